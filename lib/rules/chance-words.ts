import type { KnownChance, OrderChance } from '../model/order-chance';
import { CHANCE_DAYS } from '../model/order-chance';
import { dayWords } from './rate-words';

/**
 * 'Chance of an order in the next 90 days: 8 %, by the team’s fit of 24 November 2026.' The percent is cut off, not
 * rounded, so that a chance below a bound never reads as the bound.
 */
export function chanceWords({ share, fittedAt }: OrderChance): string {
  const percent = share < 0.01 ? 'less than 1 %' : `${String(Math.floor(share * 100))} %`;
  return `Chance of an order in the next ${String(CHANCE_DAYS)} days: ${percent}, by the team’s fit of ${dayWords(fittedAt)}.`;
}

/** 'below 10 % in the next 90 days' */
export function percentBelow(share: number): string {
  return `below ${String(Math.round(share * 100))} % in the next ${String(CHANCE_DAYS)} days`;
}

/** That their own rhythm decided, where a fit was asked for and none counts: ' By their own rhythm, as no fit of the team counts.' */
export function noFitWords({ noFit }: Pick<KnownChance, 'noFit'>): string {
  return noFit === null ? '' : ' By their own rhythm, as no fit of the team counts.';
}

import type { Subscription } from '../model/subscription';
import type { FittedRetention, ValueFit } from '../model/value-fit';
import { FIT_DAYS } from './fitted-worth';

/** By what the renewals ahead of a subscription are reckoned. `refusal`: why not by the team's own, as a sentence. */
export type RenewalModel =
  | { by: 'fit'; retention: FittedRetention; fit: ValueFit }
  | { by: 'churn'; monthlyChurn: number; refusal: string }
  | { by: 'assumed'; refusal: string };

/** From fewer subscriptions, or fewer of them that ended, their fit says little of another one. */
export const SUBSCRIPTIONS_NEEDED = 30;
export const ENDS_NEEDED = 5;

const DAY = 86_400_000;

/**
 * The best that is known of how long a subscription lasts: how the team's own of the same period turned out, where enough
 * of them were watched and the fit is recent; else the churn that the team has set; else what is assumed. VA18
 */
export function renewalModel(
  { periodMonths }: Pick<Subscription, 'periodMonths'>,
  { fit, now, monthlyChurn }: { fit: ValueFit | null; now: number; monthlyChurn: number | null },
): RenewalModel {
  const retention = fit?.retention.find((one) => one.periodMonths === periodMonths) ?? null;
  const refusal = refusalOf(fit, retention, now);
  if (refusal === null && fit !== null && retention !== null) return { by: 'fit', retention, fit };
  const why = `${refusal ?? ''} ${neededText(periodMonths)}`.trim();
  return monthlyChurn === null
    ? { by: 'assumed', refusal: why }
    : { by: 'churn', monthlyChurn, refusal: why };
}

function refusalOf(fit: ValueFit | null, retention: FittedRetention | null, now: number): string | null {
  if (fit === null) return 'Renewals are not fitted yet.';
  if (retention === null) return 'None of the team’s own has ended yet, as far as is recorded.';
  if (now - fit.until > FIT_DAYS * DAY) return `The fit is more than ${FIT_DAYS} days old.`;
  const { subscriptions, ended } = retention;
  if (subscriptions >= SUBSCRIPTIONS_NEEDED && ended >= ENDS_NEEDED) return null;
  return `So far ${subscriptions === 1 ? '1 has' : `${subscriptions} have`} come to a renewal, and ${ended} ended.`;
}

function neededText(periodMonths: number): string {
  return `Needed: ${SUBSCRIPTIONS_NEEDED} subscriptions ${cadence(periodMonths)}, ${ENDS_NEEDED} of them ended.`;
}

/** 'by the month', as a sentence says the length of a period. */
export function cadence(periodMonths: number): string {
  if (periodMonths === 1) return 'by the month';
  if (periodMonths === 12) return 'by the year';
  return `of ${periodMonths} months`;
}

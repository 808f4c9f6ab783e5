import type { Evidence } from '../model/evidence';
import { formatMoney } from '../model/money';
import type { Tier } from '../model/workspace';
import { rateWords } from './rate-words';

/** At most so many tiers. */
export const TIER_LIMIT = 10;
const LABEL_LIMIT = 60;

/** The tier of a person, and the way to the next. */
export interface TierWords {
  /** Null for somebody who has reached none. */
  tier: Tier | null;
  next: Tier | null;
  /** The rule of the tier, or of the first one: 'Gold: €1,000 or 5 orders in 12 months.' */
  says: string;
  /** What was bought in the 12 months: '€770 and 4 orders in 12 months.' */
  because: string;
  /** 'Gold is €230 or 1 order away.'; null at the top. */
  missing: string | null;
}

/** How amounts are written: the ISO 4217 code of the workspace and a BCP 47 tag. */
export interface TierHow {
  currency: string;
  locale: string;
}

/** The tier somebody has reached, by what they bought in 12 months; null for none. LT1 */
export function tierOf(
  tiers: readonly Tier[],
  bought: Pick<Bought, 'netRevenue12m' | 'ordersYear'>,
): Tier | null {
  return tiers.findLast((tier) => isReached(tier, bought)) ?? null;
}

type Bought = Pick<Evidence, 'netRevenue12m' | 'ordersYear' | 'otherCurrencies' | 'rates'>;

/** The tier of a person by what they bought in 12 months, and what is missing for the next; null without tiers. LT1 LT2 */
export function tierWords(tiers: readonly Tier[], bought: Bought, how: TierHow): TierWords | null {
  const [lowest] = tiers;
  if (lowest === undefined) return null;
  const place = tiers.findLastIndex((tier) => isReached(tier, bought));
  const tier = tiers[place] ?? null;
  const next = tiers[place + 1] ?? null;
  return {
    tier,
    next,
    says: tierRule(tier ?? lowest, how),
    because: boughtWords(bought, how),
    missing: next === null ? null : missingWords(next, bought, how),
  };
}

/** A tier in words: 'Gold: €1,000 or 5 orders in 12 months.' */
export function tierRule({ label, minRevenue, minOrders }: Tier, how: TierHow): string {
  return `${label}: ${either(amount(minRevenue, how), orders(minOrders))} in 12 months.`;
}

function isReached(tier: Tier, bought: Pick<Bought, 'netRevenue12m' | 'ordersYear'>): boolean {
  const { minRevenue, minOrders } = tier;
  return (
    (minRevenue !== null && bought.netRevenue12m >= minRevenue) ||
    (minOrders !== null && bought.ordersYear >= minOrders)
  );
}

function boughtWords(bought: Bought, how: TierHow): string {
  const others = bought.otherCurrencies;
  const left = others.length === 0 ? '' : ` Amounts in ${others.join(', ')} are not counted.`;
  const rates = rateWords(bought.rates);
  const rated = rates === '' ? '' : ` ${rates}.`;
  const spent = formatMoney(bought.netRevenue12m, how.currency, how.locale);
  return `${spent} and ${counted(bought.ordersYear)} in 12 months.${rated}${left}`;
}

function missingWords(next: Tier, bought: Bought, how: TierHow): string {
  const { minRevenue, minOrders } = next;
  const money = minRevenue === null ? null : minRevenue - bought.netRevenue12m;
  const more = minOrders === null ? null : minOrders - bought.ordersYear;
  return `${next.label} is ${either(amount(money, how), orders(more))} away.`;
}

function amount(minor: number | null, { currency, locale }: TierHow): string | null {
  return minor === null ? null : formatMoney(minor, currency, locale);
}

function orders(count: number | null): string | null {
  return count === null ? null : counted(count);
}

function counted(count: number): string {
  return `${count} order${count === 1 ? '' : 's'}`;
}

function either(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' or ') || 'nothing';
}

/** What is wrong with tiers, a sentence each, with the place of the tier it is about. LT3 */
export function checkTiers(tiers: readonly Tier[]): { at: number; message: string }[] {
  const problems: { at: number; message: string }[] = [];
  if (tiers.length > TIER_LIMIT) {
    problems.push({ at: TIER_LIMIT, message: `There can be ${TIER_LIMIT} tiers at most.` });
  }
  tiers.forEach((tier, at) => {
    const say = (message: string) => problems.push({ at, message });
    const label = tier.label.trim();
    if (label === '') say('Give the tier a name.');
    if (label.length > LABEL_LIMIT) say(`A name has ${LABEL_LIMIT} characters at most.`);
    if (label !== '' && tiers.slice(0, at).some((other) => isSameLabel(other.label, label))) {
      say(`Two tiers are called “${label}”.`);
    }
    if (tier.minRevenue === null && tier.minOrders === null) say('Say from what spend or how many orders.');
    if ([tier.minRevenue, tier.minOrders].some((bound) => bound !== null && !isBound(bound))) {
      say('Spend and orders are whole numbers above 0.');
    }
    const lower = tiers.slice(0, at).findLast((other) => isAbove(other, tier));
    if (lower !== undefined) say(`Ask for more than “${lower.label.trim()}” does, which comes before it.`);
  });
  return problems;
}

function isBound(bound: number): boolean {
  return Number.isSafeInteger(bound) && bound > 0;
}

/** Whether a tier that comes before asks for as much or more. */
function isAbove(before: Tier, after: Tier): boolean {
  const above = (a: number | null, b: number | null) => a !== null && b !== null && a >= b;
  return above(before.minRevenue, after.minRevenue) || above(before.minOrders, after.minOrders);
}

function isSameLabel(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

import type { Watched, WatchedGroups } from '../model/watched';
import { comparableChurn, type ComparableChurn } from './comparable-churn';
import { horizonValue } from './horizon-value';
import type { Worth } from './own-pace';
import { ASSUMED_MONTHLY_CHURN } from './renewal-count';
import { ordered } from './spend-range';
import type { Peers } from './value-estimate';

/** Churn a month of comparable people with its 80 % range, and who was watched for it. */
export interface PeerChurn extends ComparableChurn {
  groups: WatchedGroups;
}

/** From fewer customers nothing is concluded about another. */
const WATCHED_NEEDED = 5;

/**
 * How many like somebody without a history leave a month: the team's churn, or what is assumed, updated by everybody who
 * was watched, these by those who came through their stage, and these by the first year of those. Null where hardly
 * anybody was watched. VA19
 */
export function peerChurn(
  groups: WatchedGroups | null,
  { stage, monthlyChurn }: { stage: string; monthlyChurn: number | null },
): PeerChurn | null {
  if (groups === null || groups.everybody.people < WATCHED_NEEDED || groups.everybody.months === 0)
    return null;
  const of = (label: string, { left, months }: Watched) => ({ label, left, periods: months });
  const assumed = Math.min(0.999, Math.max(0.001, monthlyChurn ?? ASSUMED_MONTHLY_CHURN));
  const answer = comparableChurn(
    [
      of('everybody', groups.everybody),
      of(`stage ${stage}`, groups.stage),
      of('new buyers', groups.newBuyers),
    ],
    assumed,
  );
  return answer.ok ? { ...answer.value, groups } : null;
}

/**
 * What somebody without a history is likely to bring: a month's share of what comparable people brought in in a year, for as
 * long as people like them stay, by the average-revenue formula over the horizon. Low takes low revenue and high churn
 * together. Without a known churn the revenue alone.
 */
export function peersWorth(
  { low, median, high }: NonNullable<Peers['yearRevenue']>,
  churn: PeerChurn | null,
  { horizonMonths, monthlyDiscount }: { horizonMonths: number; monthlyDiscount: number },
): Worth {
  const years = horizonMonths / 12;
  const alone = ordered({ low: low * years, base: median * years, high: high * years });
  // A year of refunds can be below 0, which no formula takes.
  if (churn === null || low < 0) return { revenue: alone, discounted: 1 };
  const at = (discount: number) =>
    horizonValue({
      revenue: { low: low / 12, base: median / 12, high: high / 12 },
      margin: 1,
      churn: { low: churn.low, base: churn.base, high: churn.high },
      period: 'month',
      horizonMonths,
      monthlyDiscount: discount,
    });
  const [plain, later] = [at(0), at(monthlyDiscount)];
  if (!plain.ok || !later.ok) return { revenue: alone, discounted: 1 };
  const { base } = plain.value;
  return { revenue: ordered(plain.value), discounted: base > 0 ? Math.min(1, later.value.base / base) : 1 };
}

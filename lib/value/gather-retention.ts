import { subscriptionLives, type SubscriptionOrder } from '../model/subscription';
import type { Cohort } from './retention';

/** Subscriptions of one period, as a fit needs them: element n of `lost` and `kept` is of those with n renewals. */
export interface RetentionBase {
  periodMonths: number;
  /** Ended after so many renewals, at the next one. */
  lost: number[];
  /** Still running after so many. */
  kept: number[];
}

/** Beyond so many renewals a subscription counts as one with so many. */
const MOST_RENEWALS = 600;

/**
 * Takes in one person's subscriptions: how often each was renewed, and whether it then ended or still runs, of which no more
 * is known yet (right-censored). One whose start nobody recorded, or whose period was changed, tells no age and is
 * left out. VA18
 * @param orders standing orders up to `until`
 */
export function addLives(
  bases: Map<number, RetentionBase>,
  orders: readonly SubscriptionOrder[],
  until: number,
): void {
  if (!orders.some(({ type }) => type === 'subscription-started')) return;
  const inOrder = orders.toSorted((a, b) => a.at - b.at);
  for (const life of subscriptionLives(inOrder, until)) {
    if (!life.hasStart || !life.hasOnePeriod) continue;
    const { periodMonths } = life;
    const base = bases.get(periodMonths) ?? { periodMonths, lost: [], kept: [] };
    bases.set(periodMonths, base);
    const counts = life.isRunning ? base.kept : base.lost;
    const renewals = Math.min(MOST_RENEWALS, life.renewals);
    counts[renewals] = (counts[renewals] ?? 0) + 1;
  }
}

/**
 * The subscriptions as groups of which it is known how many were left after each renewal: those that have ended are one,
 * and those that run are one for each age, of whom nobody is known to have left.
 */
export function cohortsOf({ lost, kept }: RetentionBase): Cohort[] {
  const ended = counts(lost);
  const all = ended.reduce((sum, count) => sum + count, 0);
  let left = all;
  const gone = [all, ...ended.map((count) => (left -= count))];
  const running = counts(kept).map((count, renewals) => Array.from({ length: renewals + 1 }, () => count));
  return [...(all > 0 ? [gone] : []), ...running.filter(([first = 0], at) => at > 0 && first > 0)];
}

/** A list with holes as numbers. */
function counts(list: readonly number[]): number[] {
  return Array.from(list, (count: number | undefined) => count ?? 0);
}

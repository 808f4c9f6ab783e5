import type { Subscription } from '../model/subscription';
import type { Worth } from './own-pace';
import { paymentsAhead } from './renewal-count';
import { ordered } from './spend-range';

/** The time and assumptions of an estimate of subscriptions. */
export interface SubscriptionHow {
  now: number;
  horizonMonths: number;
  monthlyDiscount: number;
  monthlyChurn: number | null;
}

/**
 * Revenue of running subscriptions over the horizon: average revenue a period times the payments to expect, which is
 * the average-revenue formula (see lifetimeValue) cut off at the horizon. Low and high are the 10 % and 90 % points of
 * the number of payments. Several subscriptions of one person are taken to end together.
 */
export function subscriptionWorth(subscriptions: Subscription[], how: SubscriptionHow): Worth {
  const total = { low: 0, base: 0, high: 0 };
  let discounted = 0;
  for (const subscription of subscriptions) {
    const price = Math.max(0, subscription.amount.minor);
    for (const { months, chance } of paymentsAhead(
      subscription,
      how.now,
      how.horizonMonths,
      how.monthlyChurn,
    )) {
      total.base += price * chance;
      discounted += (price * chance) / (1 + how.monthlyDiscount) ** months;
      if (chance >= 0.9) total.low += price;
      if (chance > 0.1) total.high += price;
    }
  }
  return { revenue: ordered(total), discounted: total.base > 0 ? discounted / total.base : 1 };
}

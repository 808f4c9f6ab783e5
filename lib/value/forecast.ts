import type { Person } from '../model/change';
import { netAmount } from '../model/order-revenue';
import { standing } from '../model/standing';
import type { Workspace } from '../model/workspace';
import { convertOrders } from '../model/convert-orders';
import type { ValueEstimate } from './value-estimate';

/** Revenue so far and to come, both cumulative, in minor units of the estimate's currency. */
export interface Forecast {
  past: { at: number; minor: number }[];
  future: { at: number; low: number; base: number; high: number }[];
}

const MONTH = (365.25 / 12) * 86_400_000;

/**
 * Points of the chart: the running total of past orders, a point an order and one for `now`; then a point a month to
 * the horizon, up to the estimate's revenue there by its curve. Refunds lower the total. VA10
 * @param money the team's currency and rates, by which the estimate was made
 */
export function cumulativeOrders(
  person: Person,
  now: number,
  estimate: ValueEstimate,
  money: Pick<Workspace, 'currency' | 'rates'>,
): Forecast {
  const past = standing(person.orders, person.reversals).filter((order) => order.at <= now);
  const orders = convertOrders(past, money)
    .orders.filter((order) => order.amount.currency === estimate.currency)
    .toSorted((a, b) => a.at - b.at);
  const points: Forecast['past'] = [];
  let total = 0;
  for (const order of orders) {
    const amount = netAmount(order);
    if (amount === 0) continue;
    total = countable(total + amount);
    points.push({ at: order.at, minor: total });
  }
  points.push({ at: now, minor: total });
  const { low, base, high } = estimate.revenue;
  const future = Array.from({ length: estimate.horizonMonths + 1 }, (_, month) => {
    const share = estimate.curve[month] ?? month / estimate.horizonMonths;
    const at = (minor: number) => countable(total + minor * share);
    return { at: Math.round(now + month * MONTH), low: at(low), base: at(base), high: at(high) };
  });
  return { past: points, future };
}

/** Whole, and not beyond what can be counted exactly. */
function countable(minor: number): number {
  return Math.round(Math.min(Number.MAX_SAFE_INTEGER, Math.max(Number.MIN_SAFE_INTEGER, minor)));
}

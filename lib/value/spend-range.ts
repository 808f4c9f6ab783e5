import { gammaShare } from './gamma-share';
import { expectedCount } from './order-count';
import type { Range } from './value-estimate';

/** What one order brings: its mean in minor units, its squared coefficient of variation, and known from how many. */
export interface OrderSize {
  mean: number;
  variation: number;
  known: number;
}

/** The ends of an 80 % range. */
const LOW = 0.1;
const HIGH = 0.9;

/**
 * Range of the sum of an uncertain number of orders of uncertain size: base is the mean, low and high the 10 % and
 * 90 % points of the compound distribution. The sum of n orders is taken to be gamma distributed with mean n x mean
 * and variance from both the orders' own spread and the mean being known from few (moments matched). Integer minor
 * units, low <= base <= high: where the mean lies beyond a point, the point is moved to it. Source: Klugman, Panjer
 * and Willmot, Loss Models, 4th edition (2012), chapter 9.
 * @param counts element n: chance of at least n orders, element 0 is 1
 */
export function spendRange(counts: number[], size: OrderSize): Range {
  const base = size.mean * expectedCount(counts);
  if (!(base > 0)) return { low: 0, base: 0, high: 0 };
  const chances = counts.map((chance, n) => chance - (counts[n + 1] ?? 0));
  const below = (sum: number) =>
    chances.reduce((total, chance, n) => total + chance * shareBelow(sum, n, size), 0);
  return ordered({ low: point(below, LOW, base), base, high: point(below, HIGH, base) });
}

function shareBelow(sum: number, orders: number, { mean, variation, known }: OrderSize): number {
  if (orders === 0) return 1;
  const shape = 1 / (variation * (1 / orders + 1 / known));
  return gammaShare(shape, (shape * sum) / (orders * mean));
}

/** The sum below which the share lies, by halving. */
function point(below: (sum: number) => number, share: number, start: number): number {
  if (below(0) >= share) return 0;
  let high = start;
  for (let i = 0; i < 60 && below(high) < share; i += 1) high *= 2;
  let low = 0;
  for (let i = 0; i < 50 && high - low > 0.25; i += 1) {
    const middle = (low + high) / 2;
    if (below(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Rounded to whole minor units that can be counted exactly, and in order. */
export function ordered({ low, base, high }: Range): Range {
  const whole = (value: number) => Math.round(Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, value)));
  const middle = whole(base);
  return { low: Math.min(whole(low), middle), base: middle, high: Math.max(whole(high), middle) };
}

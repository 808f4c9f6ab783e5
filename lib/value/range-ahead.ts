import { betaShare } from './beta-share';
import { crossing } from './crossing';
import { orderDistribution, type OrderChance } from './order-distribution';
import type { OrderFit } from './order-fit';
import type { OrderSummary } from './order-summary';

/** Low, base and high in one unit, low <= base <= high: base is the mean. */
export interface Spread {
  low: number;
  base: number;
  high: number;
}

/** The chance that the range leaves out, half at each end. */
const OUTSIDE = 0.2;

/**
 * 80 % ranges of the orders and of the revenue in the time ahead. A tenth is left out at each end; where no order at
 * all has a chance of more than a tenth nothing can be left out below 0, and the whole fifth is left out above. Numbers
 * of orders are whole: the end is the one whose chance comes nearest. Where the mean lies beyond an end, the end is
 * moved to it. Revenue: the sum of n orders of a Gamma-Gamma customer is gamma distributed with shape p n and a rate that
 * is gamma distributed with q + p xz and gamma + xz zbar, so sum / (sum + gamma + xz zbar) is beta distributed; mixed
 * over n. Source: Fader and Hardie, The gamma-gamma model of monetary value (note 025, 2013), equations 2 to 4.
 * @param means expected orders and revenue; revenue null where no amount is known
 */
export function rangesAhead(
  fit: OrderFit,
  of: OrderSummary,
  time: number,
  means: { orders: number; revenue: number | null },
): { orders: Spread; revenue: Spread | null } {
  const chances = orderDistribution(fit, of, time);
  const none = chances[0]?.chance ?? 1;
  const below = none > OUTSIDE / 2 ? 0 : OUTSIDE / 2;
  const until = below === 0 ? 1 - OUTSIDE : 1 - OUTSIDE / 2;
  const count = { low: below === 0 ? 0 : orderPoint(chances, below), high: orderPoint(chances, until) };
  const revenue = (): Spread => {
    const { gammaGamma, meanSpend } = fit;
    const base = means.revenue ?? 0;
    if (gammaGamma === null) {
      const each = meanSpend ?? 0;
      return around(count.low * each, base, count.high * each);
    }
    const { p, q, gamma } = gammaGamma.params;
    const size = { p, q: q + p * of.xz, gamma: gamma + of.xz * of.zbar };
    const point = (share: number) => revenuePoint(chances, size, share);
    return around(below === 0 ? 0 : point(below), base, point(until));
  };
  return {
    orders: around(count.low, means.orders, count.high),
    revenue: means.revenue === null ? null : revenue(),
  };
}

function around(low: number, base: number, high: number): Spread {
  return { low: Math.min(low, base), base, high: Math.max(high, base) };
}

/** The number of orders up to which the chance comes nearest to the share. */
function orderPoint(chances: readonly OrderChance[], share: number): number {
  let sum = 0;
  let before = 0;
  for (const { orders, chance } of chances) {
    const then = sum + chance;
    if (then >= share) return orders > 0 && share - sum < then - share ? before : orders;
    [sum, before] = [then, orders];
  }
  return before;
}

/** The revenue below which the share lies, sought on the scale y = sum / (sum + gamma), which ends at 1. */
function revenuePoint(
  chances: readonly OrderChance[],
  { p, q, gamma }: { p: number; q: number; gamma: number },
  share: number,
): number {
  if ((chances[0]?.chance ?? 1) >= share) return 0;
  const below = (y: number) => {
    let total = 0;
    for (const { orders, chance } of chances)
      total += chance * (orders === 0 ? 1 : betaShare(y, p * orders, q));
    return total;
  };
  const y = crossing(below, share, 0, 1);
  return (gamma * y) / (1 - y);
}

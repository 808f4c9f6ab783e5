import type { Order } from '../model/facts';

/** What somebody bought at will (subscriptions apart), as the estimate by own pace needs it. */
export interface PurchaseHistory {
  /** Days with a purchase after the first such day: orders of one day are one purchase. */
  repeats: number;
  firstAt: number;
  lastAt: number;
  /** Years from the first purchase to the last, and to now. */
  yearsToLast: number;
  years: number;
  /** Mean of a purchase in minor units, after refunds. */
  mean: number;
  /** Squared coefficient of variation of a purchase, drawn towards 1/4 while purchases are few. */
  variation: number;
}

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;
/** How many purchases the assumed variation of 50 % weighs as much as. */
const VARIATION_WEIGHT = 4;
const ASSUMED_VARIATION = 0.25;

/**
 * Purchases at will of one currency; null where there is none with an amount. Refunds lower the mean. Frequency,
 * recency and age are counted as in Fader and Hardie, Creating an RFM summary using Excel (2008).
 * @param orders standing orders up to now
 */
export function purchaseHistory(orders: Order[], currency: string, now: number): PurchaseHistory | null {
  const own = orders.filter((order) => order.amount.currency === currency && order.at <= now);
  const bought = own.filter((order) => order.type === 'purchase' && order.amount.minor > 0);
  if (bought.length === 0) return null;
  const perDay = new Map<number, number>();
  for (const { at, amount } of bought) {
    const day = Math.floor(at / DAY);
    perDay.set(day, (perDay.get(day) ?? 0) + amount.minor);
  }
  const spends = [...perDay.values()];
  const gross = spends.reduce((a, b) => a + b, 0);
  const returned = own.filter(isReturn).reduce((sum, order) => sum + Math.abs(order.amount.minor), 0);
  const times = bought.map((order) => order.at);
  const firstAt = times.reduce((a, b) => Math.min(a, b));
  const lastAt = times.reduce((a, b) => Math.max(a, b));
  return {
    repeats: spends.length - 1,
    firstAt,
    lastAt,
    yearsToLast: spends.length === 1 ? 0 : (lastAt - firstAt) / YEAR,
    years: (now - firstAt) / YEAR,
    mean: Math.max(0, gross - returned) / spends.length,
    variation: variationOf(spends, gross / spends.length),
  };
}

/** A refund, or a purchase with a negative amount, as some programs write refunds. */
function isReturn(order: Order): boolean {
  return order.type === 'refund' || (order.type === 'purchase' && order.amount.minor < 0);
}

function variationOf(spends: number[], mean: number): number {
  const squares = spends.reduce((sum, spend) => sum + (spend / mean - 1) ** 2, 0);
  const drawn = (squares + ASSUMED_VARIATION * VARIATION_WEIGHT) / (spends.length - 1 + VARIATION_WEIGHT);
  return Math.min(4, Math.max(0.01, drawn));
}

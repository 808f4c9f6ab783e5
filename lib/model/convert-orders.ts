import type { Order } from './facts';
import { currencyDecimals } from './money';
import type { Rate } from './rate';

/** What of an order a rate changes, and by what it is chosen. */
export type DatedAmount = Pick<Order, 'at' | 'amount'>;

/** Orders in the team's currency as far as there are rates, and the rates that were used. */
export interface ConvertedOrders<O extends DatedAmount> {
  /** In their order; those whose currency has no rate keep it. */
  orders: O[];
  /** The newest rate used of each currency, and how many orders it and older ones of it were used for. */
  used: { rate: Rate; orders: number }[];
}

/**
 * Puts orders of other currencies into the team's by the rate of their day: the last one up to it, else the first one
 * after. Rounded to whole minor units. An order whose currency has no rate, or that cannot be counted exactly, stays as it
 * is. VA15
 */
export function convertOrders<O extends DatedAmount>(
  orders: readonly O[],
  { currency, rates }: { currency: string; rates: readonly Rate[] },
): ConvertedOrders<O> {
  if (orders.every((order) => order.amount.currency === currency)) return { orders: [...orders], used: [] };
  const used = new Map<string, { rate: Rate; orders: number }>();
  const converted = orders.map((order) => {
    if (order.amount.currency === currency) return order;
    const rate = rateAt(rates, order.amount.currency, order.at);
    if (rate === null) return order;
    const minor = inCurrency(order.amount.minor, rate, currency);
    if (!Number.isSafeInteger(minor)) return order;
    const before = used.get(rate.currency);
    const newest = before !== undefined && before.rate.at > rate.at ? before.rate : rate;
    used.set(rate.currency, { rate: newest, orders: (before?.orders ?? 0) + 1 });
    return { ...order, amount: { minor, currency } };
  });
  return { orders: converted, used: [...used.values()] };
}

/** The rate of a currency that counts on a day: the last up to it, else the first after it; null where there is none. */
export function rateAt(rates: readonly Rate[], currency: string, at: number): Rate | null {
  let before: Rate | null = null;
  let after: Rate | null = null;
  for (const rate of rates) {
    if (rate.currency !== currency) continue;
    if (rate.at <= at) before = before !== null && before.at > rate.at ? before : rate;
    else after = after !== null && after.at <= rate.at ? after : rate;
  }
  return before ?? after;
}

/** Decimals differ: 100 yen are 100 minor units, 1 euro as well. */
function inCurrency(minor: number, { currency, perUnit }: Rate, to: string): number {
  return Math.round((minor / 10 ** currencyDecimals(currency)) * perUnit * 10 ** currencyDecimals(to));
}

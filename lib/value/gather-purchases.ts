import type { Rate } from '../model/rate';
import { convertOrders } from '../model/convert-orders';
import { addLives, type RetentionBase } from './gather-retention';
import { orderPurchases, type PaidOrder } from './order-purchases';
import type { OrderSummary } from './order-summary';
import { summarise } from './summarise';

/** With what orders are read for a fit: the team's currency and rates, and up to which moment. */
export interface GatherHow {
  currency: string;
  rates: readonly Rate[];
  until: number;
}

/** The customers of one market, as a fit needs them. */
export interface FitBase {
  market: string | null;
  summaries: OrderSummary[];
  /** Days of purchase, the first ones among them. */
  orders: number;
  /** Subscriptions, a length of period each. */
  retention: RetentionBase[];
  /** Orders in a currency without a rate, and orders of the future. */
  leftOut: { currency: number; future: number };
}

/** Takes in people one by one: of each only five numbers are kept, however many orders there are. */
export interface PurchaseGathering {
  /** One person's orders that stand, in any order. `market`: the one that counts for them. */
  add(market: string | null, orders: readonly PaidOrder[]): void;
  /** What came together, the main market first. */
  bases(): FitBase[];
}

/** Gathers what a fit needs, the same way on the server and on a device. VA15 VA17 */
export function gatherPurchases({ currency, rates, until }: GatherHow): PurchaseGathering {
  const bases = new Map<string | null, FitBase>([[null, emptyBase(null)]]);
  const retentions = new Map<string | null, Map<number, RetentionBase>>();
  return {
    add(market, orders) {
      const base = bases.get(market) ?? emptyBase(market);
      bases.set(market, base);
      const retention = retentions.get(market) ?? new Map<number, RetentionBase>();
      retentions.set(market, retention);
      addLives(retention, orders, until);
      const atWill = orders.filter(({ type }) => type === 'purchase' || type === 'refund');
      const past = atWill.filter(({ at }) => at <= until);
      base.leftOut.future += atWill.length - past.length;
      const converted = convertOrders(past, { currency, rates }).orders;
      base.leftOut.currency += converted.filter(({ amount }) => amount.currency !== currency).length;
      const summary = summarise(orderPurchases(converted, currency), until);
      if (summary === null) return;
      base.summaries.push(summary);
      base.orders += summary.x + 1;
    },
    bases: () =>
      [...bases.values()].map((base) => ({
        ...base,
        retention: [...(retentions.get(base.market)?.values() ?? [])],
      })),
  };
}

function emptyBase(market: string | null): FitBase {
  return { market, summaries: [], orders: 0, retention: [], leftOut: { currency: 0, future: 0 } };
}

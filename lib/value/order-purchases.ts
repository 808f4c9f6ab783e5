import type { SubscriptionOrder } from '../model/subscription';
import type { DatedPurchase } from './summarise';

/** What of an order counts for the value of a person. */
export type PaidOrder = SubscriptionOrder;

/**
 * What the fitted model reads of a person's orders: purchases at will and refunds, the latter below 0, in one currency.
 * Subscriptions are no purchases at will; one that starts, is renewed or ends is left out.
 */
export function orderPurchases(orders: readonly PaidOrder[], currency: string): DatedPurchase[] {
  return orders.flatMap(({ type, at, amount }) => {
    if (amount.currency !== currency || (type !== 'purchase' && type !== 'refund')) return [];
    return [{ at, amount: type === 'refund' ? -Math.abs(amount.minor) : amount.minor }];
  });
}

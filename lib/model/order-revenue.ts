import type { Order } from './facts';

/**
 * What an order brings in, in minor units of its own currency: purchases, starts and renewals of a subscription
 * count with their amount, a refund against it. A change of a subscription names a new price and a cancellation
 * ends it: neither is a payment.
 */
export function netAmount(order: Order): number {
  switch (order.type) {
    case 'purchase':
    case 'subscription-started':
    case 'subscription-renewed':
      return order.amount.minor;
    case 'refund':
      return order.amount.minor === 0 ? 0 : -Math.abs(order.amount.minor);
    case 'subscription-changed':
    case 'subscription-cancelled':
      return 0;
  }
}

/** Whether it is a time somebody bought: a purchase, a start or a renewal. */
export function isBuying({ type }: Pick<Order, 'type'>): boolean {
  return type === 'purchase' || type === 'subscription-started' || type === 'subscription-renewed';
}

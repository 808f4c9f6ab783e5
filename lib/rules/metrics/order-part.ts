import { convertOrders } from '../../model/convert-orders';
import type { Order, Reward } from '../../model/facts';
import { isBuying, netAmount } from '../../model/order-revenue';
import type { Collector } from './collector';
import { monthsBetween } from './figure-days';
import type { Reading } from './reading';
import { subscriptionTerms } from './subscription-terms';

/** What a person adds by their orders and subscriptions. MT7 MT8 */
export function addOrders(collector: Collector, orders: readonly Order[], reading: Reading): void {
  for (const order of convertOrders(orders, reading).orders) {
    const { at, type } = order;
    collector.add(at, ['order', type]);
    const isBought = isBuying(order);
    if (!isBought && type !== 'refund') continue;
    if (order.amount.currency !== reading.currency) {
      collector.add(at, ['no-rate']);
      continue;
    }
    collector.add(at, ['revenue'], { amount: netAmount(order) });
    if (!isBought) continue;
    collector.add(at, ['basket']);
    collector.add(at, ['bought'], { amount: order.amount.minor });
  }
  const [first, second] = orders.filter(isBuying);
  if (first !== undefined) collector.add(first.at, ['first-order']);
  if (first !== undefined && second !== undefined) {
    collector.add(first.at, ['second-order'], { bin: monthsBetween(first.at, second.at) });
  }
  for (const { dueAt, end } of subscriptionTerms(orders).terms) {
    collector.add(dueAt, ['due']);
    if (end === 'renewed') collector.add(dueAt, ['due-renewed']);
    if (end === 'open') collector.add(dueAt, ['due-open']);
  }
}

/** What the team gave a person, and what that cost; that it was used costs nothing more. MT7 */
export function addRewards(collector: Collector, rewards: readonly Reward[], reading: Reading): void {
  for (const { at, type, cost, redeems } of rewards) {
    if (redeems !== null) continue;
    collector.add(at, ['reward', type]);
    if (cost === null) continue;
    const [converted] = convertOrders([{ at, amount: cost }], reading).orders;
    if (converted?.amount.currency === reading.currency) {
      collector.add(at, ['reward-cost'], { amount: converted.amount.minor });
    }
  }
}

import type { Interaction, Order } from '../../model/facts';
import { isBuying } from '../../model/order-revenue';
import { DAY } from '../days';
import { ANSWERS } from '../open-interaction';
import { factOrder } from '../order';
import type { Collector } from './collector';

/** An order within so many days brings an abandoned cart back. */
export const CART_DAYS = 14;
const HOUR = 3_600_000;

/** Carts and what became of them, inquiries and their first answer, referrals. MT7 */
export function addContacts(
  collector: Collector,
  interactions: readonly Interaction[],
  orders: readonly Order[],
): void {
  const bought = orders.filter(isBuying).map(({ at }) => at);
  const answers = interactions.filter(({ type }) => ANSWERS.includes(type));
  for (const fact of interactions) {
    const { type, at } = fact;
    if (type === 'referral') collector.add(at, ['referral']);
    else if (type === 'cart-abandoned') {
      collector.add(at, ['cart']);
      const isBack = bought.some((when) => when >= at && when <= at + CART_DAYS * DAY);
      if (isBack) collector.add(at, ['cart-recovered']);
    } else if (type === 'inquiry') {
      collector.add(at, ['inquiry']);
      const reply = answers.find((answer) => factOrder(answer, fact) > 0);
      if (reply !== undefined) {
        collector.add(at, ['replied'], { bin: Math.floor((reply.at - at) / HOUR) });
      }
    }
  }
}

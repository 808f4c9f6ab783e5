import type { Person } from '../model/change';
import { netAmount } from '../model/order-revenue';
import type { Money } from '../model/scalars';
import { standing } from '../model/standing';

/** What a person who was referred became worth: the net revenue of their orders so far, in one currency. TL10 */
export function referralWorth(person: Person, currency: string, now: number): Money {
  const orders = standing(person.orders, person.reversals).filter(
    ({ at, amount }) => at <= now && amount.currency === currency,
  );
  return { minor: orders.reduce((sum, order) => sum + netAmount(order), 0), currency };
}

import type { Person } from '../model/change';
import { convertOrders } from '../model/convert-orders';
import { netAmount } from '../model/order-revenue';
import type { Money } from '../model/scalars';
import { standing } from '../model/standing';
import type { Workspace } from '../model/workspace';

/** What a person who was referred became worth: the net revenue of their orders so far, in the team's currency. TL10 EV6 */
export function referralWorth(
  person: Person,
  team: Pick<Workspace, 'currency' | 'rates'>,
  now: number,
): Money {
  const { currency } = team;
  const past = standing(person.orders, person.reversals).filter(({ at }) => at <= now);
  const orders = convertOrders(past, team).orders.filter(({ amount }) => amount.currency === currency);
  return { minor: orders.reduce((sum, order) => sum + netAmount(order), 0), currency };
}

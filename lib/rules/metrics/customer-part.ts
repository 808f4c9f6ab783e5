import type { Order } from '../../model/facts';
import { isBuying } from '../../model/order-revenue';
import type { Collector } from './collector';
import { monthsBetween } from './figure-days';
import { dayOf } from './metric';
import { isCustomerPhase } from './reading';
import type { Stay } from './stays';
import { subscriptionEnds, subscriptionTerms } from './subscription-terms';

/** Somebody became a customer, or stopped being one. */
export interface Turn {
  at: number;
  isCustomer: boolean;
}

/**
 * When a person became a customer, was lost, and was one again; each turn differs from the one before, the first is that
 * they became one. They do by an order, or by coming into a phase of customers. They are lost by coming into a phase
 * `lapsed` or `outside`, and by the end of their last subscription. MT6
 * @param orders standing orders in the order they count in
 */
export function customerTurns(stays: readonly Stay[], orders: readonly Order[]): Turn[] {
  const turns: Turn[] = [];
  for (const { ref, from: at } of stays) {
    const [, , phase] = ref;
    if (isCustomerPhase(phase)) turns.push({ at, isCustomer: true });
    else if (phase === 'lapsed' || phase === 'outside') turns.push({ at, isCustomer: false });
  }
  for (const order of orders) if (isBuying(order)) turns.push({ at: order.at, isCustomer: true });
  for (const at of subscriptionEnds(subscriptionTerms(orders).running)) turns.push({ at, isCustomer: false });
  turns.sort((a, b) => a.at - b.at || Number(b.isCustomer) - Number(a.isCustomer));
  let isCustomer = false;
  return turns.filter((turn) => {
    const isTurn = turn.isCustomer !== isCustomer;
    isCustomer = turn.isCustomer;
    return isTurn;
  });
}

/** Whether somebody is a customer at a moment. */
export function isCustomerAt(turns: readonly Turn[], at: number): boolean {
  return turns.findLast((turn) => turn.at <= at)?.isCustomer ?? false;
}

/** What a person adds as a lead and as a customer. MT6 */
export function addCustomer(
  collector: Collector,
  stays: readonly Stay[],
  { turns, channel }: { turns: readonly Turn[]; channel: string },
): void {
  const firstAt = turns[0]?.at ?? null;
  const startAt = stays[0]?.from ?? null;
  const leadAt = stays.find(({ ref }) => ref[2] === 'acquisition')?.from ?? null;
  if (leadAt !== null) collector.add(leadAt, ['lead']);
  for (const [index, { ref, from }] of stays.entries()) {
    const before = stays[index - 1];
    const isLeaving = ref[2] === 'lapsed' && before !== undefined && before.ref[2] !== 'lapsed';
    if (isLeaving && (firstAt === null || firstAt > from)) collector.add(from, ['dropped', before.ref]);
  }
  if (firstAt === null) return;
  collector.add(firstAt, ['customer', channel]);
  if (startAt !== null) collector.add(startAt, ['start-won'], { bin: monthsBetween(startAt, firstAt) });
  if (leadAt !== null && firstAt >= leadAt) {
    collector.add(leadAt, ['lead-won'], { bin: monthsBetween(leadAt, firstAt) });
  }
  let cameAt = firstAt;
  for (const { at, isCustomer } of turns) {
    collector.ever([isCustomer ? 'came' : 'went'], { bin: dayOf(at) });
    const bin = monthsBetween(firstAt, at);
    if (isCustomer) {
      cameAt = at;
      if (at !== firstAt) collector.add(firstAt, ['lost-after'], { bin, amount: -1 });
    } else {
      collector.add(at, ['lost'], { bin: dayOf(at) - dayOf(cameAt) });
      collector.add(firstAt, ['lost-after'], { bin });
    }
  }
}

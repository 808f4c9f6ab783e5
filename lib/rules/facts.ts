import type { Actor, Change, FactDraft } from '../model/change';
import type { InteractionType, OrderType } from '../model/facts';
import type { Money } from '../model/scalars';

export { standing } from '../model/standing';

/** An interaction as typed. `at` is when it happened, now if it is not given. */
export interface InteractionEntry {
  type: InteractionType;
  text: string;
  minutes: number | null;
  dueAt: number | null;
  at?: number;
}

/** Records something that passed between the person and the team, or a note. The text is kept as it was typed. FA1 */
export function logInteraction(contactId: string, entry: InteractionEntry, actor: Actor): Change[] {
  const fact: FactDraft<'interaction'> = {
    id: actor.newId(),
    contactId,
    at: entry.at ?? actor.now,
    by: actor.by,
    type: entry.type,
    text: entry.text.trim(),
    minutes: entry.minutes,
    dueAt: entry.dueAt,
  };
  return [{ op: 'event', kind: 'interaction', fact }];
}

/** An order as typed; the amount in minor units, positive for a refund too. */
export interface OrderEntry {
  type: OrderType;
  amount: Money;
  label?: string | null;
  periodMonths?: number | null;
  dueAt?: number | null;
  at?: number;
}

/** Records an order, a refund or an event of a subscription. FA1 */
export function logOrder(contactId: string, entry: OrderEntry, actor: Actor): Change[] {
  const fact: FactDraft<'order'> = {
    id: actor.newId(),
    contactId,
    at: entry.at ?? actor.now,
    by: actor.by,
    type: entry.type,
    amount: entry.amount,
    label: entry.label ?? null,
    periodMonths: entry.periodMonths ?? null,
    dueAt: entry.dueAt ?? null,
  };
  return [{ op: 'event', kind: 'order', fact }];
}

/**
 * Takes a fact back: it stays in the history and counts no longer. Taking back the reversal brings it back. Stage
 * changes are taken back by undoMove. FA2
 */
export function reverseFact(
  contactId: string,
  factId: string,
  reason: string | null,
  actor: Actor,
): Change[] {
  const fact: FactDraft<'reversal'> = {
    id: actor.newId(),
    contactId,
    at: actor.now,
    by: actor.by,
    fact: factId,
    reason: reason?.trim().slice(0, 300) || null,
  };
  return [{ op: 'event', kind: 'reversal', fact }];
}

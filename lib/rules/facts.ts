import type { Actor, Change, FactDraft, Person } from '../model/change';
import type { Interaction, OrderType } from '../model/facts';
import type { Money } from '../model/scalars';

export { standing } from '../model/standing';

/**
 * An interaction as typed. `at` is when it happened, now if it is not given; what a cart or quote is worth, who was
 * referred, which note it stands for and which ticket or order it is about where there is such a thing.
 */
export interface InteractionEntry
  extends
    Pick<Interaction, 'type' | 'text' | 'minutes' | 'dueAt'>,
    Partial<Pick<Interaction, 'amount' | 'other' | 'replaces' | 'reference' | 'at'>> {}

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
    amount: entry.amount ?? null,
    other: entry.other ?? null,
    replaces: entry.replaces ?? null,
    reference: entry.reference ?? null,
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
 * Whose fact it is, as it was recorded: of people who were merged the facts keep their own. The person themselves for a
 * fact that is not known.
 */
export function contactOfFact(person: Person, factId: string): string {
  const { contact, ...lists } = person;
  for (const facts of Object.values(lists) as { id: string; contactId: string }[][]) {
    const found = facts.find((fact) => fact.id === factId);
    if (found !== undefined) return found.contactId;
  }
  return contact.id;
}

/**
 * Takes a fact back: it stays in the history and counts no longer. Taking back the reversal brings it back. Stage
 * changes are taken back by undoMove. `contactId` is that of the fact: see contactOfFact. FA2
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

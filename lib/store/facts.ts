import type { FactByKind, FactKind, Person } from '../model/change';
import type { Contact } from '../model/contact';
import { personOf } from '../rules/person-of';
import { mergesOf, shownAs } from '../rules/shown-as';
import { contactOf } from './contact-row';
import type { SidestageDatabase, StoredFact } from './database';
import { connected } from './merged';

/** One person's facts of one kind, in no order. */
export async function factsOf<K extends FactKind>(
  db: SidestageDatabase,
  contactId: string,
  kind: K,
): Promise<FactByKind[K][]> {
  const facts = await db.facts.where('[contactId+kind]').equals([contactId, kind]).toArray();
  return facts.map((fact) => factOf(fact)) as FactByKind[K][];
}

/** All facts of one person, in no order. */
export function allFactsOf(db: SidestageDatabase, contactId: string): Promise<StoredFact[]> {
  return db.facts.where('[contactId+kind]').between([contactId, ''], [contactId, '\uffff']).toArray();
}

/**
 * Everything known of one person and of those who were merged into them, facts in their order; asked for by the id of
 * any of them. Null where there is no such person. One transaction.
 */
export async function readPerson(db: SidestageDatabase, id: string): Promise<Person | null> {
  return db.transaction('r', db.contacts, db.facts, async () => {
    const around = await connected(db, [id]);
    const merges = mergesOf(around.values());
    const contact = around.get(shownAs(id, merges));
    if (contact === undefined) return null;
    const together = [...around.keys()].filter((one) => shownAs(one, merges) === contact.id);
    const facts = await Promise.all(together.map((one) => allFactsOf(db, one)));
    return personOf(contactOf(contact), facts.flat());
  });
}

/** Those who were merged into the person, in no order: not the person themselves. One transaction. */
export async function mergedPeople(db: SidestageDatabase, id: string): Promise<Contact[]> {
  return db.transaction('r', db.contacts, async () => {
    const around = await connected(db, [id]);
    const merges = mergesOf(around.values());
    const shown = shownAs(id, merges);
    const merged = [...around.values()].filter(
      (one) => one.id !== shown && shownAs(one.id, merges) === shown,
    );
    return merged.map(contactOf);
  });
}

function factOf(stored: StoredFact): FactByKind[FactKind] {
  const { kind: _kind, ...fact } = stored;
  return fact;
}

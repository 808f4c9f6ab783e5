import type { FactByKind, FactKind, Person } from '../model/change';
import { contactOf } from './contact-row';
import type { SidestageDatabase, StoredFact } from './database';
import { storedOrder } from './stage-lead';

/** One person's facts of one kind, in no order. */
export async function factsOf<K extends FactKind>(
  db: SidestageDatabase,
  contactId: string,
  kind: K,
): Promise<FactByKind[K][]> {
  const facts = await db.facts.where('[contactId+kind]').equals([contactId, kind]).toArray();
  return facts.map((fact) => factOf(fact)) as FactByKind[K][];
}

/** Everything known of one person, facts in their order; null where there is no such person. One transaction. */
export async function readPerson(db: SidestageDatabase, id: string): Promise<Person | null> {
  return db.transaction('r', db.contacts, db.facts, async () => {
    const contact = await db.contacts.get(id);
    if (contact === undefined) return null;
    const facts = await db.facts.where('[contactId+kind]').between([id, ''], [id, '\uffff']).toArray();
    const ofKind = <K extends FactKind>(kind: K) =>
      (facts.filter((fact) => fact.kind === kind).map(factOf) as FactByKind[K][]).sort(storedOrder);
    return {
      contact: contactOf(contact),
      stageChanges: ofKind('stage-change'),
      interactions: ofKind('interaction'),
      orders: ofKind('order'),
      responses: ofKind('survey-response'),
      outcomes: ofKind('action-outcome'),
      reversals: ofKind('reversal'),
      rewards: ofKind('reward'),
      keeps: ofKind('stage-kept'),
    };
  });
}

function factOf(stored: StoredFact): FactByKind[FactKind] {
  const { kind: _kind, ...fact } = stored;
  return fact;
}

import type { Person } from '../model/change';
import { groupsOf, mergesOf, shownAs, type Merges } from '../rules/shown-as';
import { contactOf, contactRow } from './contact-row';
import type { SidestageDatabase, StoredContact, StoredFact } from './database';
import { personOf } from '../rules/person-of';
import { allFactsOf } from './facts';
import { allMerges, connected } from './merged';
import type { ContactRow, EachPersonHow } from './store';

/** So many people are read at a time: enough to be fast, few enough to hold and to stop between. */
const BATCH = 400;

/** Some people with all their facts, and the last id that was looked at. */
interface Batch {
  persons: Person[];
  last: string;
}

/**
 * Walks all people, or those with these ids, each once with everything known of them. The next are read while `visit`
 * works; it is waited for. `after`: from the id behind this one on. People who were merged are part of whom they are shown as, as it was when the walk began.
 * @throws the signal's reason when it is aborted
 */
export async function eachPerson(
  db: SidestageDatabase,
  visit: (persons: Person[]) => void | Promise<void>,
  { signal, ids, after = '' }: EachPersonHow & { after?: string } = {},
): Promise<void> {
  signal?.throwIfAborted();
  const read = ids === undefined ? await readerOfAll(db) : await readerOf(db, ids);
  let next = read(after);
  for (;;) {
    const batch = await next;
    signal?.throwIfAborted();
    if (batch === null) return;
    next = read(batch.last);
    next.catch(() => undefined); // it is asked for again above, unless the walk ends before
    if (batch.persons.length > 0) await visit(batch.persons);
  }
}

/** Reads the people after an id, with one range of the index for their facts. */
async function readerOfAll(db: SidestageDatabase): Promise<(after: string) => Promise<Batch | null>> {
  const merges = await db.transaction('r', db.contacts, () => allMerges(db));
  const groups = groupsOf(merges);
  return (after) =>
    db.transaction('r', db.contacts, db.facts, async () => {
      const contacts = await db.contacts.where('id').above(after).limit(BATCH).toArray();
      const [first, last] = [contacts[0], contacts.at(-1)];
      if (first === undefined || last === undefined) return null;
      const range = db.facts.where('[contactId+kind]').between([first.id, ''], [last.id, '\uffff']).toArray();
      const shown = contacts.filter(({ id }) => shownAs(id, merges) === id);
      const merged = shown.flatMap(({ id }) => (groups.get(id) ?? []).filter((one) => one !== id));
      const elsewhere = merged.filter((id) => id < first.id || id > last.id);
      const facts = [await range, ...(await Promise.all(elsewhere.map((id) => allFactsOf(db, id))))];
      return { persons: personsOf(shown, facts, merges), last: last.id };
    });
}

/** Reads these people in pieces, whoever they are shown as. */
async function readerOf(
  db: SidestageDatabase,
  ids: readonly string[],
): Promise<(after: string) => Promise<Batch | null>> {
  const around = await db.transaction('r', db.contacts, () => connected(db, ids));
  const merges = mergesOf(around.values());
  const groups = groupsOf(merges);
  const wanted = [...new Set(ids.map((id) => shownAs(id, merges)))].sort();
  return (after) =>
    db.transaction('r', db.contacts, db.facts, async () => {
      const some = wanted.filter((id) => id > after).slice(0, BATCH);
      const last = some.at(-1);
      if (last === undefined) return null;
      const contacts = (await db.contacts.bulkGet(some)).filter((row) => row !== undefined);
      const all = contacts.flatMap(({ id }) => groups.get(id) ?? [id]);
      const facts = await Promise.all(all.map((id) => allFactsOf(db, id)));
      return { persons: personsOf(contacts, facts, merges), last };
    });
}

function personsOf(contacts: StoredContact[], facts: StoredFact[][], merges: Merges): Person[] {
  const byPerson = new Map<string, StoredFact[]>(contacts.map(({ id }) => [id, []]));
  for (const some of facts) {
    for (const fact of some) byPerson.get(shownAs(fact.contactId, merges))?.push(fact);
  }
  return contacts.map((contact) => personOf(contactOf(contact), byPerson.get(contact.id) ?? []));
}

/** Everybody as lists show them, in one read; people who were merged once, as whom they are shown. */
export async function contactRows(db: SidestageDatabase): Promise<ContactRow[]> {
  const contacts = await db.contacts.toArray();
  const merges = mergesOf(contacts);
  return contacts.filter(({ id }) => shownAs(id, merges) === id).map(contactRow);
}

/** So many contacts are read at a time where nothing else of them is; at first fewer, so that they can be shown at once. */
const FIRST_ROWS = 100;
const ROWS = 2000;

/**
 * Everybody as lists show them, some after some, the greatest id first: those who were added last, where ids tell the time.
 * People who were merged once, as whom they are shown when it began.
 * @throws the signal's reason when it is aborted
 */
export async function eachRow(
  db: SidestageDatabase,
  visit: (rows: ContactRow[]) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const merges = await db.transaction('r', db.contacts, () => allMerges(db));
  for (let before = '\uffff', limit = FIRST_ROWS; ; limit = ROWS) {
    signal?.throwIfAborted();
    const contacts = await db.contacts.where('id').below(before).reverse().limit(limit).toArray();
    const last = contacts.at(-1);
    if (last === undefined) return;
    before = last.id;
    signal?.throwIfAborted();
    await visit(contacts.filter(({ id }) => shownAs(id, merges) === id).map(contactRow));
  }
}

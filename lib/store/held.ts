import type { Row } from '../model/wire';
import { peopleOf } from './bulk';
import type { SidestageDatabase } from './database';
import type { Position } from './meta-rows';
import { entriesOf } from './outbox-entries';
import { rebuild } from './overlay';
import { writeRecords } from './write';

// Of a large team a device is sent some people only, and holds each of them whole or not at all. Rows of somebody who is
// not held are not written: they are wanted, and fetched with everything known of them. So nobody is ever shown with a
// part of their history, whatever was lost on the way. Somebody who is not sent any more goes, unless the user looked
// at them or something unsent hangs on them: then they are fetched, and sent from then on.

/** So many people whom the user looked at are fetched again after everything was fetched anew. */
const LOOKED_AT_LIMIT = 2000;

/** Whether this device is sent some of the team's people only. */
export function isPart({ scope }: Pick<Position, 'scope'>): boolean {
  return typeof scope === 'string' && !scope.startsWith('all/');
}

/** Those of the rows that may be written; the people of the others are wanted. Part of the caller's transaction. */
export async function rowsOfHeld(db: SidestageDatabase, rows: readonly Row[]): Promise<Row[]> {
  const people = [...new Set(rows.map(personOf).filter((id) => id !== null))];
  // Whoever is shown: an edit of somebody who is not held makes nobody of them, and who was deleted here is sent again.
  const held = new Set(await db.contacts.where('id').anyOf(people).primaryKeys());
  const gone = rows.filter(({ kind, deleted }) => kind === 'contact' && deleted).map(({ id }) => id);
  for (const id of gone) held.add(id);
  await db.wanted.bulkPut(people.filter((id) => !held.has(id)).map((id) => ({ id })));
  await db.wanted.bulkDelete(gone);
  await wantMerged(db, rows);
  return rows.filter((row) => {
    const person = personOf(row);
    return person === null || held.has(person);
  });
}

/** People who take part in a merge are shown with others, who may not be sent by themselves: all of them are wanted. */
export async function wantMerged(db: SidestageDatabase, rows: readonly Row[]): Promise<void> {
  const merged = rows.flatMap((row) =>
    row.kind === 'contact' && row.data !== null && row.data.mergedInto !== null ? [row.id] : [],
  );
  await db.wanted.bulkPut(merged.map((id) => ({ id })));
}

/** Whom the user of this device looked at, and who is not here. */
export async function wantLookedAt(db: SidestageDatabase): Promise<void> {
  const looks = (await db.looks.toArray()).sort((a, b) => b.at - a.at).slice(0, LOOKED_AT_LIMIT);
  const here = await db.contacts.bulkGet(looks.map(({ id }) => id));
  await db.wanted.bulkPut(looks.filter((_, index) => here[index] === undefined).map(({ id }) => ({ id })));
}

/** People who are not sent, as far as they are here: they go, or are wanted. Part of the caller's transaction. */
export async function takeLeave(db: SidestageDatabase, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // Somebody here was merged into them before they were known: they are shown together.
  const merged = await db.contacts.where('mergedInto').anyOf(ids).toArray();
  const shownWith = new Set(merged.flatMap(({ mergedInto }) => mergedInto ?? []));
  await db.wanted.bulkPut([...shownWith].map((id) => ({ id })));
  const here = (await db.contacts.where('id').anyOf(ids).primaryKeys()).filter((id) => !shownWith.has(id));
  if (here.length === 0) return;
  const hanging = new Set(await hangingPeople(db));
  const looks = await db.looks.bulkGet(here);
  const staying = here.filter((id, index) => hanging.has(id) || looks[index] !== undefined);
  await db.wanted.bulkPut(staying.map((id) => ({ id })));
  await drop(
    db,
    here.filter((id) => !staying.includes(id)),
  );
}

/** Removes people with all that is known of them; what is unsent of them stays in the outbox. */
export async function drop(db: SidestageDatabase, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const facts = await Promise.all(
    ids.map((id) => db.facts.where('[contactId+kind]').between([id, ''], [id, '\uffff']).primaryKeys()),
  );
  const records = [...ids, ...facts.flat()];
  const shadows = (await db.shadows.bulkGet(records)).filter((shadow) => shadow !== undefined);
  await db.shadows.bulkPut(shadows.map((shadow) => ({ ...shadow, data: null })));
  const states = ids.map((id) => ({ kind: 'contact' as const, id, data: null }));
  await writeRecords(db, states, new Set(ids));
  await rebuild(
    db,
    shadows.map(({ id }) => id),
  );
}

/** Everybody on whom something hangs that the server does not have: it waits, was refused, or is not confirmed. */
export async function hangingPeople(db: SidestageDatabase): Promise<string[]> {
  const states = ['pending', 'sent', 'rejected'] as const;
  const entries = (await Promise.all(states.map((state) => entriesOf(db, state).toArray()))).flat();
  const people = await Promise.all(entries.map(({ mutation }) => peopleOf(db, mutation)));
  return [...new Set(people.flat())];
}

function personOf(row: Row): string | null {
  if (row.kind === 'contact') return row.id;
  return row.data !== null && 'contactId' in row.data ? row.data.contactId : null;
}

import type { PeopleReply, Row } from '../model/wire';
import { applyRows, knownOf, tryAgain } from './apply';
import { writing, type StoreContext } from './context';
import type { RecordState, SidestageDatabase } from './database';
import { drop } from './held';
import { heldPosition } from './lease';
import { rebuild } from './overlay';
import { writeRecords } from './write';

/** People who are to be fetched whole; at most so many. */
export function wantedPeople(db: SidestageDatabase, limit: number): Promise<string[]> {
  return db.wanted.limit(limit).primaryKeys();
}

/**
 * Writes people who came whole, in one transaction. `asked`: whom this was the answer for by id. Returns whether it was
 * written: an answer that is older than what has been pulled since would bring back what was, so whoever is in it
 * is wanted instead.
 */
export async function applyPeople(
  context: StoreContext,
  asked: readonly string[],
  { epoch, seq, rows, gone, rest }: Pick<PeopleReply, 'epoch' | 'seq' | 'rows' | 'gone' | 'rest'>,
): Promise<boolean> {
  const { db } = context;
  return writing(context, async () => {
    const position = await heldPosition(context);
    const people = rows.flatMap(({ kind, id }) => (kind === 'contact' ? [id] : []));
    if (epoch !== position.epoch) return false;
    // While a snapshot comes in the cursor is 0, and what it brings is of its own.
    if (seq < Math.max(position.cursor, position.snapshot?.cursor ?? 0)) {
      await db.wanted.bulkPut(people.map((id) => ({ id })));
      return false;
    }
    await rebuild(db, [...(await applyRows(db, rows)), ...(await takeAwayFacts(db, people, rows))]);
    await drop(db, gone);
    const left = new Set(rest);
    await db.wanted.bulkDelete([...asked.filter((id) => !left.has(id)), ...people]);
    if (position.snapshot?.isFresh === false) await db.arrived.bulkPut(rows.map(({ id }) => ({ id })));
    await tryAgain(context, knownOf(rows));
    return true;
  });
}

/**
 * What is here of people who came whole and did not come with them: a server that was restored lost it. Returns the ids of
 * those with unconfirmed mutations; part of the caller's transaction.
 */
async function takeAwayFacts(
  db: SidestageDatabase,
  people: readonly string[],
  rows: readonly Row[],
): Promise<string[]> {
  const came = new Set(rows.map(({ id }) => id));
  const here = await Promise.all(
    people.map((id) => db.facts.where('[contactId+kind]').between([id, ''], [id, '\uffff']).primaryKeys()),
  );
  const lacking = here.flat().filter((id) => !came.has(id));
  if (lacking.length === 0) return [];
  const shadows = (await db.shadows.bulkGet(lacking)).filter((shadow) => shadow !== undefined);
  await db.shadows.bulkPut(shadows.map((shadow) => ({ ...shadow, data: null })));
  const shadowed = new Set(shadows.map(({ id }) => id));
  // One table holds facts of all kinds: any of their names leads there.
  const gone = lacking.filter((id) => !shadowed.has(id));
  await writeRecords(
    db,
    gone.map((id): RecordState => ({ kind: 'interaction', id, data: null })),
  );
  return [...shadowed];
}

import type { PeopleReply } from '../model/wire';
import { applyRows, tryAgain } from './apply';
import { writing, type StoreContext } from './context';
import type { SidestageDatabase } from './database';
import { drop } from './held';
import { heldPosition } from './lease';
import { rebuild } from './overlay';

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
    if (seq < position.cursor) {
      await db.wanted.bulkPut(people.map((id) => ({ id })));
      return false;
    }
    await rebuild(db, await applyRows(db, rows));
    await drop(db, gone);
    const left = new Set(rest);
    await db.wanted.bulkDelete([...asked.filter((id) => !left.has(id)), ...people]);
    if (position.snapshot?.isFresh === false) await db.arrived.bulkPut(rows.map(({ id }) => ({ id })));
    await tryAgain(context, rows);
    return true;
  });
}

import type { PullReply, Row } from '../model/wire';
import { writing, type StoreContext } from './context';
import type { OutboxEntry, RecordState, SidestageDatabase } from './database';
import { heldPosition } from './lease';
import { putMeta } from './meta';
import { entriesOf, requeue } from './outbox';
import { rebuild } from './overlay';
import { writeRecords } from './write';

/** Writes a page of rows, what follows from it, and its cursor, in one transaction. */
export async function applyPull(
  context: StoreContext,
  page: Pick<PullReply, 'rows' | 'cursor' | 'epoch'>,
): Promise<void> {
  const { db } = context;
  await writing(context, async () => {
    const before = await heldPosition(context);
    const shadowed = await applyRows(db, page.rows);
    const confirmed = await confirm(db, page.cursor);
    await rebuild(db, [...new Set([...shadowed, ...confirmed])]);
    await putMeta(db, 'position', { ...before, epoch: page.epoch, cursor: page.cursor });
    await tryAgain(context, page.rows);
  });
}

/**
 * Writes the server's rows; part of the caller's transaction. Returns the ids of records with unconfirmed mutations:
 * only their shadows were written, and they are to be rebuilt.
 */
export async function applyRows(db: SidestageDatabase, rows: readonly Row[]): Promise<string[]> {
  const states = rows.map(({ kind, id, data }) => ({ kind, id, data }) as RecordState);
  if ((await db.shadows.count()) === 0) {
    await writeRecords(db, states);
    return [];
  }
  const shadows = await db.shadows.bulkGet(states.map((state) => state.id));
  const shadowed = states.filter((_, index) => shadows[index] !== undefined);
  await db.shadows.bulkPut(shadowed);
  await writeRecords(
    db,
    states.filter((_, index) => shadows[index] === undefined),
  );
  return shadowed.map((state) => state.id);
}

/** The pull has come to a seq: what the server took up to there is in its rows. Returns the records concerned. */
export async function confirm(db: SidestageDatabase, cursor: number): Promise<string[]> {
  const sent = await db.outbox
    .where('[state+seq]')
    .between(['sent', 0], ['sent', cursor], true, true)
    .toArray();
  await db.outbox.bulkPut(sent.map((entry) => ({ ...entry, state: 'done' })));
  return sent.map((entry) => entry.recordId);
}

/**
 * Queues again what was refused because the server did not know the record it is about, now that it does. After a
 * restore from a backup that happens in honest work: one device sends a note before another has sent the person.
 */
export async function tryAgain(context: StoreContext, rows: readonly Row[]): Promise<void> {
  const known = new Set(rows.filter((row) => row.data !== null).map((row) => row.id));
  const unknown = await entriesOf(context.db, 'rejected')
    .filter((entry) => entry.code === 'unknown-record')
    .filter((entry) => isAbout(entry).some((id) => id !== null && known.has(id)))
    .toArray();
  if (unknown.length > 0) await requeue(context, unknown);
}

/** The records that must be there for a mutation to have its effect. */
function isAbout({ mutation, recordId }: OutboxEntry): (string | null)[] {
  if (mutation.op !== 'event') return [recordId];
  const { fields } = mutation;
  return [fields.contactId, 'fact' in fields ? fields.fact : null, 'undoes' in fields ? fields.undoes : null];
}

import type { Row } from '../model/wire';
import { applyRows, tryAgain } from './apply';
import { writing, type StoreContext } from './context';
import type { RecordState } from './database';
import { StoreSignedOutError } from './errors';
import { heldPosition } from './lease';
import { putMeta } from './meta';
import { rebuild } from './overlay';
import { writeRecords } from './write';

// While a snapshot comes in, its rows are written over what is there and can be used at once. The cursor stays 0 until
// it has come to its end, so one that was cut off begins again. What has not come is gone on the server, and goes.

/** Begins a snapshot. */
export async function beginSnapshot(context: StoreContext, epoch: string, cursor: number): Promise<void> {
  const { db } = context;
  await writing(context, async () => {
    const before = await heldPosition(context);
    await putMeta(db, 'position', { ...before, epoch, cursor: 0 });
    const counts = await Promise.all([db.contacts.count(), db.facts.count(), db.taught.count()]);
    const isEmpty = counts.every((count) => count === 0);
    context.snapshot = { cursor, seen: isEmpty ? null : new Set() };
  });
}

/** Writes a batch of a snapshot's rows. */
export async function applySnapshot(context: StoreContext, rows: readonly Row[]): Promise<void> {
  const seen = context.snapshot?.seen;
  await writing(context, async () => {
    await heldPosition(context);
    await rebuild(context.db, await applyRows(context.db, rows));
    await tryAgain(context, rows);
  });
  for (const row of rows) seen?.add(row.id);
}

/** Takes away what the snapshot did not bring, and sets the cursor. */
export async function endSnapshot(context: StoreContext): Promise<void> {
  const { db, snapshot } = context;
  if (snapshot === null) throw new StoreSignedOutError();
  await writing(context, async () => {
    const before = await heldPosition(context);
    if (snapshot.seen !== null) await rebuild(db, await takeAway(context, snapshot.seen));
    await putMeta(db, 'position', { ...before, cursor: snapshot.cursor });
  });
  context.snapshot = null;
}

/** Returns the ids of the records with unconfirmed mutations that did not come. */
async function takeAway({ db }: StoreContext, seen: ReadonlySet<string>): Promise<string[]> {
  const shadows = (await db.shadows.toArray()).filter((shadow) => !seen.has(shadow.id));
  const keep = new Set(shadows.map((shadow) => shadow.id));
  const gone = async (kind: RecordState['kind'], keys: Promise<string[]>) =>
    (await keys)
      .filter((id) => !seen.has(id) && !keep.has(id))
      .map((id): RecordState => ({ kind, id, data: null }));
  const states = [
    ...(await gone('contact', db.contacts.toCollection().primaryKeys())),
    // One table holds facts of all kinds: any of their names leads there.
    ...(await gone('interaction', db.facts.toCollection().primaryKeys())),
    ...(await gone('workspace', db.workspaces.toCollection().primaryKeys())),
    ...(await gone('member', db.members.toCollection().primaryKeys())),
    ...(await gone('taught-site', db.taught.toCollection().primaryKeys())),
  ];
  // Nobody's facts are erased with them: a person who was changed while the snapshot was read is not in it, and comes
  // with the next pull. Facts of a person who is gone did not come, and go by themselves.
  await writeRecords(db, states);
  await db.shadows.bulkPut(shadows.map((shadow) => ({ ...shadow, data: null })));
  return shadows.map((shadow) => shadow.id);
}

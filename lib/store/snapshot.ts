import type { Row } from '../model/wire';
import { applyRows, knownOf, tryAgain, unknownPeople } from './apply';
import { followMember } from './follow-member';
import { writing, type StoreContext } from './context';
import type { RecordState } from './database';
import { StoreSignedOutError } from './errors';
import { forgetFigures } from './figures/marks';
import { hangingPeople, isPart, wantLookedAt, wantMerged } from './held';
import { heldPosition } from './lease';
import { putMeta } from './meta';
import type { Position } from './meta-rows';
import { rebuild } from './overlay';
import { writeRecords } from './write';

// While a snapshot comes in, its rows are written over what is there and can be used at once. The cursor stays 0 until
// it has come to its end; how far it has come is kept with its rows, so one that was cut off goes on from there, in any
// page. What has not come is gone on the server, or not sent to this device any more, and goes.

/** Begins a snapshot; `scope`: the people it is of. */
export async function beginSnapshot(
  context: StoreContext,
  epoch: string,
  cursor: number,
  scope?: string,
): Promise<void> {
  const { db } = context;
  await writing(context, async () => {
    const before = await heldPosition(context);
    const counts = await Promise.all([
      db.contacts.count(),
      db.facts.count(),
      db.taught.count(),
      db.teamRecords.count(),
    ]);
    const isFresh = counts.every((count) => count === 0);
    const snapshot = { cursor, mark: null, isFresh };
    await putMeta(db, 'position', { ...before, epoch, cursor: 0, scope: scope ?? null, snapshot });
    await db.arrived.clear();
    await db.wanted.clear();
    await forgetFigures(db); // each row would be counted again
  });
}

/** Writes a batch of a snapshot's rows; `mark`: all up to there has come. */
export async function applySnapshot(
  context: StoreContext,
  rows: readonly Row[],
  mark?: string,
): Promise<void> {
  const { db } = context;
  await writing(context, async () => {
    const before = await heldPosition(context);
    const { snapshot } = before;
    if (!snapshot) throw new StoreSignedOutError();
    await rebuild(db, await applyRows(db, rows));
    await followMember(db, rows); // all comes anew anyway
    if (isPart(before)) await wantMerged(db, rows);
    await tryAgain(context, knownOf(rows));
    if (!snapshot.isFresh) await db.arrived.bulkPut(rows.map(({ id }) => ({ id })));
    if (mark !== undefined) await putMeta(db, 'position', { ...before, snapshot: { ...snapshot, mark } });
  });
}

/** Takes away what the snapshot did not bring, and sets the cursor. */
export async function endSnapshot(context: StoreContext): Promise<void> {
  const { db } = context;
  await writing(context, async () => {
    const before = await heldPosition(context);
    const { snapshot, ...position } = before;
    if (!snapshot) throw new StoreSignedOutError();
    if (!snapshot.isFresh) await rebuild(db, await takeAway(context, before));
    if (isPart(before)) await wantLookedAt(db);
    // Who is not sent by themselves is never heard of else.
    if (isPart(before)) await db.wanted.bulkPut((await unknownPeople(db)).map((id) => ({ id })));
    await db.arrived.clear();
    await putMeta(db, 'position', { ...position, cursor: snapshot.cursor });
  });
}

/** Returns the ids of the records with unconfirmed mutations that did not come. */
async function takeAway({ db }: StoreContext, position: Position): Promise<string[]> {
  const seen = new Set(await db.arrived.toCollection().primaryKeys());
  const shadows = (await db.shadows.toArray()).filter((shadow) => !seen.has(shadow.id));
  const keep = new Set(shadows.map((shadow) => shadow.id));
  // Somebody who left what this device is sent stays while something unsent hangs on them: they are fetched whole.
  const hanging = isPart(position) ? await hangingPeople(db) : [];
  const staying = (await db.contacts.bulkGet(hanging)).flatMap((row) =>
    row === undefined || seen.has(row.id) ? [] : [row.id],
  );
  for (const id of staying) {
    keep.add(id);
    const facts = db.facts.where('[contactId+kind]').between([id, ''], [id, '\uffff']);
    for (const fact of await facts.primaryKeys()) keep.add(fact);
  }
  await db.wanted.bulkPut(staying.map((id) => ({ id })));
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
    ...(await gone('team-record', db.teamRecords.toCollection().primaryKeys())),
  ];
  // Nobody's facts are erased with them: a person who was changed while the snapshot was read is not in it, and comes
  // with the next pull. Facts of a person who is gone did not come, and go by themselves.
  await writeRecords(db, states);
  const stale = shadows.filter(({ id }) => !staying.includes(id));
  await db.shadows.bulkPut(stale.map((shadow) => ({ ...shadow, data: null })));
  return stale.map((shadow) => shadow.id);
}

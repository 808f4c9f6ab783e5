import { isSameJson } from '../model/same-json';
import type { PullReply, Row } from '../model/wire';
import { bulkPeople } from '../rules/bulk';
import { confirmAcks } from './acks';
import { peopleOf } from './bulk';
import { writing, type StoreContext } from './context';
import type { OutboxEntry, Shadow, SidestageDatabase } from './database';
import { followMember } from './follow-member';
import { isPart, rowsOfHeld, takeLeave } from './held';
import { heldPosition } from './lease';
import { putMeta } from './meta';
import { recordsOf, requeue } from './outbox';
import { entriesOf } from './outbox-entries';
import { rebuild } from './overlay';
import { recordStates } from './record-states';
import { rowsById } from './rows-by-id';
import { writeRecords } from './write';

/**
 * Writes a page of rows, what follows from it, and its cursor, in one transaction. Where this device is sent some people
 * only, those who are not held are wanted instead, and those in `out` take leave. False: the member's new roles let them
 * read something else, so the cursor is 0 and everything is to be fetched again.
 */
export async function applyPull(
  context: StoreContext,
  page: Pick<PullReply, 'rows' | 'out' | 'cursor' | 'epoch' | 'done'>,
): Promise<boolean> {
  const { db } = context;
  return writing(context, async () => {
    const before = await heldPosition(context);
    const rows = isPart(before) ? await rowsOfHeld(db, page.rows) : page.rows;
    const shadowed = await applyRows(db, rows);
    // Only at its end, when what the server took before is in its rows: a record that was changed again comes on a later
    // page than the mutation's own seq.
    const { acks, entries } = page.done
      ? await confirmAcks(db, before, page.cursor)
      : { acks: before.acks ?? [], entries: [] };
    await rebuild(db, [...new Set([...shadowed, ...(await recordsOf(db, entries))])]);
    await forgetErased(db, page.rows);
    const isOther = await followMember(db, rows);
    await putMeta(db, 'position', { ...before, acks, epoch: page.epoch, cursor: isOther ? 0 : page.cursor });
    await tryAgain(context, [...knownOf(page.rows), ...(page.out ?? [])]);
    await takeLeave(db, page.out ?? []);
    return !isOther;
  });
}

/**
 * Writes the server's rows; part of the caller's transaction. Of records with unconfirmed mutations only the shadows are
 * written: the ids of those that may be shown otherwise now are returned, and they are to be rebuilt.
 */
export async function applyRows(db: SidestageDatabase, rows: readonly Row[]): Promise<string[]> {
  const said = rows.map(({ kind, id, data, deleted }) => ({ kind, id, data, deleted }) as Shadow);
  const isErased = (row: Shadow) => row.kind === 'contact' && row.deleted;
  const erased = new Set(said.filter(isErased).map((row) => row.id));
  if ((await db.shadows.count()) === 0) {
    await writeRecords(db, said, erased);
    return [];
  }
  const shadows = await rowsById(
    db.shadows,
    said.map((row) => row.id),
  );
  const shadowed = said.filter((row) => shadows.has(row.id));
  await db.shadows.bulkPut(shadowed);
  const plain = said.filter((row) => !shadows.has(row.id));
  await writeRecords(db, plain, erased);
  const shown = await recordStates(
    db,
    shadowed.map(({ id, kind }) => [id, kind] as const),
  );
  // Where it says just what is shown, laying the same mutations over it shows the same: so come one's own edits back.
  return shadowed
    .filter((row, index) => row.deleted || !isSameJson(row.data, shown[index]?.data))
    .map((row) => row.id);
}

/**
 * Forgets what was sent of records that are erased by now, and is kept only in case the server is restored: it holds
 * what was to be erased. That somebody was erased here is kept, and sent again then.
 */
async function forgetErased(db: SidestageDatabase, rows: readonly Row[]): Promise<void> {
  const erased = rows.filter((row) => row.deleted).map((row) => row.id);
  if (erased.length === 0) return;
  await db.outbox
    .where('recordId')
    .anyOf(erased)
    .filter(({ state, mutation }) => state === 'done' && mutation.op !== 'delete')
    .delete();
}

/** The ids of rows that are there. */
export function knownOf(rows: readonly Row[]): string[] {
  return rows.filter((row) => row.data !== null).map((row) => row.id);
}

/**
 * Queues again what was refused because the server did not know the record it is about, now that it does (`known`). After a
 * restore from a backup that happens in honest work: one device sends a note before another has sent the person.
 */
export async function tryAgain(context: StoreContext, known: readonly string[]): Promise<void> {
  const entries = await refusedAsUnknown(context.db);
  if (entries.length === 0) return;
  const ids = new Set(known);
  const again = entries.filter((entry) => isAbout(entry).some((id) => id !== null && ids.has(id)));
  if (again.length > 0) await requeue(context, again);
}

/** People on whom something hangs that was refused because the server did not know them. */
export async function unknownPeople(db: SidestageDatabase): Promise<string[]> {
  const entries = (await refusedAsUnknown(db)).filter(({ mutation }) => mutation.kind !== 'taught-site');
  const people = await Promise.all(entries.map(({ mutation }) => peopleOf(db, mutation)));
  return [...new Set(people.flat())];
}

async function refusedAsUnknown(db: SidestageDatabase): Promise<OutboxEntry[]> {
  return (await entriesOf(db, 'rejected').toArray()).filter((entry) => entry.code === 'unknown-record');
}

/** The records that must be there for a mutation to have its effect. */
function isAbout({ mutation, recordId }: OutboxEntry): (string | null)[] {
  if (mutation.op === 'bulk') return bulkPeople(mutation.fields);
  if (mutation.op !== 'event') return [recordId];
  const { fields } = mutation;
  return [
    fields.contactId,
    'fact' in fields ? fields.fact : null,
    'undoes' in fields ? fields.undoes : null,
    'replaces' in fields ? fields.replaces : null,
    'redeems' in fields ? fields.redeems : null,
  ];
}

import type { Bulk } from '../model/bulk';
import { bulkParts, bulkPeople, undoParts } from '../rules/bulk';
import type { OutboxEntry, OutboxMutation, SidestageDatabase } from './database';

// A bulk is one entry of the outbox. Laid over what the server says it is as many mutations as it has people: they are
// worked out when they are needed, and never stored.

type BulkMutation = Extract<OutboxMutation, { op: 'bulk' }>;
/** A mutation of one record. */
export type PlainMutation = Exclude<OutboxMutation, { op: 'bulk' }>;

/** So many bulks are remembered, to be taken back. */
const KEPT = 100;

/**
 * What mutations do to each record, in their order. Only bulks are waited for: Dexie loses a transaction that waits a
 * hundred times for what is no request.
 */
export async function partsOfAll(
  db: SidestageDatabase,
  mutations: readonly OutboxMutation[],
): Promise<PlainMutation[]> {
  const parts: PlainMutation[] = [];
  for (const mutation of mutations) {
    if (mutation.op !== 'bulk') parts.push(mutation);
    else for (const part of await partsOf(db, mutation)) parts.push(part);
  }
  return parts;
}

async function partsOf(db: SidestageDatabase, mutation: BulkMutation): Promise<PlainMutation[]> {
  const { mid, uuid, recordId: id, fields } = mutation;
  const parts = fields.act === 'undo' ? await undone(db, mutation) : bulkParts(id, fields);
  return parts.map((part): PlainMutation => {
    const named = { mid, uuid, recordId: part.recordId };
    return part.kind === 'contact'
      ? { ...named, op: 'patch', kind: 'contact', fields: part.fields, base: { owner: part.from } }
      : { ...named, op: 'event', kind: 'stage-change', fields: part.fields };
  });
}

async function undone(db: SidestageDatabase, { recordId, fields }: BulkMutation) {
  if (fields.act !== 'undo') return [];
  const stored = await db.bulks.get(fields.of);
  if (stored === undefined || stored.fields.act === 'undo') return [];
  const skipped = new Set(stored.result?.skipped.map((one) => one.id));
  return undoParts(recordId, fields, { id: stored.id, bulk: stored.fields, skipped });
}

/** Everybody a mutation is about. */
export async function peopleOf(db: SidestageDatabase, mutation: OutboxMutation): Promise<string[]> {
  if (mutation.op === 'event') return [mutation.fields.contactId];
  if (mutation.op !== 'bulk') return [mutation.recordId];
  return bulkPeople(await meant(db, mutation.fields));
}

/** A bulk, or the one that it takes back. */
async function meant(db: SidestageDatabase, fields: Bulk): Promise<Bulk> {
  return fields.act === 'undo' ? ((await db.bulks.get(fields.of))?.fields ?? fields) : fields;
}

/** Remembers a bulk that was made here, and forgets the oldest; part of the caller's transaction. */
export async function keepBulk(db: SidestageDatabase, mutation: OutboxMutation, at: number): Promise<void> {
  if (mutation.op !== 'bulk') return;
  await db.bulks.put({ id: mutation.recordId, at, fields: mutation.fields, result: null });
  const count = await db.bulks.count();
  if (count > KEPT) {
    const oldest = await db.bulks
      .orderBy('at')
      .limit(count - KEPT)
      .primaryKeys();
    await db.bulks.bulkDelete(oldest);
  }
}

/** Remembers of the bulks among entries that the server refused them, or that they wait again; part of the caller's transaction. */
export async function markRefused(
  db: SidestageDatabase,
  entries: readonly OutboxEntry[],
  refused: boolean,
): Promise<void> {
  for (const { mutation } of entries) {
    if (mutation.op === 'bulk') await db.bulks.update(mutation.recordId, { refused });
  }
}

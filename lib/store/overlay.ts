import { contactOf } from './contact-row';
import { partsOf, type PlainMutation } from './bulk';
import type { OutboxEntry, RecordState, SidestageDatabase } from './database';
import { writeRecords } from './write';

// What a page shows of a record is what the server last said of it, with the unconfirmed mutations laid over it in
// the order they were made. A mutation is confirmed when a pull that began after the server took it has come to its
// end: from then on the server's row has its effect, and says so even where another edit won. A refused mutation is
// simply laid over no longer. Records without unconfirmed mutations have no shadow: their row is the server's.

/** It pays to look at keys first as long as there are no more of them than so many a record. */
const KEYS_A_READ = 8;

/** So many records are written before somebody may hear of it, or stop it. */
const SLICE = 500;

/** Remembers what the server last said of records, before mutations are laid over them for the first time. */
export async function addShadows(db: SidestageDatabase, mutations: readonly PlainMutation[]): Promise<void> {
  const kinds = new Map(mutations.map((one) => [one.recordId, one.kind]));
  const ids = [...kinds.keys()];
  const known = await db.shadows.bulkGet(ids);
  const missing = ids.filter((_, index) => known[index] === undefined);
  // Thousands of a bulk are read at once; facts that it makes are mostly not there.
  const isContact = (id: string) => kinds.get(id) === 'contact';
  const contacts = await contactStates(db, missing.filter(isContact));
  const others = missing.filter((id) => !isContact(id));
  const there = await factsThere(db, others);
  const states = others
    .filter((id) => !there.has(id) && isFact(kinds.get(id)))
    .map((id) => ({ kind: kinds.get(id), id, data: null }) as RecordState);
  const missed = new Set(states.map(({ id }) => id));
  const read = await Promise.all(
    others.filter((id) => !missed.has(id)).map((id) => recordState(db, kinds.get(id) ?? 'contact', id)),
  );
  await db.shadows.bulkPut([...contacts, ...states, ...read].map((state) => ({ ...state, deleted: false })));
}

function isFact(kind: PlainMutation['kind'] | undefined): boolean {
  return kind !== 'contact' && kind !== 'workspace' && kind !== 'taught-site';
}

async function contactStates(db: SidestageDatabase, ids: string[]): Promise<RecordState[]> {
  if (ids.length === 0) return [];
  const rows = await db.contacts.bulkGet(ids);
  return ids.map((id, index) => {
    const stored = rows[index];
    return { kind: 'contact', id, data: stored === undefined ? null : contactOf(stored) };
  });
}

/** Those of these ids that may be there: one look at the keys between them, where they are not too many. */
async function factsThere(db: SidestageDatabase, ids: string[]): Promise<ReadonlySet<string>> {
  const sorted = ids.toSorted();
  const [first, last, limit] = [sorted[0], sorted.at(-1), KEYS_A_READ * ids.length];
  if (first === undefined || last === undefined) return new Set();
  const keys = await db.facts.where('id').between(first, last, true, true).limit(limit).primaryKeys();
  return new Set(keys.length < limit ? keys : ids);
}

/**
 * Writes records anew from their shadows and their unconfirmed mutations, and forgets the shadows of those that have
 * none left. Ids without a shadow are left as they are. `step` hears how far it has come; what it throws ends it.
 */
export async function rebuild(
  db: SidestageDatabase,
  ids: readonly string[],
  step?: (done: number, of: number) => void,
): Promise<void> {
  const shadows = (await db.shadows.bulkGet([...ids])).filter((shadow) => shadow !== undefined);
  if (shadows.length === 0) return;
  const laid = await unconfirmed(
    db,
    shadows.map((shadow) => shadow.id),
  );
  const states = shadows.map((shadow) => (laid.get(shadow.id) ?? []).reduce<RecordState>(layOver, shadow));
  const erased = new Set(shadows.filter((shadow) => shadow.deleted).map((shadow) => shadow.id));
  for (let done = 0; done < states.length; done += SLICE) {
    step?.(done, states.length);
    await writeRecords(db, states.slice(done, done + SLICE), erased);
  }
  step?.(states.length, states.length);
  await db.shadows.bulkDelete(shadows.map((shadow) => shadow.id).filter((id) => !laid.has(id)));
}

/** A record with one mutation laid over it. An edit of a record that is not there shows nothing. */
export function layOver(state: RecordState, mutation: PlainMutation): RecordState {
  if (mutation.op === 'delete') return { ...state, data: null };
  if (mutation.op === 'patch' && mutation.base !== null && state.data === null) return state;
  return { ...state, data: { ...state.data, ...mutation.fields } } as RecordState;
}

/** Whether a mutation is laid over what the server says. */
export function isUnconfirmed(entry: OutboxEntry): boolean {
  return entry.state === 'pending' || entry.state === 'sent';
}

async function unconfirmed(db: SidestageDatabase, ids: string[]): Promise<Map<string, PlainMutation[]>> {
  const wanted = new Set(ids);
  const [entries, bulks] = await Promise.all([
    db.outbox.where('recordId').anyOf(ids).filter(isUnconfirmed).toArray(),
    db.outbox.where('bulk').equals(1).filter(isUnconfirmed).toArray(),
  ]);
  const byRecord = new Map<string, PlainMutation[]>();
  for (const { mutation } of [...entries, ...bulks].sort((a, b) => a.n - b.n)) {
    // Only bulks are waited for: Dexie loses a transaction that waits a hundred times for what is no request.
    const parts = mutation.op === 'bulk' ? await partsOf(db, mutation) : [mutation];
    for (const part of parts) {
      if (!wanted.has(part.recordId)) continue;
      const list = byRecord.get(part.recordId);
      if (list === undefined) byRecord.set(part.recordId, [part]);
      else list.push(part);
    }
  }
  return byRecord;
}

async function recordState(
  db: SidestageDatabase,
  kind: PlainMutation['kind'],
  id: string,
): Promise<RecordState> {
  if (kind === 'contact') {
    const stored = await db.contacts.get(id);
    return { kind, id, data: stored === undefined ? null : contactOf(stored) };
  }
  if (kind === 'workspace') return { kind, id, data: (await db.workspaces.get(id)) ?? null };
  if (kind === 'taught-site') return { kind, id, data: (await db.taught.get(id)) ?? null };
  if (kind === 'team-record') return { kind, id, data: (await db.teamRecords.get(id)) ?? null };
  const stored = await db.facts.get(id);
  if (stored === undefined) return { kind, id, data: null };
  const { kind: _kind, ...fact } = stored;
  return { kind, id, data: fact } as RecordState;
}

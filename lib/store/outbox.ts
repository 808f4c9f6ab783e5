import type { BulkResult } from '../model/bulk';
import type { Mutation, PushReply } from '../model/wire';
import { writing, type StoreContext } from './context';
import type { OutboxEntry, SidestageDatabase } from './database';
import { waitingOf, withAck } from './acks';
import { markRefused, partsOfAll } from './bulk';
import { enqueue } from './enqueue';
import { StoreSignedOutError } from './errors';
import { heldPosition } from './lease';
import { getMeta, putMeta } from './meta';
import type { Position } from './meta-rows';
import { entriesOf } from './outbox-entries';
import { contactIdOf, peopleOf } from './outbox-people';
import { rebuild } from './overlay';
import type { OutboxState } from './store';

const DAY = 24 * 60 * 60 * 1000;
/** How long an answer of the server is kept in mind: if it is restored from an older backup, it gets these again. */
export const KEPT_MS = 7 * DAY;
/** At most so many old entries are removed at a time. */
const PURGE_LIMIT = 500;
/** Beside the mutation itself: its age and a comma. */
const AGE_BYTES = 32;

/**
 * Pending mutations in order behind the number `after`, at most so many and so many bytes; at least one where there is
 * any.
 * @throws StoreSignedOutError where they are another's than those this page's sync works for
 */
export async function outgoing(
  context: StoreContext,
  now: number,
  limits: { mutations: number; bytes: number },
  after = 0,
): Promise<Mutation[]> {
  const { db, lease } = context;
  // In one transaction, so that nobody else's are ever read under this name.
  const pending = await db.transaction('r', db.meta, db.outbox, async () => {
    const position = await getMeta(db, 'position');
    if (lease !== null && position?.clientId !== lease) throw new StoreSignedOutError();
    return position === undefined ? [] : waitingAfter(db, position, after, limits.mutations);
  });
  let bytes = 0;
  const fitting = pending.filter((entry, index) => {
    bytes += entry.size + AGE_BYTES;
    return bytes <= limits.bytes || index === 0;
  });
  return fitting.map(({ mutation, at }) => ({ ...mutation, ageMs: Math.max(0, now - at) }));
}

/** What waits behind the number `after`. Those up to it are mostly one request that is under way: only their keys are read. */
async function waitingAfter(
  db: SidestageDatabase,
  position: Position,
  after: number,
  limit: number,
): Promise<OutboxEntry[]> {
  const [first] = await waitingOf(db, position).limit(1).toArray();
  if (first === undefined) return [];
  // Their numbers have no gaps.
  const over = Math.max(0, after - first.mutation.mid + 1);
  if (over === 0) return waitingOf(db, position).limit(limit).toArray();
  const keys = await waitingOf(db, position)
    .limit(over + limit)
    .primaryKeys();
  const [from, to] = [keys[over], keys.at(-1)];
  if (from === undefined || to === undefined) return [];
  return db.outbox.where('[state+n]').between(['pending', from], ['pending', to], true, true).toArray();
}

/**
 * Takes the server's answer to a push: what it has is confirmed with the next pull; what it refused is parked, and
 * the record is shown without it at once. `reply.lastMid` must not go beyond what the request carried.
 */
export async function acknowledge(context: StoreContext, reply: PushReply, now: number): Promise<void> {
  const { db } = context;
  const position = await writing(context, async () => {
    const before = await heldPosition(context);
    const worked = before.worked + Math.min(Math.max(0, now - before.workedAt), DAY);
    const taken = await waitingUpTo(db, before, reply.lastMid);
    const refused = await refusedOf(db, taken, reply.rejected, worked);
    await db.outbox.bulkPut(refused);
    await markRefused(db, refused, true);
    // What takes a bulk back is not about whom the bulk left out, once that is known.
    const touched = await recordsOf(db, await takingBack(db, reply.bulks ?? []));
    for (const result of reply.bulks ?? []) await db.bulks.update(result.id, { result });
    await rebuild(db, [...new Set([...touched, ...(await recordsOf(db, refused))])]);
    await purge(db, worked);
    const last = taken.at(-1);
    const settledMid = Math.max(before.settledMid, last?.mid ?? 0);
    const epoch = before.epoch ?? reply.epoch;
    const settled = { ...before, settledMid, epoch, worked, workedAt: now };
    const after =
      last === undefined ? settled : await withAck(db, settled, { n: last.n, seq: reply.seq, at: worked });
    await putMeta(db, 'position', after);
    return after;
  });
  context.mark(position);
}

/** Unconfirmed entries that take one of these bulks back. */
async function takingBack(db: SidestageDatabase, results: readonly BulkResult[]): Promise<OutboxEntry[]> {
  if (results.length === 0) return [];
  const ids = new Set(results.map(({ id }) => id));
  const bulks = await db.outbox.where('bulk').equals(1).toArray();
  return bulks.filter(
    ({ state, mutation }) =>
      (state === 'pending' || state === 'sent') &&
      mutation.op === 'bulk' &&
      mutation.fields.act === 'undo' &&
      ids.has(mutation.fields.of),
  );
}

/** Every record that entries are about. */
export async function recordsOf(db: SidestageDatabase, entries: readonly OutboxEntry[]): Promise<string[]> {
  const parts = await partsOfAll(
    db,
    entries.map(({ mutation }) => mutation),
  );
  return [...new Set(parts.map((part) => part.recordId))];
}

/** Where the mutations up to a number lie. Their numbers have no gaps, so the first says how many they are. */
async function waitingUpTo(
  db: SidestageDatabase,
  position: Position,
  lastMid: number,
): Promise<{ mid: number; n: number }[]> {
  const [first] = await waitingOf(db, position).limit(1).toArray();
  if (first === undefined || first.mutation.mid > lastMid) return [];
  const { mid } = first.mutation;
  const keys = await waitingOf(db, position)
    .limit(lastMid - mid + 1)
    .primaryKeys();
  return keys.map((n, index) => ({ mid: mid + index, n }));
}

/** Those that the server refused, as they are to lie in the outbox. */
async function refusedOf(
  db: SidestageDatabase,
  taken: readonly { mid: number; n: number }[],
  rejected: PushReply['rejected'],
  worked: number,
): Promise<OutboxEntry[]> {
  if (rejected.length === 0) return [];
  const reasons = new Map(rejected.map((one) => [one.mid, one]));
  const entries = await db.outbox.bulkGet(taken.filter(({ mid }) => reasons.has(mid)).map(({ n }) => n));
  return entries.flatMap((entry): OutboxEntry[] => {
    const why = entry === undefined ? undefined : reasons.get(entry.mutation.mid);
    if (entry === undefined || why === undefined) return [];
    const erasedAt = why.at === undefined ? {} : { erasedAt: why.at };
    return [{ ...entry, state: 'rejected', code: why.code, ...erasedAt, ackedAt: worked }];
  });
}

/** What waits and what was refused, for the panel. `mid` of a refused one is its name for settleRejected. */
export async function outboxState(db: SidestageDatabase): Promise<OutboxState> {
  const position = await getMeta(db, 'position');
  const rejected = await entriesOf(db, 'rejected').toArray();
  const people = rejected.length === 0 ? null : await peopleOf(db, rejected);
  return {
    pending: position === undefined ? 0 : position.lastMid - position.settledMid,
    rejected: rejected.map(({ n, code, at, erasedAt, mutation }) => ({
      mid: n,
      code: code ?? 'invalid',
      at: erasedAt,
      mutation: { ...mutation, ageMs: 0 },
      made: at,
      contact: people?.get(contactIdOf(mutation)) ?? null,
    })),
  };
}

/** Sends a refused mutation again as a new one, since the server would repeat its answer to the old; or drops it. */
export async function settleRejected(context: StoreContext, n: number, how: 'retry' | 'drop'): Promise<void> {
  const position = await writing(context, async () => {
    const entry = await context.db.outbox.get(n);
    if (entry?.state !== 'rejected') return null;
    if (how === 'retry') return requeue(context, [entry]);
    // Kept aside for as long as this page lives, so that it can be had back.
    context.dropped.set(n, entry);
    await context.db.outbox.delete(n);
    return null;
  });
  if (position !== null) context.mark(position);
}

/** Parks a refused mutation again that this page dropped; it has its old place. */
export async function restoreRejected(context: StoreContext, n: number): Promise<void> {
  const entry = context.dropped.get(n);
  if (entry === undefined) return;
  await writing(context, () => context.db.outbox.put(entry));
  context.dropped.delete(n);
}

/** Puts refused mutations at the end of the queue under new names; part of the caller's transaction. */
export async function requeue(context: StoreContext, entries: readonly OutboxEntry[]) {
  await context.db.outbox.bulkDelete(entries.map((entry) => entry.n));
  await markRefused(context.db, entries, false);
  const drafts = entries.map(({ at, mutation }) => ({
    at,
    named: ({ mid }: { mid: number }) => ({ ...mutation, mid, uuid: nextUuid(mutation.uuid) }),
  }));
  return enqueue(context, drafts);
}

/** The UUID after this one: two copies of a device that try the same again call it the same. */
function nextUuid(uuid: string): string {
  const tail = (Number.parseInt(uuid.slice(-12), 16) + 1) % 2 ** 48;
  return uuid.slice(0, -12) + tail.toString(16).padStart(12, '0');
}

/** Forgets what was acknowledged more than 7 days of work ago. */
async function purge(db: SidestageDatabase, worked: number): Promise<void> {
  const isOld = (entry: OutboxEntry) => (entry.ackedAt ?? 0) < worked - KEPT_MS;
  const first = await entriesOf(db, 'done').first();
  if (first === undefined || !isOld(first)) return; // they were acknowledged in this order
  const old = (await entriesOf(db, 'done').limit(PURGE_LIMIT).toArray()).filter(isOld);
  await db.outbox.bulkDelete(old.map((entry) => entry.n));
}

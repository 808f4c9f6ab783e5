import { partsOfAll, type PlainMutation } from './bulk';
import type { OutboxEntry, SidestageDatabase } from './database';
import { entriesOf } from './outbox-entries';

/** From so many records on it pays to read what is unconfirmed in one piece, unless it is so many times as much. */
const MANY = 50;
const ENTRIES_A_RECORD = 10;

/** Whether a mutation is laid over what the server says. */
export function isUnconfirmed(entry: OutboxEntry): boolean {
  return entry.state === 'pending' || entry.state === 'sent';
}

/** The mutations that are laid over these records, each record's in the order they were made. */
export async function unconfirmed(
  db: SidestageDatabase,
  ids: string[],
): Promise<Map<string, PlainMutation[]>> {
  const wanted = new Set(ids);
  const [entries, bulks] = await Promise.all([
    unconfirmedOf(db, ids),
    db.outbox.where('bulk').equals(1).filter(isUnconfirmed).toArray(),
  ]);
  const ordered = [...entries, ...bulks].sort((a, b) => a.n - b.n);
  const parts = await partsOfAll(
    db,
    ordered.map(({ mutation }) => mutation),
  );
  return byRecord(parts.filter((part) => wanted.has(part.recordId)));
}

/** Entries that are about these records alone. Where many are asked for, all are read in one piece, unless they are far more. */
async function unconfirmedOf(db: SidestageDatabase, ids: string[]): Promise<OutboxEntry[]> {
  const about = db.outbox.where('recordId');
  if (ids.length < MANY) return about.anyOf(ids).filter(isUnconfirmed).toArray();
  const all = (['pending', 'sent'] as const).map((state) => entriesOf(db, state));
  const counts = await Promise.all(all.map((one) => one.count()));
  const isFew = counts.reduce((sum, count) => sum + count, 0) <= ENTRIES_A_RECORD * ids.length;
  const entries = (
    await Promise.all(isFew ? all.map((one) => one.toArray()) : ids.map((id) => about.equals(id).toArray()))
  ).flat();
  return entries.filter((entry) => entry.bulk === undefined && isUnconfirmed(entry));
}

/** Mutations of each record, in their order. */
export function byRecord(mutations: readonly PlainMutation[]): Map<string, PlainMutation[]> {
  const lists = new Map<string, PlainMutation[]>();
  for (const one of mutations) {
    const list = lists.get(one.recordId);
    if (list === undefined) lists.set(one.recordId, [one]);
    else list.push(one);
  }
  return lists;
}

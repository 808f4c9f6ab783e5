import type { OutboxEntry, SidestageDatabase } from './database';
import { putMeta } from './meta';
import type { Ack, Position } from './meta-rows';
import { entriesOf } from './outbox-entries';

// An answer of the server to a push is one row: up to which entry it took them. The entries themselves are written once,
// when the pull confirms them, or when something rare needs to find them one by one. Until then they lie as `pending`
// below those that wait.

/** So many answers are remembered by themselves: they are more only where nothing can be pulled for long. */
const MOST_ACKS = 100;

type Acked = Pick<Position, 'acks'>;

/** Up to which entry of those that lie as `pending` the server has them; 0: none. */
export function ackedUpTo({ acks }: Acked): number {
  return acks?.at(-1)?.n ?? 0;
}

/** What the server is not known to have, in the order it was made. */
export function waitingOf(db: SidestageDatabase, position: Acked) {
  return db.outbox.where('[state+n]').between(['pending', ackedUpTo(position)], ['pending', Infinity], false);
}

/** The position with one more answer; part of the caller's transaction, which writes it. */
export async function withAck(db: SidestageDatabase, position: Position, ack: Ack): Promise<Position> {
  const acks = [...(position.acks ?? []), ack];
  return acks.length > MOST_ACKS ? writeAcks(db, { ...position, acks }) : { ...position, acks };
}

/**
 * Writes into each entry what the server answered. Returns the position without answers, which was put; part of the
 * caller's transaction.
 */
export async function writeAcks(db: SidestageDatabase, position: Position): Promise<Position> {
  const { acks = [], ...rest } = position;
  if (acks.length === 0) return rest;
  const entries = (await entriesOf(db, 'pending').toArray()).filter(({ n }) => n <= ackedUpTo({ acks }));
  await db.outbox.bulkPut(answered(entries, acks, 'sent'));
  await putMeta(db, 'position', rest);
  return rest;
}

/**
 * Makes done what a pull that has come to its end confirms; part of the caller's transaction, which writes the position.
 * Returns the answers that are left, and those entries.
 */
export async function confirmAcks(
  db: SidestageDatabase,
  { acks = [] }: Acked,
  cursor: number,
): Promise<{ acks: Ack[]; entries: OutboxEntry[] }> {
  const next = acks.findIndex(({ seq }) => seq > cursor);
  const confirmed = next === -1 ? acks : acks.slice(0, next);
  // Filtered when they are read: a filter of the query would read them one by one.
  const sent = (await entriesOf(db, 'sent').toArray()).filter((entry) => (entry.seq ?? 0) <= cursor);
  const upTo = ackedUpTo({ acks: confirmed });
  const pending =
    upTo === 0
      ? []
      : await db.outbox.where('[state+n]').between(['pending', 0], ['pending', upTo], true, true).toArray();
  const entries = [
    ...sent.map((entry): OutboxEntry => ({ ...entry, state: 'done' })),
    ...answered(pending, confirmed, 'done'),
  ];
  await db.outbox.bulkPut(entries);
  return { acks: acks.slice(confirmed.length), entries };
}

/** Entries with their answers; both in order. */
function answered(
  entries: readonly OutboxEntry[],
  acks: readonly Ack[],
  state: 'sent' | 'done',
): OutboxEntry[] {
  let at = 0;
  return entries.flatMap((entry) => {
    while ((acks[at]?.n ?? Infinity) < entry.n) at += 1;
    const ack = acks[at];
    return ack === undefined ? [] : [{ ...entry, state, seq: ack.seq, ackedAt: ack.at }];
  });
}

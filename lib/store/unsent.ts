import { ackedUpTo, waitingOf } from './acks';
import type { OutboxEntry, SidestageDatabase } from './database';
import { getMeta } from './meta';
import type { Position } from './meta-rows';
import { contactIdOf, peopleOf } from './outbox-people';
import type { Unsent } from './store';

/** The latest changes that are not sent yet, the newest first, with whom they are about. Of thousands only `limit` are read. */
export async function unsent(db: SidestageDatabase, limit: number): Promise<Unsent> {
  const position = await getMeta(db, 'position');
  const total = position === undefined ? 0 : position.lastMid - position.settledMid;
  if (position === undefined || total === 0) return { total, changes: [] };
  const entries = await newestOf(db, position, limit);
  const people = await peopleOf(db, entries);
  const changes = entries.map(({ n, at, mutation }) => ({
    n,
    at,
    mutation: { ...mutation, ageMs: 0 },
    contact: people.get(contactIdOf(mutation)) ?? null,
  }));
  return { total, changes };
}

/** Those that were made last, the newest first. They mostly lie side by side, and are then read in one piece. */
async function newestOf(db: SidestageDatabase, position: Position, limit: number): Promise<OutboxEntry[]> {
  const waiting = waitingOf(db, position);
  if (limit === Infinity) return (await waiting.toArray()).reverse();
  const last = await db.outbox.toCollection().last();
  const from = Math.max(ackedUpTo(position), (last?.n ?? 0) - limit);
  const piece = await db.outbox
    .where('[state+n]')
    .between(['pending', from], ['pending', Infinity], false)
    .toArray();
  if (piece.length >= limit || from === ackedUpTo(position)) return piece.reverse();
  return waitingOf(db, position).reverse().limit(limit).toArray();
}

import { waitingOf } from './acks';
import type { SidestageDatabase } from './database';
import { getMeta } from './meta';
import { contactIdOf, peopleOf } from './outbox-people';
import type { Unsent } from './store';

/** The latest changes that are not sent yet, the newest first, with whom they are about. Of thousands only `limit` are read. */
export async function unsent(db: SidestageDatabase, limit: number): Promise<Unsent> {
  const position = await getMeta(db, 'position');
  const total = position === undefined ? 0 : position.lastMid - position.settledMid;
  if (position === undefined || total === 0) return { total, changes: [] };
  const newest = waitingOf(db, position).reverse();
  const entries = await (limit === Infinity ? newest : newest.limit(limit)).toArray();
  const people = await peopleOf(db, entries);
  const changes = entries.map(({ n, at, mutation }) => ({
    n,
    at,
    mutation: { ...mutation, ageMs: 0 },
    contact: people.get(contactIdOf(mutation)) ?? null,
  }));
  return { total, changes };
}

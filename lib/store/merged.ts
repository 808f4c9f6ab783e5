import { mergesOf, type Merges } from '../rules/shown-as';
import type { SidestageDatabase, StoredContact } from './database';

/** Whether anybody here was merged into anybody. */
export async function hasMerges(db: SidestageDatabase): Promise<boolean> {
  return (await db.contacts.orderBy('mergedInto').limit(1).primaryKeys()).length > 0;
}

/** These people and all who hang together with them by merges, as far as they are here; part of the caller's transaction. */
export async function connected(
  db: SidestageDatabase,
  ids: Iterable<string>,
): Promise<Map<string, StoredContact>> {
  const found = new Map<string, StoredContact>();
  const asked = new Set<string>();
  for (let next = [...new Set(ids)]; next.length > 0;) {
    for (const id of next) asked.add(id);
    const [named, merged] = await Promise.all([
      db.contacts.bulkGet(next),
      db.contacts.where('mergedInto').anyOf(next).toArray(),
    ]);
    const rows = [...named, ...merged].filter((row) => row !== undefined);
    for (const row of rows) found.set(row.id, row);
    const around = rows.flatMap(({ id, mergedInto }) => (mergedInto === null ? [id] : [id, mergedInto]));
    next = [...new Set(around)].filter((id) => !asked.has(id));
  }
  return found;
}

/** Everybody who takes part in a merge, whom they are shown as; few, as most people take part in none. */
export async function allMerges(db: SidestageDatabase): Promise<Merges> {
  return mergesOf((await connected(db, await db.contacts.orderBy('mergedInto').primaryKeys())).values());
}

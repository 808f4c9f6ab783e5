import type { SidestageDatabase, StoredContact } from './database';

/** Whom each person who is here was merged into; null for somebody who stands by themselves. */
export type Merges = ReadonlyMap<string, string | null>;

/**
 * Whom a person is shown as: whoever they were merged into, over as many merges as there were. A merge into somebody who
 * is not here does not count; of people who were merged in a circle the one with the smallest id is shown. So it is the
 * same on every device, in whatever order things come.
 */
export function shownAs(id: string, merges: Merges): string {
  const path = [id];
  for (let now = id; ;) {
    const next = merges.get(now) ?? null;
    if (next === null || !merges.has(next)) return now;
    const met = path.indexOf(next);
    if (met >= 0) return path.slice(met).reduce((least, one) => (one < least ? one : least));
    path.push(next);
    now = next;
  }
}

/** Whom everybody of these was merged into. */
export function mergesOf(contacts: Iterable<Pick<StoredContact, 'id' | 'mergedInto'>>): Merges {
  return new Map([...contacts].map(({ id, mergedInto }) => [id, mergedInto]));
}

/** Those of these people who are shown as one, by the id of that one. */
export function groupsOf(merges: Merges): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const id of merges.keys()) {
    const shown = shownAs(id, merges);
    groups.set(shown, [...(groups.get(shown) ?? []), id]);
  }
  return groups;
}

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

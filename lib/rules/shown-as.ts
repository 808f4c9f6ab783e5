import type { Contact } from '../model/contact';

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
export function mergesOf(contacts: Iterable<Pick<Contact, 'id' | 'mergedInto'>>): Merges {
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

import { Dexie, RangeSet, type IntervalTree, type ObservabilitySet } from 'dexie';
import type { SidestageDatabase } from './database';
import type { Stop } from './store';

/** Where Dexie says that people or their facts changed: by the person's id, and by the index that begins with it. */
const PARTS = ['contacts/', 'facts/[contactId+kind]'];

/**
 * Calls back after each transaction that changed people or their facts, in this page or another of the extension, with
 * the ids of those people; null where there are so many that anybody may be among them.
 */
export function watchPeople(db: SidestageDatabase, seen: (ids: string[] | null) => void): Stop {
  const hear = (parts: ObservabilitySet): void => {
    const changed = new Set<string>();
    for (const part of PARTS) {
      const tree = parts[`idb://${db.name}/${part}`];
      if (tree === undefined) continue;
      const ids = idsIn(tree);
      if (ids === null) {
        seen(null);
        return;
      }
      for (const id of ids) changed.add(id);
    }
    if (changed.size > 0) seen([...changed]);
  };
  Dexie.on('storagemutated', hear);
  return () => Dexie.on.storagemutated.unsubscribe(hear);
}

/** The ids that a set of ranges names one by one; null where it has a range from one id to another. */
function idsIn(tree: IntervalTree): string[] | null {
  const ids: string[] = [];
  for (const { from, to } of RangeSet(tree)) {
    const [first, last] = [idOf(from), idOf(to)];
    if (first === null || first !== last) return null;
    ids.push(first);
  }
  return ids;
}

function idOf(key: unknown): string | null {
  const id: unknown = Array.isArray(key) ? key[0] : key;
  return typeof id === 'string' ? id : null;
}

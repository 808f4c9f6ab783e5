import type { SidestageDatabase } from './database';
import { getMeta, putMeta } from './meta';
import type { Position } from './meta-rows';

/** What is known of the database outside it: a damaged one may open as an empty one, in silence. */
export interface Marker {
  databaseId: string;
  /** How many changes were not sent. */
  unsent: number;
  /** The version of its schema. */
  version: number;
}

/** Where the marker lies: not in IndexedDB. */
export interface MarkerPlace {
  get(): Promise<Marker | null>;
  set(marker: Marker): Promise<void>;
}

/** Whether the browser lost the database that was here, and how many changes that were not sent went with it. */
export async function lostSince(
  db: SidestageDatabase,
  id: string,
  place: MarkerPlace,
): Promise<{ unsent: number } | null> {
  const marker = await place.get().catch(() => null); // without it we only know less
  if (marker === null || marker.databaseId === id) return (await getMeta(db, 'lost')) ?? null;
  const lost = { unsent: marker.unsent };
  await putMeta(db, 'lost', lost);
  return lost;
}

/**
 * Tells the marker what is unsent. It is a count for a notice: a page that ends before it is told does no harm, so
 * nothing waits for it.
 */
export function markerOf(
  place: MarkerPlace,
  databaseId: string,
  version: number,
): (position: Position | null) => void {
  let last = -1;
  return (position) => {
    const unsent = position === null ? 0 : position.lastMid - position.settledMid;
    if (unsent === last) return;
    last = unsent;
    place.set({ databaseId, unsent, version }).catch(() => {
      last = -1; // told again with the next change
    });
  };
}

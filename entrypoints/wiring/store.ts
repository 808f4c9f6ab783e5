import { v7 as newId } from 'uuid';
import { browser } from 'wxt/browser';
import type { Marker } from '../../lib/store/marker';
import { type OpenStore, openStore } from '../../lib/store/open';

const MARKER = 'marker';

/** What storage.local holds is read with doubt: content scripts can reach it too. */
function markerIn(value: unknown): Marker | null {
  if (typeof value !== 'object' || value === null) return null;
  const { databaseId, unsent, version } = value as Partial<Record<keyof Marker, unknown>>;
  return typeof databaseId === 'string' && typeof unsent === 'number' && typeof version === 'number'
    ? { databaseId, unsent, version }
    : null;
}

/**
 * What lies beside the database goes with it: what tabs show, what pages taught, the marker. Without it a lost database is
 * noticed again from the next change on.
 */
function eraseBeside(): void {
  browser.storage.session.clear().catch(() => undefined);
  browser.storage.local.clear().catch(() => undefined);
}

/**
 * Opens this browser's database, with its marker in storage.local so that a lost database is noticed.
 * @throws StoreUnavailableError when there is no IndexedDB or it does not answer
 */
export function openBrowserStore(onClosed?: () => void): Promise<OpenStore> {
  return openStore({
    now: Date.now,
    newId,
    onErased: eraseBeside,
    marker: {
      get: async () => markerIn((await browser.storage.local.get(MARKER))[MARKER]),
      set: (marker) => browser.storage.local.set({ [MARKER]: marker }),
    },
    ...(onClosed === undefined ? {} : { onClosed }),
  });
}

let opened: Promise<OpenStore> | null = null;

/** The worker's store, opened once; a failed or closed one is opened anew at the next call. */
export function workerStore(): Promise<OpenStore> {
  const forget = () => {
    opened = null;
  };
  opened ??= openBrowserStore(forget).catch((error: unknown) => {
    forget();
    throw error;
  });
  return opened;
}

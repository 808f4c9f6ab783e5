import { v7 as newId } from 'uuid';
import { browser } from 'wxt/browser';
import { openStore } from '../../lib/store/open';

/** Opens this browser's database, with its marker in storage.local so that a lost database is noticed. */
export function openBrowserStore() {
  return openStore({
    now: Date.now,
    newId,
    marker: {
      get: async () => (await browser.storage.local.get('marker'))['marker'] ?? null,
      set: (marker) => browser.storage.local.set({ marker }),
    },
  });
}

let opened: ReturnType<typeof openBrowserStore> | null = null;

/** The store of this context, opened once; a failed opening is tried again at the next call. */
export function sharedStore(): ReturnType<typeof openBrowserStore> {
  opened ??= openBrowserStore().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** The user's own addresses and domains: those of this device and those of the team. */
export async function ownAddresses(): Promise<string[]> {
  const store = await sharedStore();
  const [{ own }, team] = await Promise.all([
    store.device(),
    new Promise<string[]>((resolve) => {
      const stop = store.watchWorkspace(({ workspace }) => {
        resolve(workspace?.ownAddresses ?? []);
        queueMicrotask(() => stop());
      });
    }),
  ]);
  return [...new Set([...own, ...team])];
}

import { browser } from 'wxt/browser';
import type { SyncStore } from '../../lib/store/store';
import { type Sync, createSync } from '../../lib/sync/sync';
import { workerStore } from './store';

const ALARM = 'sync';
/** The shortest period the browser allows; a worker may sleep in between. */
const ALARM_MINUTES = 0.5;

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}

function browserSync(store: SyncStore): Sync {
  return createSync({
    store,
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    random: Math.random,
    wait,
    // One Web Lock for all pages and the worker of this profile; the browser frees it when its holder dies.
    lock: async (name, work) => await navigator.locks.request(name, work),
    onLine: () => navigator.onLine,
  });
}

/**
 * Syncs from the worker: when asked, when the network comes back, and by an alarm. Returns the way to ask; an answer
 * comes when the run has ended.
 */
export function startWorkerSync(): () => Promise<void> {
  let sync: { store: SyncStore; run: Sync['run'] } | null = null;
  const run = async () => {
    const store = await workerStore();
    if (sync?.store !== store) sync = { store, run: browserSync(store).run };
    await sync.run();
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void run().catch(noStore);
  });
  void browser.alarms.create(ALARM, { periodInMinutes: ALARM_MINUTES });
  self.addEventListener('online', () => void run().catch(noStore));
  return run;
}

/** Without a database there is nothing to sync; the panel says so where a person looks. */
function noStore(): void {
  return;
}

/** Keeps a page of the extension in step with the server until its signal fires: live hints, and again after failures. */
export function startPanelSync(
  store: SyncStore & { watchSession(seen: () => void): () => void },
  signal: AbortSignal,
): void {
  let session = new AbortController();
  // Another session, another stream.
  const stop = store.watchSession(() => {
    session.abort();
    session = new AbortController();
    const { live } = browserSync(store);
    void live(session.signal);
  });
  const again = () => void browserSync(store).run(session.signal);
  globalThis.addEventListener('online', again);
  signal.addEventListener('abort', () => {
    stop();
    session.abort();
    globalThis.removeEventListener('online', again);
  });
}

import type { LookupKey } from '../model/wire';
import type { SyncStore } from '../store/store';
import { attempt, type Attempts } from './attempt';
import { listen } from './live';
import { lookUp } from './people';
import type { Wire } from './request';

/** How long any answer may take. */
const TIMEOUT_MS = 10_000;
/** A live stream says that it is there every 20 seconds. */
const LIVE_IDLE_MS = 45_000;

/** What sync is given: nothing of it reaches for the network, the clock or chance by itself. */
export interface SyncOptions {
  store: SyncStore;
  fetch: typeof fetch;
  now: () => number;
  /** 0 to 1. */
  random: () => number;
  /** Waits; ends early, in either way, when the signal fires. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Does work while nobody else in this browser profile does work of this name. */
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Whether the browser believes that there is a network. */
  onLine?: () => boolean;
  timeoutMs?: number;
  liveIdleMs?: number;
}

/** Carries changes between this device and the server of its team. */
export interface Sync {
  /**
   * Sends and fetches what there is, with a few attempts; how it went stands in the store's SyncState. Runs asked for
   * during a run become one run after it. Never rejects for what the network or the server does.
   */
  run: (signal?: AbortSignal) => Promise<void>;
  /**
   * Runs now, whenever the server says that something changed, and again after what failed, until the signal fires, the
   * session ends, or the server refuses this device.
   */
  live: (signal: AbortSignal) => Promise<void>;
  /**
   * Asks the server for people this device may not hold, by address or record, and keeps who is found. Returns whether
   * anybody was. It waits for no run.
   * @throws SyncFailure where the server cannot be reached or refuses
   */
  lookUp: (keys: readonly LookupKey[], signal?: AbortSignal) => Promise<boolean>;
}

/**
 * Makes the sync of one page or worker. Any number may exist: the lock `sync` lets one work at a time, and each message
 * can be repeated safely, so any of them may be stopped at any moment.
 *
 * @example
 * const sync = createSync({ store, fetch, now: Date.now, random: Math.random, wait, lock });
 * await sync.run();
 */
export function createSync(options: SyncOptions): Sync {
  const {
    store,
    now,
    random,
    wait,
    lock,
    onLine,
    timeoutMs = TIMEOUT_MS,
    liveIdleMs = LIVE_IDLE_MS,
  } = options;
  // Called as a function of its own: a browser refuses to fetch with another `this`.
  const wire: Wire = { fetch: (url, init) => options.fetch(url, init), now, timeoutMs };
  const attempts: Attempts = { failures: 0, since: null, notBefore: 0 };

  let running: Promise<number | null> | null = null;
  let following: Promise<number | null> | null = null;
  /** Returns when it is to be tried again, by the clock; null when there is no need. */
  const run = (signal?: AbortSignal): Promise<number | null> => {
    if (running !== null) {
      following ??= running.then(
        () => startFollowing(signal),
        () => startFollowing(signal),
      );
      return following;
    }
    const part = { wire, store, random, wait, onLine: onLine ?? (() => true), attempts, signal };
    running = lock('sync', () => attempt(part)).finally(() => {
      running = null;
    });
    return running;
  };
  const startFollowing = (signal?: AbortSignal) => {
    following = null;
    return run(signal);
  };

  return {
    run: async (signal) => {
      await run(signal);
    },
    lookUp: async (keys, signal) => {
      const session = await store.session();
      if (session === null || keys.length === 0) return false;
      return lookUp(wire, store, { origin: session.server, token: session.token }, keys, signal);
    },
    live: (signal) => listen({ wire, store, random, wait, run, liveIdleMs, signal }),
  };
}

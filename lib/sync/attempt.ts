import { StoreClosedError, StoreFullError, StoreReadOnlyError, StoreSignedOutError } from '../store/errors';
import type { SyncState, SyncStore } from '../store/store';
import { backoffMs } from './backoff';
import { exchange } from './exchange';
import { SyncFailure } from './failure';
import { renewIfOld } from './renew';
import type { Wire } from './request';
import { LONGEST_WAIT_MS } from './retry-after';

/** So many attempts are made in one run, as long as the waits between them are short: a worker does not live long. */
const ATTEMPTS = 3;
const SHORT_WAIT_MS = 5000;

/** What is remembered from one run to the next. */
export interface Attempts {
  /** In a row. */
  failures: number;
  /** When the first of them was. */
  since: number | null;
  /** The server asked not to be asked before. */
  notBefore: number;
}

/** One run, as `createSync` hands it on. */
export interface Run {
  wire: Wire;
  store: SyncStore;
  random: () => number;
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  onLine: () => boolean;
  attempts: Attempts;
  signal: AbortSignal | undefined;
}

/** Syncs, with a few attempts. Returns when it is to be tried again; null when there is no need or no use. */
export async function attempt(run: Run): Promise<number | null> {
  const { wire, store, attempts, signal } = run;
  for (let tries = 1; ; tries++) {
    let token: string | null = null;
    try {
      const session = await store.session();
      token = session?.token ?? null;
      if (session === null || isAborted(signal)) return null;
      if (isToWait(attempts.notBefore - wire.now())) return attempts.notBefore;
      const server = { origin: session.server, token: session.token };
      if (!run.onLine()) throw new SyncFailure('offline', 'There is no network.');
      await store.setSyncState({ state: 'syncing' });
      await exchange(wire, store, server, signal);
      await renewIfOld(wire, store, session, signal);
      Object.assign(attempts, { failures: 0, since: null, notBefore: 0 });
      await store.setSyncState({ state: 'synced', at: wire.now() });
      return null;
    } catch (error) {
      if (isOver(error) || isAborted(signal)) return null;
      if (token !== null && isRevoked(error)) {
        await store.endSession(token, wire.now()).catch(() => undefined); // closed: the next page does it
        return null;
      }
      const retryAt = await noteFailure(run, error);
      const delay = retryAt === null ? Infinity : retryAt - wire.now();
      if (tries >= ATTEMPTS || delay > SHORT_WAIT_MS) return retryAt;
      await run.wait(delay, signal).catch(() => undefined);
    }
  }
}

/** Writes down what is wrong, for every page to show. Returns when it is to be tried again. */
async function noteFailure({ wire, store, random, attempts }: Run, error: unknown): Promise<number | null> {
  const now = wire.now();
  const since = attempts.since ?? now;
  attempts.since = since;
  attempts.failures += 1;
  const { kind, message, trouble, waitMs } = failureOf(error);
  const retryAt = now + (waitMs ?? backoffMs(attempts.failures, random));
  if (waitMs !== null) attempts.notBefore = retryAt;
  const next = kind === 'stop' ? null : retryAt;
  const state: SyncState =
    kind === 'offline'
      ? { state: 'offline', since, retryAt }
      : { state: 'error', message, trouble, since, retryAt: next };
  await store.setSyncState(state).catch(() => undefined); // full or closed: it cannot even be written down
  return next;
}

/** Longer than any server is obeyed: the clock was put back. */
function isToWait(ms: number): boolean {
  return ms > 0 && ms <= LONGEST_WAIT_MS;
}

function failureOf(error: unknown): SyncFailure {
  if (error instanceof SyncFailure) return error;
  if (error instanceof StoreFullError) {
    return new SyncFailure(
      'later',
      'Storage is full, so nothing new is fetched. Free some space; nothing is lost.',
    ).as('storage');
  }
  const what = error instanceof Error ? error.message : String(error);
  return new SyncFailure('later', `Sync failed (${what}). Nothing is lost, trying again.`, null, null, error);
}

/** This page or its session has come to its end: there is nobody to tell. */
function isOver(error: unknown): boolean {
  return (
    error instanceof StoreSignedOutError ||
    error instanceof StoreClosedError ||
    error instanceof StoreReadOnlyError
  );
}

function isRevoked(error: unknown): boolean {
  return error instanceof SyncFailure && error.kind === 'revoked';
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted ?? false;
}

import { LiveHint } from '../model/wire';
import type { SyncStore } from '../store/store';
import { backoffMs } from './backoff';
import { SyncFailure } from './failure';
import { withIdleLimit } from './idle-limit';
import { linesOf } from './lines';
import { send, type Server, type Wire } from './request';

/** What listening needs of `createSync`. */
export interface Listening {
  wire: Wire;
  store: SyncStore;
  random: () => number;
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Runs; says when to try again. */
  run: (signal?: AbortSignal) => Promise<number | null>;
  liveIdleMs: number;
  signal: AbortSignal;
}

/** Listens for hints and runs on them, connecting again whenever the stream ends. */
export async function listen(listening: Listening): Promise<void> {
  const { store, random, wait, signal } = listening;
  const runSoon = runner(listening);
  let failures = 0;
  while (!signal.aborted) {
    runSoon();
    const session = await store.session().catch(() => null); // closed under us: this page is over
    if (session === null) return;
    const ended = await stream(listening, { origin: session.server, token: session.token }, runSoon);
    if (ended === 'refused') return;
    failures = ended === 'was-open' ? 1 : failures + 1;
    await pause(wait, backoffMs(failures, random), signal);
  }
}

/** Follows one stream to its end. A hint of what is here already, such as of our own push, leads to nothing. */
async function stream(
  { wire, store, liveIdleMs, signal }: Listening,
  server: Server,
  runSoon: () => void,
): Promise<'was-open' | 'not-reached' | 'refused'> {
  const idle = withIdleLimit(liveIdleMs, signal);
  let isOpen = false;
  try {
    const response = await send(wire, server, { path: '/v1/sync/live', signal: idle.signal });
    if (response.body === null) return 'not-reached';
    for await (const line of linesOf(response.body)) {
      idle.alive();
      const seq = hintOf(line);
      if (seq === null) continue;
      isOpen = true;
      if (seq > (await store.position()).cursor) runSoon();
    }
  } catch (error) {
    if (error instanceof SyncFailure && (error.kind === 'stop' || error.kind === 'revoked')) return 'refused';
  } finally {
    idle.end();
  }
  return isOpen ? 'was-open' : 'not-reached';
}

/** The seq of a line `data: {"seq":n}` of an event stream; null for any other line. */
function hintOf(line: string): number | null {
  if (!line.startsWith('data:')) return null;
  try {
    const hint = LiveHint.safeParse(JSON.parse(line.slice('data:'.length)));
    return hint.success ? hint.data.seq : null;
  } catch {
    return null;
  }
}

/** Waits, but not for somebody who has gone already. */
async function pause(wait: Listening['wait'], ms: number, signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await wait(ms, signal).catch(() => undefined);
}

/**
 * Runs, and again for as long as it is to be tried again. What is asked for meanwhile is one more run, and ends a wait:
 * a hint says that the server is there again.
 */
function runner({ wire, run, wait, signal }: Listening): () => void {
  let isWanted = false;
  let isRunning = false;
  let waiting = new AbortController();
  const go = async (): Promise<void> => {
    while (isWanted && !signal.aborted) {
      isWanted = false;
      const retryAt = await run(signal);
      if (retryAt === null) continue;
      waiting = new AbortController();
      const either = AbortSignal.any([signal, waiting.signal]);
      await pause(wait, Math.max(0, retryAt - wire.now()), either);
      isWanted = true;
    }
  };
  return () => {
    isWanted = true;
    waiting.abort();
    if (isRunning) return;
    isRunning = true;
    void go().finally(() => {
      isRunning = false;
    });
  };
}

import { BODY_LIMIT } from '../model/limits';
import type { SyncStore } from '../store/store';
import { SyncFailure } from './failure';
import { fetchWanted } from './people';
import { pullAll } from './pull';
import { pushAll } from './push';
import type { Server, Wire } from './request';
import { fetchSnapshot } from './snapshot';

/** What is written meanwhile is sent too, for so many rounds; then the next run goes on. */
const ROUNDS = 8;

/**
 * Sends everything, then fetches everything: in this order, since what a device sends after it fetched counts as made
 * after that.
 * @throws SyncFailure
 */
export async function exchange(
  wire: Wire,
  store: SyncStore,
  server: Server,
  signal: AbortSignal | undefined,
): Promise<void> {
  let problem: SyncFailure | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    problem = await onceRound(wire, store, server, signal);
    const waiting = await store.outgoing(wire.now(), { mutations: 1, bytes: BODY_LIMIT });
    if (problem === null && waiting.length === 0) return;
  }
  if (problem !== null)
    throw new SyncFailure('later', `The server at ${server.origin} does not settle. ${problem.message}`);
}

/** One round; returns why another is needed to go on, where the protocol has an answer to that. */
async function onceRound(
  wire: Wire,
  store: SyncStore,
  server: Server,
  signal: AbortSignal | undefined,
): Promise<SyncFailure | null> {
  try {
    await pushAll(wire, store, server, signal);
    if ((await store.position()).cursor === 0) await fetchSnapshot(wire, store, server, signal);
    await pullAll(wire, store, server, signal);
    await fetchWanted(wire, store, server, signal);
    return null;
  } catch (error) {
    if (!(error instanceof SyncFailure)) throw error;
    if (error.kind === 'epoch') await store.resendAfterRestore();
    else if (error.kind === 'cursor-too-old') await fetchSnapshot(wire, store, server, signal, true);
    else throw error;
    return error;
  }
}

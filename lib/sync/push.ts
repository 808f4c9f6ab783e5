import { BODY_LIMIT } from '../model/limits';
import { PROTOCOL_VERSION, PUSH_LIMIT, PushReply, type PushRequest } from '../model/wire';
import type { SyncStore } from '../store/store';
import { SyncFailure } from './failure';
import { ask, unreadable, type Server, type Wire } from './request';

/** What a request carries beside its mutations, generously. */
const ENVELOPE_BYTES = 1024;
/** A device is a copy of another at most so often in a row; more is an error of ours or the server's. */
const RENAMES = 3;

/**
 * Sends what is in the outbox, in order, until it is empty.
 * @throws SyncFailure, of kind `epoch` when the server was restored from a backup
 */
export async function pushAll(
  wire: Wire,
  store: SyncStore,
  server: Server,
  signal: AbortSignal | undefined,
): Promise<void> {
  let renames = 0;
  for (;;) {
    const { clientId, epoch } = await store.position();
    const limits = { mutations: PUSH_LIMIT, bytes: BODY_LIMIT - ENVELOPE_BYTES };
    const mutations = await store.outgoing(wire.now(), limits);
    const last = mutations.at(-1);
    if (last === undefined) return;
    const body: PushRequest = { v: PROTOCOL_VERSION, epoch, clientId, now: wire.now(), mutations };
    try {
      const reply = await ask(wire, server, { path: '/v1/sync/push', body, signal }, PushReply);
      if (reply.lastMid < last.mid) throw unreadable(server);
      // Another copy of this device may have sent more: only what this request carried is known to be there.
      await store.acknowledge({ ...reply, lastMid: last.mid }, wire.now());
    } catch (error) {
      renames += 1;
      if (!(error instanceof SyncFailure) || renames > RENAMES) throw error;
      await takeAnotherName(store, error, mutations[0]?.mid ?? 1);
    }
  }
}

/**
 * What to do about a push that does not go on from what the server knows: a copied device takes a new client id. A
 * server that lacks what it acknowledged gets that again.
 * @throws the error itself where neither is the case
 */
async function takeAnotherName(store: SyncStore, error: SyncFailure, firstMid: number): Promise<void> {
  const { kind, lastMid } = error;
  if (kind === 'cloned' || (kind === 'gap' && lastMid !== null && lastMid >= firstMid))
    return store.newClientId();
  if (kind === 'gap') return store.resendAfterRestore();
  throw error;
}

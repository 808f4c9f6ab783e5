import { BODY_LIMIT } from '../model/limits';
import { PROTOCOL_VERSION, PUSH_LIMIT, PushReply, type Mutation, type PushRequest } from '../model/wire';
import { StoreSignedOutError } from '../store/errors';
import type { SyncStore } from '../store/store';
import { SyncFailure } from './failure';
import { ask, unreadable, type Server, type Wire } from './request';

/** What a request carries beside its mutations, generously. */
const ENVELOPE_BYTES = 1024;
const LIMITS = { mutations: PUSH_LIMIT, bytes: BODY_LIMIT - ENVELOPE_BYTES };
/** A device is a copy of another at most so often in a row; more is an error of ours or the server's. */
const RENAMES = 3;

/** What goes into one request, as it was read from the outbox. */
interface Batch {
  clientId: string;
  epoch: string | null;
  /** When it was read: the ages are of then. */
  readAt: number;
  mutations: Mutation[];
  lastMid: number;
}

/**
 * Sends what is in the outbox, in order, until it is empty. While a request is under way the next batch is read, and
 * while the next is under way what the last was answered is written down: the server has the one before it gets the
 * other, and what was not written down is sent again, which does no harm.
 * @throws SyncFailure, of kind `epoch` when the server was restored from a backup
 */
export async function pushAll(
  wire: Wire,
  store: SyncStore,
  server: Server,
  signal: AbortSignal | undefined,
): Promise<void> {
  let renames = 0;
  let writing = Promise.resolve();
  let batch = await firstBatch(wire, store);
  // Asked after they were read: somebody else may have signed in here since this run began, and what is theirs must not be
  // sent as another's.
  if (batch !== null && (await store.session())?.token !== server.token) throw new StoreSignedOutError();
  while (batch !== null) {
    const { lastMid, mutations } = batch;
    try {
      const asked = ask(
        wire,
        server,
        { path: '/v1/sync/push', body: requestOf(batch, wire.now()), signal },
        PushReply,
      );
      const read = batchAfter(wire, store, batch);
      await Promise.allSettled([asked, read, writing]);
      const [reply, next] = [await asked, await read];
      await writing;
      if (reply.lastMid < lastMid) throw unreadable(server);
      // Another copy of this device may have sent more: only what this request carried is known to be there.
      writing = store.acknowledge({ ...reply, lastMid }, wire.now());
      writing.catch(() => undefined); // told where it is waited for
      batch = next;
    } catch (error) {
      renames += 1;
      if (!(error instanceof SyncFailure) || renames > RENAMES) throw error;
      await writing;
      await takeAnotherName(store, error, mutations[0]?.mid ?? 1);
      batch = await firstBatch(wire, store);
    }
    if (batch !== null) continue;
    await writing;
    batch = await firstBatch(wire, store); // made while the last was under way
  }
}

/** What is to be sent first; null where there is nothing. */
async function firstBatch(wire: Wire, store: SyncStore): Promise<Batch | null> {
  const { clientId, epoch } = await store.position();
  return batchAfter(wire, store, { clientId, epoch, lastMid: 0 });
}

/** What comes behind a batch. The position is not asked for anew: that would take over whoever signed in meanwhile. */
async function batchAfter(
  wire: Wire,
  store: SyncStore,
  { clientId, epoch, lastMid }: Pick<Batch, 'clientId' | 'epoch' | 'lastMid'>,
): Promise<Batch | null> {
  const readAt = wire.now();
  const mutations = await store.outgoing(readAt, LIMITS, lastMid);
  const last = mutations.at(-1);
  return last === undefined ? null : { clientId, epoch, readAt, mutations, lastMid: last.mid };
}

/** The ages go on while a batch waits for the one before. */
function requestOf({ clientId, epoch, readAt, mutations }: Batch, now: number): PushRequest {
  const later = Math.max(0, now - readAt);
  const aged = mutations.map((one) => ({ ...one, ageMs: one.ageMs + later }));
  return { v: PROTOCOL_VERSION, epoch, clientId, now, mutations: aged };
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

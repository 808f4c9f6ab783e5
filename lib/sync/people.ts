import { FETCH_LIMIT, LOOKUP_LIMIT, PROTOCOL_VERSION, PeopleReply, type LookupKey } from '../model/wire';
import type { SyncStore } from '../store/store';
import { SyncFailure } from './failure';
import { ask, unreadable, type Server, type Wire } from './request';

/** An answer that is older than what was pulled meanwhile is asked for again, so often. */
const TRIES = 3;

/**
 * Fetches the people this device has heard of and does not hold, with everything known of them, until there are none.
 * @throws SyncFailure, of kind `epoch` when the server was restored
 */
export async function fetchWanted(
  wire: Wire,
  store: SyncStore,
  server: Server,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    const ids = await store.wantedPeople(FETCH_LIMIT);
    if (ids.length === 0) return;
    const { epoch } = await store.position();
    const body = { v: PROTOCOL_VERSION, epoch, ids };
    const reply = await ask(wire, server, { path: '/v1/people/fetch', body, signal }, PeopleReply);
    if (epoch !== null && reply.epoch !== epoch) throw new SyncFailure('epoch', 'The server was restored.');
    const isProgress = reply.rest.length < ids.length;
    if (!(await store.applyPeople(ids, reply)) || !isProgress) throw unreadable(server);
  }
}

/**
 * Asks the server for people by address or by a record of another program, and keeps who is found. Returns whether
 * anybody was: who it is, is asked of the store then.
 * @throws SyncFailure where the server cannot be reached or refuses
 */
export async function lookUp(
  wire: Wire,
  store: SyncStore,
  server: Server,
  keys: readonly LookupKey[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    const { epoch } = await store.position();
    const body = { v: PROTOCOL_VERSION, epoch, keys: keys.slice(0, LOOKUP_LIMIT) };
    const reply = await ask(wire, server, { path: '/v1/people/lookup', body, signal }, PeopleReply);
    if (reply.rows.length === 0) return false;
    if (await store.applyPeople([], reply)) return true;
    if (tries >= TRIES) throw unreadable(server);
  }
}

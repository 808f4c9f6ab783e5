import type { LookupKey } from '../../lib/model/wire';
import type { LookupAnswer } from '../../lib/panel/context';
import type { OpenStore } from '../../lib/store/open';

/** Asks the team's server for people by address or record; who is found is in the store then. */
export async function lookUpInTeam(store: OpenStore, keys: LookupKey[]): Promise<LookupAnswer> {
  const session = await store.session();
  if (session === null) return 'nobody';
  const { lookUp } = await import('../../lib/sync/people');
  const wire = {
    fetch: (...how: Parameters<typeof fetch>) => fetch(...how),
    now: Date.now,
    timeoutMs: 10_000,
  };
  try {
    const server = { origin: session.server, token: session.token };
    return (await lookUp(wire, store, server, keys, undefined)) ? 'found' : 'nobody';
  } catch {
    return 'not-reached'; // what is wrong with the server is said where the sync stands
  }
}

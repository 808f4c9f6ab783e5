import type { LookupKey } from '../../lib/model/wire';
import type { LookupAnswer } from '../../lib/panel/context';
import type { OpenStore } from '../../lib/store/open';
import { pageWire, serverOf } from './page-wire';

/** Asks the team's server for people by address or record; who is found is in the store then. */
export async function lookUpInTeam(store: OpenStore, keys: LookupKey[]): Promise<LookupAnswer> {
  const session = await store.session();
  if (session === null) return 'nobody';
  const { lookUp } = await import('../../lib/sync/people');
  try {
    return (await lookUp(pageWire, store, serverOf(session), keys, undefined)) ? 'found' : 'nobody';
  } catch {
    return 'not-reached'; // what is wrong with the server is said where the sync stands
  }
}

import type { RecordKey } from '../model/record-key';
import { recordKeyText } from '../model/record-key-text';
import type { LookupKey } from '../model/wire';
import type { PanelContext } from './context';

/** Whom a page shows, as they are asked for. */
export interface Wanted {
  email?: string | undefined;
  record: RecordKey | null;
}

/** An answer holds for so long: the page asks again whenever something comes with a sync. */
const HOLDS_MS = 5 * 60_000;
const MOST_ANSWERS = 500;

/**
 * Asks the team's server for whom this device, which holds some of the team's people only, does not know: what it says
 * comes into the store, which then says who it is. So the server never names somebody by itself.
 */
export function createTeamLookup({ options, state }: PanelContext) {
  /** When nobody was found for a key. */
  const nobody = new Map<string, number>();

  /** The keys that lead to nobody here. */
  async function unknownKeys({ email, record }: Wanted): Promise<LookupKey[]> {
    const { store } = options;
    const keys: LookupKey[] = [];
    if (email !== undefined && (await store.findByAddress(email)).length === 0) keys.push({ address: email });
    if (record !== null && (await store.findByKey(record)).length === 0) keys.push({ record });
    return keys.filter((key) => options.now() - (nobody.get(nameOf(key)) ?? -Infinity) > HOLDS_MS);
  }

  return {
    /** Whether somebody came who was not here; the panel says meanwhile that it is looking. */
    async ask(wanted: Wanted, isCurrent: () => boolean): Promise<boolean> {
      if (state.getState().session === null || !(await options.store.isPart())) return false;
      const keys = await unknownKeys(wanted);
      if (keys.length === 0 || !isCurrent()) return false;
      state.setState({ teamLookup: 'looking' });
      const answer = await options.lookUp(keys);
      if (answer === 'nobody') for (const key of keys) nobody.set(nameOf(key), options.now());
      for (const old of [...nobody.keys()].slice(0, -MOST_ANSWERS)) nobody.delete(old);
      if (!isCurrent()) return false;
      state.setState({ teamLookup: answer === 'not-reached' ? 'not-reached' : null });
      return answer === 'found';
    },
  };
}

function nameOf(key: LookupKey): string {
  return 'record' in key ? recordKeyText(key.record) : key.address;
}

import { addressKey } from '../model/address';
import type { ContactRow } from '../store/store';
import type { LookupAnswer, PanelContext } from './context';

/** What the team's server says of an address; who is found is on this device from then on. */
export interface TeamSearchAnswer {
  answer: LookupAnswer;
  people: ContactRow[];
}

export interface TeamSearchCommands {
  /** Whether this device holds some of the team's people only, so that a search here does not find everybody. */
  holdsPart(): Promise<boolean>;
  /** Asks the team's server for whom a whole address belongs to: only when the user says so, and never by a name. */
  searchTeam(address: string): Promise<TeamSearchAnswer>;
}

/** Searching for people who are not on this device. */
export function teamSearchCommands({ options, state }: PanelContext): TeamSearchCommands {
  return {
    holdsPart: async () => state.getState().session !== null && (await options.store.isPart()),
    async searchTeam(address) {
      const key = addressKey(address);
      if (key === null) return { answer: 'nobody', people: [] };
      const answer = await options.lookUp([{ address: key }]);
      return { answer, people: answer === 'found' ? await options.store.findByAddress(key) : [] };
    },
  };
}

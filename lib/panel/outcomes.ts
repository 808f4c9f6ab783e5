import type { PanelContext } from './context';
import type { OutcomesView } from './team-outcomes';

export interface OutcomeCommands {
  /** Goes through everybody, or the people of one market (null: the main one); `told` hears how far it has come. Null when it was stopped. */
  gatherOutcomes(
    market: string | null | undefined,
    signal: AbortSignal,
    told: (progress: { looked: number; of: number }) => void,
  ): Promise<OutcomesView | null>;
}

export function outcomeCommands({ state, options }: PanelContext): OutcomeCommands {
  return {
    async gatherOutcomes(market, signal, told) {
      // Late: the sidebar draws without it.
      const { teamOutcomes } = await import('./team-outcomes');
      const { workspace } = state.getState().team;
      const asked = { store: options.store, workspace, now: options.now(), signal, told };
      return teamOutcomes(market === undefined ? asked : { ...asked, market });
    },
  };
}

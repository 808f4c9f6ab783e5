import type { PanelContext } from './context';
import type { OutcomesView } from './team-outcomes';

export interface OutcomeCommands {
  /** Goes through everybody; `told` hears how far it has come. Null when it was stopped. */
  gatherOutcomes(
    signal: AbortSignal,
    told: (progress: { looked: number; of: number }) => void,
  ): Promise<OutcomesView | null>;
}

export function outcomeCommands({ state, options }: PanelContext): OutcomeCommands {
  return {
    async gatherOutcomes(signal, told) {
      // Late: the sidebar draws without it.
      const { teamOutcomes } = await import('./team-outcomes');
      const { workspace } = state.getState().team;
      return teamOutcomes({ store: options.store, workspace, now: options.now(), signal, told });
    },
  };
}

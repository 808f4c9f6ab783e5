import { closeFollowUp } from '../rules/follow-up';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import { once } from './once';
import { problemSentence } from './problem';
import { factIds } from './undo';

export interface LoopCommands {
  /** What came of the follow-up, as it is typed; null closes the line. */
  typeResult(result: string | null): void;
  /** Closes the loop with a detractor: what came of it is kept. */
  closeLoop: () => Promise<void>;
}

/** The follow-up of a detractor. */
export function loopCommands(context: PanelContext, release: () => void): LoopCommands {
  const { state } = context;
  const setResult = (result: string | null) =>
    state.setState(({ draft }) => ({ draft: { ...draft, result } }));
  return {
    typeResult(result) {
      setResult(result);
      if (result === null) release();
    },
    closeLoop: once(async () => {
      const view = shownPerson(context);
      const { result } = state.getState().draft;
      if (view === null || result === null) return;
      let changes;
      try {
        changes = closeFollowUp(view.person, result, context.actor());
      } catch (error) {
        state.setState({ problem: problemSentence(error) });
        return;
      }
      const undo = { kind: 'facts', contactId: view.contact.id, ids: factIds(changes) } as const;
      if (!(await act(context, changes, { text: `Follow-up of ${view.short} closed`, undo }))) return;
      setResult(null);
      release();
    }),
  };
}

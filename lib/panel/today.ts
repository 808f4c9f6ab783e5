import type { SurveyKind } from '../model/facts';
import { findStage, moveStage } from '../rules/stage';
import { logResponse } from '../rules/survey';
import { act } from './acting';
import type { PanelContext } from './context';
import type { PersonView } from './person-view';
import { scoreWords } from './score';
import { isArriving } from './state';
import type { TodayHow } from './today-list';
import { factIds } from './undo';
import { viewOf } from './view-of';

/** What came of a move: done, or why a word of reason is needed first. */
export type TodayMove = { done: true } | { done: false; reasonNeeded: string };

/** The queue, and what can be done in it without opening the person. */
export interface TodayCommands {
  /** Looks at everybody, if that was not done lately. */
  lookAtEverybody(): void;
  stopLooking(): void;
  showToday(how: TodayHow): void;
  /** One person of the queue, with the reason of their action and where they stand. */
  viewToday(contactId: string): Promise<PersonView | null>;
  moveToday(contactId: string, to: string, reason: string | null): Promise<TodayMove>;
  /** What the customer said just now, on one scale. */
  scoreToday(contactId: string, survey: SurveyKind, score: number): Promise<void>;
}

export function todayCommands(context: PanelContext): TodayCommands {
  const { state, options } = context;
  return {
    lookAtEverybody() {
      if (!isArriving(state.getState())) {
        options.everybody.begin();
        return;
      }
      // What is counted of half a team is wrong for an hour.
      const stop = state.subscribe((now) => {
        if (isArriving(now)) return;
        stop();
        options.everybody.begin();
      });
    },
    stopLooking: () => options.everybody.halt(),
    showToday: (how) => options.everybody.show(how),
    viewToday: (contactId) => viewOf(context, contactId),
    async moveToday(contactId, to, reason) {
      const view = await viewOf(context, contactId);
      if (view === null) return { done: true };
      const { model } = view.team;
      const moved = moveStage(view.person, to, { model, source: 'manual', reason }, context.actor());
      if (!moved.ok) {
        if (moved.why === 'reason-needed') return { done: false, reasonNeeded: moved.message };
        state.setState({ problem: moved.message });
        return { done: true };
      }
      const [changeId] = factIds(moved.changes);
      const undo = changeId === undefined ? null : ({ kind: 'stage', contactId, changeId } as const);
      const text = `${view.short} moved to ${findStage(model, to)?.label ?? to}`;
      await act(context, moved.changes, { text, undo });
      return { done: true };
    },
    async scoreToday(contactId, survey, score) {
      const view = await viewOf(context, contactId);
      if (view === null) return;
      const entry = {
        survey,
        score,
        channel: 'phone',
        provenance: 'customer',
        comment: null,
        reference: null,
      } as const;
      const changes = logResponse(view.person, entry, context.actor());
      const undo = { kind: 'facts', contactId, ids: factIds(changes) } as const;
      await act(context, changes, {
        text: `${scoreWords(survey, score, 'customer')} saved for ${view.short}`,
        undo,
      });
    },
  };
}

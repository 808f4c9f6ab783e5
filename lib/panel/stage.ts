import { findStage, moveStage } from '../rules/stage';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import { factIds } from './undo';

export interface StageCommands {
  /** Moves the person shown. Backwards without a reason asks for one (`reasonWanted`) and moves nobody yet. */
  moveStage: (to: string, reason?: string, source?: 'manual' | 'page' | 'rule') => Promise<void>;
  /** What is typed as the reason of a move backwards. */
  typeReason(text: string): void;
  /** Leaves the person where they are after all. */
  keepStage(): void;
}

/** Stage moves by hand. */
export function stageCommands(context: PanelContext, release: () => void): StageCommands {
  const { state } = context;
  const close = () => {
    state.setState(({ draft }) => ({ reasonWanted: null, draft: { ...draft, reason: '' } }));
    release();
  };
  return {
    async moveStage(to, reason, source = 'manual') {
      const view = shownPerson(context);
      if (view === null) return;
      const { model } = view.team;
      const how = { model, source, reason: reason ?? null };
      const moved = moveStage(view.person, to, how, context.actor());
      if (!moved.ok) {
        const { why, message } = moved;
        state.setState(
          why === 'reason-needed' && source !== 'rule'
            ? { reasonWanted: { to, message, source } }
            : { problem: message },
        );
        return;
      }
      const [changeId] = factIds(moved.changes);
      const text = `${view.short} moved to ${findStage(model, to)?.label ?? to}`;
      const undo =
        changeId === undefined ? null : ({ kind: 'stage', contactId: view.contact.id, changeId } as const);
      if (await act(context, moved.changes, { text, undo })) close();
    },
    typeReason: (reason) => state.setState(({ draft }) => ({ draft: { ...draft, reason } })),
    keepStage: close,
  };
}

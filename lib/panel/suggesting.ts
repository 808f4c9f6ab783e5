import { can } from '../rules/can';
import { KEEP_DAYS, keepStage } from '../rules/stage-keep';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import type { StageCommands } from './stage';
import type { PanelState } from './state';
import { factIds } from './undo';

export interface SuggestionCommands {
  /** Moves the person to the stage that is suggested, with the suggestion's sentence as the reason. */
  acceptSuggestion(): Promise<void>;
  /** Keeps the stage: the same is suggested again after 30 days, or when there is newer evidence. */
  keepSuggestion(): Promise<void>;
}

/** What can be said to a suggested stage; both are undone from the snackbar. */
export function suggestionCommands(context: PanelContext, stages: StageCommands): SuggestionCommands {
  return {
    async acceptSuggestion() {
      const suggestion = shownPerson(context)?.suggestion ?? null;
      if (suggestion !== null) await stages.moveStage(suggestion.stage.id, suggestion.reason, 'rule');
    },
    async keepSuggestion() {
      const view = shownPerson(context);
      if (view === null || view.suggestion === null) return;
      const { model } = view.team;
      const changes = keepStage(view.person, view.suggestion, model, context.actor());
      const [id] = factIds(changes);
      const { contact, short, suggestion, stage } = view;
      await act(context, changes, {
        text: `${short} stays in ${stage.current?.label ?? 'no stage'}; asked again in ${String(KEEP_DAYS)} days`,
        undo:
          id === undefined
            ? null
            : { kind: 'kept', contactId: contact.id, id, suggested: suggestion.stage.label },
      });
    },
  };
}

/**
 * What the user's roles let them do with stages, and whether they are sent what segments and tiers are worked out from;
 * somebody without a team may and sees everything.
 */
export function stageRights({ session }: Pick<PanelState, 'session'>): {
  move: boolean;
  accept: boolean;
  orders: boolean;
} {
  if (session === null) return { move: true, accept: true, orders: true };
  const { roles } = session.member;
  return {
    move: can(roles, 'change-stage'),
    accept: can(roles, 'accept-stage'),
    orders: can(roles, 'see-value'),
  };
}

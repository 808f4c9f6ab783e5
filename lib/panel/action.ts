import { recordOutcome, type OutcomeEntry } from '../rules/next-action';
import { rulesOf } from '../rules/playbook';
import { urgentRules } from '../rules/playbook-urgent';
import { act } from './acting';
import type { PanelContext } from './context';
import type { PersonView } from './person-view';
import { proposalFor } from './shown-actions';
import { stageRights } from './suggesting';
import { snoozeUntil, snoozeWords, type Snooze } from './snooze';
import { factIds } from './undo';
import { viewOf } from './view-of';

/** What became of a proposed action; of the person shown, or of another by their id. */
export interface ActionCommands {
  actionDone(ruleId: string, contactId?: string): Promise<void>;
  snoozeAction(ruleId: string, snooze: Snooze, contactId?: string): Promise<void>;
  declineAction(ruleId: string, reason: string, contactId?: string): Promise<void>;
}

type Outcome = Pick<OutcomeEntry, 'outcome' | 'until' | 'reason' | 'untilReply'>;

export function actionCommands(context: PanelContext): ActionCommands {
  async function record(
    ruleId: string,
    outcome: Outcome,
    how: { contactId: string | undefined; words: (title: string, short: string) => string },
  ): Promise<void> {
    const view = await viewOf(context, how.contactId);
    const title = view === null ? null : titleOf(ruleId, view);
    if (view === null || title === null) return;
    const contactId = view.contact.id;
    const known = proposalFor(view.actions, ruleId, view.evidence);
    // Who is not sent orders does not know the segment.
    const { orders } = stageRights(context.state.getState());
    const proposal = orders ? known : { ...known, segment: null };
    const changes = recordOutcome(contactId, { action: ruleId, ...outcome, proposal }, context.actor());
    const undo = { kind: 'facts', contactId, ids: factIds(changes) } as const;
    await act(context, changes, { text: how.words(title, view.short), undo });
  }

  /** A promise is due whatever is proposed, so its rule counts also where the card does not show it. */
  function titleOf(ruleId: string, view: PersonView): string | null {
    const { playbook } = view.team.workspace;
    const shown = view.actions.map((action) => action.rule);
    return [...shown, ...rulesOf(playbook), ...urgentRules].find((rule) => rule.id === ruleId)?.title ?? null;
  }

  return {
    actionDone: (ruleId, contactId) =>
      record(
        ruleId,
        { outcome: 'done', until: null, reason: null },
        { contactId, words: (title, short) => `Done for ${short}: ${title}` },
      ),
    snoozeAction: (ruleId, snooze, contactId) =>
      record(
        ruleId,
        {
          outcome: 'snoozed',
          until: snoozeUntil(snooze, context.options.now()),
          reason: null,
          untilReply: snooze === 'next-reply',
        },
        { contactId, words: (_, short) => `${short}: later, ${snoozeWords(snooze, context.options.locale)}` },
      ),
    declineAction: (ruleId, reason, contactId) =>
      record(
        ruleId,
        { outcome: 'not-now', until: null, reason },
        { contactId, words: (_, short) => `Not now for ${short}: ${reason}` },
      ),
  };
}

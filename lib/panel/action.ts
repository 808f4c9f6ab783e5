import { recordOutcome, type OutcomeEntry } from '../rules/next-action';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import { proposalFor } from './shown-actions';
import { snoozeUntil, snoozeWords, type Snooze } from './snooze';
import { factIds } from './undo';

export interface ActionCommands {
  actionDone(ruleId: string): Promise<void>;
  snoozeAction(ruleId: string, snooze: Snooze): Promise<void>;
  declineAction(ruleId: string, reason: string): Promise<void>;
}

/** What became of a recommended action. */
export function actionCommands(context: PanelContext): ActionCommands {
  async function record(
    ruleId: string,
    outcome: Pick<OutcomeEntry, 'outcome' | 'until' | 'reason' | 'untilReply'>,
    words: (title: string, short: string) => string,
  ): Promise<void> {
    const view = shownPerson(context);
    const action = view?.actions.find((one) => one.rule.id === ruleId);
    if (view === null || action === undefined) return;
    const contactId = view.contact.id;
    const changes = recordOutcome(
      contactId,
      { action: ruleId, ...outcome, proposal: proposalFor(view.actions, ruleId, view.evidence) },
      context.actor(),
    );
    const undo = { kind: 'facts', contactId, ids: factIds(changes) } as const;
    await act(context, changes, { text: words(action.rule.title, view.short), undo });
  }

  return {
    actionDone: (ruleId) =>
      record(
        ruleId,
        { outcome: 'done', until: null, reason: null },
        (title, short) => `Done for ${short}: ${title}`,
      ),
    snoozeAction: (ruleId, snooze) =>
      record(
        ruleId,
        {
          outcome: 'snoozed',
          until: snoozeUntil(snooze, context.options.now()),
          reason: null,
          untilReply: snooze === 'next-reply',
        },
        (_, short) => `${short}: later, ${snoozeWords(snooze, context.options.locale)}`,
      ),
    declineAction: (ruleId, reason) =>
      record(
        ruleId,
        { outcome: 'not-now', until: null, reason },
        (_, short) => `Not now for ${short}: ${reason}`,
      ),
  };
}

import type { PersonView } from '../../lib/panel/person-view';
import { textsOf } from '../../lib/panel/sending';
import { isoDay } from '../../lib/panel/day-input';
import { ActionCard } from '../action/action-card';
import { usePanel, usePanelState } from './panel-context';

/** The next action of the person shown, wired to the panel's commands. */
export function ActionPart({ view, now }: { view: PersonView; now: number }) {
  const { commands } = usePanel();
  const texts = usePanelState((state) => state.texts);
  return (
    <ActionCard
      actions={view.actions}
      blocked={view.blocked}
      today={isoDay(now)}
      texts={textsOf(texts, view.contact.id)}
      onDone={(id) => void commands.actionDone(id)}
      onSnooze={(id, snooze) => void commands.snoozeAction(id, snooze)}
      onDecline={(id, reason) => void commands.declineAction(id, reason)}
      onText={(id, text) => commands.typeText(id, text)}
      onInsert={(text) => commands.insertText(text)}
    />
  );
}

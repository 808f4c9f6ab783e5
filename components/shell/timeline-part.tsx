import type { PersonView } from '../../lib/panel/person-view';
import { stageLabel } from '../../lib/rules/receipt';
import { TimelineCard } from '../timeline/timeline-card';
import { usePanel, usePanelState } from './panel-context';

/** The timeline of the person shown, wired to the panel's commands. */
export function TimelinePart({ view, now }: { view: PersonView; now: number }) {
  const { commands, locale } = usePanel();
  const { model, models } = view.team;
  const edit = usePanelState((state) => state.draft.noteEdit);
  return (
    <TimelineCard
      entries={view.timeline}
      changes={view.person.stageChanges}
      model={model}
      others={models}
      changed={view.changed}
      edit={edit}
      now={now}
      locale={locale}
      onUndo={(id) => void commands.undoEntry(id)}
      onEdit={(id) => commands.editEntry(id)}
      onTypeNote={(text) => commands.typeEntry(text)}
      onSaveNote={() => void commands.saveEntry()}
      onDelete={(id) => void commands.deleteEntry(id)}
      onRedeem={(id) => void commands.redeemEntry(id)}
      onOpenPerson={(id) => commands.openContact(id, 'This person')}
      movedSince={(id) =>
        commands
          .movedSince(id)
          .map((later) => `moved to ${stageLabel(later.to, { model, others: models }, later.model)}`)
      }
    />
  );
}

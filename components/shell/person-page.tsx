import { lazy, Suspense, type RefObject } from 'react';
import type { Contact } from '../../lib/model/contact';
import type { PersonView } from '../../lib/panel/person-view';
import type { SeenPerson } from '../../lib/panel/seen';
import { recordLink } from '../../lib/panel/record-link';
import { stageLabel } from '../../lib/rules/receipt';
import { ActionCard } from '../action/action-card';
import { PersonHead } from '../contact/person-head';
import { WhyChips } from '../contact/why-chips';
import { TimelineCard } from '../timeline/timeline-card';
import { Button } from '../ui/button';
import { Key } from '../ui/key';
import { ValueCard } from '../value/value-card';
import { usePanel, usePanelState } from './panel-context';
import { SatisfactionPart } from './satisfaction-part';
import { StagePart } from './stage-part';
import { useClock } from './use-clock';

const EditPerson = lazy(() =>
  import('../contact/edit-person').then((file) => ({ default: file.EditPerson })),
);

interface PersonPageProps {
  view: PersonView;
  seen: SeenPerson | null;
  others: SeenPerson[];
  menuOpen: boolean;
  scoreRef: RefObject<HTMLDivElement | null>;
  onMenu: (open: boolean) => void;
}

/** The cards of one person, wired to the panel's commands. */
export function PersonPage(props: PersonPageProps) {
  const { view, seen, others } = props;
  const panel = usePanel();
  const { commands, locale } = panel;
  const team = usePanelState((state) => state.team);
  const editing = usePanelState((state) => state.draft.editing);
  const chosen = usePanelState((state) => state.chosen);
  const record = usePanelState(recordLink);
  const now = useClock(panel.now, 60_000);
  const { contact, stage } = view;
  const line = personLine(contact);
  return (
    <>
      {editing ? (
        <Suspense>
          <EditPerson
            contact={contact}
            members={team.members}
            now={panel.now}
            onSave={(fields) => commands.editPerson(fields)}
            onClose={() => commands.editFields(false)}
          />
        </Suspense>
      ) : (
        <PersonHead
          name={view.name}
          phase={stage.current?.phase ?? null}
          line={line}
          emails={contact.emails}
          phones={contact.phones}
          aside={
            <Button
              look="quiet"
              className="person-edit"
              aria-label="Edit"
              aria-keyshortcuts="E"
              title="Edit"
              onClick={() => commands.editFields(true)}
            >
              <Key name="E" />
            </Button>
          }
        >
          <WhyChips
            seen={seen}
            others={others}
            owner={view.owner}
            doNotContact={contact.doNotContact}
            chosen={chosen}
            record={record}
            onChoose={(other) => commands.choosePerson(other)}
            onNotThis={() => commands.notThisPerson()}
            onOneOfUs={() => void commands.oneOfUs()}
            onForget={() => commands.backToPage()}
            onLink={() => void commands.linkRecord()}
            onUnlink={() => void commands.unlinkRecord()}
          />
        </PersonHead>
      )}
      <StagePart view={view} now={now} menuOpen={props.menuOpen} onMenu={props.onMenu} />
      <ActionCard
        actions={view.actions}
        blocked={view.blocked}
        today={isoDay(now)}
        onDone={(id) => void commands.actionDone(id)}
        onSnooze={(id, snooze) => void commands.snoozeAction(id, snooze)}
        onDecline={(id, reason) => void commands.declineAction(id, reason)}
      />
      <ValueCard
        value={view.value}
        marginSet={team.workspace.value.margin !== null}
        now={now}
        locale={locale}
        onMargin={(margin) => void commands.setMargin(margin)}
      />
      <SatisfactionPart view={view} now={now} scoreRef={props.scoreRef} />
      <TimelineCard
        entries={view.timeline}
        now={now}
        locale={locale}
        onUndo={(id) => void commands.undoEntry(id)}
        movedSince={(id) =>
          commands.movedSince(id).map((later) => `moved to ${stageLabel(later.to, team.model)}`)
        }
      />
    </>
  );
}

/** Title and company in one line; null where neither is known. */
function personLine({ title, company }: Contact): string | null {
  return [title, company].filter((part) => part !== null).join('\u00a0· ') || null;
}

/** A day of this browser's time zone as YYYY-MM-DD. */
function isoDay(at: number): string {
  const day = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

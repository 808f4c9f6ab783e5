import { Suspense, useRef, useState, type RefObject } from 'react';
import { later } from '../ui/later';
import { mayDo } from '../../lib/panel/may';
import type { PersonView } from '../../lib/panel/person-view';
import { recordLink } from '../../lib/panel/record-link';
import type { SeenPerson } from '../../lib/panel/seen';
import { accountOf } from '../../lib/rules/account';
import { lostNotes } from '../../lib/rules/note-fork';
import { PersonHead } from '../contact/person-head';
import { PersonLine } from '../contact/person-line';
import { ProfileLine } from '../contact/profile-line';
import { WhyChips } from '../contact/why-chips';
import { Button } from '../ui/button';
import { ChangedLine } from '../timeline/changed-line';
import { Key } from '../ui/key';
import { useKeyShortcut } from '../ui/key-names';
import { Menu } from '../ui/menu';
import { HandoffPart } from './handoff-part';
import type { OpenStep } from './open-step';
import { usePanel, usePanelState } from './panel-context';
import { useRecordLinks } from './use-record-links';

const EditPerson = later(() => import('../contact/edit-person').then((file) => file.EditPerson));
const LostLine = later(() => import('../sync/lost-line').then((file) => file.LostLine));
const PersonStep = later(() => import('./person-step').then((file) => file.PersonStep));

interface PersonPartProps {
  view: PersonView;
  seen: SeenPerson | null;
  others: SeenPerson[];
  now: number;
}

/** Who the person is, or their fields while these are edited; and what can be done with them as a whole. */
export function PersonPart({ view, seen, others, now }: PersonPartProps) {
  const panel = usePanel();
  const { commands, locale } = panel;
  const { contact } = view;
  const members = usePanelState((state) => state.team.members);
  const me = usePanelState((state) => state.me);
  const editing = usePanelState((state) => state.draft.editing);
  const wish = usePanelState((state) => state.draft.wish);
  // Where the panel stands beside no page, nobody was chosen for one.
  const chosen = usePanelState((state) => (state.page.state === 'starting' ? null : state.chosen));
  const record = usePanelState(recordLink);
  const mayGive = usePanelState((state) => mayDo(state, 'change-owner', contact.owner));
  const locked = usePanelState((state) =>
    state.health.readOnly
      ? 'A newer Sidestage wrote this data: nothing can be saved here. Update the extension.'
      : mayDo(state, 'edit-people')
        ? null
        : 'Your role sees people and does not change them.',
  );
  const links = useRecordLinks(contact.keys, editing);
  const hasLost =
    usePanelState((state) => state.lost.some((one) => one.contact.id === contact.id)) ||
    lostNotes(view.person, me).length > 0;
  const [step, setStep] = useState<OpenStep | null>(null);
  const edit = useRef<HTMLButtonElement>(null);
  if (editing) {
    return (
      <Suspense>
        <EditPerson
          contact={contact}
          members={members}
          links={links}
          locale={locale}
          now={panel.now}
          newId={panel.newId}
          locked={locked}
          mayGive={mayGive}
          opener={edit}
          onSave={(fields, start) => commands.editPerson(fields, start)}
          onClose={() => commands.editFields(false)}
        />
      </Suspense>
    );
  }
  return (
    <div className="person-part">
      <PersonHead
        name={view.name}
        phase={view.stage.current?.phase ?? null}
        line={
          <PersonLine
            title={contact.title}
            company={contact.company}
            open={step === 'company'}
            onCompany={
              accountOf(contact) === null ? undefined : () => setStep(step === 'company' ? null : 'company')
            }
          />
        }
        emails={contact.emails}
        phones={contact.phones}
        aside={<Aside edit={edit} name={view.name} locked={locked} onStep={setStep} />}
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
        <ProfileLine
          profile={contact.profile}
          now={now}
          locale={locale}
          locked={locked}
          wish={wish}
          onType={(change) => commands.typeWish(change)}
          onAdd={() => void commands.saveWish()}
        />
        <ChangedLine changed={view.changed} now={now} locale={locale} />
        {hasLost ? (
          <Suspense>
            <LostLine person={view.person} now={now} />
          </Suspense>
        ) : null}
      </PersonHead>
      <HandoffPart view={view} />
      {step === null ? null : (
        <Suspense>
          <PersonStep key={step} step={step} view={view} onClose={() => setStep(null)} />
        </Suspense>
      )}
    </div>
  );
}

/** To the right of the name: the edit button, and what is done seldom. */
function Aside(props: {
  edit: RefObject<HTMLButtonElement | null>;
  name: string;
  locked: string | null;
  onStep: (step: OpenStep) => void;
}) {
  const { edit, name, locked, onStep } = props;
  const { commands } = usePanel();
  const editKey = useKeyShortcut('E');
  const handoffKey = useKeyShortcut('H');
  const [open, setOpen] = useState(false);
  const items = [
    { id: 'edit', label: 'Edit…', detail: 'Name, addresses, consent, what they want' },
    {
      id: 'handoff',
      label: 'Hand over',
      detail: `Five lines for whoever takes them over${handoffKey === undefined ? '' : ` (${handoffKey})`}`,
    },
    { id: 'merge', label: 'Same as somebody…', detail: 'Two people who are one, and the way back' },
    { id: 'export', label: 'Export…', detail: 'Everything known of them as a file' },
    { id: 'erase', label: 'Erase…', detail: 'Everything known of them, for good' },
  ].filter(({ id }) => locked === null || id === 'export' || id === 'handoff');
  return (
    <div className="person-aside">
      <Button
        ref={edit}
        look="quiet"
        className="person-edit"
        aria-label="Edit"
        aria-keyshortcuts={editKey}
        title="Edit"
        onClick={() => commands.editFields(true)}
      >
        <Key name="E" />
      </Button>
      <Menu
        label={<span className="person-more">More</span>}
        name={`More about ${name}`}
        look="quiet"
        className="person-menu"
        items={items}
        open={open}
        onOpen={setOpen}
        onChoose={(id) => {
          if (id === 'edit') commands.editFields(true);
          else if (id === 'handoff') commands.showHandoff(true);
          else onStep(id as OpenStep);
        }}
      />
    </div>
  );
}

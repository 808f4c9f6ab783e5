import { useRef } from 'react';
import type { Contact, LostEdit } from '../../lib/model/contact';
import { FIELD_WORDS, valueWords } from '../../lib/panel/field-words';
import { editedValue, editStart } from '../../lib/panel/lost-text';
import { namesIn } from '../../lib/panel/team';
import type { LostNote } from '../../lib/rules/note-fork';
import { bothOf } from '../../lib/rules/settle-lost';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { LostBox } from './lost-box';
import { When } from './when';

interface LostListProps {
  contact: Contact;
  lost: LostEdit[];
  notes: LostNote[];
  now: number;
  /** Something was settled. */
  onSettled?: () => void;
}

/** What the user typed of one person and lost, field by field and all at once. */
export function LostList({ contact, lost, notes, now, onSettled }: LostListProps) {
  const { commands, locale } = usePanel();
  const team = usePanelState((state) => state.team);
  const me = usePanelState((state) => state.me);
  const box = useRef<HTMLDivElement>(null);
  const { memberName, marketName } = namesIn(team, me);
  const naming = { memberName, marketName, locale, now };
  const words = (field: LostEdit['field'], value: Contact[LostEdit['field']] | undefined) =>
    valueWords(field, value, naming);
  const when = (at: number) => <When at={at} now={now} locale={locale} />;
  // What was pressed goes away: the focus stays here and does not fall to the page.
  const settled = (work: Promise<void>) => {
    void work.then(() => {
      box.current?.focus();
      onSettled?.();
    });
  };
  return (
    <div className="lost-list" ref={box} tabIndex={-1}>
      <ul aria-label={`Yours and theirs of ${contact.name ?? 'this person'}`}>
        {lost.map((one) => {
          const { field } = one;
          const both = bothOf(contact, one);
          const start = editStart(contact, one);
          return (
            <LostBox
              key={field}
              what={FIELD_WORDS[field]}
              theirs={{
                who: one.over.by === null ? 'Another program' : memberName(one.over.by),
                when: when(one.over.at),
                text: words(field, contact[field]),
              }}
              mine={{ when: when(one.at), text: words(field, one.mine) }}
              original={'original' in one ? words(field, one.original) : null}
              start={start}
              onBoth={both === null ? null : () => settled(commands.settleLost(contact.id, field, both))}
              onTheirs={() => settled(commands.settleLost(contact.id, field))}
              onMine={() => settled(commands.settleLost(contact.id, field, one.mine))}
              onText={(text) => settled(commands.settleLost(contact.id, field, editedValue(field, text)))}
            />
          );
        })}
        {notes.map(({ lost: note, current, original }) => (
          <LostBox
            key={note.id}
            what="Note"
            theirs={{ who: memberName(current.by), when: null, text: current.text }}
            mine={{ when: null, text: note.text }}
            original={original}
            start={`${current.text}\n${note.text}`}
            onBoth={null}
            onTheirs={() => settled(commands.settleNote(contact.id, note.id, null))}
            onMine={() => settled(commands.settleNote(contact.id, note.id, note.text))}
            onText={(text) => settled(commands.settleNote(contact.id, note.id, text))}
          />
        ))}
      </ul>
      {lost.length < 2 ? null : (
        <div className="lost-steps">
          <Button onClick={() => settled(commands.settleAllLost('theirs', contact.id))}>
            Keep all theirs
          </Button>
          <Button onClick={() => settled(commands.settleAllLost('mine', contact.id))}>Use all mine</Button>
        </div>
      )}
    </div>
  );
}

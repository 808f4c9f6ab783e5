import { useId, useState } from 'react';
import type { Person } from '../../lib/model/change';
import { listed } from '../../lib/panel/change-words';
import { FIELD_WORDS } from '../../lib/panel/field-words';
import { lostNotes } from '../../lib/rules/note-fork';
import { shortName } from '../../lib/rules/short-name';
import { usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { LostList } from './lost-list';
import './lost.css';

/** One quiet line at the person: something that was typed here was replaced unseen. It leads to both. */
export function LostLine({ person, now }: { person: Person; now: number }) {
  const { contact } = person;
  const me = usePanelState((state) => state.me);
  const edits = usePanelState((state) => state.lost.find((one) => one.contact.id === contact.id)?.lost);
  const notes = lostNotes(person, me);
  const [open, setOpen] = useState(false);
  const id = useId();
  const lost = edits ?? [];
  if (lost.length + notes.length === 0) return null;
  const what = [
    ...lost.map(({ field }) => FIELD_WORDS[field].toLowerCase()),
    ...(notes.length > 0 ? ['a note'] : []),
  ];
  return (
    <div className="lost-line">
      <div className="lost-line-top">
        <p role="status">
          What you wrote of <bdi>{shortName(contact)}</bdi> ({listed(what)}) was replaced by somebody who had
          not seen it.
        </p>
        <Button aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {open ? 'Close' : 'See both'}
        </Button>
      </div>
      <div id={id}>{open ? <LostList contact={contact} lost={lost} notes={notes} now={now} /> : null}</div>
    </div>
  );
}

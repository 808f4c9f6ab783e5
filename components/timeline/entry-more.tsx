import { useState } from 'react';
import { TEXT_LIMIT } from '../../lib/model/limits';
import { textProblem } from '../../lib/rules/text-limit';
import type { TimelineEntry } from '../../lib/rules/timeline';
import { Button } from '../ui/button';
import { LinkButton } from '../ui/link-button';
import { TextArea } from '../ui/text-area';
import type { EntryActs } from './timeline-props';

interface EntryMoreProps extends EntryActs {
  entry: TimelineEntry;
  edit: { id: string; text: string } | null;
  moment: string;
  locale: string;
}

/** What does not fit on the line of an entry, and what can be done with it. */
export function EntryMore(props: EntryMoreProps) {
  const { entry, edit, moment, movedSince } = props;
  if (edit?.id === entry.id) return <NoteEdit {...props} text={edit.text} />;
  const since = entry.kind === 'stage-change' ? movedSince(entry.id) : [];
  const { note, otherId } = entry;
  return (
    <div className="entry-more">
      {entry.detail === null ? null : <LongText text={entry.detail} />}
      <p className="quiet">
        {moment}
        {entry.by === 'nobody' ? '' : ` · recorded by ${entry.by}`}
      </p>
      {since.length === 0 ? null : (
        <p className="soft">Undo passes over what came since: {since.join(', ')}.</p>
      )}
      {entry.earlier.length === 0 ? null : (
        <div className="entry-earlier">
          <p className="quiet">Edited. It said before:</p>
          {entry.earlier.map((text, at) => (
            <LongText key={at} text={text} />
          ))}
        </div>
      )}
      <div className="entry-steps">
        {note === null ? null : (
          <>
            <Button look="quiet" onClick={() => props.onEdit(entry.id)}>
              Edit
            </Button>
            <Button look="quiet" onClick={() => props.onDelete(entry.id)}>
              Delete
            </Button>
          </>
        )}
        {entry.canUndo && note === null ? (
          <Button look="quiet" onClick={() => props.onUndo(entry.id)}>
            {entry.kind === 'stage-change' ? 'Undo this move' : 'Take back'}
          </Button>
        ) : null}
        {entry.unused ? (
          <Button look="quiet" onClick={() => props.onRedeem(entry.id)}>
            They used it
          </Button>
        ) : null}
        {otherId === null ? null : (
          <Button look="quiet" onClick={() => props.onOpenPerson(otherId)}>
            Open this person
          </Button>
        )}
      </div>
    </div>
  );
}

/** So much of a text is shown at first: a transcript fills many panels. */
const SHOWN = 800;

function LongText({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  const isLong = text.length > SHOWN * 1.25;
  return (
    <p className="entry-detail" dir="auto">
      {isLong && !whole ? `${text.slice(0, SHOWN)}… ` : text}
      {isLong && !whole ? <LinkButton onClick={() => setWhole(true)}>Show all of it</LinkButton> : null}
    </p>
  );
}

function NoteEdit({ text, locale, onTypeNote, onSaveNote, onEdit }: EntryMoreProps & { text: string }) {
  return (
    <form
      className="entry-more entry-edit"
      aria-label="Edit the note"
      onSubmit={(event) => {
        event.preventDefault();
        onSaveNote();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEdit(null);
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSaveNote();
      }}
    >
      <TextArea
        label="Note"
        value={text}
        autoFocus
        error={textProblem('A note', text.trim(), TEXT_LIMIT, locale)}
        onChange={onTypeNote}
      />
      <div className="form-end">
        <Button look="primary" type="submit" aria-keyshortcuts="Control+Enter">
          Save
        </Button>
        <Button onClick={() => onEdit(null)}>Cancel</Button>
      </div>
    </form>
  );
}

import { useState } from 'react';
import type { TimelineEntry } from '../../lib/rules/timeline';
import { Button } from '../ui/button';

interface TimelineRowProps {
  entry: TimelineEntry;
  day: string;
  moment: string;
  onUndo: (factId: string) => void;
  movedSince: (changeId: string) => string[];
}

/** One entry; a press opens its detail, who recorded it and, where possible, its undo. */
export function TimelineRow({ entry, day, moment, onUndo, movedSince }: TimelineRowProps) {
  const [open, setOpen] = useState(false);
  const since = open && entry.kind === 'stage-change' ? movedSince(entry.id) : [];
  return (
    <li className="entry" data-undone={entry.undone} data-phase={entry.phase ?? 'outside'}>
      <button type="button" className="entry-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="entry-dot" data-kind={entry.kind} aria-hidden="true" />
        <span className="entry-title" dir="auto">
          {entry.undone ? (
            <>
              <s>{entry.title}</s> <span className="quiet">taken back</span>
            </>
          ) : (
            entry.title
          )}
        </span>
        <time className="entry-day" dateTime={new Date(entry.at).toISOString()} title={moment}>
          {day}
        </time>
      </button>
      {open ? (
        <div className="entry-more">
          {entry.detail === null ? null : (
            <p className="entry-detail" dir="auto">
              {entry.detail}
            </p>
          )}
          <p className="quiet">
            {moment}
            {entry.by === 'nobody' ? '' : ` · recorded by ${entry.by}`}
          </p>
          {since.length === 0 ? null : (
            <p className="soft">Undo passes over what came since: {since.join(', ')}.</p>
          )}
          {entry.canUndo ? (
            <Button look="quiet" className="entry-undo" onClick={() => onUndo(entry.id)}>
              {entry.kind === 'stage-change' ? 'Undo this move' : 'Take back'}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

import { memo } from 'react';
import { agoText, dayText, momentText } from '../../lib/panel/time-text';
import type { TimelineEntry } from '../../lib/rules/timeline';
import { EntryMore } from './entry-more';
import type { EntryActs } from './timeline-props';

interface TimelineRowProps {
  acts: EntryActs;
  entry: TimelineEntry;
  open: boolean;
  /** A colleague did it since the last look. */
  isNew: boolean;
  edit: { id: string; text: string } | null;
  now: number;
  locale: string;
  onToggle: (id: string) => void;
  'aria-setsize': number;
  'aria-posinset': number;
}

/**
 * One entry; a press opens its detail, who recorded it and, where possible, its undo. Drawn again only where it differs:
 * a long list is scrolled through.
 */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { entry, open, isNew, now, locale, onToggle } = props;
  const moment = `${momentText(entry.at, locale)} (${agoText(entry.at, now)})`;
  return (
    <li
      className="entry"
      data-undone={entry.undone}
      data-new={isNew}
      data-phase={entry.phase ?? 'outside'}
      aria-setsize={props['aria-setsize']}
      aria-posinset={props['aria-posinset']}
    >
      <button type="button" className="entry-line" aria-expanded={open} onClick={() => onToggle(entry.id)}>
        <span className="entry-dot" data-kind={entry.kind} aria-hidden="true" />
        <span className="entry-title" dir="auto">
          {isNew ? (
            <>
              <span className="entry-new">New</span>{' '}
            </>
          ) : null}
          {entry.undone ? (
            <>
              <s>{entry.title}</s> <span className="quiet">taken back</span>
            </>
          ) : (
            entry.title
          )}
          {entry.dueAt === null || entry.undone ? null : (
            <>
              {' '}
              <span className="quiet">due {dayText(entry.dueAt, now, locale)}</span>
            </>
          )}
          {entry.earlier.length === 0 ? null : (
            <>
              {' '}
              <span className="quiet">edited</span>
            </>
          )}
        </span>
        <time className="entry-day" dateTime={new Date(entry.at).toISOString()} title={moment}>
          {dayText(entry.at, now, locale)}
        </time>
      </button>
      {open ? (
        <EntryMore {...props.acts} entry={entry} edit={props.edit} moment={moment} locale={locale} />
      ) : null}
    </li>
  );
});

import { useState } from 'react';
import { agoText, dayText, momentText } from '../../lib/panel/time-text';
import type { TimelineEntry } from '../../lib/rules/timeline';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { TimelineRow } from './timeline-row';
import './timeline.css';

export interface TimelineCardProps {
  entries: TimelineEntry[];
  now: number;
  locale: string;
  onUndo: (factId: string) => void;
  /** Words for what happened after a stage change, oldest first: what its undo passes over. */
  movedSince: (changeId: string) => string[];
}

const PAGE = 20;

/** Everything that is known of the person, newest first. What was taken back stays, struck through. */
export function TimelineCard({ entries, now, locale, onUndo, movedSince }: TimelineCardProps) {
  const [shown, setShown] = useState(PAGE);
  const rest = entries.length - shown;
  return (
    <Card
      name="Timeline"
      look="bare"
      className="timeline-card"
      aside={entries.length < 2 ? undefined : `${String(entries.length)} entries`}
    >
      {entries.length === 0 ? (
        <p className="soft">Nothing yet. Notes, scores, orders and moves will stand here.</p>
      ) : (
        <ol className="timeline">
          {entries.slice(0, shown).map((entry) => (
            <TimelineRow
              key={entry.id}
              entry={entry}
              day={dayText(entry.at, now, locale)}
              moment={`${momentText(entry.at, locale)} (${agoText(entry.at, now)})`}
              onUndo={onUndo}
              movedSince={movedSince}
            />
          ))}
        </ol>
      )}
      {rest > 0 ? (
        <Button look="quiet" className="timeline-more" onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(rest, PAGE)} more of {rest}
        </Button>
      ) : null}
    </Card>
  );
}

import { useState } from 'react';
import type { ChangedView } from '../../lib/panel/changed-view';
import { dayText } from '../../lib/panel/time-text';
import { Icon } from '../ui/icon';
import './changed-line.css';

interface ChangedLineProps {
  changed: ChangedView | null;
  now: number;
  locale: string;
}

/** So much is named; the timeline marks all of it. */
const NAMED = 2;

/** What colleagues did since the user last looked, in one quiet line that goes away. What comes later shows again. */
export function ChangedLine({ changed, now, locale }: ChangedLineProps) {
  const [seen, setSeen] = useState(0);
  if (changed === null || changed.ids.size <= seen) return null;
  const { titles, who, since } = changed;
  const more = titles.length - NAMED;
  return (
    <div className="changed-line" role="status">
      <p>
        <span className="changed-who">
          <bdi>{who}</bdi>
        </span>
        , since you looked {dayText(since, now, locale)}: <bdi>{titles.slice(0, NAMED).join('; ')}</bdi>
        {more > 0 ? `, and ${String(more)} more in the timeline` : ''}.
      </p>
      <button
        type="button"
        className="changed-close"
        aria-label="Close this message"
        onClick={() => setSeen(changed.ids.size)}
      >
        <Icon name="close" size={12} />
      </button>
    </div>
  );
}

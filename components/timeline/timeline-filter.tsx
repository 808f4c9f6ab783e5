import { GROUP_WORDS, type TimelineGroup } from '../../lib/rules/timeline-groups';

interface TimelineFilterProps {
  group: TimelineGroup | null;
  text: string;
  count: number;
  all: number;
  onGroup: (group: TimelineGroup | null) => void;
  onText: (text: string) => void;
}

const GROUPS = Object.keys(GROUP_WORDS) as TimelineGroup[];

/** Which entries are shown: of a kind, and with words in them. */
export function TimelineFilter({ group, text, count, all, onGroup, onText }: TimelineFilterProps) {
  return (
    <div className="timeline-filter" role="search" aria-label="Timeline">
      <input
        className="input"
        type="search"
        aria-label="Find in the timeline"
        placeholder="Find"
        dir="auto"
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <select
        className="input"
        aria-label="Kind of entry"
        value={group ?? ''}
        onChange={(event) => onGroup(GROUPS.find((one) => one === event.target.value) ?? null)}
      >
        <option value="">Everything</option>
        {GROUPS.map((one) => (
          <option key={one} value={one}>
            {GROUP_WORDS[one]}
          </option>
        ))}
      </select>
      <span className="timeline-count" role="status">
        {count === all ? `${String(all)} entries` : `${String(count)} of ${String(all)}`}
      </span>
    </div>
  );
}

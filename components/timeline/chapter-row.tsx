import { dateText, daysText } from '../../lib/panel/time-text';
import type { Chapter } from '../../lib/rules/journey';
import type { TimelineGroup } from '../../lib/rules/timeline-groups';
import { Icon } from '../ui/icon';

interface ChapterRowProps {
  chapter: Chapter;
  open: boolean;
  now: number;
  locale: string;
  onToggle: () => void;
  'aria-setsize': number;
  'aria-posinset': number;
}

const COUNTS: Record<TimelineGroup, [string, string]> = {
  contact: ['conversation', 'conversations'],
  note: ['note', 'notes'],
  order: ['order or quote', 'orders and quotes'],
  score: ['score', 'scores'],
  action: ['action', 'actions'],
  reward: ['reward or referral', 'rewards and referrals'],
  stage: ['stage change', 'stage changes'],
};

/** One stay in a stage: how long it took, and what happened in it. */
export function ChapterRow({ chapter, open, now, locale, onToggle, ...place }: ChapterRowProps) {
  const { label, from, to, days, phase } = chapter;
  const day = (at: number) => dateText(at, now, locale);
  const time =
    from === null
      ? to === null
        ? ''
        : `until ${day(to)}`
      : `${day(from)} – ${to === null ? 'today' : day(to)}`;
  return (
    <li className="chapter" data-phase={phase ?? 'outside'} {...place}>
      <button type="button" className="chapter-line" aria-expanded={open} onClick={onToggle}>
        <Icon name={open ? 'down' : 'right'} size={12} />
        <span className="chapter-words">
          <span className="chapter-name">
            <span className="chapter-label">{label ?? 'Before the first stage'}</span>
            {days === null ? null : (
              <span className="chapter-days">
                {daysText(days)}
                {to === null ? ' so far' : ''}
              </span>
            )}
          </span>
          <span className="chapter-what">{[time, countWords(chapter)].filter(Boolean).join(' · ')}</span>
        </span>
      </button>
    </li>
  );
}

/** '3 orders and quotes, 1 score'; 'nothing noted' where only the move is known. */
function countWords({ counts }: Chapter): string {
  const parts = (Object.keys(COUNTS) as TimelineGroup[]).flatMap((group) => {
    const count = counts[group] ?? 0;
    return count === 0 ? [] : [`${String(count)} ${COUNTS[group][count === 1 ? 0 : 1]}`];
  });
  return parts.length === 0 ? 'nothing noted' : parts.join(', ');
}

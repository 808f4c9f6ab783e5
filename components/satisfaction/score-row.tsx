import { useRef, type KeyboardEvent, type RefObject } from 'react';
import type { SurveyKind } from '../../lib/model/facts';
import { SURVEY_SCALES } from '../../lib/model/survey-scales';
import './score-row.css';

interface ScoreRowProps {
  survey: SurveyKind;
  score: number | null;
  /** Where the S key puts the focus. */
  focusRef?: RefObject<HTMLDivElement | null>;
  now: () => number;
  onScore: (score: number) => void;
  onSave: () => void;
  onDrop: () => void;
}

/** After 1, a 0 within so many milliseconds makes it a 10. */
const TEN_MS = 900;

/**
 * The scores as one row of radio buttons. With the focus on it digits choose (1 then 0 is ten), arrows move, Enter
 * saves what was chosen, Escape drops it. Nothing is chosen at first.
 */
export function ScoreRow({ survey, score, focusRef, now, onScore, onSave, onDrop }: ScoreRowProps) {
  const { min, max } = SURVEY_SCALES[survey];
  const scores = Array.from({ length: max - min + 1 }, (_, at) => min + at);
  const oneAt = useRef(Number.NEGATIVE_INFINITY);
  const row = useRef<HTMLDivElement>(null);
  const target = focusRef ?? row;

  const pick = (value: number) => {
    onScore(value);
    target.current?.querySelector<HTMLElement>(`[data-score='${String(value)}']`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (/^\d$/.test(key)) {
      const isTen = key === '0' && max >= 10 && now() - oneAt.current < TEN_MS;
      oneAt.current = key === '1' ? now() : Number.NEGATIVE_INFINITY;
      const value = isTen ? 10 : Number(key);
      if (value >= min && value <= max) pick(value);
    } else if (key === 'ArrowRight' || key === 'ArrowUp')
      pick(score === null ? min : Math.min(max, score + 1));
    else if (key === 'ArrowLeft' || key === 'ArrowDown')
      pick(score === null ? max : Math.max(min, score - 1));
    else if (key === 'Enter' && score !== null) onSave();
    else if (key === 'Escape') onDrop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={target}
      className={`scores scores-${survey}`}
      role="radiogroup"
      aria-label={`${survey.toUpperCase()}, ${String(min)} to ${String(max)}`}
      aria-keyshortcuts="S"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {scores.map((value, at) => (
        <button
          key={value}
          type="button"
          role="radio"
          className="score"
          data-score={value}
          data-tone={tone(survey, value)}
          aria-checked={value === score}
          aria-label={`${String(value)}${word(survey, value)}`}
          tabIndex={value === score || (score === null && at === 0) ? 0 : -1}
          onClick={() => pick(value)}
        >
          {value}
        </button>
      ))}
    </div>
  );
}

/** The colour of a score; the words beside the row say the same. */
function tone(survey: SurveyKind, value: number): 'bad' | 'plain' | 'good' {
  if (survey === 'nps') return value <= 6 ? 'bad' : value <= 8 ? 'plain' : 'good';
  if (survey === 'csat') return value <= 2 ? 'bad' : value === 3 ? 'plain' : 'good';
  return value <= 3 ? 'bad' : value === 4 ? 'plain' : 'good';
}

function word(survey: SurveyKind, value: number): string {
  if (survey !== 'nps') return '';
  return { bad: ', detractor', plain: ', passive', good: ', promoter' }[tone(survey, value)];
}

import { useRef, type KeyboardEvent, type RefObject } from 'react';
import type { SurveyKind } from '../../lib/model/facts';
import { SURVEY_SCALES } from '../../lib/model/survey-scales';
import { Key } from '../ui/key';
import { useKeyShortcut } from '../ui/key-names';
import './score-row.css';

interface ScoreRowProps {
  survey: SurveyKind;
  score: number | null;
  /** Where the S key puts the focus. */
  focusRef?: RefObject<HTMLDivElement | null>;
  /** A key of a score, while none is chosen: two keys log it. */
  onQuick: (score: number) => void;
  onScore: (score: number) => void;
  onSave: () => void;
  onDrop: () => void;
}

/** The key of the one score that is no digit. */
export const TEN_KEY = 'T';

/**
 * The scores as one row of radio buttons. With the focus on it a digit, or T for ten, logs that score; a press and the
 * arrows choose one to say more of, Enter saves what was chosen, Escape drops it. Nothing is chosen at first.
 */
export function ScoreRow({ survey, score, focusRef, onQuick, onScore, onSave, onDrop }: ScoreRowProps) {
  const { min, max } = SURVEY_SCALES[survey];
  const scores = Array.from({ length: max - min + 1 }, (_, at) => min + at);
  const row = useRef<HTMLDivElement>(null);
  const rowKey = useKeyShortcut('S');
  const target = focusRef ?? row;

  const pick = (value: number) => {
    onScore(value);
    target.current?.querySelector<HTMLElement>(`[data-score='${String(value)}']`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (/^\d$/.test(key) || key.toUpperCase() === TEN_KEY) {
      const value = key.toUpperCase() === TEN_KEY ? 10 : Number(key);
      if (event.repeat || value < min || value > max) return;
      if (score === null) onQuick(value);
      else pick(value);
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
      aria-keyshortcuts={rowKey}
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
          aria-keyshortcuts={value === 10 ? TEN_KEY : String(value)}
          tabIndex={value === score || (score === null && at === 0) ? 0 : -1}
          onClick={() => pick(value)}
        >
          {value}
        </button>
      ))}
      {survey === 'nps' ? <TenHint short /> : null}
    </div>
  );
}

/** Which key is ten: after the button of ten where there is a place for it, else in full in a line of its own. */
export function TenHint({ short = false }: { short?: boolean }) {
  return (
    <span className="score-ten" aria-hidden="true">
      {short ? '=' : '10 ='} <Key name={TEN_KEY} />
    </span>
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

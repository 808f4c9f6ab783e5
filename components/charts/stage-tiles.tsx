import type { Phase } from '../../lib/model/lifecycle';
import { countText, decimalText, rateText } from '../../lib/rules/shown-rate';
import './stage-tiles.css';

/** What is counted of one stage. */
export interface StageFigure {
  id: string;
  label: string;
  phase: Phase;
  lost: boolean;
  /** In it now. */
  people: number;
  /** Of those who left it in the period: half of them stayed at most so many days; null where nobody left. */
  medianDays: number | null;
  /** Came into it in the period. */
  entered: number;
  /** How many of those who left it moved on to a later stage. */
  movedOn: { people: number; of: number } | null;
  /** A line of its own instead: '96 referrals became €41,200'. */
  line?: string;
}

export interface StageTilesProps {
  stages: StageFigure[];
  locale: string;
  onOpen: (stage: string) => void;
}

/** One tile a stage: who is in it, how long people stay, how many move on. Press it: the people. */
export function StageTiles({ stages, locale, onOpen }: StageTilesProps) {
  return (
    <ol className="stage-tiles" aria-label="Stages">
      {stages.map((stage) => (
        <li key={stage.id}>
          <button
            type="button"
            className="stage-tile"
            data-phase={stage.phase}
            onClick={() => onOpen(stage.id)}
          >
            <span className="stage-tile-head">
              <span className="stage-tile-name" dir="auto" title={stage.label}>
                {stage.label}
              </span>
              <span className="stage-tile-days">{daysWords(stage.medianDays, locale)}</span>
            </span>
            <strong className="stage-tile-count">{countText(stage.people, locale)}</strong>
            <span className="stage-tile-line">{stage.line ?? movedWords(stage, locale)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** How long people stay, as it stands in a picture: 'median 12 days'. */
export function daysWords(days: number | null, locale: string): string {
  if (days === null) return 'no stay is over';
  return `median ${decimalText(days, locale)} ${Math.round(days * 10) === 10 ? 'day' : 'days'}`;
}

function movedWords({ movedOn, lost }: StageFigure, locale: string): string {
  if (lost) return 'have left';
  if (movedOn === null) return 'the last stage';
  return movedOn.of === 0 ? 'nobody left yet' : `${rateText(movedOn.people, movedOn.of, locale)} moved on`;
}

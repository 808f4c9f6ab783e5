import { useState } from 'react';
import type { Move } from '../../lib/panel/moves';
import { dateText } from '../../lib/panel/time-text';
import { LinkButton } from '../ui/link-button';
import { StageReceiptBox } from './stage-receipt';

interface EarlierMovesProps {
  moves: Move[];
  now: number;
  locale: string;
  onUndo: (changeId: string) => void;
}

/** So many are listed; all are in the timeline. */
const LISTED = 12;

/** The moves before the last one: each opens its receipt, where it can be taken back. */
export function EarlierMoves({ moves, now, locale, onUndo }: EarlierMovesProps) {
  const [open, setOpen] = useState<string | null>(null);
  if (moves.length === 0) return null;
  return (
    <div className="earlier" role="group" aria-label="Earlier moves">
      <p className="quiet small">Earlier moves</p>
      <ul>
        {moves.slice(0, LISTED).map((move) => {
          const { from, to, when } = move.receipt;
          const words = from === null ? `Added in ${to}` : `${from} → ${to}`;
          const isOpen = open === move.id;
          return (
            <li key={move.id}>
              <LinkButton
                className="earlier-line"
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? null : move.id)}
              >
                <span dir="auto">{move.undone ? <s>{words}</s> : words}</span>
                <span className="quiet">{dateText(when, now, locale)}</span>
              </LinkButton>
              {isOpen ? <StageReceiptBox move={move} locale={locale} onUndo={onUndo} /> : null}
            </li>
          );
        })}
      </ul>
      {moves.length > LISTED ? (
        <p className="quiet small">{moves.length - LISTED} more in the timeline.</p>
      ) : null}
    </div>
  );
}

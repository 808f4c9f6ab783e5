import type { ReactNode } from 'react';
import type { BoardFigures } from '../../lib/panel/board/figures-view';
import { useFigures } from './use-figures';
import './figures-frame.css';

/** Draws a page of figures as soon as there are any; while new ones are worked out the old ones stay, and say so. */
export function FiguresFrame({ children }: { children: (figures: BoardFigures) => ReactNode }) {
  const { figures, isOld } = useFigures();
  if (figures === null) {
    return (
      <p className="figures-wait soft" role="status">
        Working out the figures…
      </p>
    );
  }
  return (
    <div className="figures-frame" aria-busy={isOld} data-old={isOld || undefined}>
      {children(figures)}
    </div>
  );
}

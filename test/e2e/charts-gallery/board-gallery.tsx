import '../../../components/board/board-app.css';
import { DigestView } from '../../../components/board/digest/digest-view';
import { MetricGroups } from '../../../components/board/metrics/metric-groups';
import { Overview } from '../../../components/board/overview/overview';
import { digestOf } from '../../../lib/panel/board/digest';
import { boardFiguresOf } from './board-figures';
import type { Size } from './sizes';

/** The pages of the board that are made of figures. */
export function BoardGallery({ size }: { size: Size }) {
  const figures = boardFiguresOf(size);
  const locale = 'en-GB';
  const nothing = () => undefined;
  const extras = { goal: 40, notes: [{ day: figures.wanted.period.from + 200, text: 'New price list' }] };
  return (
    <div className="board-gallery">
      <Overview
        {...{ figures, locale }}
        whose="everybody"
        onPeople={nothing}
        onDigest={nothing}
        extrasOf={(id) => (id === 'nps-customer' ? extras : undefined)}
      />
      <MetricGroups
        {...{ figures, locale }}
        onPeople={nothing}
        goalOf={(id) => (id === 'nps-customer' ? 40 : null)}
      />
      <DigestView
        digest={digestOf(figures, { team: 'Northwind demo team', whose: 'everybody', locale })}
        week={0}
        onWeek={nothing}
      />
    </div>
  );
}

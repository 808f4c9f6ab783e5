import type { ReactNode } from 'react';
import type { BoardFigures } from '../../../lib/panel/board/figures-view';
import type { FigureTongue } from '../../../lib/panel/board/metric-words';
import type { Metric, MetricId, PeopleBehind } from '../../../lib/rules/metrics/metric';
import { MetricTile } from './metric-tile';

interface MetricGroupsProps {
  figures: BoardFigures;
  locale: string;
  goalOf?: ((metric: MetricId) => number | null) | undefined;
  /** What the user may enter for a metric: goals, notes, figures. `entering`: how often they began to enter a figure. */
  entryOf?: ((metric: Metric, entering: number) => ReactNode) | undefined;
  /** Whether the user enters the figures of a metric themselves. */
  isEntered?: ((metric: MetricId) => boolean) | undefined;
  onPeople: (behind: PeopleBehind, title: string) => void;
}

const GROUPS: { phase: Metric['phase']; label: string }[] = [
  { phase: 'awareness', label: 'Awareness' },
  { phase: 'acquisition', label: 'Acquisition' },
  { phase: 'consideration', label: 'Consideration' },
  { phase: 'conversion', label: 'Conversion' },
  { phase: 'onboarding', label: 'Onboarding' },
  { phase: 'retention', label: 'Retention' },
  { phase: 'growth', label: 'Growth' },
  { phase: 'advocacy', label: 'Advocacy' },
  { phase: 'value', label: 'Value' },
];

/** Every metric of the period, by the phase it belongs to. */
export function MetricGroups(props: MetricGroupsProps) {
  const { figures, locale, goalOf, entryOf, isEntered, onPeople } = props;
  const tongue: FigureTongue = { currency: figures.currency, locale };
  return (
    <div className="metrics">
      {GROUPS.map(({ phase, label }) => {
        const metrics = figures.metrics.filter((metric) => metric.phase === phase);
        if (metrics.length === 0) return null;
        return (
          <section key={phase} className="metrics-phase" aria-label={label}>
            <h2 data-phase={phase === 'value' ? 'growth' : phase}>
              <span className="metrics-dot" />
              {label}
            </h2>
            <ul className="metrics-tiles">
              {metrics.map((metric) => (
                <MetricTile
                  key={metric.id}
                  goal={goalOf?.(metric.id) ?? null}
                  entryOf={entryOf}
                  isEntered={isEntered?.(metric.id) ?? false}
                  {...{ metric, tongue, onPeople }}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

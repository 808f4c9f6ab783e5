import { useId, useState, type ReactNode } from 'react';
import type { Metric, PeopleBehind } from '../../../lib/rules/metrics/metric';
import {
  beforeText,
  figureText,
  restsOnText,
  type FigureTongue,
} from '../../../lib/panel/board/metric-words';
import { countText } from '../../../lib/rules/shown-rate';
import { Spark } from '../../charts/spark';
import { LinkButton } from '../../ui/link-button';
import { phaseOf, trendName } from '../overview/metric-trend';
import './metric-tile.css';

interface MetricTileProps {
  metric: Metric;
  tongue: FigureTongue;
  /** What the team wants it to be. */
  goal: number | null;
  /** What the user may enter for it; absent where they may not. */
  entryOf?: ((metric: Metric, entering: number) => ReactNode) | undefined;
  /** Whether its figures are entered by the user. */
  isEntered: boolean;
  onPeople: (behind: PeopleBehind, title: string) => void;
}

/** One metric: its figure with what it rests on, how it went, and behind 'Why' how it is counted. */
export function MetricTile({ metric, tongue, goal, entryOf, isEntered, onPeople }: MetricTileProps) {
  const [open, setOpen] = useState(false);
  const [entering, setEntering] = useState(0);
  const id = useId();
  const { value, unit, missing, people, trend } = metric;
  const name = trendName(metric);
  const before = beforeText(metric, tongue);
  return (
    <li className="metric" data-phase={phaseOf(metric)}>
      <h3 className="metric-name">{name}</h3>
      {value === null ? (
        <p className="metric-missing">{missing ?? 'Not known for this period.'}</p>
      ) : (
        <p className="metric-figure">
          <strong className="metric-value">{figureText(value, unit, tongue)}</strong>{' '}
          <span className="metric-of">{restsOnText(metric, tongue)}</span>
        </p>
      )}
      <p className="metric-beside">
        {[before, goal === null ? null : `goal: ${figureText(goal, unit, tongue)}`]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <Spark values={trend.map((point) => point.value)} />
      <p className="metric-steps">
        <LinkButton
          aria-expanded={open}
          aria-controls={id}
          aria-label={`Why: ${name}`}
          onClick={() => setOpen(!open)}
        >
          Why
        </LinkButton>
        {isEntered ? (
          <LinkButton
            aria-label={`Enter: ${name}`}
            onClick={() => {
              setOpen(true);
              setEntering(entering + 1);
            }}
          >
            Enter
          </LinkButton>
        ) : null}
        {people === null || value === null || (value === 0 && isCount(metric)) ? null : (
          <LinkButton aria-label={`The people: ${name}`} onClick={() => onPeople(people, name)}>
            The people
          </LinkButton>
        )}
      </p>
      <div id={id} className="metric-why" hidden={!open}>
        <p>{metric.definition}</p>
        {value === null || missing === null ? null : <p className="soft">{missing}</p>}
        {metric.range === null ? null : <p className="quiet">{rangeWords(metric, tongue)}</p>}
        {metric.parts.length === 0 ? null : <Parts metric={metric} tongue={tongue} />}
        {entryOf?.(metric, entering)}
      </div>
    </li>
  );
}

/** Behind nought of these stands nobody. */
function isCount({ unit }: Metric): boolean {
  return unit === 'people' || unit === 'count';
}

function rangeWords({ unit, of }: Metric, { locale }: FigureTongue): string {
  if (unit === 'money') return 'The range is the 80 % range of the estimates.';
  return `The range: with ${countText(of ?? 0, locale)} counted, the true figure lies in it in 95 of 100 such cases.`;
}

function Parts({ metric, tongue }: { metric: Metric; tongue: FigureTongue }) {
  return (
    <table className="metric-parts">
      <caption className="only-read-out">{`${metric.label} by part`}</caption>
      <tbody>
        {metric.parts.map(({ label, value, count, of }) => (
          <tr key={label}>
            <th scope="row" dir="auto">
              {label === '' ? 'not said' : label}
            </th>
            <td>{value === null ? '–' : figureText(value, metric.unit, tongue)}</td>
            <td className="quiet">
              {[count, of]
                .filter((part) => part !== null)
                .map((part) => countText(part, tongue.locale))
                .join(' of ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

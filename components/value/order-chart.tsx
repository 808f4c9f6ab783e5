import { formatWholeMoney } from '../../lib/model/money';
import type { ValueView } from '../../lib/panel/person-view';
import './order-chart.css';

interface OrderChartProps {
  forecast: ValueView['forecast'];
  currency: string;
  locale: string;
}

const WIDTH = 240;
const HEIGHT = 46;
/** Room for the thickness of a line at the edges. */
const PAD = 2;

/** Orders so far as steps and the expected ones as a dashed line in its range: both cumulative, in one measure. */
export function OrderChart({ forecast, currency, locale }: OrderChartProps) {
  const { past, future } = forecast;
  const now = past.at(-1);
  const end = future.at(-1) ?? null;
  if (now === undefined) return null;
  const horizon = (end?.at ?? now.at) - now.at;
  // As much past as future, at least, so that a first order of last week does not look like a cliff.
  const start = Math.min(past[0]?.at ?? now.at, now.at - horizon);
  const span = Math.max(1, (end?.at ?? now.at) - start);
  const top = Math.max(1, end?.high ?? 0, ...past.map((point) => point.minor));
  const x = (at: number) => round(PAD + ((at - start) / span) * (WIDTH - 2 * PAD));
  const y = (minor: number) => round(HEIGHT - PAD - (Math.max(0, minor) / top) * (HEIGHT - 2 * PAD));

  const money = (minor: number) => formatWholeMoney(minor, currency, locale);
  const month = (at: number) => new Date(at).toLocaleDateString(locale, { month: 'short', year: '2-digit' });
  const says =
    `Orders so far ${money(now.minor)}` +
    (end === null
      ? '.'
      : `; expected by ${month(end.at)} ${money(end.base)}, from ${money(end.low)} to ${money(end.high)}.`);
  return (
    <figure className="order-chart">
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={says}
      >
        {future.length > 1 ? <path className="order-band" d={band(future, x, y)} /> : null}
        <path className="order-base" d={`M0 ${String(HEIGHT - 0.5)}H${String(WIDTH)}`} />
        <path className="order-now" d={`M${String(x(now.at))} 0V${String(HEIGHT)}`} />
        {past.length > 1 ? <path className="order-past" d={steps(past, x, y, start)} /> : null}
        {future.length > 1 ? (
          <path className="order-future" d={line(future.map((p) => [x(p.at), y(p.base)]))} />
        ) : null}
      </svg>
      <figcaption className="order-labels" aria-hidden="true">
        <span>{month(start)}</span>
        <span className="order-so-far">orders so far {money(now.minor)}</span>
        <span>{end === null ? 'now' : month(end.at)}</span>
      </figcaption>
    </figure>
  );
}

type Place = (value: number) => number;

function steps(past: { at: number; minor: number }[], x: Place, y: Place, start: number): string {
  let path = `M${String(x(start))} ${String(y(0))}`;
  for (const point of past) path += `H${String(x(point.at))}V${String(y(point.minor))}`;
  return path;
}

function band(future: { at: number; low: number; high: number }[], x: Place, y: Place): string {
  const upper = future.map((point): [number, number] => [x(point.at), y(point.high)]);
  const lower = future.map((point): [number, number] => [x(point.at), y(point.low)]).reverse();
  return `${line([...upper, ...lower])}Z`;
}

function line(points: [number, number][]): string {
  return points.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${String(px)} ${String(py)}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

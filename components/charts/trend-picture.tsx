import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Phase } from '../../lib/model/lifecycle';
import { countText } from '../../lib/rules/shown-rate';
import { ChartCard, type Drawn } from './chart-card';
import { Point } from './point';
import { textWidth } from './text-fit';
import './trend-picture.css';

/** One step of a trend: null where nothing was counted in it. */
export interface TrendPoint {
  /** On the axis: 'Dec'. */
  label: string;
  /** In words: 'December 2025'. */
  when: string;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Of how many. */
  n: number;
  /** What happened then, as the team noted it. */
  note?: string;
}

export interface TrendPictureProps {
  name: string;
  /** What stands in the heading: the figure of the whole period with its count and range. */
  figure: { value: string; of: string } | null;
  phase: Phase;
  /** What one point stands for. */
  step: 'month' | 'week';
  points: TrendPoint[];
  /** Says a value: '+38', '81 %'. */
  says: (value: number) => string;
  /** What the count counts: 'answers', 'due'. */
  counted: string;
  /** Between which values it lies at all: -1 and 1 would be all of it. */
  bounds: [number, number];
  goal?: { value: number; label: string } | null;
  detail: string;
  locale: string;
  note?: string | undefined;
  height?: number;
  onOpen?: ((index: number) => void) | undefined;
}

const HEIGHT = 150;
const TOP = 14;
const FOOT = 20;

/** A figure step by step: a line with its range as a soft band, gaps where nothing was counted, its goal and its notes. */
export function TrendPicture(props: TrendPictureProps) {
  const { points, says, counted, locale, step, goal = null } = props;
  const known = points.filter(({ value }) => value !== null);
  const last = known.at(-1);
  return (
    <ChartCard
      name={props.name}
      aside={
        props.figure === null ? undefined : (
          <>
            <strong className="chart-figure">{props.figure.value}</strong> {props.figure.of}
          </>
        )
      }
      summary={
        last === undefined
          ? `${props.name}: nothing was counted in this period.`
          : `${props.name}, ${String(known.length)} of ${String(points.length)} ${step}s counted. ${pointWords(last, props)}${
              goal === null ? '' : ` ${goal.label}: ${says(goal.value)}.`
            }`
      }
      detail={
        props.figure === null ? props.detail : `${props.detail} · ${props.figure.value}, ${props.figure.of}`
      }
      table={{
        columns: [
          { label: step === 'month' ? 'Month' : 'Week', kind: 'words' },
          { label: props.name, kind: 'number' },
          { label: 'from', kind: 'number' },
          { label: 'to', kind: 'number' },
          { label: counted, kind: 'number' },
          { label: 'Note', kind: 'words' },
        ],
        rows: points.map((one) => [one.when, one.value, one.low, one.high, one.n, one.note ?? null]),
        shown: (value, column) => (column === 4 ? countText(value, locale) : says(value)),
      }}
      empty={last === undefined ? 'Nothing was counted in this period yet.' : null}
      note={
        props.note ??
        (known.length === 1 ? `One ${step} only: there is no trend to draw from one point.` : null)
      }
      assumed={390}
      className="trend"
    >
      {({ width, onSay }) => drawTrend(width, onSay, props)}
    </ChartCard>
  );
}

function drawTrend(width: number, onSay: (says: string | null) => void, props: TrendPictureProps): Drawn {
  const { points, says, bounds, goal = null, height = HEIGHT } = props;
  const bottom = height - FOOT;
  const y = scaleLinear().domain(spanOf(props)).range([bottom, TOP]).nice(4);
  const [from = 0, to = 1] = y.domain();
  y.domain([Math.max(bounds[0], from), Math.min(bounds[1], to)]);
  const ticks = y.ticks(3);
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(says(tick), 11)))) + 10;
  const final = points.findLastIndex(({ value }) => value !== null);
  const latest = points[final]?.value ?? null;
  const right = latest === null ? 8 : Math.ceil(textWidth(says(latest), 13)) + 10;
  const step = points.length < 2 ? 0 : Math.max(0, width - left - right - 8) / (points.length - 1);
  const x = (at: number) => (points.length < 2 ? (left + width - right) / 2 : left + 4 + at * step);
  const place = (value: number) => y(Math.min(bounds[1], Math.max(bounds[0], value)));
  const indexed = points.map((one, at) => ({ ...one, at }));
  const path = line<(typeof indexed)[number]>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => x(at))
    .y(({ value }) => place(value ?? 0));
  const band = area<(typeof indexed)[number]>()
    .defined(({ low, high }) => low !== null && high !== null)
    .x(({ at }) => x(at))
    .y0(({ low }) => place(low ?? 0))
    .y1(({ high }) => place(high ?? 0));
  const content = (
    <g data-phase={props.phase}>
      {ticks.map((tick) => (
        <g key={tick}>
          <path className="chart-grid" d={`M${left} ${y(tick)}H${width - right}`} />
          <text className="chart-quiet" x={left - 6} y={y(tick) + 4} textAnchor="end">
            {says(tick)}
          </text>
        </g>
      ))}
      <path className="chart-band" d={band(indexed) ?? ''} />
      {goal === null ? null : (
        <Goal goal={goal} says={says} y={place(goal.value)} x={[left, width - right]} />
      )}
      <path className="trend-line" d={path(indexed) ?? ''} />
      {indexed.map((one) => {
        const { value, low, high, at } = one;
        const isAlone = value !== null && !isKnown(points[at - 1]) && !isKnown(points[at + 1]);
        const half = points.length < 2 ? 40 : Math.max(1, step / 2);
        const opens = props.onOpen;
        return (
          <Point
            key={at}
            says={pointWords(one, props)}
            onSay={onSay}
            onOpen={opens === undefined || one.n === 0 ? undefined : () => opens(at)}
          >
            <rect className="chart-hit" x={x(at) - half} y={TOP} width={2 * half} height={bottom - TOP} />
            {isAlone && low !== null && high !== null ? (
              <path className="trend-alone" d={`M${x(at)} ${place(low)}V${place(high)}`} />
            ) : null}
            {one.note === undefined ? null : (
              <path className="trend-note" d={`M${x(at) - 4} ${bottom + 1}h8l-4 -6z`} />
            )}
            {value === null ? null : (
              <>
                {isAlone || at === final ? (
                  <circle className="trend-dot" cx={x(at)} cy={place(value)} r="3" />
                ) : null}
                <path className="point-mark trend-guide" d={`M${x(at)} ${TOP}V${bottom}`} />
                <circle className="point-mark trend-dot" cx={x(at)} cy={place(value)} r="4" />
              </>
            )}
            <rect
              className="point-ring"
              x={x(at) - Math.min(half, 12)}
              y={TOP - 6}
              width={2 * Math.max(0, Math.min(half, 12))}
              height={bottom - TOP + 8}
              rx="4"
            />
          </Point>
        );
      })}
      {latest === null ? null : (
        <text className="chart-strong" x={x(final) + 7} y={place(latest) + 4}>
          {says(latest)}
        </text>
      )}
      <path className="chart-base" d={`M${left} ${bottom + 0.5}H${width - right}`} />
      <Steps points={points} x={x} y={height - 4} room={width - 4} />
    </g>
  );
  return { width, height, content };
}

function Goal(props: {
  goal: { value: number; label: string };
  says: (value: number) => string;
  y: number;
  x: [number, number];
}) {
  const { goal, says, y, x } = props;
  return (
    <g>
      <path className="trend-goal" d={`M${x[0]} ${y}H${x[1]}`} />
      <text className="trend-goal-label" x={x[0] + 6} y={y - 4}>
        {`${goal.label} ${says(goal.value)}`}
      </text>
    </g>
  );
}

/** As many steps as there is room for, the last one always. */
function Steps(props: { points: TrendPoint[]; x: (at: number) => number; y: number; room: number }) {
  const { points, x, y, room } = props;
  const widest = Math.max(...points.map(({ label }) => textWidth(label, 11))) + 12;
  const step = points.length < 2 ? room : x(1) - x(0);
  const every = Math.max(1, Math.ceil(widest / Math.max(1, step)));
  const last = points.length - 1;
  return points.map(({ label }, at) =>
    (last - at) % every === 0 ? (
      <text key={at} className="chart-quiet" x={within(x(at), label, room)} y={y} textAnchor="middle">
        {label}
      </text>
    ) : null,
  );
}

function within(x: number, label: string, room: number): number {
  const half = textWidth(label, 11) / 2;
  return Math.min(room - half, Math.max(half, x));
}

/** What the axis has to hold: every range, the goal, and somewhat around a line that is flat. */
function spanOf({ points, bounds, goal = null }: TrendPictureProps): [number, number] {
  const seen = points.flatMap(({ value, low, high }) => [value, low, high].filter((one) => one !== null));
  if (goal !== null) seen.push(goal.value);
  const [low, high] = [Math.min(...seen), Math.max(...seen)];
  const all = bounds[1] - bounds[0];
  const least = Number.isFinite(all) ? all / 20 : Math.max(1, Math.abs(high) / 10);
  const more = Math.max(0, least - (high - low)) / 2;
  return [Math.max(bounds[0], low - more), Math.min(bounds[1], high + more)];
}

function isKnown(point: TrendPoint | undefined): boolean {
  return point !== undefined && point.value !== null;
}

function pointWords(point: TrendPoint, { says, counted, locale }: TrendPictureProps): string {
  const { value, low, high, n, when, note } = point;
  const noted = note === undefined ? '' : `. ${note}`;
  if (value === null)
    return `${when}: ${n === 0 ? 'nothing counted' : `${countText(n, locale)} ${counted}`}${noted}`;
  const range = low === null || high === null ? '' : `, ${says(low)} to ${says(high)}`;
  return `${when}: ${says(value)}${range}, ${countText(n, locale)} ${counted}${noted}`;
}

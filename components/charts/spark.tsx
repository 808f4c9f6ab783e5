import { line } from 'd3-shape';
import './spark.css';

const WIDTH = 132;
const HEIGHT = 26;
const PAD = 4;

/** The course of a figure, small, beside its number: gaps where nothing was counted, a dot where a point stands alone. */
export function Spark({ values }: { values: (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (at: number) => PAD + (at / Math.max(1, values.length - 1)) * (WIDTH - 2 * PAD);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - PAD - ((value - low) / (high - low)) * (HEIGHT - 2 * PAD);
  const path = line<{ value: number | null; at: number }>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => x(at))
    .y(({ value }) => y(value ?? 0));
  const last = values.findLastIndex((value) => value !== null);
  const alone = values.flatMap((value, at) =>
    value !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null ? [at] : [],
  );
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <path className="spark-line" d={path(values.map((value, at) => ({ value, at }))) ?? ''} />
      {[...new Set([...alone, last])].map((at) => (
        <circle key={at} className="spark-dot" cx={x(at)} cy={y(values[at] ?? 0)} r="2.5" />
      ))}
    </svg>
  );
}

import { formatCompactMoney, formatWholeMoney } from '../../lib/model/money';
import { countText, peopleText, percentText } from '../../lib/rules/shown-rate';
import { ChartCard, type Drawn } from './chart-card';
import { Point } from './point';
import { shareText } from './share-text';
import { fitText } from './text-fit';
import type { Worth } from './worth-picture';
import './equity-picture.css';

/** Customers who are worth up to so much (null: more than all bounds), and what they are worth together. */
export interface EquityBucket {
  upTo: number | null;
  people: number;
  base: number;
}

export interface EquityPictureProps {
  /** What is summed up: 'Customer lifetime value, 36 months', or what it is called while margin or costs are missing. */
  called: string;
  sum: Worth;
  buckets: EquityBucket[];
  currency: string;
  detail: string;
  locale: string;
}

const UP = 92;
const DOWN = 62;
const TOP = 18;
const MIDDLE = 20;

/** What all customers are worth together: above how many are worth how much, below what share of the sum they hold. */
export function EquityPicture(props: EquityPictureProps) {
  const { called, sum, buckets, currency, locale } = props;
  const money = (minor: number) => formatWholeMoney(minor, currency, locale);
  const people = buckets.reduce((all, bucket) => all + bucket.people, 0);
  return (
    <ChartCard
      name="Customer equity"
      aside={
        <>
          <strong className="chart-figure">{money(sum.base)}</strong>{' '}
          {`${money(sum.low)} to ${money(sum.high)} · n = ${countText(sum.people, locale)}`}
        </>
      }
      summary={`Customer equity (${called}): ${money(sum.base)}, ${money(sum.low)} to ${money(sum.high)}, over ${peopleText(sum.people, locale)}. ${halfWords(buckets, locale)}`}
      detail={`${props.detail} · ${called}: ${money(sum.base)}, ${money(sum.low)} to ${money(sum.high)}, n = ${countText(sum.people, locale)}`}
      table={{
        columns: [
          { label: 'Worth each', kind: 'words' },
          { label: 'People', kind: 'number' },
          { label: `Together (${currency})`, kind: 'number' },
        ],
        rows: buckets.map((bucket, at) => [boundWords(buckets, at, money), bucket.people, bucket.base]),
        shown: (value, column) => (column === 1 ? countText(value, locale) : money(value)),
      }}
      note={`${called}, of all customers. ${halfWords(buckets, locale)}`}
      empty={people === 0 ? 'No customer has an estimate yet.' : null}
    >
      {({ width, onSay }) => drawEquity(width, onSay, props, money)}
    </ChartCard>
  );
}

function drawEquity(
  width: number,
  onSay: (says: string | null) => void,
  { buckets: all, currency, locale }: EquityPictureProps,
  money: (minor: number) => string,
): Drawn {
  const first = all.findIndex(({ people }) => people > 0);
  const last = all.findLastIndex(({ people }) => people > 0);
  // Bounds that nobody reaches at either end are left to the table.
  const buckets = all.slice(first, last + 1);
  const short = (minor: number) => formatCompactMoney(minor, currency, locale);
  const left = 52;
  const pitch = (width - left) / Math.max(1, buckets.length);
  const bar = Math.min(64, pitch * 0.72);
  const most = Math.max(1, ...buckets.map(({ people }) => people));
  const sum = Math.max(
    1,
    all.reduce((held, { base }) => held + Math.max(0, base), 0),
  );
  const mostShare = Math.max(0.01, ...buckets.map(({ base }) => base / sum));
  const base = TOP + UP;
  const content = (
    <>
      <text className="chart-quiet" x="0" y={base - 4}>
        people
      </text>
      <text className="chart-quiet" x="0" y={base + MIDDLE + 14}>
        of the sum
      </text>
      {buckets.map((bucket, at) => {
        const x = left + at * pitch + (pitch - bar) / 2;
        const middle = x + bar / 2;
        const up = bucket.people === 0 ? 0 : Math.max(1, (bucket.people / most) * (UP - 4));
        const share = Math.max(0, bucket.base) / sum;
        const down = share === 0 ? 0 : Math.max(1, (share / mostShare) * (DOWN - 4));
        return (
          <Point
            key={at}
            says={`${boundWords(all, first + at, money)}: ${peopleText(bucket.people, locale)}, together ${money(bucket.base)}, ${percentText(share)} of the sum`}
            onSay={onSay}
          >
            <rect
              className="chart-hit"
              x={left + at * pitch}
              y={TOP}
              width={pitch}
              height={UP + MIDDLE + DOWN}
            />
            <rect className="equity-people" x={x} y={base - up} width={bar} height={up} rx="2" />
            <text x={middle} y={base - up - 5} textAnchor="middle">
              {fitText(countText(bucket.people, locale), pitch, 11)}
            </text>
            <text className="chart-quiet" x={middle} y={base + 14} textAnchor="middle">
              {fitText(shortBound(all, first + at, short), pitch - 2, 11)}
            </text>
            <rect className="equity-sum" x={x} y={base + MIDDLE} width={bar} height={down} rx="2" />
            <text x={middle} y={base + MIDDLE + down + 13} textAnchor="middle">
              {bucket.people === 0 ? '' : shareText(share, pitch - 12, 11)}
            </text>
            <rect
              className="point-ring"
              x={x - 3}
              y={TOP - 12}
              width={bar + 6}
              height={UP + MIDDLE + DOWN + 26}
              rx="5"
            />
          </Point>
        );
      })}
      <path className="chart-base" d={`M${left} ${base + 0.5}H${width}`} />
    </>
  );
  return { width, height: TOP + UP + MIDDLE + DOWN + 18, content };
}

/** Between which sums a person of a bucket is worth: '€100 to €1,000', 'over €10,000'. */
function boundWords(buckets: EquityBucket[], at: number, money: (minor: number) => string): string {
  const [from, to] = [at === 0 ? null : (buckets[at - 1]?.upTo ?? null), buckets[at]?.upTo ?? null];
  if (to === null) return from === null ? 'any' : `over ${money(from)}`;
  return from === null ? `up to ${money(to)}` : `${money(from)} to ${money(to)}`;
}

function shortBound(buckets: EquityBucket[], at: number, money: (minor: number) => string): string {
  const to = buckets[at]?.upTo ?? null;
  return to === null ? `> ${money(buckets[at - 1]?.upTo ?? 0)}` : `≤ ${money(to)}`;
}

/** How few hold at least half of the sum, as far as the buckets tell. */
function halfWords(buckets: EquityBucket[], locale: string): string {
  const all = buckets.reduce((sum, { base }) => sum + base, 0);
  const everybody = buckets.reduce((sum, { people }) => sum + people, 0);
  let [held, people] = [0, 0];
  for (const bucket of buckets.slice().reverse()) {
    held += bucket.base;
    people += bucket.people;
    if (held * 2 >= all) break;
  }
  if (all <= 0 || everybody === 0) return '';
  return `${peopleText(people, locale)} of ${countText(everybody, locale)} hold ${percentText(Math.min(1, held / all))} of it.`;
}

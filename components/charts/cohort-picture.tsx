import { useId } from 'react';
import { countText, isTooFew, peopleText, percentText, rateText } from '../../lib/rules/shown-rate';
import { ChartCard, type Drawn } from './chart-card';
import { Point } from './point';
import { shareText } from './share-text';
import { fitText, textWidth } from './text-fit';
import './cohort-picture.css';

/** Those who began in one month: how many of them were still there so many months later. */
export interface Cohort {
  /** 'Nov 2025'. */
  label: string;
  size: number;
  /** By month: null where that month is not over yet. */
  kept: (number | null)[];
}

export interface CohortPictureProps {
  name: string;
  /** What is counted: 'still customers', 'ordered'. */
  counted: string;
  cohorts: Cohort[];
  detail: string;
  locale: string;
  onOpen?: ((cohort: number, month: number) => void) | undefined;
}

const ROW = 34;
const HEAD = 20;
const LEFT = 92;
/** Cells closer than this have their counts alone in the table. */
const NARROW = 30;

/** Month by month, how many of those who began together are left: a triangle, each cell with its share and its count. */
export function CohortPicture(props: CohortPictureProps) {
  const { name, cohorts, locale, counted } = props;
  const months = Math.max(0, ...cohorts.map(({ kept }) => kept.length));
  const few = cohorts.filter(({ size }) => isTooFew(size)).length;
  const all = cohorts.reduce((sum, { size }) => sum + size, 0);
  const id = useId();
  return (
    <ChartCard
      name={name}
      aside={`${peopleText(all, locale)} in ${String(cohorts.length)} ${cohorts.length === 1 ? 'month' : 'months'}`}
      summary={`${name}: ${cohorts.map((cohort) => lastWords(cohort, counted, locale)).join('. ')}`}
      detail={`${props.detail} · ${peopleText(all, locale)}`}
      table={{
        columns: [
          { label: 'Began', kind: 'words' },
          { label: 'People', kind: 'number' },
          ...Array.from({ length: months }, (_, at) => ({
            label: `Month ${String(at)}`,
            kind: 'number' as const,
          })),
        ],
        rows: cohorts.map(({ label, size, kept }) => [
          label,
          size,
          ...Array.from({ length: months }, (_, at) => kept[at] ?? null),
        ]),
        shown: (value) => countText(value, locale),
      }}
      note={
        few === 0
          ? `Share of those who began in that month who ${counted}; below it how many.`
          : 'Striped: fewer than 5 began, so their counts stand alone.'
      }
      empty={all === 0 ? 'Nobody began in this period.' : null}
      assumed={600}
    >
      {({ width, onSay }) => drawCohorts({ ...props, width, onSay, months, stripes: id })}
    </ChartCard>
  );
}

function drawCohorts(
  draw: CohortPictureProps & {
    width: number;
    onSay: (says: string | null) => void;
    months: number;
    stripes: string;
  },
): Drawn {
  const { cohorts, width, months, locale, onSay, onOpen, stripes, counted } = draw;
  const cell = Math.min(64, (width - LEFT) / Math.max(1, months));
  const content = (
    <>
      <defs>
        <pattern
          id={stripes}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="cohort-stripe" width="1.5" height="6" />
        </pattern>
      </defs>
      {Array.from({ length: months }, (_, at) =>
        at % Math.ceil(34 / cell) !== 0 ? null : (
          <text key={at} className="chart-quiet" x={LEFT + (at + 0.5) * cell} y="12" textAnchor="middle">
            {at === 0 ? 'start' : `+${String(at)}`}
          </text>
        ),
      )}
      {cohorts.map((cohort, row) => {
        const y = HEAD + row * ROW;
        return (
          <g key={row}>
            <text className="chart-name" x="0" y={y + 14}>
              {fitText(cohort.label, LEFT - 8, 11.5)}
            </text>
            <text className="chart-quiet" x="0" y={y + 28}>
              {sizeWords(cohort.size, locale)}
            </text>
            {cohort.kept.map((kept, column) =>
              kept === null || cohort.size === 0 ? null : (
                <Point
                  key={column}
                  says={cellWords(cohort, column, kept, counted, locale)}
                  onSay={onSay}
                  onOpen={onOpen === undefined || kept === 0 ? undefined : () => onOpen(row, column)}
                  row={row}
                  column={column}
                >
                  <CellDrawing {...{ cohort, kept, cell, y, stripes, locale }} x={LEFT + column * cell} />
                </Point>
              ),
            )}
          </g>
        );
      })}
    </>
  );
  return { width, height: HEAD + cohorts.length * ROW, content };
}

function CellDrawing(props: {
  cohort: Cohort;
  kept: number;
  x: number;
  y: number;
  cell: number;
  stripes: string;
  locale: string;
}) {
  const { cohort, kept, x, y, cell, stripes, locale } = props;
  const share = cohort.size === 0 ? 0 : kept / cohort.size;
  const few = isTooFew(cohort.size);
  const size = { x: x + 1, y: y + 1, width: Math.max(1, cell - 2), height: ROW - 2, rx: 4 };
  const tint = `color-mix(in oklab, var(--accent) ${String(Math.round(4 + share * 40))}%, var(--card))`;
  const middle = x + cell / 2;
  return (
    <>
      {few ? (
        <rect
          {...size}
          className="chart-few"
          fill={`url(#${stripes})`}
          style={{ fill: `url(#${stripes})` }}
        />
      ) : (
        <rect {...size} style={{ fill: tint }} />
      )}
      <rect {...size} className="point-ring" />
      {cell < NARROW ? null : few ? (
        <text className="cohort-count" x={middle} y={y + 21} textAnchor="middle">
          {`${String(kept)}/${String(cohort.size)}`}
        </text>
      ) : (
        <>
          <text className="cohort-share" x={middle} y={y + 15} textAnchor="middle">
            {shareText(share, cell - 4, 11.5)}
          </text>
          <text className="cohort-count" x={middle} y={y + 28} textAnchor="middle">
            {fitText(countText(kept, locale), cell - 4, 10)}
          </text>
        </>
      )}
    </>
  );
}

function sizeWords(size: number, locale: string): string {
  const words = size === 0 ? 'nobody' : peopleText(size, locale);
  return textWidth(words, 11) <= LEFT - 6 ? words : countText(size, locale);
}

function cellWords(cohort: Cohort, month: number, kept: number, counted: string, locale: string): string {
  const when =
    month === 0 ? 'in the first month' : `${String(month)} ${month === 1 ? 'month' : 'months'} later`;
  const share = isTooFew(cohort.size)
    ? `${countText(kept, locale)} of ${countText(cohort.size, locale)}`
    : rateText(kept, cohort.size, locale);
  return `Began in ${cohort.label}, ${when}: ${share} ${counted}`;
}

function lastWords(cohort: Cohort, counted: string, locale: string): string {
  const at = cohort.kept.findLastIndex((kept) => kept !== null);
  const kept = cohort.kept[at] ?? 0;
  return `${cohort.label}, after ${String(Math.max(0, at))} months ${
    isTooFew(cohort.size)
      ? `${String(kept)} of ${String(cohort.size)}`
      : `${percentText(kept / cohort.size)} of ${countText(cohort.size, locale)}`
  } ${counted}`;
}

import { formatWholeMoney } from '../../lib/model/money';
import type { Phase } from '../../lib/model/lifecycle';
import { countText, peopleText } from '../../lib/rules/shown-rate';
import { ChartCard, type Drawn } from './chart-card';
import { Point } from './point';
import { fitText, textWidth } from './text-fit';
import './worth-picture.css';

/** A sum with its range, in minor units, over so many people who have an estimate. */
export interface Worth {
  low: number;
  base: number;
  high: number;
  people: number;
}

/** What the people of one stage are worth, and what is expected of them soon. */
export interface StageWorth {
  id: string;
  label: string;
  phase: Phase;
  value: Worth | null;
  /** Of the next 3, 6 and 12 months, as far as they are known. */
  cash: { months: number; sum: Worth }[];
}

export interface WorthPictureProps {
  /** What the value is called: 'Customer lifetime value' or 'Expected revenue, 12 months'. */
  called: string;
  stages: StageWorth[];
  currency: string;
  detail: string;
  locale: string;
  onOpen?: ((stage: string) => void) | undefined;
}

const ROW = 48;

/** The value of each stage's people with its range, and below it the cash expected in 3, 6 and 12 months, in one measure. */
export function WorthPicture(props: WorthPictureProps) {
  const { stages, called, currency, locale } = props;
  const money = (minor: number) => formatWholeMoney(minor, currency, locale);
  const known = stages.flatMap(({ value }) => (value === null ? [] : [value]));
  const sum = known.reduce((all, { base }) => all + base, 0);
  const people = known.reduce((all, one) => all + one.people, 0);
  return (
    <ChartCard
      name="Value and expected cash by stage"
      aside={
        <>
          <strong className="chart-figure">{money(sum)}</strong> n = {countText(people, locale)}
        </>
      }
      summary={stages.map((stage) => worthWords(stage, money, locale)).join('. ')}
      detail={`${props.detail} · ${called}: ${money(sum)}, n = ${countText(people, locale)}`}
      table={{
        columns: [
          { label: 'Stage', kind: 'words' },
          { label: 'People', kind: 'number' },
          ...[called, 'from', 'to', 'Cash, 3 months', 'Cash, 6 months', 'Cash, 12 months'].map((label) => ({
            label: label === called ? label : `${label} (${currency})`,
            kind: 'number' as const,
          })),
        ],
        rows: stages.map(({ label, value, cash }) => [
          label,
          value?.people ?? null,
          ...[value?.base, value?.low, value?.high].map((minor) => minor ?? null),
          ...[3, 6, 12].map((months) => cash.find((one) => one.months === months)?.sum.base ?? null),
        ]),
        shown: (value, column) => (column === 1 ? countText(value, locale) : money(value)),
      }}
      note={`${called}, with its 80 % range as a line. Thin: cash expected in 3, 6 and 12 months, the nearer the darker.`}
      empty={people === 0 ? 'No value can be estimated for anybody here yet.' : null}
    >
      {({ width, onSay }) => drawWorth(width, onSay, props, money)}
    </ChartCard>
  );
}

function drawWorth(
  width: number,
  onSay: (says: string | null) => void,
  { stages, locale, onOpen }: WorthPictureProps,
  money: (minor: number) => string,
): Drawn {
  const names = Math.min(150, width * 0.28);
  const texts = stages.map(({ value }) => (value === null ? 'not known' : money(value.base)));
  const words = Math.max(...texts.map((text) => textWidth(text, 13))) + 12;
  const room = Math.max(20, width - names - words - 8);
  const ends = stages.flatMap(({ value, cash }) => [value?.high ?? 0, ...cash.map(({ sum }) => sum.base)]);
  const most = Math.max(1, ...ends);
  const long = (minor: number) => (Math.max(0, minor) / most) * room;
  const content = stages.map((stage, at) => {
    const y = at * ROW + 4;
    const { value } = stage;
    return (
      <Point
        key={stage.id}
        says={worthWords(stage, money, locale)}
        onSay={onSay}
        onOpen={onOpen === undefined ? undefined : () => onOpen(stage.id)}
        data-phase={stage.phase}
      >
        <rect className="chart-hit" x="0" y={y - 2} width={width} height={ROW - 4} />
        <text className="chart-name" x="0" y={y + 12}>
          {fitText(stage.label, names - 10, 11.5)}
        </text>
        <text className="chart-quiet" x="0" y={y + 27}>
          {fitText(
            value === null ? 'nobody with an estimate' : `n = ${countText(value.people, locale)}`,
            names - 10,
            11,
          )}
        </text>
        <path className="chart-base" d={`M${names} ${y}v36`} />
        {value === null ? null : (
          <>
            <rect className="chart-bar" x={names} y={y + 2} width={long(value.base)} height="16" rx="2" />
            <path
              className="worth-range"
              d={`M${names + long(value.low)} ${y + 10}H${names + long(value.high)}M${names + long(value.low)} ${y + 6}v8M${names + long(value.high)} ${y + 6}v8`}
            />
          </>
        )}
        {stage.cash
          .slice()
          .sort((a, b) => b.months - a.months)
          .map(({ months, sum }) => (
            <rect
              key={months}
              className={`worth-cash worth-cash-${String(months)}`}
              x={names}
              y={y + 23}
              width={long(sum.base)}
              height="7"
              rx="1.5"
            />
          ))}
        <text className="chart-strong" x={width - 4} y={y + 14} textAnchor="end">
          {texts[at]}
        </text>
        <rect className="point-ring" x="-3" y={y - 3} width={width + 4} height={ROW - 6} rx="5" />
      </Point>
    );
  });
  return { width, height: stages.length * ROW, content };
}

function worthWords(
  { label, value, cash }: StageWorth,
  money: (minor: number) => string,
  locale: string,
): string {
  if (value === null) return `${label}: no estimate`;
  const soon = cash.map(({ months, sum }) => `${String(months)} months ${money(sum.base)}`).join(', ');
  return `${label}: ${money(value.base)}, ${money(value.low)} to ${money(value.high)}, ${peopleText(value.people, locale)}${
    soon === '' ? '' : `; expected in ${soon}`
  }`;
}

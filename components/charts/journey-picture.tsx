import type { Phase } from '../../lib/model/lifecycle';
import { compactText, countText, decimalText, isTooFew } from '../../lib/rules/shown-rate';
import { ChartCard, type Drawn } from './chart-card';
import { Point } from './point';
import { daysWords } from './stage-tiles';
import { fitText, textWidth, wrapText } from './text-fit';
import './journey-picture.css';

/** One stage of the journey that the team's people take. */
export interface JourneyStage {
  id: string;
  label: string;
  phase: Phase;
  people: number;
  medianDays: number | null;
  /** What passed with people while they were in it, the most frequent first: 'call', 41. */
  touches: { label: string; count: number }[];
  /** What customers said while they were in it: the mean on a scale of its own, its place on that from 0 to 1. */
  score: { label: string; says: string; place: number; n: number } | null;
}

export interface JourneyPictureProps {
  stages: JourneyStage[];
  detail: string;
  locale: string;
  onOpen: (stage: string) => void;
}

const LEFT = 74;
const DAYS = 34;
const TOUCHES = 4;
const LINE = 19;
const SCORE = 74;

/** Along the stages: how long people stay, what passes with them, and what they say. */
export function JourneyPicture(props: JourneyPictureProps) {
  const { stages, locale } = props;
  const touches = stages.reduce(
    (all, stage) => all + stage.touches.reduce((sum, { count }) => sum + count, 0),
    0,
  );
  return (
    <ChartCard
      name="Journey map"
      hint={`${countText(touches, locale)} contacts in the period`}
      summary={stages.map((stage) => journeyWords(stage, locale)).join('. ')}
      detail={`${props.detail} · ${countText(touches, locale)} contacts`}
      table={{
        columns: [
          { label: 'Stage', kind: 'words' },
          { label: 'People now', kind: 'number' },
          { label: 'Median days', kind: 'number' },
          { label: 'Contacts', kind: 'words' },
          { label: 'Score', kind: 'words' },
          { label: 'Answers', kind: 'number' },
        ],
        rows: stages.map((stage) => [
          stage.label,
          stage.people,
          stage.medianDays,
          stage.touches.map(({ label, count }) => `${label} ${countText(count, locale)}`).join(', '),
          stage.score === null ? null : `${stage.score.label} ${stage.score.says}`,
          stage.score?.n ?? null,
        ]),
        shown: (value, column) => (column === 2 ? decimalText(value, locale) : countText(value, locale)),
      }}
      empty={
        stages.every(({ people }) => people === 0) && touches === 0
          ? 'Nothing has happened on this journey yet.'
          : null
      }
      note="Days: the median of those who left. Scores: what customers said themselves; a ring is a score of fewer than 5."
      assumed={1000}
      least={LEFT + stages.length * 96}
    >
      {({ width, onSay }) => drawJourney(width, onSay, props)}
    </ChartCard>
  );
}

function drawJourney(
  width: number,
  onSay: (says: string | null) => void,
  { stages, locale, onOpen }: JourneyPictureProps,
): Drawn {
  const pitch = (width - LEFT) / Math.max(1, stages.length);
  const x = (at: number) => LEFT + at * pitch;
  const names = stages.map(({ label }) => wrapText(label, pitch - 10, 11.5, 2));
  const head = Math.max(...names.map(({ length }) => length)) * 14 + 10;
  const rows = Math.max(1, ...stages.map(({ touches }) => Math.min(TOUCHES + 1, touches.length)));
  const tops = { days: head, touches: head + DAYS + 16, score: head + DAYS + 16 + rows * LINE + 14 };
  const longest = Math.max(1, ...stages.map(({ medianDays }) => medianDays ?? 0));
  const most = Math.max(1, ...stages.flatMap(({ touches }) => touches.map(({ count }) => count)));
  const height = tops.score + SCORE;
  const bar = pitch - 12;
  const scoreY = (place: number) => tops.score + 50 - place * 34;
  const content = (
    <>
      {(
        [
          ['Stay', tops.days + 14],
          ['Contacts', tops.touches + 13],
          ['Said', tops.score + 30],
        ] as const
      ).map(([label, y]) => (
        <text key={label} className="chart-quiet" x="0" y={y}>
          {label}
        </text>
      ))}
      {[tops.days, tops.touches, tops.score].map((y) => (
        <path key={y} className="chart-grid" d={`M0 ${y - 6.5}H${width}`} />
      ))}
      {stages.map((stage, at) => {
        const before = stages[at - 1]?.score;
        const { score } = stage;
        return score === null ||
          before === undefined ||
          before === null ||
          before.label !== score.label ? null : (
          <path
            key={stage.id}
            className="journey-line"
            d={`M${x(at - 1) + bar / 2} ${scoreY(before.place)}L${x(at) + bar / 2} ${scoreY(score.place)}`}
          />
        );
      })}
      {stages.map((stage, at) => (
        <Point
          key={stage.id}
          says={journeyWords(stage, locale)}
          onSay={onSay}
          onOpen={() => onOpen(stage.id)}
          data-phase={stage.phase}
        >
          <rect className="chart-hit" x={x(at)} y="0" width={pitch} height={height} />
          {(names[at] ?? []).map((line, row) => (
            <text key={line} className="chart-name" x={x(at)} y={11 + row * 14}>
              {line}
            </text>
          ))}
          <rect
            className="chart-bar"
            x={x(at)}
            y={tops.days + 4}
            width={Math.max(stage.medianDays === null ? 0 : 2, ((stage.medianDays ?? 0) / longest) * bar)}
            height="7"
            rx="2"
          />
          <text x={x(at)} y={tops.days + 26}>
            {fitText(daysWords(stage.medianDays, locale).replace('median ', ''), bar, 11)}
          </text>
          <Touches stage={stage} x={x(at)} y={tops.touches} bar={bar} most={most} locale={locale} />
          {stage.score === null ? (
            <text className="chart-quiet" x={x(at) + bar / 2} y={tops.score + 36} textAnchor="middle">
              –
            </text>
          ) : (
            <>
              <circle
                className={isTooFew(stage.score.n) ? 'journey-few' : 'chart-bar'}
                cx={x(at) + bar / 2}
                cy={scoreY(stage.score.place)}
                r="5"
              />
              <text
                className="chart-name"
                x={x(at) + bar / 2}
                y={scoreY(stage.score.place) - 9}
                textAnchor="middle"
              >
                {fitText(`${stage.score.label} ${stage.score.says}`, pitch - 4, 11.5)}
              </text>
              <text
                className="chart-quiet"
                x={x(at) + bar / 2}
                y={tops.score + SCORE - 6}
                textAnchor="middle"
              >
                {fitText(`n = ${countText(stage.score.n, locale)}`, pitch - 4, 11)}
              </text>
            </>
          )}
          <rect className="point-ring" x={x(at) - 4} y="-2" width={pitch - 4} height={height + 2} rx="6" />
        </Point>
      ))}
    </>
  );
  return { width, height, content };
}

function Touches(props: {
  stage: JourneyStage;
  x: number;
  y: number;
  bar: number;
  most: number;
  locale: string;
}) {
  const { stage, x, y, bar, most, locale } = props;
  const shown = stage.touches.length > TOUCHES + 1 ? stage.touches.slice(0, TOUCHES) : stage.touches;
  const rest = stage.touches.slice(shown.length).reduce((sum, { count }) => sum + count, 0);
  const lines = [...shown, ...(rest === 0 ? [] : [{ label: 'other', count: rest }])];
  if (lines.length === 0) {
    return (
      <text className="chart-quiet" x={x} y={y + 13}>
        none
      </text>
    );
  }
  return lines.map(({ label, count }, at) => {
    const top = y + at * LINE;
    const number = bar < 110 && count >= 10_000 ? compactText(count, locale) : countText(count, locale);
    return (
      <g key={label}>
        <rect
          className="chart-band"
          x={x}
          y={top + 1}
          width={Math.max(2, (Math.min(count, most) / most) * bar)}
          height="16"
          rx="2"
        />
        <text x={x + 5} y={top + 13}>
          {fitText(label, bar - textWidth(number, 11) - 14, 11)}
        </text>
        <text className="chart-name" x={x + bar - 3} y={top + 13} textAnchor="end">
          {number}
        </text>
      </g>
    );
  });
}

function journeyWords({ label, medianDays, touches, score }: JourneyStage, locale: string): string {
  const passed = touches
    .slice(0, 3)
    .map((touch) => `${touch.label} ${countText(touch.count, locale)}`)
    .join(', ');
  const said = score === null ? '' : `; ${score.label} ${score.says} of ${countText(score.n, locale)}`;
  return `${label}: ${daysWords(medianDays, locale)}${passed === '' ? '' : `; ${passed}`}${said}`;
}

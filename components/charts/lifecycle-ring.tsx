import type { Drawn } from './chart-card';
import { movedWords, numbersLine, StageCircle, stageWords, type LifecycleDraw } from './lifecycle-marks';
import { drawTrack } from './lifecycle-track';
import type { StageFigure } from './stage-tiles';
import { fitText } from './text-fit';

/** Beside the ring there has to be room for words on both sides. */
const WORDS = 170;
const NARROWEST = 2 * WORDS + 140;

/** The stages around a ring, the way the clock goes from the top; the lost ones beside it. */
export function drawRing(draw: LifecycleDraw): Drawn {
  const { width, stages, locale, onSay, onOpen } = draw;
  const round = stages.filter(({ lost }) => !lost);
  const lost = stages.filter((stage) => stage.lost);
  if (width < NARROWEST || round.length < 2) return drawTrack(draw);
  const most = Math.max(...stages.map(({ people }) => people));
  const ry = round.length > 6 ? 160 : 110;
  const rx = Math.min(width / 2 - WORDS, 330);
  const [cx, cy] = [width / 2, ry + 66];
  const place = (at: number) => {
    const angle = (at / round.length) * 2 * Math.PI - Math.PI / 2;
    return {
      x: cx + rx * Math.cos(angle),
      y: cy + ry * Math.sin(angle),
      cos: Math.cos(angle),
      sin: Math.sin(angle),
    };
  };
  const lowest = Math.max(...round.map((_, at) => place(at).y + (Math.abs(place(at).cos) > 0.3 ? 58 : 84)));
  const height = Math.max(lowest, cy + ry + 12);
  const content = (
    <>
      <ellipse className="life-way" cx={cx} cy={cy} rx={rx} ry={ry} />
      {round.map((stage, at) => {
        // The head of an arrow half-way to the next, along the ring.
        const { x, y } = place(at + 0.5);
        const next = place(at + 0.53);
        const turn = (Math.atan2(next.y - y, next.x - x) * 180) / Math.PI;
        return (
          <path
            key={stage.id}
            className="life-tip"
            d="M4 0l-8 -4.5v9z"
            transform={`translate(${x} ${y}) rotate(${turn})`}
          />
        );
      })}
      {round.map((stage, at) => {
        const { x, y, cos, sin } = place(at);
        return (
          <g key={stage.id}>
            <StageCircle
              {...{ stage, most, x, y, onSay }}
              says={stageWords(stage, locale)}
              onOpen={() => onOpen(stage.id)}
            />
            <Words stage={stage} at={{ x, y, cos, sin }} locale={locale} />
          </g>
        );
      })}
      {lost.map((stage, at) => (
        <g key={stage.id}>
          <StageCircle
            {...{ stage, most, onSay }}
            x={cx - (lost.length - 1) * 60 + at * 120}
            y={cy - 8}
            says={stageWords(stage, locale)}
            onOpen={() => onOpen(stage.id)}
          />
          <text
            className="chart-name"
            x={cx - (lost.length - 1) * 60 + at * 120}
            y={cy + 34}
            textAnchor="middle"
          >
            {fitText(stage.label, 112, 11.5)}
          </text>
          <text x={cx - (lost.length - 1) * 60 + at * 120} y={cy + 48} textAnchor="middle">
            {numbersLine(stage, 112, locale)}
          </text>
        </g>
      ))}
    </>
  );
  return { width, height, content };
}

function Words(props: {
  stage: StageFigure;
  at: { x: number; y: number; cos: number; sin: number };
  locale: string;
}) {
  const { stage, at, locale } = props;
  const isSide = Math.abs(at.cos) > 0.3;
  const anchor = isSide ? (at.cos > 0 ? 'start' : 'end') : 'middle';
  const x = at.x + (isSide ? Math.sign(at.cos) * 32 : 0);
  const moved = movedWords(stage, WORDS - 92, locale);
  const lines = [
    fitText(stage.label, isSide ? WORDS - 36 : 240, 11.5),
    numbersLine(stage, WORDS - 30, locale),
    ...(moved === '' ? [] : [`${moved} moved on`]),
  ];
  const first = isSide
    ? at.y - 8 + at.sin * 22
    : at.sin < 0
      ? at.y - 32 - (lines.length - 1) * 14 + 4
      : at.y + 42;
  return lines.map((line, row) => (
    <text
      key={line}
      className={row === 0 ? 'chart-name' : row === 2 ? 'chart-quiet' : ''}
      x={x}
      y={first + row * 14}
      textAnchor={anchor}
    >
      {line}
    </text>
  ));
}

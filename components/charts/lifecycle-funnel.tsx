import { countText } from '../../lib/rules/shown-rate';
import type { Drawn } from './chart-card';
import { movedWords, stageWords, type LifecycleDraw } from './lifecycle-marks';
import { Point } from './point';
import { daysWords } from './stage-tiles';
import { fitText, wrapText } from './text-fit';

const ROW = 46;
const BAR = 24;

/** One bar a stage, as long as people came into it; between two of them how many moved on. */
export function drawFunnel({ width, stages, locale, onSay, onOpen }: LifecycleDraw): Drawn {
  const names = Math.min(220, width * 0.3);
  const words = Math.min(150, width * 0.25);
  const most = Math.max(1, ...stages.map(({ entered }) => entered));
  const room = width - names - words;
  const middle = names + room / 2;
  const half = (entered: number) => (entered === 0 ? 0 : Math.max(1, (entered / most) * (room / 2 - 4)));
  const content = stages.map((stage, at) => {
    const y = at * ROW + 4;
    const next = stages[at + 1];
    const [a, b] = [half(stage.entered), half(next?.entered ?? 0)];
    const name = wrapText(stage.label, names - 12, 11.5, 1);
    return (
      <g key={stage.id} data-phase={stage.phase}>
        {next === undefined || next.lost || stage.lost ? null : (
          <path
            className="chart-band"
            d={`M${middle - a} ${y + BAR}H${middle + a}L${middle + b} ${y + ROW}H${middle - b}Z`}
          />
        )}
        <Point
          says={`${stageWords(stage, locale)}. ${countText(stage.entered, locale)} came in`}
          onSay={onSay}
          onOpen={() => onOpen(stage.id)}
        >
          <rect className="chart-hit" x="0" y={y} width={width} height={BAR + 6} />
          {a === 0 ? (
            <path className="chart-base" d={`M${middle} ${y}v${BAR}`} />
          ) : (
            <rect className="chart-bar" x={middle - a} y={y} width={2 * a} height={BAR} rx="3" />
          )}
          <rect
            className="point-ring"
            x={middle - a - 3}
            y={y - 3}
            width={2 * a + 6}
            height={BAR + 6}
            rx="5"
          />
        </Point>
        <text className="chart-name" x="0" y={y + 10}>
          {name[0]}
        </text>
        <text className="chart-quiet" x="0" y={y + 24}>
          {fitText(daysWords(stage.medianDays, locale), names - 12, 11)}
        </text>
        <text className="chart-strong" x={width} y={y + 11} textAnchor="end">
          {countText(stage.entered, locale)}
        </text>
        <text className="chart-quiet" x={width} y={y + 25} textAnchor="end">
          {movedWords(stage, words - 56, locale) === ''
            ? 'came in'
            : fitText(`${movedWords(stage, words - 56, locale)} moved on`, words + 20, 11)}
        </text>
      </g>
    );
  });
  return { width, height: stages.length * ROW, content };
}

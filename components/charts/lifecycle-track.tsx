import { countText } from '../../lib/rules/shown-rate';
import type { Drawn } from './chart-card';
import {
  movedWords,
  numbersLine,
  radiusOf,
  StageCircle,
  stageWords,
  type LifecycleDraw,
} from './lifecycle-marks';
import { daysWords } from './stage-tiles';
import { fitText, wrapText } from './text-fit';

/** Columns closer than this leave no room for what stands between them: the track runs downwards. */
const CLOSE = 104;
const MIDDLE = 44;

/** A line from stage to stage with how many move on; the lost ones stand behind it. */
export function drawTrack(draw: LifecycleDraw): Drawn {
  const { width, stages, locale, onSay, onOpen } = draw;
  const pitch = width / Math.max(1, stages.length);
  if (pitch < CLOSE) return drawDown(draw);
  const most = Math.max(...stages.map(({ people }) => people));
  const x = (at: number) => (at + 0.5) * pitch;
  const names = stages.map(({ label }) => wrapText(label, pitch - 10, 11.5, 2));
  const lines = Math.max(...names.map(({ length }) => length));
  const content = stages.map((stage, at) => {
    const next = stages[at + 1];
    const r = radiusOf(stage.people, most) + 4;
    const from = x(at) + r;
    const to = x(at + 1) - radiusOf(next?.people ?? 0, most) - 8;
    const base = MIDDLE + 44;
    return (
      <g key={stage.id}>
        {next === undefined ? null : (
          <>
            <path className={next.lost ? 'life-way life-loss' : 'life-way'} d={`M${from} ${MIDDLE}H${to}`} />
            <path className="life-tip" d={`M${to + 5} ${MIDDLE}l-6 -4v8z`} />
            {next.lost || to - from < 34 ? null : (
              <text x={(from + to) / 2} y={MIDDLE - 7} textAnchor="middle">
                {movedWords(stage, to - from, locale)}
              </text>
            )}
          </>
        )}
        <StageCircle
          {...{ stage, most, onSay }}
          x={x(at)}
          y={MIDDLE}
          says={stageWords(stage, locale)}
          onOpen={() => onOpen(stage.id)}
        />
        {(names[at] ?? []).map((line, row) => (
          <text key={line} className="chart-name" x={x(at)} y={base + row * 14} textAnchor="middle">
            {line}
          </text>
        ))}
        <text className="chart-strong" x={x(at)} y={base + lines * 14 + 3} textAnchor="middle">
          {countText(stage.people, locale)}
        </text>
        <text className="chart-quiet" x={x(at)} y={base + lines * 14 + 19} textAnchor="middle">
          {fitText(daysWords(stage.medianDays, locale), pitch - 6, 11)}
        </text>
      </g>
    );
  });
  return { width, height: MIDDLE + 44 + lines * 14 + 26, content };
}

const ROW = 58;

function drawDown({ width, stages, locale, onSay, onOpen }: LifecycleDraw): Drawn {
  const most = Math.max(...stages.map(({ people }) => people));
  const y = (at: number) => at * ROW + 30;
  const room = width - 66;
  const content = stages.map((stage, at) => {
    const next = stages[at + 1];
    const from = y(at) + radiusOf(stage.people, most) + 2;
    const to = y(at + 1) - radiusOf(next?.people ?? 0, most) - 2;
    return (
      <g key={stage.id}>
        {next === undefined || to <= from ? null : (
          <path className={next.lost ? 'life-way life-loss' : 'life-way'} d={`M30 ${from}V${to}`} />
        )}
        <StageCircle
          {...{ stage, most, onSay }}
          x={30}
          y={y(at)}
          says={stageWords(stage, locale)}
          onOpen={() => onOpen(stage.id)}
        />
        <text className="chart-name" x="64" y={y(at) - 10}>
          {fitText(stage.label, room, 11.5)}
        </text>
        <text x="64" y={y(at) + 5}>
          {numbersLine(stage, room, locale)}
        </text>
        {stage.movedOn === null || stage.movedOn.of === 0 ? null : (
          <text className="chart-quiet" x="64" y={y(at) + 20}>
            {fitText(`${movedWords(stage, room - 60, locale)} moved on`, room, 11)}
          </text>
        )}
      </g>
    );
  });
  return { width, height: stages.length * ROW + 4, content };
}

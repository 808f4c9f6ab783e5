import { compactText, countText, FEW, percentText, rateText } from '../../lib/rules/shown-rate';
import { shareOf, type Share } from '../../lib/rules/share-interval';
import { ChartCard, type Drawn } from './chart-card';
import { Point } from './point';
import { textWidth, wrapText } from './text-fit';
import './outcome-picture.css';

/** What followed an action within its time, beside what went without it. */
export interface ActionResult {
  id: string;
  title: string;
  done: number;
  moved: number;
  without: number;
  withoutMoved: number;
}

export interface OutcomePictureProps {
  actions: ActionResult[];
  detail: string;
  locale: string;
}

const ROW = 46;
const HEAD = 22;

/** For each action: of how many of those it was done for something moved on, and of how many without it, each with its range. */
export function OutcomePicture(props: OutcomePictureProps) {
  const { locale } = props;
  const actions = props.actions.filter(({ done }) => done > 0);
  const done = actions.reduce((sum, one) => sum + one.done, 0);
  return (
    <ChartCard
      name="Outcomes by action"
      hint={`${countText(done, locale)} done and their time is over`}
      summary={actions.map((action) => actionWords(action, locale)).join('. ')}
      detail={props.detail}
      table={{
        columns: [
          { label: 'Action', kind: 'words' },
          ...['Done', 'Moved on', 'Without it', 'Moved on without'].map((label) => ({
            label,
            kind: 'number' as const,
          })),
        ],
        rows: actions.map((one) => [one.title, one.done, one.moved, one.without, one.withoutMoved]),
        shown: (value) => countText(value, locale),
      }}
      note="Full dot: it was done. Ring: without it. Lines are 95 % ranges. People were chosen for it: a hint, not proof."
      empty={actions.length === 0 ? 'No action was done yet whose time is over.' : null}
    >
      {({ width, onSay }) => drawOutcomes(width, onSay, actions, locale)}
    </ChartCard>
  );
}

function drawOutcomes(
  width: number,
  onSay: (says: string | null) => void,
  actions: ActionResult[],
  locale: string,
): Drawn {
  const names = Math.min(200, width * 0.34);
  const words = Math.min(128, width * 0.26);
  const [from, to] = [names + 6, width - words - 10];
  const x = (share: number) => from + share * (to - from);
  const height = HEAD + actions.length * ROW;
  const content = (
    <>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <path className="chart-grid" d={`M${x(share)} ${HEAD - 4}V${height}`} />
          {to - from < 150 && share % 0.5 !== 0 ? null : (
            <text className="chart-quiet" x={x(share)} y="12" textAnchor="middle">
              {percentText(share)}
            </text>
          )}
        </g>
      ))}
      {actions.map((action, at) => {
        const y = HEAD + at * ROW;
        return (
          <Point key={action.id} says={actionWords(action, locale)} onSay={onSay}>
            <rect className="chart-hit" x="0" y={y} width={width} height={ROW - 2} />
            {wrapText(action.title, names - 8, 11.5, 2).map((line, row) => (
              <text key={line} className="chart-name" x="0" y={y + 15 + row * 14}>
                {line}
              </text>
            ))}
            <Interval share={shareOf(action.moved, action.done)} x={x} y={y + 12} look="done" />
            <Interval share={shareOf(action.withoutMoved, action.without)} x={x} y={y + 29} look="without" />
            <text x={width} y={y + 16} textAnchor="end">
              {countsWords(action.moved, action.done, words, locale)}
            </text>
            <text className="chart-quiet" x={width} y={y + 33} textAnchor="end">
              {action.without === 0 ? '' : countsWords(action.withoutMoved, action.without, words, locale)}
            </text>
            <rect className="point-ring" x="-2" y={y + 1} width={width + 4} height={ROW - 4} rx="5" />
          </Point>
        );
      })}
    </>
  );
  return { width, height, content };
}

function Interval(props: {
  share: Share | null;
  x: (share: number) => number;
  y: number;
  look: 'done' | 'without';
}) {
  const { share, x, y, look } = props;
  if (share === null) return null;
  return (
    <>
      <path className={`outcome-range outcome-${look}`} d={`M${x(share.low)} ${y}H${x(share.high)}`} />
      <circle className={`outcome-dot outcome-dot-${look}`} cx={x(share.share)} cy={y} r="4" />
    </>
  );
}

/** '41 of 63 · 65 %'; of few without a percentage, which the range says better. */
function countsWords(hits: number, of: number, room: number, locale: string): string {
  const counts = `${countText(hits, locale)} of ${countText(of, locale)}`;
  const short = `${compactText(hits, locale)} of ${compactText(of, locale)}`;
  const ways = of < FEW ? [counts] : [`${counts} · ${percentText(hits / of)}`, counts, short];
  return ways.find((words) => textWidth(words, 11) <= room) ?? short;
}

function actionWords({ title, done, moved, without, withoutMoved }: ActionResult, locale: string): string {
  const beside = without === 0 ? '' : `; without it ${rateText(withoutMoved, without, locale)}`;
  return `${title}: ${rateText(moved, done, locale)} moved on${beside}`;
}

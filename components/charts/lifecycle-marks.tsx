import { countText, FEW, peopleText, percentText, rateText } from '../../lib/rules/shown-rate';
import { Point } from './point';
import { daysWords, type StageFigure } from './stage-tiles';
import { fitText, textWidth } from './text-fit';

/** What each way to draw the lifecycle is given. */
export interface LifecycleDraw {
  width: number;
  stages: StageFigure[];
  locale: string;
  onSay: (says: string | null) => void;
  onOpen: (stage: string) => void;
}

const LARGEST = 25;
const SMALLEST = 4;

/** How large the circle of so many people is: its area counts, so that twice the people look like twice the people. */
export function radiusOf(people: number, most: number): number {
  return people === 0 ? SMALLEST : Math.max(SMALLEST, LARGEST * Math.sqrt(people / Math.max(1, most)));
}

/** A stage's circle: hollow where nobody stands. */
export function StageCircle(props: {
  stage: StageFigure;
  most: number;
  x: number;
  y: number;
  says: string;
  onSay: (says: string | null) => void;
  onOpen: () => void;
}) {
  const { stage, x, y } = props;
  const r = radiusOf(stage.people, props.most);
  return (
    <Point says={props.says} onSay={props.onSay} onOpen={props.onOpen} data-phase={stage.phase}>
      <circle className="chart-hit" cx={x} cy={y} r={Math.max(14, r)} />
      <circle className={stage.people === 0 ? 'life-nobody' : 'chart-bar'} cx={x} cy={y} r={r} />
      <circle className="point-ring" cx={x} cy={y} r={r + 4} />
    </Point>
  );
}

/** How many moved on, as short as the room asks for: '31 % of 7,774', '2,410 of 7,774', '31 %', nothing. */
export function movedWords({ movedOn }: StageFigure, room: number, locale: string): string {
  if (movedOn === null || movedOn.of === 0) return '';
  const { people, of } = movedOn;
  const ways = [
    rateText(people, of, locale),
    `${countText(people, locale)} of ${countText(of, locale)}`,
    of < FEW ? '' : percentText(people / of),
  ];
  return ways.find((words) => textWidth(words, 11) <= room) ?? '';
}

/** A stage's numbers in one line: '8,120 people · median 12 days'. */
export function numbersLine(stage: StageFigure, room: number, locale: string): string {
  const count = countText(stage.people, locale);
  const full = `${count} · ${daysWords(stage.medianDays, locale)}`;
  return textWidth(full, 11) <= room ? full : fitText(count, room, 11);
}

/** A stage in words: 'Reach: 8,120 people, median 12 days, 31 % of 7,774 who left moved on'. */
export function stageWords({ label, people, medianDays, movedOn }: StageFigure, locale: string): string {
  const moved =
    movedOn === null || movedOn.of === 0
      ? ''
      : `, ${rateText(movedOn.people, movedOn.of, locale)} who left moved on`;
  return `${label}: ${peopleText(people, locale)}, ${daysWords(medianDays, locale)}${moved}`;
}

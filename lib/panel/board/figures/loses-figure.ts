import { formatWholeMoney } from '../../../model/money';
import { countText } from '../../../rules/shown-rate';
import type { BoardFigures, FlowFigure, Loses, StageFigure, WorthSum } from '../figures-view';

/**
 * The stages that lose most: most people who left for good in the period, and most value by what those who stand there
 * are expected to bring on average. Null where nobody was lost.
 */
export function losesFigures(
  stages: readonly StageFigure[],
  flows: readonly FlowFigure[],
  { currency, locale }: { currency: string; locale: string },
): BoardFigures['loses'] {
  const isLost = new Set(
    stages.filter(({ stage }) => stage.lost || stage.phase === 'lapsed').map(({ stage }) => stage.id),
  );
  const losses = stages
    .filter(({ stage }) => !isLost.has(stage.id))
    .map((figure) => {
      const lost = flows
        .filter(({ from, to }) => from === figure.stage.id && isLost.has(to))
        .reduce((sum, { people }) => sum + people, 0);
      return { figure, lost, value: valueOf(figure.value, lost) };
    })
    .filter(({ lost }) => lost > 0);
  const most = (by: (loss: (typeof losses)[number]) => number): (typeof losses)[number] | undefined =>
    losses.toSorted((a, b) => by(b) - by(a))[0];
  const people = most(({ lost }) => lost);
  const worth = most(({ value }) => value?.base ?? -1);
  const words = ({ figure, lost, value }: (typeof losses)[number]): Loses => {
    const left = `${countText(lost, locale)} of the ${countText(figure.left, locale)} who left ${figure.stage.label} left for good`;
    const money =
      value === null
        ? ''
        : `, about ${formatWholeMoney(value.base, currency, locale)} by what people there are expected to bring on average`;
    return { stage: figure.stage, lost, of: figure.left, value, words: `${left}${money}.` };
  };
  return {
    people: people === undefined ? null : words(people),
    value: worth === undefined || worth.value === null ? null : words(worth),
  };
}

function valueOf(value: WorthSum | null, lost: number): WorthSum | null {
  if (value === null || value.people === 0) return null;
  const of = (part: number) => Math.round((part / value.people) * lost);
  return { low: of(value.low), base: of(value.base), high: of(value.high), people: lost };
}

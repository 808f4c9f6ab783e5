import type { Stage } from '../../../model/lifecycle';
import type { WorthMeasure } from '../../../rules/metrics/figure-key';
import type { Cell } from '../../../rules/metrics/figure-table';
import { meanOf, quantileOf, sizeOf } from '../../../rules/metrics/spread';
import { shareOf } from '../../../rules/share-interval';
import { SURVEY_SCALES } from '../../../model/survey-scales';
import { isBackwards } from '../../../rules/stage-model';
import type { FlowFigure, StageFigure, WorthSum } from '../figures-view';
import type { StageScope } from './figures-input';

/** A move from one stage to another of the model that is looked through, with the days of the stay before. */
interface Move {
  from: Stage | null;
  to: Stage | null;
  days: number;
  people: number;
}

/** The moves of the period that are moves in this model too. */
function movesOf({ table, wanted, through }: StageScope): Move[] {
  return table
    .cells('flow', wanted.period)
    .map(({ key, bin, amount }: Cell<'flow'>) => ({
      from: through(key[1]),
      to: through(key[2]),
      days: bin,
      people: amount,
    }))
    .filter(({ from, to }) => from?.id !== to?.id);
}

/** What people of a stage are expected to bring; null where nobody has an estimate, or it is not to be seen. */
export function worthOf(
  { table, through, ordersKnown }: StageScope,
  measure: WorthMeasure,
  stageId: string | null,
): WorthSum | null {
  if (!ordersKnown) return null;
  const sum = { people: 0, low: 0, base: 0, high: 0 };
  const isIt = ({ key }: Cell<'worth'>) => key[1] === measure && (through(key[3])?.id ?? null) === stageId;
  for (const { key, amount } of table.cells('worth', null, isIt)) sum[key[2]] += amount;
  return sum.people === 0 ? null : sum;
}

/** Each stage of the model: who stands there, who came and went in the period, and what they are expected to bring. MT5 */
export function stageFigures(scope: StageScope): StageFigure[] {
  const moves = movesOf(scope);
  return scope.model.stages.map((stage) => stageFigure(stage, scope, moves));
}

function stageFigure(stage: Stage, scope: StageScope, moves: readonly Move[]): StageFigure {
  const { table, through, today, wanted } = scope;
  const { period } = wanted;
  const { id } = stage;
  const isHere = (ref: Parameters<typeof through>[0]) => through(ref)?.id === id;
  const standing = new Map<number, number>();
  for (const { bin, amount } of table.cells('standing', null, ({ key }) => isHere(key[1]))) {
    const days = Math.max(0, today - bin);
    standing.set(days, (standing.get(days) ?? 0) + amount);
  }
  const entered = moves.filter(({ to }) => to?.id === id);
  const left = moves.filter(({ from }) => from?.id === id);
  const stays = new Map<number, number>();
  for (const { days, people } of left) stays.set(days, (stays.get(days) ?? 0) + people);
  const onward = left.filter(({ to }) => to !== null && isOnward(scope, stage, to));
  const count = peopleOf(onward);
  const of = peopleOf(left);
  const share = shareOf(count, of);
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => quantileOf(standing, part));
  const isKnown = typeof low === 'number' && typeof median === 'number' && typeof high === 'number';
  const behind = (what: 'standing' | 'entered' | 'left' | 'dropped') => ({
    what,
    period: what === 'standing' ? null : period,
    stage: id,
  });
  return {
    stage,
    people: sizeOf(standing),
    standing: isKnown ? { low, median, high } : null,
    entered: peopleOf(entered),
    left: of,
    // Through another model stays of several stages hang together: the last of them would be too short.
    medianDays: scope.isOwn ? quantileOf(stays, 0.5) : null,
    of,
    conversion: {
      count,
      of,
      share: share?.share ?? null,
      range: share && { low: share.low, high: share.high },
    },
    dropped: table.sum('dropped', period, ({ key }) => isHere(key[1])),
    value: worthOf(scope, 'value', id),
    cash: ([3, 6, 12] as const).flatMap((months) => {
      const sum = worthOf(scope, `cash-${months}`, id);
      return sum === null ? [] : [{ months, sum }];
    }),
    touches: touchesOf(scope, id),
    scores: scoresOf(scope, id),
    behind: {
      standing: behind('standing'),
      entered: behind('entered'),
      left: behind('left'),
      dropped: behind('dropped'),
    },
  };
}

/** A later stage that is none of those who left. */
function isOnward({ model }: StageScope, from: Stage, to: Stage): boolean {
  const place = (stage: Stage) => model.stages.findIndex(({ id }) => id === stage.id);
  return !to.lost && to.phase !== 'lapsed' && to.phase !== 'outside' && place(to) > place(from);
}

function touchesOf({ table, through, wanted }: StageScope, id: string): StageFigure['touches'] {
  const counts = new Map<string, number>();
  for (const { key, amount } of table.cells('touch', wanted.period)) {
    if (through(key[2])?.id === id) counts.set(key[1], (counts.get(key[1]) ?? 0) + amount);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([type, count]) => ({ type, count }));
}

function scoresOf({ table, through, wanted }: StageScope, id: string): StageFigure['scores'] {
  return (['nps', 'csat', 'ces'] as const).flatMap((survey) => {
    const bins = table.bins(
      'score',
      wanted.period,
      ({ key }) => key[1] === survey && key[2] === 'customer' && through(key[3])?.id === id,
    );
    const mean = meanOf(bins, SURVEY_SCALES[survey]);
    return mean === null ? [] : [{ survey, mean: mean.mean, of: mean.of }];
  });
}

/** People who went from one stage to another in the period, the most first. */
export function flowFigures(scope: StageScope): FlowFigure[] {
  const { model, wanted } = scope;
  const flows = new Map<string, { from: string | null; to: string; people: number }>();
  for (const { from, to, people } of movesOf(scope)) {
    if (to === null) continue;
    const name = JSON.stringify([from?.id ?? null, to.id]);
    const flow = flows.get(name) ?? { from: from?.id ?? null, to: to.id, people: 0 };
    flow.people += people;
    flows.set(name, flow);
  }
  return [...flows.values()]
    .filter(({ people }) => people > 0)
    .sort((a, b) => b.people - a.people)
    .map((flow) => ({
      ...flow,
      backwards: isBackwards(model, flow.from, flow.to),
      behind: { what: 'moved', period: wanted.period, stage: flow.from, to: flow.to },
    }));
}

/** People without a stage, and those whose stage this model does not have. */
export function nowhere({ table, through }: StageScope): number {
  return table.sum('standing', null, ({ key }) => through(key[1]) === null);
}

function peopleOf(moves: readonly Move[]): number {
  return moves.reduce((sum, { people }) => sum + people, 0);
}

import type { LifecycleModel } from '../../../model/lifecycle';
import type { Workspace } from '../../../model/workspace';
import { marketOf, standingMarket } from '../../../rules/market';
import type { StageThrough } from '../../../rules/metrics/behind';
import type { StageRef } from '../../../rules/metrics/figure-key';
import type { FigureTable } from '../../../rules/metrics/figure-table';
import type { MetricSource } from '../../../rules/metrics/recipe';
import { stageInModel, withLapsed } from '../../../rules/stage-model';
import type { FiguresSource, FiguresWanted } from '../figures-view';

/** What the figures of the board are worked out from. */
export interface FiguresInput extends MetricSource {
  wanted: FiguresWanted;
  source: FiguresSource;
  workspace: Workspace;
}

/** What the parts of the board's figures are worked out with. */
export interface StageScope extends Pick<FiguresInput, 'today' | 'ordersKnown' | 'wanted'> {
  table: FigureTable;
  /** The model that is looked through, with its Lapsed stage. */
  model: LifecycleModel;
  /** Whether that is the people's own: a lens may join stages. */
  isOwn: boolean;
  through: StageThrough;
}

/** The own model of those who are asked for: that of their market, or the main one's where all are. */
export function ownModel(workspace: Workspace, { market }: FiguresWanted): LifecycleModel {
  return marketOf(workspace, { market: market === '' ? null : (market ?? null) }).model;
}

/** The model that people are seen through: the lens, else their own. */
export function shownModel(workspace: Workspace, wanted: FiguresWanted): LifecycleModel {
  return withLapsed(wanted.lens ?? ownModel(workspace, wanted));
}

/** Where a stage stands in a model; each is looked up once. */
export function throughModel(model: LifecycleModel): StageThrough {
  const known = new Map<string, ReturnType<StageThrough>>();
  return (ref: StageRef) => {
    if (ref === null) return null;
    const [id, to, phase] = ref;
    const name = `${id}\n${to}\n${phase}`;
    let stage = known.get(name);
    if (stage === undefined) {
      stage = stageInModel({ model: id, to, phase }, model);
      known.set(name, stage);
    }
    return stage;
  };
}

/** Whether people of a market are asked for: those of a market that was merged away are read as the other one's. */
export function isMarketAsked(
  workspace: Pick<Workspace, 'markets'>,
  { market }: Pick<FiguresWanted, 'market'>,
): (raw: string) => boolean {
  if (market === undefined) return () => true;
  const wanted = standingMarket(workspace, market === '' ? null : market)?.id ?? null;
  return (raw) => (standingMarket(workspace, raw === '' ? null : raw)?.id ?? null) === wanted;
}

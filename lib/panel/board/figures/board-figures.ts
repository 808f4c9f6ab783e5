import { mapModel } from '../../../rules/model-lens';
import { metricsOf } from '../../../rules/metrics/metrics';
import type { BoardFigures } from '../figures-view';
import { cohortFigures } from './cohort-figures';
import { equityFigure } from './equity-figure';
import { ownModel, shownModel, throughModel, type FiguresInput, type StageScope } from './figures-input';
import { losesFigures } from './loses-figure';
import { flowFigures, nowhere, stageFigures } from './stage-figures';

/** Works out everything the board shows of a time. MT3 MT5 */
export function boardFigures(input: FiguresInput, locale: string): BoardFigures {
  const { wanted, workspace, table, today, ordersKnown, source } = input;
  const model = shownModel(workspace, wanted);
  const own = ownModel(workspace, wanted);
  const isOwn = own.id === model.id;
  const through = throughModel(model);
  const scope: StageScope = { table, today, ordersKnown, wanted, model, isOwn, through };
  const stages = stageFigures(scope);
  const flows = flowFigures(scope);
  return {
    wanted,
    source,
    currency: workspace.currency,
    model,
    mapping: isOwn ? [] : mapModel(own, model),
    stages,
    nowhere: nowhere(scope),
    flows,
    metrics: metricsOf(input, wanted.period),
    cohorts: cohortFigures(scope),
    equity: equityFigure(scope, workspace),
    loses: losesFigures(stages, flows, { currency: workspace.currency, locale }),
  };
}

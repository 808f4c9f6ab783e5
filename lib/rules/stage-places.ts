import type { Workspace } from '../model/workspace';
import { inMarket, idsOfMarket } from './market';
import { mapModel } from './model-lens';
import { idsOfStage } from './stage-model';

/** Where people are found who stand in one stage of one market: a market's id (null: the main one) and a stage's id. */
export interface StagePlace {
  market: string | null;
  stage: string;
}

/**
 * The places whose people stand in a stage of a market: the stage itself and those merged into it, and of the markets that
 * were merged into this one the stages that are mapped to it. MK4
 */
export function stagePlaces(workspace: Workspace, market: string | null, stageId: string): StagePlace[] {
  const { model } = inMarket(workspace, { market });
  return idsOfMarket(workspace, market).flatMap((id) => {
    const own = workspace.markets.find((one) => one.id === id && id !== market)?.model;
    const stages = (own === undefined ? [stageId] : mappedTo(own)).flatMap((stage) =>
      idsOfStage(own ?? model, stage),
    );
    // People of a merged market who were moved since have a stage of this one's model.
    const all = own === undefined ? stages : [...stages, ...idsOfStage(model, stageId)];
    return [...new Set(all)].map((stage) => ({ market: id, stage }));
  });

  function mappedTo(from: Workspace['model']): string[] {
    return mapModel(from, model)
      .filter(({ to }) => to?.id === stageId)
      .map(({ from: stage }) => stage.id);
  }
}

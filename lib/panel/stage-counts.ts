import { marketOf } from '../rules/market';
import type { StageUse } from '../rules/model-edit';
import { currentStage, findStage, stageInModel } from '../rules/stage';
import type { Store } from '../store/store';
import { stageOfRow } from './found';
import type { Team } from './team';

/**
 * How many people of a market (null: the main one) stand in each stage of its model, by the stage's id. A stage of
 * another model stands where its phase does.
 */
export async function countStages(
  store: Pick<Store, 'contactRows'>,
  team: Team,
  market: string | null,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const row of await store.contactRows()) {
    if (marketOf(team.workspace, row).id !== market) continue;
    const stage = stageOfRow(row, team);
    if (stage !== null) counts[stage.id] = (counts[stage.id] ?? 0) + 1;
  }
  return counts;
}

/** How many people belong to each market, by its id; '' for the main one. */
export async function countMarkets(
  store: Pick<Store, 'contactRows'>,
  { workspace }: Team,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const row of await store.contactRows()) {
    const id = marketOf(workspace, row).id ?? '';
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

/** How much a stage of a market's model is used: its people who stand in it now, and moves of the history that name it. */
export async function readStageUse(
  store: Pick<Store, 'eachPerson'>,
  { workspace }: Team,
  { market, stageId }: { market: string | null; stageId: string },
  signal: AbortSignal,
): Promise<StageUse> {
  const use = { people: 0, moves: 0 };
  const { model } = marketOf(workspace, { market });
  const isIt = (id: string | null) => id !== null && findStage(model, id)?.id === stageId;
  await store.eachPerson(
    (persons) => {
      for (const { contact, stageChanges } of persons) {
        const change = currentStage(stageChanges);
        const isHere = marketOf(workspace, contact).id === market;
        if (isHere && change !== null && stageInModel(change, model)?.id === stageId) use.people += 1;
        use.moves += stageChanges.filter(
          (one) => one.model === model.id && (isIt(one.to) || isIt(one.from)),
        ).length;
      }
    },
    { signal },
  );
  return use;
}

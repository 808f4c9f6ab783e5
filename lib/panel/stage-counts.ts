import type { LifecycleModel } from '../model/lifecycle';
import type { StageUse } from '../rules/model-edit';
import { currentStage, findStage, stageInModel } from '../rules/stage';
import type { Store } from '../store/store';

/**
 * How many people stand in each stage of the team's model, by its id. A stage of an earlier model stands where its
 * phase does, which one of the people in it tells.
 */
export async function countStages(
  store: Pick<Store, 'contactRows' | 'person'>,
  model: LifecycleModel,
): Promise<Record<string, number>> {
  const found = new Map<string, { people: number; one: string }>();
  for (const { id, stage } of await store.contactRows()) {
    if (stage === null) continue;
    const known = found.get(stage);
    if (known === undefined) found.set(stage, { people: 1, one: id });
    else known.people += 1;
  }
  const counts: Record<string, number> = {};
  for (const [id, { people, one }] of found) {
    const stage = findStage(model, id) ?? (await stageOf(store, model, one));
    if (stage !== null) counts[stage.id] = (counts[stage.id] ?? 0) + people;
  }
  return counts;
}

async function stageOf(store: Pick<Store, 'person'>, model: LifecycleModel, contactId: string) {
  const change = currentStage((await store.person(contactId))?.stageChanges ?? []);
  return change === null ? null : stageInModel(change, model);
}

/** How much a stage of the model is used: people who stand in it now, and moves of the whole history that name it. */
export async function readStageUse(
  store: Pick<Store, 'eachPerson'>,
  model: LifecycleModel,
  stageId: string,
  signal: AbortSignal,
): Promise<StageUse> {
  const use = { people: 0, moves: 0 };
  const isIt = (id: string | null) => id !== null && findStage(model, id)?.id === stageId;
  await store.eachPerson(
    (persons) => {
      for (const { stageChanges } of persons) {
        const change = currentStage(stageChanges);
        if (change !== null && stageInModel(change, model)?.id === stageId) use.people += 1;
        use.moves += stageChanges.filter(
          (one) => one.model === model.id && (isIt(one.to) || isIt(one.from)),
        ).length;
      }
    },
    { signal },
  );
  return use;
}

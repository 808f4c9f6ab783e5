import type { Person } from '../../lib/model/change';
import type { StageChange } from '../../lib/model/facts';
import type { LifecycleModel } from '../../lib/model/lifecycle';
import { lifecyclePresets } from '../../lib/model/presets';
import { evidenceOf } from '../../lib/rules/evidence';
import { suggestStage, type StageSuggestion } from '../../lib/rules/stage-suggestion';
import { buildOrder, buildPerson, buildStageChange, buildWorkspace, daysAgo, NOW } from '../builders';

/** A preset by its id. */
export function preset(id: string): LifecycleModel {
  const found = lifecyclePresets.find((model) => model.id === id);
  if (found === undefined) throw new Error(`There is no preset ${id}.`);
  return found;
}

/** What is suggested now for a person with these facts, in the default model unless another is given. */
export function suggested(
  facts: Partial<Person>,
  { model = preset('reach-to-loyalty') }: { model?: LifecycleModel } = {},
): StageSuggestion | null {
  const person = buildPerson(facts);
  const evidence = evidenceOf(person, { workspace: buildWorkspace({ model }), now: NOW });
  return suggestStage(person, evidence, { model });
}

/** In a stage of a model since so many days, by hand unless said otherwise. */
export function inStage(
  to: string,
  days: number,
  model = preset('reach-to-loyalty'),
  fields: Partial<StageChange> = {},
): StageChange[] {
  const phase = model.stages.find((stage) => stage.id === to)?.phase ?? 'lapsed';
  return [buildStageChange({ model: model.id, from: 'before', to, phase, at: daysAgo(days), ...fields })];
}

/** Purchases of 120 EUR so many days ago. */
export const orders = (...days: number[]) => days.map((day) => buildOrder({ at: daysAgo(day) }));

import type { LifecycleModel, Stage } from '../model/lifecycle';
import { withLapsed } from './stage-model';

/** What of a stage can be edited. */
export type StageEdit = Partial<Omit<Stage, 'id'>>;

/** What a new stage begins with; it goes before the lost stages at the end. */
export type NewStage = Pick<Stage, 'label' | 'phase'> & Partial<Pick<Stage, 'explains' | 'lost'>>;

/** At most so many stages are remembered that were merged into others. */
const RETIRED_LIMIT = 100;
const ID_LIMIT = 56;

/** Adds a stage at the end, before the lost ones. ME1 */
export function addStage(model: LifecycleModel, { label, phase, explains = '', lost = false }: NewStage) {
  const stage: Stage = { id: newStageId(label, model), label, explains, phase, lost };
  const end = model.stages.findLastIndex((one) => !one.lost) + 1;
  return { ...model, stages: model.stages.toSpliced(lost ? model.stages.length : end, 0, stage) };
}

/**
 * An id that no stage of the model has or had: of a stage that is gone it would take over the history. ME1
 */
function newStageId(label: string, model: LifecycleModel): string {
  const taken = new Set([...withLapsed(model).stages, ...model.retired].map(({ id }) => id));
  const words = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, ID_LIMIT)
    .replace(/^-|-$/g, '');
  const wanted = words === '' ? 'stage' : words;
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}

/**
 * Renames, explains or places a stage anew. A lost stage is of the phase lapsed: whoever marks it lost, or gives a lost
 * one another phase, changes both. ME2
 */
export function editStage(model: LifecycleModel, id: string, edit: StageEdit): LifecycleModel {
  return {
    ...model,
    stages: model.stages.map((stage) => (stage.id === id ? agreed({ ...stage, ...edit }, edit) : stage)),
  };
}

function agreed(stage: Stage, edit: StageEdit): Stage {
  if (edit.lost === true) return { ...stage, phase: 'lapsed' };
  if (edit.phase !== undefined && edit.phase !== 'lapsed') return { ...stage, lost: false };
  return stage;
}

/** Puts a stage at another place, counted from 0; beyond an end it stays at the end. ME3 */
export function placeStage(model: LifecycleModel, id: string, to: number): LifecycleModel {
  const stage = model.stages.find((one) => one.id === id);
  if (stage === undefined) return model;
  const others = model.stages.filter((one) => one.id !== id);
  return { ...model, stages: others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, stage) };
}

/**
 * Takes a stage away by merging it into another: whoever stands in it stands in that one from now on, and the history
 * reads so. What was merged into it before goes along. ME4
 */
export function mergeStage(model: LifecycleModel, id: string, into: string): LifecycleModel {
  const stage = model.stages.find((one) => one.id === id);
  if (stage === undefined || id === into) return model;
  const earlier = model.retired
    .filter((one) => one.id !== id && one.id !== into)
    .map((one) => (one.into === id ? { ...one, into } : one));
  return {
    ...model,
    stages: model.stages.filter((one) => one.id !== id),
    retired: [...earlier, { id, label: stage.label, into }].slice(-RETIRED_LIMIT),
  };
}

/** How much a stage is used: people who stand in it now, and moves of the history that name it. */
export interface StageUse {
  people: number;
  moves: number;
}

/** What merging a stage into another means, in sentences, before it is done. ME5 */
export function mergePreview(from: Stage, into: Stage, use: StageUse): string[] {
  const people =
    use.people === 0
      ? `Nobody stands in ${from.label} now.`
      : `${use.people === 1 ? '1 person' : `${use.people} people`} who ${use.people === 1 ? 'stands' : 'stand'} in ${from.label} will stand in ${into.label}.`;
  const moves =
    use.moves === 0
      ? `No move in the history names ${from.label}.`
      : `${use.moves === 1 ? '1 move' : `${use.moves} moves`} of the history will be read as ${into.label}; none is changed.`;
  return [people, moves];
}

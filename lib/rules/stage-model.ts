import type { StageChange } from '../model/facts';
import type { LifecycleModel, Phase, Stage } from '../model/lifecycle';
import { PHASES } from '../model/phases';

/** The model with a Lapsed stage: its own lost stage, or else an implicit last one. ST2 */
export function withLapsed(model: LifecycleModel): LifecycleModel {
  if (model.stages.some((stage) => stage.lost)) return model;
  let id = 'lapsed';
  while ([...model.stages, ...model.retired].some((stage) => stage.id === id)) id += '-left';
  const explains = 'They left or have gone quiet for good; they can come back at any time.';
  return {
    ...model,
    stages: [...model.stages, { id, label: 'Lapsed', explains, phase: 'lapsed', lost: true }],
  };
}

/**
 * A stage of the model by its id, the implicit Lapsed included; a stage that was merged away is read as the stage it was
 * merged into. Null where there is none. ST14
 */
export function findStage(model: LifecycleModel, id: string): Stage | null {
  const { stages, retired } = withLapsed(model);
  const seen = new Set<string>(); // two people may have merged two stages into each other
  for (let now: string | undefined = id; now !== undefined && !seen.has(now);) {
    const named: string = now;
    const found = stages.find((stage) => stage.id === named);
    if (found !== undefined) return found;
    seen.add(named);
    now = retired.find((stage) => stage.id === named)?.into;
  }
  return null;
}

/** The ids that are read as a stage: its own, and those of the stages that were merged into it. ST14 */
export function idsOfStage(model: LifecycleModel, id: string): string[] {
  const merged = model.retired.filter((stage) => findStage(model, stage.id)?.id === id);
  return [...new Set([id, ...merged.map((stage) => stage.id)])];
}

/**
 * Where a stage change stands in a model: the stage itself, or for a change made in another model its place there by
 * `stageAcross`. ST3
 */
export function stageInModel(
  change: Pick<StageChange, 'model' | 'to' | 'phase'>,
  model: LifecycleModel,
): Stage | null {
  const own = change.model === model.id ? findStage(model, change.to) : null;
  return own ?? stageAcross({ id: change.to, phase: change.phase }, model);
}

/**
 * Where a stage of one model stands in another: in the one of the same id and phase, else in the first of the same phase,
 * else of the nearest earlier phase, else of the nearest later one. Null for people outside, where the model has no such
 * stage. ST3
 */
export function stageAcross({ id, phase }: Pick<Stage, 'id' | 'phase'>, model: LifecycleModel): Stage | null {
  const same = model.stages.find((stage) => stage.id === id && stage.phase === phase);
  return same ?? stageOfPhase(phase, model);
}

/** The stage of a phase: the first of that phase, else of the nearest earlier phase, else of the nearest later one. ST3 */
export function stageOfPhase(phase: Phase, model: LifecycleModel): Stage | null {
  const stages = withLapsed(model).stages;
  const same = stages.find((stage) => stage.phase === phase);
  if (same !== undefined || phase === 'outside') return same ?? null;
  const place = (stage: Stage) => PHASES.indexOf(stage.phase);
  const here = PHASES.indexOf(phase);
  const living = stages.filter((stage) => stage.phase !== 'outside' && !stage.lost);
  const earlier = living.filter((stage) => place(stage) < here).sort((a, b) => place(b) - place(a))[0];
  return earlier ?? living.sort((a, b) => place(a) - place(b))[0] ?? null;
}

/**
 * Whether a move goes to an earlier stage. Not backwards: the first stage of all, leaving (lost), coming back from a
 * lost stage, into or out of `outside`, and in a model that loops from its last stage to its first. ST4
 */
export function isBackwards(model: LifecycleModel, fromId: string | null, toId: string): boolean {
  const stages = withLapsed(model).stages;
  const place = (id: string | null) => {
    const found = id === null ? null : findStage(model, id);
    return stages.findIndex((stage) => stage.id === found?.id);
  };
  const from = place(fromId);
  const to = place(toId);
  const [a, b] = [stages[from], stages[to]];
  if (a === undefined || b === undefined) return false;
  if (a.lost || b.lost || a.phase === 'outside' || b.phase === 'outside') return false;
  const ring = stages.filter((stage) => !stage.lost && stage.phase !== 'outside');
  if (model.loops && a === ring.at(-1) && b === ring[0]) return false;
  return to < from;
}

import type { LifecycleModel, Stage } from '../model/lifecycle';
import { PHASES } from '../model/phases';
import { findStage, stageAcross, withLapsed } from './stage-model';

/** How a stage of one model finds its place in another: by itself, by its phase, or by the nearest phase there is. */
export type MappedBy = 'stage' | 'phase' | 'earlier' | 'later' | 'nowhere';

/** Where the people of a stage stand in another model. */
export interface StageMapping {
  from: Stage;
  /** Null for people outside, where the other model has no such stage. */
  to: Stage | null;
  by: MappedBy;
}

/** Where each stage of a model stands in another, the implicit Lapsed included. Nothing stored changes. ML1 */
export function mapModel(from: LifecycleModel, to: LifecycleModel): StageMapping[] {
  return withLapsed(from).stages.map((stage) => {
    const own = from.id === to.id ? findStage(to, stage.id) : null;
    const found = own ?? stageAcross(stage, to);
    const isSame = own !== null || to.stages.some((one) => one === found && one.id === stage.id);
    return { from: stage, to: found, by: isSame ? 'stage' : mappedBy(stage, found) };
  });
}

function mappedBy(from: Stage, to: Stage | null): MappedBy {
  if (to === null) return 'nowhere';
  const step = PHASES.indexOf(to.phase) - PHASES.indexOf(from.phase);
  return step === 0 ? 'phase' : step < 0 ? 'earlier' : 'later';
}

/** Why a stage stands where it does, in a sentence. ML2 */
export function mappingWords({ from, to, by }: StageMapping): string {
  switch (by) {
    case 'stage':
      return 'The same stage.';
    case 'phase':
      return `Both are of the phase ${from.phase}.`;
    case 'earlier':
      return `No stage of the phase ${from.phase}: the nearest earlier one, ${to?.phase ?? ''}.`;
    case 'later':
      return `No stage of the phase ${from.phase}, nor an earlier one: the nearest later, ${to?.phase ?? ''}.`;
    case 'nowhere':
      return 'They are outside of the lifecycle, and this model has no stage for that.';
  }
}

/** How many people stand in each stage of the other model, and how many in none. */
export interface LensCounts {
  stages: { stage: Stage; people: number }[];
  nowhere: number;
}

/**
 * Counts the same people through another model: each stage with the sum of those whose stage stands there. Every stage
 * of the other model is named, the implicit Lapsed too. ML3
 * @param counts people a stage of the first model, by its id
 */
export function countThrough(
  mapping: readonly StageMapping[],
  to: LifecycleModel,
  counts: Readonly<Record<string, number>>,
): LensCounts {
  const people = (stage: Stage | null) =>
    mapping
      .filter((one) => one.to?.id === stage?.id)
      .reduce((sum, one) => sum + (counts[one.from.id] ?? 0), 0);
  return {
    stages: withLapsed(to).stages.map((stage) => ({ stage, people: people(stage) })),
    nowhere: people(null),
  };
}

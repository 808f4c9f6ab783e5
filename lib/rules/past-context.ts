import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import type { ActionOutcome, StageChange } from '../model/facts';
import type { LifecycleModel, Phase } from '../model/lifecycle';
import type { ActionContext } from './action-counts';
import { evidenceOf, type EvidenceHow } from './evidence';
import { effectiveChanges } from './stage-history';
import { stageInModel, stageOfPhase } from './stage-model';

/** An unbroken time in one phase; `until` is null while it lasts. */
export interface PhaseStay {
  phase: Phase;
  from: number;
  until: number | null;
}

/** Where a person stands, as learning takes it: somebody without a stage counts as in awareness. LN3 */
export function contextOf({ phase, segment }: Pick<Evidence, 'phase' | 'segment'>): ActionContext {
  return { phase: phase ?? 'awareness', segment };
}

/** Where a person stood at any moment of the past, as far as is known today: what was taken back since never was. */
export interface PastContext {
  stays: PhaseStay[];
  at(moment: number): ActionContext;
  /** As it was recorded; else by what is known of its moment. */
  ofOutcome(outcome: ActionOutcome): ActionContext;
}

/** The past of a person, phases by the workspace's model. LN3 */
export function pastContext(person: Person, how: EvidenceHow): PastContext {
  const { model } = how.workspace;
  const changes = effectiveChanges(person.stageChanges);
  const known = new Map<number, ActionContext>();
  const at = (moment: number) => {
    const found = known.get(moment) ?? contextAt({ ...person, stageChanges: changes }, how, moment);
    known.set(moment, found);
    return found;
  };
  return {
    stays: staysOf(changes, model, how.now),
    at,
    ofOutcome: ({ at: moment, phase, segment }) => ({
      phase: phase === null ? at(moment).phase : (stageOfPhase(phase, model)?.phase ?? phase),
      segment: segment ?? at(moment).segment,
    }),
  };
}

/** Evidence leaves out by itself what comes after its moment, but for stages and scores, which it takes as they come. */
function contextAt(person: Person, how: EvidenceHow, moment: number): ActionContext {
  const past = <F extends { at: number }>(facts: F[]) => facts.filter((fact) => fact.at <= moment);
  const then = {
    ...person,
    stageChanges: past(person.stageChanges),
    responses: past(person.responses),
  };
  return contextOf(evidenceOf(then, { ...how, now: moment }));
}

function staysOf(changes: StageChange[], model: LifecycleModel, now: number): PhaseStay[] {
  const stays: PhaseStay[] = [];
  for (const change of changes) {
    if (change.at > now) continue;
    const phase = stageInModel(change, model)?.phase ?? change.phase;
    const last = stays.at(-1);
    if (last?.phase === phase) continue;
    if (last !== undefined) last.until = change.at;
    stays.push({ phase, from: change.at, until: null });
  }
  return stays;
}

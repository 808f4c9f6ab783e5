import type { Segment } from '../model/action';
import type { Person } from '../model/change';
import type { ActionOutcome, StageChange } from '../model/facts';
import type { LifecycleModel, Phase } from '../model/lifecycle';
import type { ActionContext } from './action-counts';
import { evidenceOf, type EvidenceHow } from './evidence';
import { effectiveChanges } from './stage-history';
import { stageInModel } from './stage-model';

/** An unbroken time in one phase; `until` is null while it lasts. */
export interface PhaseStay {
  phase: Phase;
  from: number;
  until: number | null;
}

/** What an outcome says of the moment it was recorded at; older ones say nothing. */
export type RecordedOutcome = ActionOutcome & {
  propensity?: number | null;
  offered?: string[];
  phase?: Phase | null;
  segment?: Segment | null;
};

/** Where a person stood at any moment of the past, as far as is known today: what was taken back since never was. */
export interface PastContext {
  stays: PhaseStay[];
  at(moment: number): ActionContext;
  /** As it was recorded; else by what is known of its moment. */
  ofOutcome(outcome: RecordedOutcome): ActionContext;
}

/** The past of a person, phases by the workspace's model. Somebody without a stage counts as in awareness. LN3 */
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
      phase: phase == null ? at(moment).phase : inModel({ model: '', to: '', phase }, model),
      segment: segment ?? at(moment).segment,
    }),
  };
}

function contextAt(person: Person, how: EvidenceHow, moment: number): ActionContext {
  const past = <F extends { at: number }>(facts: F[]) => facts.filter((fact) => fact.at <= moment);
  const then: Person = {
    ...person,
    stageChanges: past(person.stageChanges),
    interactions: past(person.interactions),
    orders: past(person.orders),
    responses: past(person.responses),
    outcomes: past(person.outcomes),
  };
  const { phase, segment } = evidenceOf(then, { ...how, now: moment });
  return { phase: phase ?? 'awareness', segment };
}

function staysOf(changes: StageChange[], model: LifecycleModel, now: number): PhaseStay[] {
  const stays: PhaseStay[] = [];
  for (const change of changes) {
    if (change.at > now) continue;
    const phase = inModel(change, model);
    const last = stays.at(-1);
    if (last?.phase === phase) continue;
    if (last !== undefined) last.until = change.at;
    stays.push({ phase, from: change.at, until: null });
  }
  return stays;
}

function inModel(change: Pick<StageChange, 'model' | 'to' | 'phase'>, model: LifecycleModel): Phase {
  return stageInModel(change, model)?.phase ?? change.phase;
}

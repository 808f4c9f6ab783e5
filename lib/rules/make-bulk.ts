import { BULK_LIMIT, type Bulk } from '../model/bulk';
import type { Actor, BulkChange } from '../model/change';
import type { Quiet } from '../model/facts';
import type { LifecycleModel, Phase } from '../model/lifecycle';
import type { BulkStage } from './bulk';
import { findStage } from './stage-model';

/** Somebody of a bulk, as its author sees them. */
export interface BulkPerson {
  id: string;
  owner: string | null;
  stage: string | null;
  stageModel: string | null;
  phase: Phase | null;
  since: number | null;
}

/**
 * Gives people to a member, or to nobody, as one change; who has that owner already is left out. Null where nobody is
 * left. BK4
 * @throws RangeError for more than 10,000 people
 */
export function giveMany(people: readonly BulkPerson[], to: string | null, actor: Actor): BulkChange | null {
  const others = people.filter(({ owner }) => owner !== to);
  const groups = grouped(others, ({ owner }) => owner);
  return bulkChange(others.length, actor.newId(), { act: 'owner', to, groups });
}

/** How a move of many came about. */
export interface MoveManyHow {
  model: LifecycleModel;
  reason: string | null;
  /** Actions that rest from then on. */
  quiet?: Quiet | null;
}

/**
 * Moves people to a stage as one change; who stands in it already is left out, and null is given where nobody is left or
 * the model has no such stage. BK4
 * @throws RangeError for more than 10,000 people
 */
export function moveMany(
  people: readonly BulkPerson[],
  stageId: string,
  { model, reason, quiet }: MoveManyHow,
  actor: Actor,
): BulkChange | null {
  const stage = findStage(model, stageId);
  if (stage === null) return null;
  const others = people.filter((one) => one.stage !== stage.id || one.stageModel !== model.id);
  const groups = grouped(others, stageOf);
  const at = others.reduce((latest, { since }) => Math.max(latest, (since ?? 0) + 1), actor.now); // ST11
  return bulkChange(others.length, actor.newId(), {
    act: 'stage',
    model: model.id,
    to: stage.id,
    phase: stage.phase,
    at,
    by: actor.by,
    device: 'this device', // the store says which, and which of its mutations
    number: 0,
    reason: reason?.trim().slice(0, 300) || null,
    ...(quiet && quiet.actions.length > 0 && { quiet: { ...quiet, actions: quiet.actions.slice(0, 50) } }),
    groups,
  });
}

/** Takes a bulk back as one change; who was changed since is left as they are, `except` by what is known here. BK3 BK8 */
export function undoMany(bulkId: string, actor: Actor, except: readonly string[] = []): BulkChange {
  const made = { of: bulkId, at: actor.now, by: actor.by, device: 'this device', number: 0 };
  const fields = { ...made, ...(except.length > 0 && { except: [...except] }) };
  return { op: 'bulk', kind: 'contact', id: actor.newId(), fields: { act: 'undo', ...fields } };
}

function bulkChange(people: number, id: string, fields: Bulk): BulkChange | null {
  if (people > BULK_LIMIT) throw new RangeError(`Change at most ${BULK_LIMIT} people at a time.`);
  return people === 0 ? null : { op: 'bulk', kind: 'contact', id, fields };
}

function stageOf({ stage, stageModel, phase }: BulkPerson): BulkStage | null {
  return stage === null || stageModel === null || phase === null
    ? null
    : { model: stageModel, to: stage, phase };
}

/** People who have the same, together: what they had is sent once. */
function grouped<T>(people: readonly BulkPerson[], of: (one: BulkPerson) => T): { from: T; ids: string[] }[] {
  const groups = new Map<string, { from: T; ids: string[] }>();
  for (const one of people) {
    const from = of(one);
    const name = JSON.stringify(from);
    const group = groups.get(name) ?? { from, ids: [] };
    group.ids.push(one.id);
    groups.set(name, group);
  }
  return [...groups.values()];
}

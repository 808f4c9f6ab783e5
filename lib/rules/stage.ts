import type { Change, Actor, FactDraft, Person } from '../model/change';
import type { StageChange, StageChangeSource } from '../model/facts';
import type { LifecycleModel, Stage } from '../model/lifecycle';
import { factOrder } from './order';
import { shortName } from './short-name';
import { findStage, idsOfStage, isBackwards, stageAcross, stageInModel, withLapsed } from './stage-model';

export { findStage, idsOfStage, isBackwards, stageAcross, stageInModel, withLapsed };
export { daysInStage, stageSince } from './stage-history';

/** The stage change that counts: the one with the greatest (at, device, number). ST1 */
export function currentStage(changes: StageChange[]): StageChange | null {
  let last: StageChange | null = null;
  for (const change of changes) if (last === null || factOrder(change, last) > 0) last = change;
  return last;
}

/** Why a move was not done. */
export type MoveRefusal =
  'same-stage' | 'same-market' | 'unknown-stage' | 'reason-needed' | 'nothing-before' | 'already-undone';

/** What became of a move: the changes to write, or why it was not done in words for the user. Never neither. */
export type Moved = { ok: true; changes: Change[] } | { ok: false; why: MoveRefusal; message: string };

/** How a move came about. */
export interface MoveHow {
  model: LifecycleModel;
  source: StageChangeSource;
  reason: string | null;
}

/**
 * Moves a person to a stage, in any direction. Refused with a sentence: the stage they are in already, a stage the
 * model does not have, and a move backwards by a person's hand without a reason. ST6 ST7 ST8
 */
export function moveStage(person: Person, to: string, how: MoveHow, actor: Actor): Moved {
  const name = shortName(person.contact);
  const target = findStage(how.model, to);
  if (target === null) {
    return refused(
      'unknown-stage',
      `The model “${how.model.label}” has no such stage any more. Choose one of its stages.`,
    );
  }
  const current = currentStage(person.stageChanges);
  const from = current === null ? null : stageInModel(current, how.model);
  if (from?.id === target.id) return refused('same-stage', `${name} is already in ${target.label}.`);
  const reason = how.reason?.trim().slice(0, 300) ?? '';
  if (reason === '' && asksReason(how.source) && isBackwards(how.model, from?.id ?? null, target.id)) {
    const message = `${target.label} comes before ${from?.label ?? ''}. Give a reason in a word and ${name} is moved.`;
    return refused('reason-needed', message);
  }
  const change = {
    from: from?.id ?? null,
    target,
    model: how.model,
    source: how.source,
    reason: reason || null,
    undoes: null,
  };
  return { ok: true, changes: [stageChange(person.contact.id, change, actor, current)] };
}

/** Moves that a person makes ask that person; rules, files and other programs have nobody to ask. */
function asksReason(source: StageChangeSource): boolean {
  return source === 'manual' || source === 'page' || source === 'bulk';
}

/** The changes of a person's stage after the one named, oldest first: what an undo would pass over. ST10 */
export function sinceMove(person: Person, changeId: string): StageChange[] {
  const ordered = [...person.stageChanges].sort(factOrder);
  const index = ordered.findIndex((change) => change.id === changeId);
  return index < 0 ? [] : ordered.slice(index + 1);
}

/** Ids of the changes that were taken back by a later undo which itself still stands. */
export function undoneChanges(changes: StageChange[]): Set<string> {
  const undone = new Set<string>();
  for (const change of [...changes].sort(factOrder).reverse()) {
    if (change.undoes !== null && !undone.has(change.id)) undone.add(change.undoes);
  }
  return undone;
}

/**
 * Takes a move back, at any later time, as a new change to the stage before it. What happened since is in `since` of
 * sinceMove and is passed over, not erased. `market`: the undo brings the person there, whose model this is. ST9
 */
export function undoMove(
  person: Person,
  changeId: string,
  model: LifecycleModel,
  actor: Actor,
  market?: NonNullable<StageChange['market']>,
): Moved {
  const name = shortName(person.contact);
  const ordered = [...person.stageChanges].sort(factOrder);
  const index = ordered.findIndex((change) => change.id === changeId);
  const change = ordered[index];
  if (change === undefined)
    return refused('nothing-before', 'This move is not known on this device yet. Try again after a sync.');
  if (undoneChanges(ordered).has(changeId))
    return refused('already-undone', 'This move has been taken back already.');
  const target = stageBefore(change, ordered.slice(0, index), model);
  if (target === null)
    return refused(
      'nothing-before',
      `This is the first stage ${name} was given: there is none to go back to.`,
    );
  const current = currentStage(ordered);
  const from = current === null ? null : stageInModel(current, model);
  if (market === undefined && from?.id === target.id)
    return refused('same-stage', `${name} is in ${target.label} again already.`);
  const undo = {
    ...(market === undefined ? {} : { market }),
    from: (market === undefined ? from?.id : current?.to) ?? null,
    target,
    model,
    source: 'undo' as const,
    reason: null,
    undoes: changeId,
  };
  // Under the person it was recorded of: they may have been merged into this one since.
  return { ok: true, changes: [stageChange(change.contactId, undo, actor, current)] };
}

/** The stage before a change, in the model of today: by the change before it, else by the id it names. */
function stageBefore(change: StageChange, earlier: StageChange[], model: LifecycleModel): Stage | null {
  if (change.from === null) return null;
  const named = change.model === model.id ? findStage(model, change.from) : null;
  const before = currentStage(earlier);
  return named ?? (before === null ? null : stageInModel(before, model));
}

/** A move that was not done, and why. */
export function refused(why: MoveRefusal, message: string): Moved {
  return { ok: false, why, message };
}

interface NewStageChange {
  from: string | null;
  target: Stage;
  model: LifecycleModel;
  source: StageChangeSource;
  reason: string | null;
  undoes: string | null;
  market?: StageChange['market'];
}

/**
 * A stage change as an event to write. It comes after the change it follows even where that one was stamped by a
 * clock that runs ahead: a move that could not take effect would have failed silently. ST11
 */
export function stageChange(
  contactId: string,
  made: NewStageChange,
  actor: Actor,
  follows: StageChange | null,
): Change {
  const { target, model, ...rest } = made;
  const fact: FactDraft<'stage-change'> = {
    id: actor.newId(),
    contactId,
    at: follows === null ? actor.now : Math.max(actor.now, follows.at + 1),
    by: actor.by,
    model: model.id,
    to: target.id,
    phase: target.phase,
    ...rest,
  };
  return { op: 'event', kind: 'stage-change', fact };
}

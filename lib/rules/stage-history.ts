import type { StageChange } from '../model/facts';
import { wholeDays } from './days';
import { factOrder } from './order';

/** The changes that made the stage what it is: one that was taken back goes together with its undo. */
export function effectiveChanges(changes: StageChange[]): StageChange[] {
  const effective: StageChange[] = [];
  for (const change of [...changes].sort(factOrder)) {
    const last = effective.at(-1);
    const before = effective.at(-2);
    const restores =
      last !== undefined &&
      change.undoes === last.id &&
      before?.to === change.to &&
      before.model === change.model;
    if (restores) effective.pop();
    else effective.push(change);
  }
  return effective;
}

/**
 * When the person came into the stage they are in: the first of the unbroken run of changes into it. A move that was
 * undone at once does not start it again. ST5
 */
export function stageSince(changes: StageChange[]): number | null {
  const effective = effectiveChanges(changes);
  let first = effective.at(-1);
  for (const change of effective.reverse()) {
    if (first === undefined || change.to !== first.to || change.model !== first.model) break;
    first = change;
  }
  return first?.at ?? null;
}

/** Whole days of 24 hours in the stage, cut off: 0 on the first day. Null without a stage. ST5 */
export function daysInStage(changes: StageChange[], now: number): number | null {
  const since = stageSince(changes);
  return since === null ? null : wholeDays(since, now);
}

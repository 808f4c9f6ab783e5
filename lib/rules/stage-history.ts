import type { StageChange } from '../model/facts';
import { wholeDays } from './days';
import { factOrder } from './order';

/**
 * The changes that made the stage what it is: one that was taken back goes together with its undo, and one whose undo
 * was taken back is there again.
 */
export function effectiveChanges(changes: StageChange[]): StageChange[] {
  const effective: StageChange[] = [];
  const gone = new Map<string, StageChange>();
  for (const change of changes.toSorted(factOrder)) {
    const last = effective.at(-1);
    const before = effective.at(-2);
    const again = gone.get(change.undoes ?? '');
    if (last !== undefined && change.undoes === last.id && isSameStage(before, change)) {
      gone.set(change.id, last);
      effective.pop();
    } else {
      effective.push(again !== undefined && isSameStage(again, change) ? again : change);
    }
  }
  return effective;
}

function isSameStage(a: StageChange | undefined, b: StageChange): boolean {
  return a?.to === b.to && a.model === b.model;
}

/**
 * When the person came into the stage they are in: the first of the unbroken run of changes into it. A move that was
 * undone at once does not start it again. ST5
 */
export function stageSince(changes: StageChange[]): number | null {
  const newestFirst = effectiveChanges(changes).reverse();
  let first = newestFirst[0];
  for (const change of newestFirst) {
    if (first === undefined || !isSameStage(first, change)) break;
    first = change;
  }
  return first?.at ?? null;
}

/** Whole days of 24 hours in the stage, cut off: 0 on the first day. Null without a stage. ST5 */
export function daysInStage(changes: StageChange[], now: number): number | null {
  const since = stageSince(changes);
  return since === null ? null : wholeDays(since, now);
}

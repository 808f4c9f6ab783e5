import type { StageChange } from '../../model/facts';
import { effectiveChanges } from '../stage-history';
import { isSameRef, type StageRef } from './figure-key';
import type { Reading } from './reading';

/** One stay in a stage: `until` is null while it lasts. */
export interface Stay {
  ref: NonNullable<StageRef>;
  from: number;
  until: number | null;
}

/**
 * A person's stays, oldest first, as the journey has them: what was taken back never was, and coming into another market
 * begins anew. JO1 JO2
 */
export function staysOf(changes: StageChange[], reading: Reading): Stay[] {
  const stays: Stay[] = [];
  for (const change of effectiveChanges(changes)) {
    const ref = reading.refOf(change);
    const last = stays.at(-1);
    if (last !== undefined && change.market === undefined && isSameRef(last.ref, ref)) continue;
    if (last !== undefined) last.until = change.at;
    stays.push({ ref, from: change.at, until: null });
  }
  return stays;
}

/** The stage somebody stood in at a moment; null before the first. */
export function refAt(stays: readonly Stay[], at: number): StageRef {
  return stays.findLast(({ from }) => from <= at)?.ref ?? null;
}

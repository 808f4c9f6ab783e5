import type { Segment } from '../model/action';
import type { Phase } from '../model/lifecycle';

/** Where a person stands when an action is proposed: what is learnt is learnt for this. */
export interface ActionContext {
  phase: Phase;
  segment: Segment;
}

/** How often an action was done and what followed within the window of its rule, and how it went without it. */
export interface Tally {
  done: number;
  /** Of those done: something moved on, in any of the three ways below. */
  moved: number;
  advanced: number;
  ordered: number;
  scoreRose: number;
  /** Stretches as long as the window that passed without the action, and those of them in which something moved on. */
  without: number;
  withoutMoved: number;
}

/** The counts of one action in one context. */
export interface CountRow extends ActionContext {
  rule: string;
  tally: Tally;
}

/** The counts of a team: by rule, phase and segment. What is not there is 0. */
export type ActionCounts = Map<string, Map<Phase, Map<Segment, Tally>>>;

/** A tally of nothing. */
export function emptyTally(): Tally {
  return { done: 0, moved: 0, advanced: 0, ordered: 0, scoreRose: 0, without: 0, withoutMoved: 0 };
}

/** Adds to a tally, in place: the other one times so many. */
export function addTally(to: Tally, other: Tally, times = 1): void {
  to.done += times * other.done;
  to.moved += times * other.moved;
  to.advanced += times * other.advanced;
  to.ordered += times * other.ordered;
  to.scoreRose += times * other.scoreRose;
  to.without += times * other.without;
  to.withoutMoved += times * other.withoutMoved;
}

/**
 * Puts the counts of a person into the team's, in place. When the person changes, take out exactly what was put in
 * before: nobody else needs to be counted again. LN5
 */
export function putIn(counts: ActionCounts, rows: CountRow[]): void {
  for (const row of rows) add(counts, row, 1);
}

/** Takes the counts of a person out of the team's, in place; a context that nothing is left of goes. LN5 */
export function takeOut(counts: ActionCounts, rows: CountRow[]): void {
  for (const row of rows) {
    add(counts, row, -1);
    const phases = counts.get(row.rule);
    const segments = phases?.get(row.phase);
    if (isEmpty(segments?.get(row.segment))) segments?.delete(row.segment);
    if (segments?.size === 0) phases?.delete(row.phase);
    if (phases?.size === 0) counts.delete(row.rule);
  }
}

function add(counts: ActionCounts, row: CountRow, times: number): void {
  addTally(tallyOf(counts, row.rule, row), row.tally, times);
}

/** The tally of an action in a context, to be counted in, in place; made where there is none. */
export function tallyOf(counts: ActionCounts, rule: string, { phase, segment }: ActionContext): Tally {
  const phases = counts.get(rule) ?? new Map<Phase, Map<Segment, Tally>>();
  if (phases.size === 0) counts.set(rule, phases);
  const segments = phases.get(phase) ?? new Map<Segment, Tally>();
  if (segments.size === 0) phases.set(phase, segments);
  const tally = segments.get(segment) ?? emptyTally();
  segments.set(segment, tally);
  return tally;
}

function isEmpty(tally: Tally | undefined): boolean {
  return tally === undefined || (tally.done === 0 && tally.without === 0);
}

/** The counts as rows, to be kept or put in elsewhere. */
export function rowsOf(counts: ActionCounts): CountRow[] {
  return [...counts].flatMap(([rule, phases]) =>
    [...phases].flatMap(([phase, segments]) =>
      [...segments].map(([segment, tally]) => ({ rule, phase, segment, tally })),
    ),
  );
}

/** The counts of an action in a phase, over all segments: what the action's card shows. */
export function countsInPhase(counts: ActionCounts, rule: string, phase: Phase): Tally {
  const sum = emptyTally();
  for (const tally of counts.get(rule)?.get(phase)?.values() ?? []) addTally(sum, tally);
  return sum;
}

/** The counts of an action over everything: what the outcome view of the team shows. */
export function countsOfAction(counts: ActionCounts, rule: string): Tally {
  const sum = emptyTally();
  for (const segments of counts.get(rule)?.values() ?? []) {
    for (const tally of segments.values()) addTally(sum, tally);
  }
  return sum;
}

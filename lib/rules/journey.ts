import type { StageChange } from '../model/facts';
import type { LifecycleModel, Phase } from '../model/lifecycle';
import { wholeDays } from './days';
import { stageLabel, type StageNames } from './receipt';
import { effectiveChanges } from './stage-history';
import { findStage } from './stage-model';
import type { TimelineEntry } from './timeline';
import type { TimelineGroup } from './timeline-groups';

/** One stay in a stage, with what happened in it. */
export interface Chapter {
  /** The stage change that began it; of the time before the first stage 'before'. */
  id: string;
  /** Null before the first stage. */
  label: string | null;
  phase: Phase | null;
  from: number | null;
  /** When the person went on; null where they still are. */
  to: number | null;
  /** Whole days in it; null before the first stage. */
  days: number | null;
  /** Oldest first, the moves themselves among them. */
  entries: TimelineEntry[];
  /** How many standing entries of each group; moves do not count. */
  counts: Partial<Record<TimelineGroup, number>>;
}

/**
 * A person's timeline read along the stages, oldest first: a chapter a stay, with how long it took. Moves that were
 * taken back make no chapter; an entry belongs to the stay it happened in. JO1 JO2
 */
export function journey(
  changes: StageChange[],
  entries: readonly TimelineEntry[],
  names: StageNames,
  now: number,
): Chapter[] {
  const { model } = names;
  const stays = staysOf(changes, model);
  const chapters = stays.map((stay, at): Chapter => {
    const to = stays[at + 1]?.at ?? null;
    return {
      id: stay.id,
      label: stageLabel(stay.to, names, stay.model),
      phase: (stay.model === model.id ? findStage(model, stay.to)?.phase : undefined) ?? stay.phase,
      from: stay.at,
      to,
      days: wholeDays(stay.at, to ?? now),
      entries: [],
      counts: {},
    };
  });
  const before: Chapter = {
    id: 'before',
    label: null,
    phase: null,
    from: null,
    to: stays[0]?.at ?? null,
    days: null,
    entries: [],
    counts: {},
  };
  let open = -1;
  for (const entry of entries.toReversed()) {
    while ((chapters[open + 1]?.from ?? Infinity) <= entry.at) open += 1;
    const chapter = chapters[open] ?? before;
    chapter.entries.push(entry);
    if (!entry.undone && entry.group !== 'stage') {
      chapter.counts[entry.group] = (chapter.counts[entry.group] ?? 0) + 1;
    }
  }
  return before.entries.length === 0 ? chapters : [before, ...chapters];
}

/** The changes that began a stay in another stage than the one before. */
function staysOf(changes: StageChange[], model: LifecycleModel): StageChange[] {
  const stays: StageChange[] = [];
  for (const change of effectiveChanges(changes)) {
    const last = stays.at(-1);
    // In another market they begin anew, also where the stage there is called the same.
    const isThere = last !== undefined && change.market === undefined;
    const isSame = isThere && idOf(last.to, model) === idOf(change.to, model);
    if (!isSame) stays.push(change);
  }
  return stays;
}

/** A stage that was merged away is read as the one it was merged into. */
function idOf(stage: string, model: LifecycleModel): string {
  return findStage(model, stage)?.id ?? stage;
}

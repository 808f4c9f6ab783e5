import type { Interaction, Reversal } from '../model/facts';
import { takenBack } from '../model/standing';

/** The versions of one interaction: what is edited is recorded anew, as the fact that stands for the one before. */
export interface Versions {
  /** The one that counts; where all were taken back, the one that was taken back last. */
  current: Interaction;
  /** What it said before, the newest first. */
  earlier: Interaction[];
  /** All of them were taken back. */
  gone: boolean;
}

/**
 * The interactions with the versions of each together, in the order of their newest. Of versions that were made at the
 * same time on two devices the one made last counts: ids sort by the time they were made. FA3
 * @param gone ids of the facts that were taken back, the one taken back last first: see takenBack
 */
export function versionsOf(interactions: readonly Interaction[], gone: ReadonlySet<string>): Versions[] {
  if (interactions.every(({ replaces }) => replaces === null)) {
    return interactions.map((current) => ({ current, earlier: [], gone: gone.has(current.id) }));
  }
  const byId = new Map(interactions.map((one) => [one.id, one]));
  const groups = new Map<string, Interaction[]>();
  for (const one of interactions) {
    const first = firstOf(one, byId);
    groups.set(first, [...(groups.get(first) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => together(group, gone));
}

/** The id of the version that all the others go back to. */
function firstOf(one: Interaction, byId: ReadonlyMap<string, Interaction>): string {
  const seen = new Set<string>();
  let now = one;
  while (now.replaces !== null && !seen.has(now.id)) {
    seen.add(now.id);
    const before = byId.get(now.replaces);
    // Of a note that has not come yet its versions hang together all the same.
    if (before === undefined) return now.replaces;
    now = before;
  }
  return now.id;
}

function together(group: Interaction[], gone: ReadonlySet<string>): Versions[] {
  const newestFirst = group.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const standing = newestFirst.filter(({ id }) => !gone.has(id));
  const replaced = new Set(standing.map(({ replaces }) => replaces));
  const current =
    standing.find(({ id }) => !replaced.has(id)) ?? standing[0] ?? lastTakenBack(newestFirst, gone);
  if (current === null) return [];
  const earlier = newestFirst.filter((one) => one !== current);
  return [{ current, earlier, gone: standing.length === 0 }];
}

function lastTakenBack(group: Interaction[], gone: ReadonlySet<string>): Interaction | null {
  const byId = new Map(group.map((one) => [one.id, one]));
  for (const id of gone) {
    const found = byId.get(id);
    if (found !== undefined) return found;
  }
  return null;
}

/** The interactions that count: without those taken back, and of one that was edited its newest version alone. FA3 */
export function countingInteractions(
  interactions: readonly Interaction[],
  reversals: Reversal[],
): Interaction[] {
  return versionsOf(interactions, takenBack(reversals)).flatMap(({ current, gone }) =>
    gone ? [] : [current],
  );
}

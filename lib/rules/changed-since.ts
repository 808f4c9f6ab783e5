import type { Person } from '../model/change';
import { recordedAt } from './recorded-at';

/** What colleagues did to a person since somebody last looked. */
export interface ChangedSince {
  /** Entries of the timeline that are new, or were taken back. */
  ids: ReadonlySet<string>;
  /** Who did it, each once, whoever was last at it first. */
  by: string[];
  since: number;
}

/**
 * What colleagues recorded or took back since the moment of the last look; null where nobody did anything, or where the
 * person was never looked at: then everything would be new. What files, other programs and rules did is nobody's. CH1
 */
export function changedSince(
  person: Person,
  how: { me: string | null; lookedAt: number | null; now: number },
): ChangedSince | null {
  const { me, lookedAt, now } = how;
  if (lookedAt === null) return null;
  const { contact: _contact, reversals, ...facts } = person;
  const isNew = (fact: { id: string; at: number; by: string | null }) =>
    fact.by !== null && fact.by !== me && recordedAt(fact, now) > lookedAt;
  const recorded = Object.values(facts).flat().filter(isNew);
  const takenBack = reversals.filter(isNew);
  const ids = new Set([...recorded.map(({ id }) => id), ...takenBack.map(({ fact }) => fact)]);
  if (ids.size === 0) return null;
  const all = [...recorded, ...takenBack].sort((a, b) => recordedAt(b, now) - recordedAt(a, now));
  const by = [...new Set(all.flatMap((fact) => fact.by ?? []))];
  return { ids, by, since: lookedAt };
}

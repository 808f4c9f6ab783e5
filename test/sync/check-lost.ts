import { isDeepStrictEqual } from 'node:util';
import type { LostEdit } from '../../lib/model/contact';
import { compareClocks } from '../../lib/rules/merge';
import { lostEdits } from '../../lib/store/lost';
import type { Device } from './device';
import type { Effect, ModelState } from './model-state';

/** Fields that the harness edits with what their author saw, and never twice to the same value. */
const FIELDS = ['name', 'company'] as const;

/**
 * Who typed something that another edit replaced unseen is told: read from all edits that had their effect, in the order
 * of their times, whatever order they came in. What nobody lost is not told. Returns what is wrong.
 */
export function lostProblems({ records, effects }: ModelState): string[] {
  return [...records.values()].flatMap(({ kind, id, data }) => {
    if (kind !== 'contact' || data === null) return [];
    const lost = (data['lost'] ?? []) as LostEdit[];
    const untrue = lost.filter(
      ({ field, by, mine }) =>
        isDeepStrictEqual(data[field], mine) ||
        !effects.some((one) => one.recordId === id && one.clock[3] === by && one.fields[field] === mine),
    );
    const missing = FIELDS.flatMap((field) => {
      const edits = effects
        .filter((one) => one.recordId === id && one.op === 'patch' && field in one.fields)
        .sort((a, b) => compareClocks(a.clock, b.clock));
      return unseen(edits, field).filter(
        (one) =>
          !lost.some((known) => known.field === field && isDeepStrictEqual(known.mine, one.fields[field])),
      );
    });
    return [
      ...untrue.map((one) => `is told as lost, and is not: ${JSON.stringify(one)} of ${id}`),
      ...missing.map((one) => `was lost, and is not told: ${JSON.stringify(one.fields)} of ${id}`),
    ];
  });
}

/** The last edit of each member, where another's is later and none of the later ones was made by somebody who saw it. */
function unseen(edits: Effect[], field: string): Effect[] {
  const last = new Map(edits.map((one) => [one.clock[3], one]));
  return [...last.values()].filter((one) => {
    const later = edits.slice(edits.indexOf(one) + 1);
    const hasSeen = edits.some((other) => isDeepStrictEqual(other.base?.[field], one.fields[field]));
    // Nobody is typed over by whoever makes a person, or edits somebody they do not see: what they saw is not known.
    const isKnown = [one, ...later].every((other) => other.base?.[field] !== undefined);
    return isKnown && later.length > 0 && !hasSeen;
  });
}

/** A device shows its user all that is kept as lost of theirs. Returns what is wrong. */
export async function shownProblems(device: Device): Promise<string[]> {
  const { id: member } = device.session.member;
  return device.tables(async (db) => {
    const kept = (await db.contacts.toArray()).flatMap((row) =>
      (row.lost ?? []).filter(({ by }) => by === member).map(({ field }) => `${row.id} ${field}`),
    );
    const told = (await lostEdits(db)).flatMap(({ contact, lost }) =>
      lost.map(({ field }) => `${contact.id} ${field}`),
    );
    return isDeepStrictEqual(kept.sort(), told.sort())
      ? []
      : [`${device.name} tells its user ${told.join()} as lost, and not ${kept.join()}`];
  });
}

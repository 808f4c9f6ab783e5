import type { Act } from '../audit/note-act';
import type { Codes } from './load';
import type { Queued } from './read-push';

/**
 * What of a push is noted in the audit trail: settings of the team that were changed, by the names of their fields, and
 * people who were erased, by their ids; and what was done to many people at once, by its kind and their number. Nothing of the daily work, so an ordinary push costs nothing by it.
 */
export function actsOf(
  fresh: readonly Queued[],
  codes: Codes,
  who: { now: number; memberId: string; deviceId: string },
): Act[] {
  const fields = new Set<string>();
  const erased = new Set<string>();
  const bulks: { act: string; people: number }[] = [];
  for (const { uuid, mutation } of fresh) {
    if (mutation === null || codes.get(uuid) !== null) continue;
    if (mutation.op === 'patch' && mutation.kind === 'workspace') {
      for (const field of Object.keys(mutation.fields)) fields.add(field);
    }
    if (mutation.op === 'bulk') {
      const { fields: bulk } = mutation;
      const groups = bulk.act === 'undo' ? [] : bulk.groups;
      bulks.push({ act: bulk.act, people: groups.reduce((sum, { ids }) => sum + ids.length, 0) });
    }
    if (mutation.op === 'delete' && mutation.kind === 'contact') erased.add(mutation.recordId);
  }
  const act = { at: who.now, by: who.memberId, device: who.deviceId, subject: null };
  return [
    ...bulks.map((detail) => ({ ...act, action: 'bulk' as const, detail })),
    ...(fields.size > 0 ? [{ ...act, action: 'settings' as const, detail: { fields: [...fields] } }] : []),
    ...(erased.size > 0 ? [{ ...act, action: 'erase' as const, detail: { people: [...erased] } }] : []),
  ];
}

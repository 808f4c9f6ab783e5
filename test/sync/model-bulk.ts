import type { Bulk } from '../../lib/model/bulk';
import type { Contact } from '../../lib/model/contact';
import type { StageChange } from '../../lib/model/facts';
import type { Mutation, RejectionCode } from '../../lib/model/wire';
import { bulkParts, undoParts, type BulkPart } from '../../lib/rules/bulk';
import { compareClocks, mergeFields, type Clock } from '../../lib/rules/merge';
import { storedOrder } from '../../lib/rules/order';
import { factTime, putRecord, type ModelBulk, type ModelState, type PushTimes } from './model-state';

/** Does to each person what one change would do; who is not as the bulk's author saw them is left as they are. */
export function bulkInModel(
  state: ModelState,
  mutation: Extract<Mutation, { op: 'bulk' }>,
  clock: Clock,
  times: PushTimes,
): RejectionCode | null {
  const { recordId: id, uuid, fields, ageMs } = mutation;
  const undone = fields.act === 'undo' ? state.bulks.get(fields.of) : undefined;
  const parts = partsOf(id, fields, undone);
  if (typeof parts === 'string') return parts;
  if (parts.some(({ person }) => state.records.get(person)?.kind !== 'contact')) return 'unknown-record';
  const skipped = new Set<string>();
  for (const part of parts) {
    const effect =
      part.kind === 'contact'
        ? giveOne(state, part, clock, undone)
        : moveOne(state, part, { ageMs, clock, times });
    if (effect === null) {
      skipped.add(part.person);
      continue;
    }
    const [recordId, op] = [part.recordId, part.kind === 'contact' ? ('patch' as const) : ('event' as const)];
    const key = op === 'event' ? `event ${recordId}` : `bulk ${id} of ${recordId}`;
    state.effects.push({ uuid: `${uuid} ${recordId}`, key, recordId, op, fields: effect, base: null, clock });
  }
  state.bulks.set(id, { fields, clock, skipped, done: parts.length - skipped.size });
  return null;
}

function partsOf(id: string, fields: Bulk, undone: ModelBulk | undefined): BulkPart[] | RejectionCode {
  if (fields.act !== 'undo') return bulkParts(id, fields);
  if (undone === undefined) return 'unknown-record';
  if (undone.fields.act === 'undo') return 'invalid';
  return undoParts(id, fields, { id: fields.of, bulk: undone.fields, skipped: undone.skipped });
}

function giveOne(
  state: ModelState,
  { person, from, fields }: Extract<BulkPart, { kind: 'contact' }>,
  clock: Clock,
  undone: ModelBulk | undefined,
): Record<string, unknown> | null {
  const record = state.records.get(person);
  if (record === undefined || record.data === null || record.data['owner'] !== from) return null;
  const owner = record.clocks['owner'];
  if (undone !== undefined && (owner === undefined || compareClocks(owner, undone.clock) !== 0)) return null;
  const current = { data: record.data as Partial<Contact>, clocks: record.clocks };
  const { data, clocks, lost } = mergeFields<Contact>(current, { fields, clock });
  if (lost.length > 0) return null;
  putRecord(state, { ...record, data, clocks });
  return fields;
}

function moveOne(
  state: ModelState,
  { person, recordId: id, from, fields }: Extract<BulkPart, { kind: 'stage-change' }>,
  { ageMs, clock, times }: { ageMs: number; clock: Clock; times: PushTimes },
): Record<string, unknown> | null {
  const all = [...state.records.values()];
  const contact = state.records.get(person);
  if (contact === undefined || contact.data === null) return null;
  const isJoined = all.some(({ data }) => data?.['mergedInto'] === person);
  if (isJoined || contact.data['mergedInto'] !== null) return null;
  const moves = all.flatMap(({ kind, data }) =>
    kind === 'stage-change' && data?.['contactId'] === person ? [data as unknown as StageChange] : [],
  );
  const lead = moves.sort(storedOrder).at(-1);
  const isAsSeen =
    fields.undoes !== null
      ? lead?.id === fields.undoes
      : (lead?.to ?? null) === (from?.to ?? null) && (lead?.model ?? null) === (from?.model ?? null);
  if (!isAsSeen) return null;
  const at = Math.max(factTime(fields.at, ageMs, times), lead === undefined ? 0 : lead.at + 1);
  const data = { ...fields, at, by: clock[3] ?? null };
  putRecord(state, { kind: 'stage-change', id, data, clocks: {} });
  return data;
}

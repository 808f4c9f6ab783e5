import { isDeepStrictEqual } from 'node:util';
import type { RecordKind } from '../../lib/model/change';
import type { Mutation, RejectionCode, Row } from '../../lib/model/wire';
import { mergeFields, type Clock, type Clocks } from '../../lib/rules/merge';

/** A record as the model server keeps it. */
export interface ModelRecord {
  kind: RecordKind;
  id: string;
  seq: number;
  data: Record<string, unknown> | null;
  clocks: Clocks;
}

/** One effect that a mutation had: what the check of a run is made from. */
export interface Effect {
  uuid: string;
  /** What it does, in words that no other mutation has. */
  key: string;
  recordId: string;
  op: Mutation['op'];
  fields: Record<string, unknown>;
  clock: Clock;
}

/** Whom a bulk gave to whom. */
export type ModelBulk = Map<string, { from: string | null; to: string | null; clock: Clock }>;

/** Everything a server keeps, and so everything a backup has. */
export interface ModelState {
  epoch: string;
  seq: number;
  records: Map<string, ModelRecord>;
  clients: Map<string, { lastMid: number; lastEdit: number }>;
  receipts: Map<string, RejectionCode | null>;
  /** When each device last fetched. */
  contacts: Map<string, number>;
  /** The people each device asked for. */
  opened: Map<string, Set<string>>;
  /** Whom each bulk gave to whom. */
  bulks: Map<string, ModelBulk>;
  /** Tombstones that are gone, the last of them, and whose they were. */
  purgedSeq: number;
  purged: Set<string>;
  effects: Effect[];
}

/** The clocks of one push. */
export interface PushTimes {
  now: number;
  clientNow: number;
  lastContact: number;
}

/** What a mutation does, in words that no other has: edits of the harness never repeat a value, deletions may. */
export function effectKey(mutation: Mutation): string {
  return mutation.op === 'patch'
    ? `patch ${mutation.recordId} ${JSON.stringify(mutation.fields)}`
    : `${mutation.op} ${mutation.recordId}${mutation.op === 'delete' ? ` ${mutation.uuid}` : ''}`;
}

/** Applies one mutation; returns why it has no effect, or null. */
export function applyToModel(
  state: ModelState,
  mutation: Mutation,
  clock: Clock,
  times: PushTimes,
): RejectionCode | null {
  const current = state.records.get(mutation.recordId);
  const put = (record: Omit<ModelRecord, 'seq'>) => {
    state.seq += 1;
    state.records.set(record.id, { ...record, seq: state.seq });
  };
  const done = (fields: Record<string, unknown> = {}) => {
    const { uuid, recordId, op } = mutation;
    state.effects.push({ uuid, key: effectKey(mutation), recordId, op, fields, clock });
    return null;
  };
  if (mutation.op === 'patch') {
    if (current !== undefined && current.data === null) return 'gone';
    if (current === undefined && mutation.base !== null) return 'unknown-record';
    const known = current?.data ? { data: current.data, clocks: current.clocks } : null;
    const { data, clocks } = mergeFields<Record<string, unknown>>(known, { fields: mutation.fields, clock });
    put({ kind: mutation.kind, id: mutation.recordId, data, clocks });
    return done(mutation.fields);
  }
  if (mutation.op === 'bulk') {
    const code = bulkInModel(state, mutation, clock);
    return code ?? done();
  }
  if (mutation.op === 'delete') {
    if (current === undefined) {
      if (mutation.kind !== 'contact') return 'unknown-record';
      put({ kind: mutation.kind, id: mutation.recordId, data: null, clocks: {} });
      return done();
    }
    for (const record of [...state.records.values()]) {
      const isTheirs = record.id === mutation.recordId || record.data?.['contactId'] === mutation.recordId;
      if (isTheirs && record.data !== null) put({ ...record, data: null, clocks: {} });
    }
    return done();
  }
  const contact = state.records.get(mutation.fields.contactId);
  if (contact === undefined) return 'unknown-record';
  if (contact.data === null) return 'gone';
  if (current !== undefined) return current.data === null ? 'gone' : null;
  const at = factTime(mutation.fields.at, mutation.ageMs, times);
  put({ kind: mutation.kind, id: mutation.recordId, data: { ...mutation.fields, at }, clocks: {} });
  return done({ ...mutation.fields, at });
}

/** Owners of many people at once, each only where it is what the bulk's author saw; or that taken back. */
function bulkInModel(
  state: ModelState,
  { recordId, uuid, fields }: Extract<Mutation, { op: 'bulk' }>,
  clock: Clock,
): RejectionCode | null {
  const given = fields.act === 'undo' ? state.bulks.get(fields.of) : undefined;
  if (fields.act === 'undo' && given === undefined) return 'unknown-record';
  if (fields.act === 'stage') return 'invalid'; // moves are drawn one by one
  const wanted = new Map<string, { from: string | null; to: string | null }>(
    fields.act === 'owner'
      ? fields.groups.flatMap(({ from, ids }) => ids.map((id) => [id, { from, to: fields.to }] as const))
      : [...(given ?? [])].map(([id, { from, to }]) => [id, { from: to, to: from }] as const),
  );
  for (const id of wanted.keys()) if (!state.records.has(id)) return 'unknown-record';
  const done: ModelBulk = new Map();
  for (const [id, { from, to }] of wanted) {
    const record = state.records.get(id);
    if (record === undefined || record.data === null || record.data['owner'] !== from) continue;
    const ours = given?.get(id);
    if (given !== undefined && (ours === undefined || !isDeepStrictEqual(record.clocks['owner'], ours.clock)))
      continue;
    const merged = mergeFields<Record<string, unknown>>(
      { data: record.data, clocks: record.clocks },
      { fields: { owner: to }, clock },
    );
    if (merged.lost.length > 0) continue;
    state.seq += 1;
    state.records.set(id, { ...record, data: merged.data, clocks: merged.clocks, seq: state.seq });
    done.set(id, { from, to, clock });
    const key = `bulk ${recordId} of ${id}`;
    state.effects.push({
      uuid: `${uuid} ${id}`,
      key,
      recordId: id,
      op: 'patch',
      fields: { owner: to },
      clock,
    });
  }
  state.bulks.set(recordId, done);
  return null;
}

/** When an edit counts as made: not before the device last fetched, nor before its client's edit before. */
export function editTime(ageMs: number, lastEdit: number, { now, lastContact }: PushTimes): number {
  return Math.max(now - ageMs, Math.min(lastContact, now), lastEdit);
}

/** A time that the device's clock gave is put right by the difference of the clocks; none lies in the future. */
function factTime(at: number, ageMs: number, { now, clientNow }: PushTimes): number {
  const isStamped = Math.abs(at - (clientNow - ageMs)) <= 60_000;
  return Math.max(0, Math.min(isStamped ? at + now - clientNow : at, now));
}

/** A record as the wire has it. */
export function rowOf({ kind, id, seq, data }: ModelRecord): Row {
  return { kind, id, seq, deleted: data === null, data } as Row;
}

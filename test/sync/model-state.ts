import type { Bulk } from '../../lib/model/bulk';
import type { RecordKind } from '../../lib/model/change';
import type { Mutation, RejectionCode, Row } from '../../lib/model/wire';
import type { Clock, Clocks } from '../../lib/rules/merge';

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
  /** What its author saw; null where that is not said. */
  base: Record<string, unknown> | null;
  /** With the member who made it. */
  clock: Clock;
}

/** A bulk that had its effect, and whom it left as they were. */
export interface ModelBulk {
  fields: Bulk;
  clock: Clock;
  skipped: Set<string>;
  /** Of how many it had its effect. */
  done: number;
}

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

/** Puts a record at the end of the order. */
export function putRecord(state: ModelState, record: Omit<ModelRecord, 'seq'>): void {
  state.seq += 1;
  state.records.set(record.id, { ...record, seq: state.seq });
}

/** When an edit counts as made: not before the device last fetched, nor before its client's edit before. */
export function editTime(ageMs: number, lastEdit: number, { now, lastContact }: PushTimes): number {
  return Math.max(now - ageMs, Math.min(lastContact, now), lastEdit);
}

/** A time that the device's clock gave is put right by the difference of the clocks; none lies in the future. */
export function factTime(at: number, ageMs: number, { now, clientNow }: PushTimes): number {
  const isStamped = Math.abs(at - (clientNow - ageMs)) <= 60_000;
  return Math.max(0, Math.min(isStamped ? at + now - clientNow : at, now));
}

/** A record as the wire has it. */
export function rowOf({ kind, id, seq, data }: ModelRecord): Row {
  return { kind, id, seq, deleted: data === null, data } as Row;
}

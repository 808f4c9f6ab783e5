import type { Contact } from '../../lib/model/contact';
import type { Mutation, RejectionCode } from '../../lib/model/wire';
import { mergeTyped } from '../../lib/rules/conflict';
import { mergeFields, type Clock } from '../../lib/rules/merge';
import { bulkInModel } from './model-bulk';
import {
  effectKey,
  factTime,
  putRecord,
  type ModelRecord,
  type ModelState,
  type PushTimes,
} from './model-state';

/** Applies one mutation; returns why it has no effect, or null. */
export function applyToModel(
  state: ModelState,
  mutation: Mutation,
  clock: Clock,
  times: PushTimes,
): RejectionCode | null {
  const current = state.records.get(mutation.recordId);
  const put = (record: Omit<ModelRecord, 'seq'>) => {
    putRecord(state, record);
  };
  const done = (fields: Record<string, unknown> = {}) => {
    const { uuid, recordId, op } = mutation;
    const base = mutation.op === 'patch' ? mutation.base : null;
    state.effects.push({ uuid, key: effectKey(mutation), recordId, op, fields, base, clock });
    return null;
  };
  if (mutation.op === 'patch') {
    if (current !== undefined && current.data === null) return 'gone';
    if (current === undefined && mutation.base !== null) return 'unknown-record';
    const known = current?.data ? { data: current.data, clocks: current.clocks } : null;
    const { data, clocks } =
      mutation.kind === 'contact'
        ? mergeTyped(known, {
            fields: mutation.fields as Partial<Contact>,
            base: mutation.base as Partial<Contact> | null,
            clock,
          })
        : mergeFields<Record<string, unknown>>(known, { fields: mutation.fields, clock });
    put({ kind: mutation.kind, id: mutation.recordId, data, clocks });
    return done(mutation.fields);
  }
  if (mutation.op === 'bulk') {
    const code = bulkInModel(state, mutation, clock, times);
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

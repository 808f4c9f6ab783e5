import type { z } from '../../lib/model/zod';
import { Mutation } from '../../lib/model/wire';
import { isUuid } from '../db/in-workspace';

// A union tries its schemas one after the other: pick the one that the mutation names.
const SCHEMAS = new Map<string, z.ZodType<Mutation>>(
  Mutation.options.map((schema) => [`${schema.shape.op.value} ${schema.shape.kind.value}`, schema]),
);

/**
 * Reads one mutation of a push; null when it can never succeed: it does not fit its schema, an id is not in lower case
 * (one record would have two names).
 */
export function readMutation(raw: unknown): Mutation | null {
  if (typeof raw !== 'object' || raw === null || !('op' in raw) || !('kind' in raw)) return null;
  const parsed = SCHEMAS.get(`${String(raw.op)} ${String(raw.kind)}`)?.safeParse(raw);
  if (parsed?.success !== true) return null;
  const mutation = parsed.data;
  return idsOf(mutation).every(isUuid) && isAboutItself(mutation) ? mutation : null;
}

function idsOf(mutation: Mutation): string[] {
  if (mutation.op !== 'event') return [mutation.recordId];
  const { fields } = mutation;
  const other = fieldsReference(mutation);
  return [mutation.recordId, fields.contactId, ...(other === null ? [] : [other])];
}

/** The other fact that a mutation is about: the one it takes back. */
export function fieldsReference(mutation: Mutation): string | null {
  if (mutation.op !== 'event') return null;
  if (mutation.kind === 'reversal') return mutation.fields.fact;
  return mutation.kind === 'stage-change' ? mutation.fields.undoes : null;
}

function isAboutItself(mutation: Mutation): boolean {
  return mutation.op === 'delete' || (mutation.fields.id ?? mutation.recordId) === mutation.recordId;
}

import type { z } from '../../lib/model/zod';
import { Mutation } from '../../lib/model/wire';
import { bulkPeople } from '../../lib/rules/bulk';
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
  const { recordId } = mutation;
  if (mutation.op === 'delete') return [recordId];
  if (mutation.op === 'bulk') {
    const { fields } = mutation;
    return [recordId, ...(fields.act === 'undo' ? [fields.of] : bulkPeople(fields))];
  }
  if (mutation.op === 'patch') {
    const into = mutation.kind === 'contact' ? (mutation.fields.mergedInto ?? null) : null;
    return into === null ? [recordId] : [recordId, into];
  }
  const referred = mutation.kind === 'interaction' ? mutation.fields.other : null;
  const named = [fieldsReference(mutation), referred].filter((id) => id !== null);
  return [recordId, mutation.fields.contactId, ...named];
}

/** The other fact that a mutation is about: the one it takes back or stands for, the reward that is redeemed. */
export function fieldsReference(mutation: Mutation): string | null {
  if (mutation.op !== 'event') return null;
  switch (mutation.kind) {
    case 'reversal':
      return mutation.fields.fact;
    case 'stage-change':
      return mutation.fields.undoes;
    case 'interaction':
      return mutation.fields.replaces;
    case 'reward':
      return mutation.fields.redeems;
    case 'order':
    case 'survey-response':
    case 'action-outcome':
    case 'stage-kept':
      return null;
  }
}

function isAboutItself(mutation: Mutation): boolean {
  if (mutation.op === 'delete' || mutation.op === 'bulk') return true;
  return (mutation.fields.id ?? mutation.recordId) === mutation.recordId;
}

import type { Mutation, RejectionCode } from '../../lib/model/wire';
import { can } from '../../lib/rules/can';
import type { StoredRecord } from '../db/records';
import { isOwnPerson, type Acting } from './acting';
import { factTime } from './edit-time';
import { fieldsReference } from './read-mutation';
import type { WorkingSet } from './working-set';

type Event = Extract<Mutation, { op: 'event' }>;

/**
 * Adds a fact: once, however often it is sent. Who recorded it is the member of the token, unless nobody did (an import);
 * a time stamped by a wrong clock is put right.
 */
export function applyEvent(mutation: Event, records: WorkingSet, acting: Acting): RejectionCode | null {
  const { recordId: id, kind, fields } = mutation;
  const known = records.get(id);
  if (known !== undefined) return sameFact(known, mutation);
  const contact = records.get(fields.contactId);
  if (contact === undefined || contact.kind !== 'contact') return 'unknown-record';
  if (contact.deleted) return 'gone';
  const reference = fieldsReference(mutation);
  const target = reference === null ? null : records.get(reference);
  if (target === undefined || (target !== null && !mayName(target, mutation))) return 'unknown-record';
  if (!mayAdd(mutation, contact, target, acting)) return 'forbidden';
  const data = {
    ...fields,
    at: factTime(fields.at, mutation.ageMs, acting.clocks),
    by: fields.by === null ? null : acting.memberId,
  };
  records.put({ kind, id, deleted: false, owner: null, contactId: fields.contactId, data, clocks: null });
  return null;
}

function sameFact(known: StoredRecord, { kind, fields }: Event): RejectionCode | null {
  if (known.kind !== kind || known.contactId !== fields.contactId) return 'exists';
  return known.deleted ? 'gone' : null;
}

/** Whether a fact can be about another one: of the same person, and of a kind that it can stand for or redeem. */
function mayName(target: StoredRecord, { kind, fields }: Event): boolean {
  if (target.contactId !== fields.contactId) return false;
  return kind === 'interaction' || kind === 'reward' ? target.kind === kind : true;
}

function mayAdd(
  mutation: Event,
  contact: StoredRecord,
  target: StoredRecord | null,
  { roles, memberId }: Acting,
): boolean {
  // Anybody may note that a reward was redeemed, whoever gave it.
  if (target !== null && mutation.kind !== 'reward') {
    const by = target.data !== null && 'by' in target.data ? target.data.by : null;
    return by === memberId
      ? can(roles, 'undo-own')
      : can(roles, 'undo-others', isOwnPerson(contact, memberId));
  }
  if (mutation.kind !== 'stage-change') return can(roles, 'add-facts');
  const { source, from } = mutation.fields;
  const isSuggested = source === 'page' || source === 'rule' || from === null;
  return can(roles, isSuggested ? 'accept-stage' : 'change-stage');
}

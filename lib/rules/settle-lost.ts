import type { Change } from '../model/change';
import type { Contact, LostEdit, ProfileEntry, TypedField } from '../model/contact';
import { isSameJson } from '../model/same-json';
import { editContact, type ContactEdit } from './contact';

/**
 * Settles something that was typed and lost: with a value the field is set to it, without one theirs is kept, which sets
 * nothing. CF6
 */
export function settleLost(contact: Contact, field: TypedField, value?: Contact[TypedField]): Change[] {
  const theirs = contact[field];
  if (value !== undefined && !isSameJson(value, theirs)) {
    const edit: ContactEdit = { [field]: value };
    return editContact(contact, edit);
  }
  const seen = { [field]: theirs };
  return [{ op: 'patch', kind: 'contact', id: contact.id, fields: seen, base: seen }];
}

/** Limits of what can be put together. */
const LIST_LIMIT = 20;
const PROFILE_LIMIT = 100;

/** Both lists as one, theirs first, as far as it fits: addresses, phones, what somebody wants. Null for other fields. CF6 */
export function bothOf(contact: Contact, { field, mine }: LostEdit): Contact[TypedField] | null {
  if (field === 'emails' || field === 'phones') {
    return [...new Set([...contact[field], ...mine])].slice(0, LIST_LIMIT);
  }
  if (field !== 'profile') return null;
  const known = new Set(contact.profile.map(({ id }) => id));
  return [...contact.profile, ...mine.filter(({ id }: ProfileEntry) => !known.has(id))].slice(
    0,
    PROFILE_LIMIT,
  );
}

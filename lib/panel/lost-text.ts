import type { Contact, LostEdit, TypedField } from '../model/contact';
import { NAME_LIMIT } from '../model/limits';
import { bothOf } from '../rules/settle-lost';

/** What the field for a text of both begins with; null for fields that are chosen and not written. */
export function editStart(contact: Contact, lost: LostEdit): string | null {
  switch (lost.field) {
    case 'name':
    case 'company':
    case 'title':
      return [contact[lost.field], lost.mine].filter((text) => text !== null && text !== '').join(' / ');
    case 'emails':
    case 'phones':
      return (bothOf(contact, lost) as string[]).join('\n');
    case 'owner':
    case 'consent':
    case 'doNotContact':
    case 'source':
    case 'profile':
      return null;
  }
}

/** The value of a field from the text that was written for it: a list has a line each. */
export function editedValue(field: TypedField, text: string): Contact[TypedField] {
  if (field === 'emails' || field === 'phones') {
    const lines = text.split('\n').map((line) => line.trim());
    return [...new Set(lines.filter((line) => line.length >= 3))].slice(0, 20);
  }
  const one = text.replace(/\s+/g, ' ').trim().slice(0, NAME_LIMIT).trim();
  return one === '' ? null : one;
}

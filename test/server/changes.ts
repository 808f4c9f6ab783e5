import { randomUUID } from 'node:crypto';
import { buildContact, buildInteraction } from '../builders';

/** Somebody who is added, as the panel commits it. */
export function person(name: string, emails: string[] = []) {
  const contact = buildContact({ id: randomUUID(), name, owner: null, keys: [], emails });
  return { op: 'patch', kind: 'contact', id: contact.id, fields: contact, base: null } as const;
}

/** Something that is recorded of a person, as the panel commits it. */
export function noteOf(contactId: string, text: string) {
  const {
    device: _device,
    number: _number,
    ...fact
  } = buildInteraction({ id: randomUUID(), contactId, by: null, text });
  return { op: 'event', kind: 'interaction', fact } as const;
}

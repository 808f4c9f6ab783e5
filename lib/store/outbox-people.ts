import type { Contact } from '../model/contact';
import { contactOf } from './contact-row';
import type { OutboxEntry, SidestageDatabase } from './database';
import { rowsById } from './rows-by-id';

/** Whom entries of the outbox are about, by id, as far as they are here. */
export async function peopleOf(
  db: SidestageDatabase,
  entries: readonly OutboxEntry[],
): Promise<Map<string, Contact>> {
  const ids = [...new Set(entries.map(({ mutation }) => contactIdOf(mutation)))].filter((id) => id !== '');
  const rows = await rowsById(db.contacts, ids);
  const missing = ids.filter((id) => !rows.has(id));
  const shadows = await rowsById(db.shadows, missing);
  const people = new Map<string, Contact>();
  for (const id of ids) {
    const shadow = shadows.get(id);
    const row = rows.get(id);
    // Somebody whose removal is not sent is known by what the server last said.
    const contact = row === undefined ? (shadow?.kind === 'contact' ? shadow.data : null) : contactOf(row);
    if (contact !== null) people.set(id, contact);
  }
  return people;
}

/** Whom a mutation is about; '' for nobody. */
export function contactIdOf(mutation: OutboxEntry['mutation']): string {
  if (mutation.op === 'event') return mutation.fields.contactId;
  return mutation.kind === 'contact' ? mutation.recordId : '';
}

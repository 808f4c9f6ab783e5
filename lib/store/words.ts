import type { Contact } from '../model/contact';
import { wordsOf } from '../model/words';

/** At most so many words of a contact are indexed: an index entry is paid for at each write. */
const WORD_LIMIT = 32;

/** What a contact is found by: the words of its name, company and addresses. */
export function wordsOfContact(contact: Contact): string[] {
  const text = [contact.name ?? '', contact.company ?? '', ...contact.emails].join(' ');
  return wordsOf(text).slice(0, WORD_LIMIT);
}

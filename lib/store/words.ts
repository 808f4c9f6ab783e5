import type { Contact } from '../model/contact';

/** At most so many words of a contact are indexed: an index entry is paid for at each write. */
const WORD_LIMIT = 32;
const LENGTH_LIMIT = 40;

/** The words of a text as they are searched: lower case, without diacritics, each once. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, LENGTH_LIMIT)))];
}

/** What a contact is found by: the words of its name, company and addresses. */
export function wordsOfContact(contact: Contact): string[] {
  const text = [contact.name ?? '', contact.company ?? '', ...contact.emails].join(' ');
  return wordsOf(text).slice(0, WORD_LIMIT);
}

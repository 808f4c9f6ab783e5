import { addressKey } from '../model/address';
import type { Contact } from '../model/contact';
import { recordKeyText } from '../model/record-key-text';
import type { StageLead, StoredContact } from './database';
import type { ContactRow } from './store';
import { wordsOfContact } from './words';

/** A contact as it is stored: with its stage and the keys of its indexes. */
export function storedContact(contact: Contact, lead: StageLead | null): StoredContact {
  const addresses = contact.emails.map(addressKey).filter((key) => key !== null);
  return {
    ...contact,
    lead,
    addresses: [...new Set(addresses)],
    records: [...new Set(contact.keys.map(recordKeyText))],
    words: wordsOfContact(contact),
  };
}

/** The contact of a stored one. */
export function contactOf(stored: StoredContact): Contact {
  const { lead: _lead, addresses: _addresses, records: _records, words: _words, ...contact } = stored;
  return contact;
}

/** A stored contact as lists show it. */
export function contactRow(stored: StoredContact): ContactRow {
  return { ...contactOf(stored), stage: stored.lead?.to ?? null, since: stored.lead?.since ?? null };
}

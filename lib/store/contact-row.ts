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
    marketKey: marketKey(contact.market),
    addresses: [...new Set(addresses)],
    records: [...new Set(contact.keys.map(recordKeyText))],
    words: wordsOfContact(contact),
    ...(contact.lost !== undefined && { lostBy: [...new Set(contact.lost.map(({ by }) => by))] }),
  };
}

/** The contact of a stored one. */
export function contactOf(stored: StoredContact): Contact {
  const { lead: _l, marketKey: _m, addresses: _a, records: _r, words: _w, lostBy: _b, ...contact } = stored;
  return contact;
}

/** A stored contact as lists show it. */
export function contactRow(stored: StoredContact): ContactRow {
  const { lead } = stored;
  const stage = { stage: lead?.to ?? null, stageModel: lead?.model ?? null, phase: lead?.phase ?? null };
  return { ...contactOf(stored), ...stage, since: lead?.since ?? null };
}

/** How a market is named in the index: '' for the main one. */
export function marketKey(market: string | null): string {
  return market ?? '';
}

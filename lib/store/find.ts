import { addressKey } from '../model/address';
import type { RecordKey } from '../model/record-key';
import { recordKeyText } from '../model/record-key-text';
import { contactRow } from './contact-row';
import type { SidestageDatabase, StoredContact } from './database';
import type { ContactRow } from './store';
import { wordsOf } from './words';

/** At most so many people are looked at for one search: a common beginning must not read the whole database. */
const LOOK_LIMIT = 5000;

/** People with an address, however it is spelled. */
export async function findByAddress(db: SidestageDatabase, address: string): Promise<ContactRow[]> {
  const key = addressKey(address);
  return key === null ? [] : rows(await db.contacts.where('addresses').equals(key).toArray());
}

/** People known by a record of another program. */
export async function findByKey(db: SidestageDatabase, key: RecordKey): Promise<ContactRow[]> {
  return rows(await db.contacts.where('records').equals(recordKeyText(key)).toArray());
}

/** People of whom every word of the text begins a word of their name, address or company; at most `limit`. */
export async function search(db: SidestageDatabase, text: string, limit: number): Promise<ContactRow[]> {
  const [longest, ...others] = wordsOf(text).sort((a, b) => b.length - a.length);
  if (longest === undefined) return [];
  let looked = 0;
  const fits = (contact: StoredContact) =>
    others.every((word) => contact.words.some((known) => known.startsWith(word)));
  const found = await db.contacts
    .where('words')
    .startsWith(longest)
    .distinct()
    .until(() => ++looked > LOOK_LIMIT)
    .filter(fits)
    .limit(limit)
    .toArray();
  return rows(found);
}

function rows(contacts: StoredContact[]): ContactRow[] {
  return contacts.map(contactRow);
}

import { addressKey } from '../model/address';
import type { RecordKey } from '../model/record-key';
import { recordKeyText } from '../model/record-key-text';
import { contactRow } from './contact-row';
import type { SidestageDatabase, StoredContact } from './database';
import { connected, hasMerges } from './merged';
import type { ContactRow } from './store';
import { wordsOf } from '../model/words';
import { mergesOf, shownAs } from '../rules/shown-as';

/** At most so many people are looked at for one search: a common beginning must not read the whole database. */
const LOOK_LIMIT = 5000;

/** People with an address, however it is spelled. */
export async function findByAddress(db: SidestageDatabase, address: string): Promise<ContactRow[]> {
  const key = addressKey(address);
  return key === null ? [] : shown(db, () => db.contacts.where('addresses').equals(key).toArray());
}

/** People known by a record of another program. */
export async function findByKey(db: SidestageDatabase, key: RecordKey): Promise<ContactRow[]> {
  return shown(db, () => db.contacts.where('records').equals(recordKeyText(key)).toArray());
}

/** Of so many who fit, those whose name does stand first. */
const RANK_LIMIT = 100;

/**
 * People of whom every word of the text begins a word of their name, address or company; at most `limit`, those whose
 * name has the longest word first.
 */
export async function search(db: SidestageDatabase, text: string, limit: number): Promise<ContactRow[]> {
  const [longest, ...more] = wordsOf(text).sort((a, b) => b.length - a.length);
  if (longest === undefined) return [];
  return shown(db, async () => {
    let looked = 0;
    const fits = (contact: StoredContact) =>
      more.every((word) => contact.words.some((known) => known.startsWith(word)));
    const found = await db.contacts
      .where('words')
      .startsWith(longest)
      .distinct()
      .until(() => ++looked > LOOK_LIMIT)
      .filter(fits)
      .limit(Math.max(limit, RANK_LIMIT))
      .toArray();
    const isNamed = ({ name }: StoredContact) => wordsOf(name ?? '').some((word) => word.startsWith(longest));
    const [named, others] = [found.filter(isNamed), found.filter((contact) => !isNamed(contact))];
    return [...named, ...others].slice(0, limit);
  });
}

/** Who is found, each once: people who were merged as whom they are shown. */
export async function shown(
  db: SidestageDatabase,
  find: () => Promise<StoredContact[]>,
): Promise<ContactRow[]> {
  return db.transaction('r', db.contacts, async () => {
    const found = await find();
    if (!(await hasMerges(db))) return found.map(contactRow);
    const around = await connected(
      db,
      found.map(({ id }) => id),
    );
    const merges = mergesOf(around.values());
    const ids = new Set(found.map(({ id }) => shownAs(id, merges)));
    return [...ids].flatMap((id) => around.get(id) ?? []).map(contactRow);
  });
}

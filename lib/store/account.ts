import { readableAddress } from '../model/address';
import { wordsOf } from '../model/words';
import { isOfAccount, type Account } from '../rules/account';
import type { SidestageDatabase, StoredContact } from './database';
import { shown } from './find';
import type { ContactRow } from './store';

/** At most so many people of a company are read, and one more, which says that there are more. */
export const ACCOUNT_LIMIT = 500;
/** And at most so many looked at: a company that is called like everything else must not read the whole database. */
const LOOK_LIMIT = 5000;

/**
 * People of one company, people who were merged once. Looked for by the rarest word of the company's name and of each
 * domain, since words are what people are indexed by.
 */
export async function peopleOfAccount(db: SidestageDatabase, account: Account): Promise<ContactRow[]> {
  return shown(db, async () => {
    const named = [wordsOf(account.key), ...account.domains.flatMap(wordsOfDomain)];
    const rows = (await Promise.all(named.map((words) => read(db, words, account)))).flat();
    const found = new Map(rows.map((row) => [row.id, row]));
    return [...found.values()].slice(0, ACCOUNT_LIMIT + 1);
  });
}

async function read(db: SidestageDatabase, words: string[], account: Account): Promise<StoredContact[]> {
  const rarest = words.length === 1 ? words[0] : await rarestOf(db, words);
  if (rarest === undefined) return [];
  const rows = await db.contacts.where('words').equals(rarest).limit(LOOK_LIMIT).toArray();
  return rows.filter((row) => isOfAccount(row, account) !== null);
}

/** A word of which there is none is written in another way than it is indexed: 'A.B. Foods' is indexed as a, b and foods. */
async function rarestOf(db: SidestageDatabase, words: string[]): Promise<string | undefined> {
  const counts = await Promise.all(words.map((word) => db.contacts.where('words').equals(word).count()));
  const [rarest] = words
    .map((word, at) => ({ word, count: counts[at] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
  return rarest?.word;
}

/** Its words as it is written in letters and as ASCII. The last part says nothing: everybody has one of a few. */
function wordsOfDomain(domain: string): string[][] {
  const spellings = new Set([domain, readableAddress(`x@${domain}`).slice(2)]);
  return [...spellings].map((text) => wordsOf(text.split('.').slice(0, -1).join(' ')));
}

import { addressDomain } from '../model/address';
import type { RecordKey } from '../model/record-key';
import type { ContactRow, Store } from '../store/store';
import type { SeenPerson } from './seen';

/** Who of the team's people a seen person is. `conflict`: the record is known as one person, the address as another. */
export type Found =
  | { kind: 'one'; row: ContactRow }
  | { kind: 'many'; rows: ContactRow[]; conflict: boolean }
  | { kind: 'none'; similar: ContactRow[] };

const SIMILAR = 3;

/**
 * Record and address say who it is; where they lead to different people, that is a question. A ticket is linked to
 * whoever wrote it, so a new address on it is not taken for theirs. A name alone never decides: it only finds similar
 * people.
 */
export async function whoIs(store: Store, seen: SeenPerson, record: RecordKey | null): Promise<Found> {
  const byKey = record === null ? [] : await store.findByKey(record);
  const byAddress = seen.email === undefined ? [] : await store.findByAddress(seen.email);
  if (byKey.length > 0 && byAddress.length > 0) {
    const both = byKey.filter((row) => byAddress.some(({ id }) => id === row.id));
    return both.length > 0 ? found(both) : { kind: 'many', rows: [...byKey, ...byAddress], conflict: true };
  }
  const isNewAddress = record?.type === 'ticket' && seen.email !== undefined && byKey.length > 0;
  if (byAddress.length > 0 || (byKey.length > 0 && !isNewAddress))
    return found(byKey.length > 0 ? byKey : byAddress);
  const similar = [...byKey, ...(await similarPeople(store, seen))];
  return { kind: 'none', similar: similar.slice(0, SIMILAR) };
}

function found(rows: ContactRow[]): Found {
  const [first] = rows;
  return first !== undefined && rows.length === 1
    ? { kind: 'one', row: first }
    : { kind: 'many', rows, conflict: false };
}

/** Domains of mail providers say nothing about a company. */
const PROVIDERS = /^(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|gmx|web|proton|protonmail|aol)\./;

/** People who may be the same: by name, else by company, else by the domain of the address. */
async function similarPeople(store: Store, seen: SeenPerson): Promise<ContactRow[]> {
  const domain = seen.email === undefined ? null : addressDomain(seen.email);
  const company = domain === null || PROVIDERS.test(domain) ? null : (domain.split('.')[0] ?? null);
  const found = new Map<string, ContactRow>();
  for (const text of [seen.name, seen.company, company]) {
    if (found.size >= SIMILAR) break;
    if (text === undefined || text === null || text.trim().length < 2) continue;
    for (const row of await store.search(text, SIMILAR)) found.set(row.id, row);
  }
  return [...found.values()].slice(0, SIMILAR);
}

import { addressDomain } from '../model/address';
import type { ContactRow, Store } from '../store/store';
import type { SeenPerson } from './seen';

/** Who of the team's people a seen person is. */
export type Found =
  | { kind: 'one'; row: ContactRow }
  | { kind: 'many'; rows: ContactRow[] }
  | { kind: 'none'; similar: ContactRow[] };

const SIMILAR = 3;

/** The record of the page says it best, then the address. A name alone never decides: it only finds similar people. */
export async function whoIs(store: Store, seen: SeenPerson): Promise<Found> {
  const byKey = seen.key === null ? [] : await store.findByKey(seen.key);
  const rows = byKey.length > 0 || seen.email === undefined ? byKey : await store.findByAddress(seen.email);
  const [first] = rows;
  if (first !== undefined) return rows.length === 1 ? { kind: 'one', row: first } : { kind: 'many', rows };
  return { kind: 'none', similar: await similarPeople(store, seen) };
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

import { readAddressList, type ListedLine } from '../rules/address-list';
import type { ManyStore } from '../store/many-store';
import type { ContactRow } from '../store/store';

/** What became of one line of a pasted list. `twice` also where two addresses are one person's. */
export type ListedFate =
  | { kind: 'found'; line: number; text: string; row: ContactRow }
  | { kind: 'not-known'; line: number; text: string; address: string; name: string | null }
  | { kind: 'several'; line: number; text: string }
  | { kind: 'twice'; line: number; text: string; first: number }
  | { kind: 'no-address'; line: number; text: string }
  | { kind: 'unread'; lines: number };

/** Looks every line of a pasted list up among the people of this device. BK11 */
export async function findListed(store: ManyStore, text: string): Promise<ListedFate[]> {
  const { lines, unread } = readAddressList(text);
  const named = lines.filter((one): one is ListedLine & { kind: 'address' } => one.kind === 'address');
  const found = await store.findByAddresses(named.map(({ key }) => key));
  const rows = new Map(named.map(({ line }, at) => [line, found[at] ?? []]));
  const first = new Map<string, number>();
  const fates = lines.map((one): ListedFate => {
    if (one.kind !== 'address') return one;
    const { line, text: whole, key } = one;
    const [row, ...more] = rows.get(line) ?? [];
    if (row === undefined)
      return { kind: 'not-known', line, text: whole, address: key, name: nameBefore(whole) };
    if (more.length > 0) return { kind: 'several', line, text: whole };
    const before = first.get(row.id);
    if (before !== undefined) return { kind: 'twice', line, text: whole, first: before };
    first.set(row.id, line);
    return { kind: 'found', line, text: whole, row };
  });
  return unread === 0 ? fates : [...fates, { kind: 'unread', lines: unread }];
}

/** The name of 'Name <address>'. */
function nameBefore(text: string): string | null {
  const open = text.lastIndexOf('<');
  const name =
    open < 1
      ? ''
      : text
          .slice(0, open)
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .trim();
  return name === '' || name.includes('@') ? null : name;
}

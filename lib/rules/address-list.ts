import { addressKey } from '../model/address';

/** What one line of a pasted list is. */
export type ListedLine =
  | { kind: 'address'; line: number; text: string; key: string }
  /** The address stood in an earlier line. */
  | { kind: 'twice'; line: number; text: string; first: number }
  | { kind: 'no-address'; line: number; text: string };

/** What of a list is read. */
export interface AddressList {
  lines: ListedLine[];
  /** How many lines there are beyond those that are read. */
  unread: number;
}

/** At most so many lines are read, each cut off after so many characters. */
const LINES = 10_000;
const LINE_LENGTH = 1000;

/**
 * Reads a list of addresses, one a line: a bare address, 'Name <address>', or a line of a file of cells in which one cell
 * is the address. Empty lines say nothing. BK11
 */
export function readAddressList(text: string): AddressList {
  const rows = text.split(/\r\n|\r|\n/);
  const first = new Map<string, number>();
  const lines: ListedLine[] = [];
  let unread = 0;
  for (const [at, whole] of rows.entries()) {
    const row = whole.slice(0, LINE_LENGTH).trim();
    if (row === '') continue;
    if (lines.length === LINES) {
      unread += 1;
      continue;
    }
    const line = at + 1;
    const key = addressIn(row);
    const before = key === null ? undefined : first.get(key);
    if (key === null) lines.push({ kind: 'no-address', line, text: row });
    else if (before !== undefined) lines.push({ kind: 'twice', line, text: row, first: before });
    else {
      first.set(key, line);
      lines.push({ kind: 'address', line, text: row, key });
    }
  }
  return { lines, unread };
}

/** The first address of a line: in angle brackets, or a cell of its own. */
function addressIn(row: string): string | null {
  const open = row.lastIndexOf('<');
  const close = open < 0 ? -1 : row.indexOf('>', open);
  if (close > 0) {
    const inside = addressKey(row.slice(open + 1, close));
    if (inside !== null) return inside;
  }
  for (const cell of row.split(/[,;\t]/)) {
    const key = addressKey(cell.trim().replace(/^"(.*)"$/, '$1'));
    if (key !== null) return key;
  }
  return null;
}

/** What a cell of a table holds; null is an empty one. */
export type Cell = string | number | null;

/** What makes a spreadsheet take a text for a formula, in full width too. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;
/** A telephone number, or an amount with its decimals, is no formula and stays readable. */
const HARMLESS = /^(?:\+\d[\d ()./-]{5,40}|[+-]\d{1,15}[.,]\d{1,6})$/;

/**
 * Rows as a CSV file by RFC 4180: CRLF, quotes where they are needed. A text that a spreadsheet would run as a formula gets
 * an apostrophe before it (OWASP, CSV injection); numbers stay numbers, negative ones too. PI3 BK12
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = FORMULA.test(cell) && !HARMLESS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

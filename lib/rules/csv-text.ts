/** What a spreadsheet would run instead of showing it, the full-width forms too. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;
/** A telephone number or an amount stays as it is. */
const NUMBER = /^[+-][\d ().,/-]{1,40}$/;

/**
 * Rows as a CSV file that spreadsheets read (RFC 4180): with lines that end in CR LF, quotes where they are needed, and an
 * apostrophe before what would be run as a formula. BK12
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import { Complaint } from './complaint';

const DAY = 86_400_000;
/** Amounts from here on cannot be counted exactly in hundredths. */
const MOST = 1e13;

/** A number of a cell. @throws Complaint with the row */
export function numberOf(cell: string, what: string, row: number): number {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(cell)) {
    throw new Complaint(
      cell === ''
        ? `Row ${row}: the ${what} is missing.`
        : `Row ${row}: the ${what} '${shown(cell)}' is not a number.`,
    );
  }
  const value = Number(cell);
  if (!(Math.abs(value) <= MOST))
    throw new Complaint(`Row ${row}: the ${what} ${shown(cell)} is too large to be true.`);
  return value;
}

/** Days since 1970 of a date such as 2026-11-26; what follows a T or a space is left out. @throws Complaint */
export function dayOf(cell: string, row: number | null): number {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(cell) ?? [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isReal = year !== '' && new Date(at).toISOString().startsWith(`${year}-${month}-${day}`);
  if (isReal) return at / DAY;
  const where = row === null ? '--until: ' : `Row ${row}: `;
  throw new Complaint(
    cell === ''
      ? `${where}the date is missing.`
      : `${where}'${shown(cell)}' is not a date such as 2026-11-26.`,
  );
}

/** A day as a date. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** What of a cell can be shown in one line. */
function shown(cell: string): string {
  const flat = cell.replaceAll(/\s+/g, ' ');
  return flat.length > 40 ? `${flat.slice(0, 40)}...` : flat;
}

import { readFileSync } from 'node:fs';
import type { OrderSummary } from '../../lib/value/order-summary';

/** A file of test/fixtures/value as text. */
export function referenceText(name: string): string {
  return readFileSync(new URL(`../fixtures/value/${name}`, import.meta.url), 'utf8');
}

/** A JSON file of test/fixtures/value, whose shape the test knows. */
export function reference(name: string): unknown {
  // Python writes NaN where JSON has no number for it.
  return JSON.parse(referenceText(name).replaceAll(/: NaN\b/g, ': null'));
}

/** The rows of a CSV of numbers, by column; what is no number (a date) is left out. */
export function numbers(text: string): Record<string, number>[] {
  const [header = '', ...lines] = text.trim().split('\n');
  const columns = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, i) => [columns[i] ?? '', Number(cell)])),
  );
}

/** A column of a row. @throws where it has none */
export function cell(row: Record<string, number>, column: string): number {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column}`);
  return value;
}

/** The summary in a row with columns x, t_x, T, zbar, xz. */
export function summaryOf(row: Record<string, number>): OrderSummary {
  return {
    x: cell(row, 'x'),
    tx: cell(row, 't_x'),
    T: cell(row, 'T'),
    zbar: cell(row, 'zbar'),
    xz: cell(row, 'xz'),
  };
}

/** CDNOW until 1997-09-30, and what became of each customer in the 39 weeks after it. */
export const cdnow = numbers(referenceText('cdnow_summary.csv')).map((row) => ({
  cust: cell(row, 'cust'),
  summary: summaryOf(row),
  holdout: { orders: cell(row, 'x_star'), spend: cell(row, 'spend_star') },
}));

/** How far a value is from what it should be, relative to that; absolute where that is 0. */
export function relativeError(value: number, expected: number): number {
  if (value === expected) return 0;
  const error = Math.abs(value - expected) / (expected === 0 ? 1 : Math.abs(expected));
  return Number.isNaN(error) ? Infinity : error;
}

import { createReadStream } from 'node:fs';
import { Complaint } from './complaint';

/** A row of a CSV file: the cells of the wanted columns in the order they were asked for, and the line it begins on. */
export type OnRow = (cells: readonly string[], row: number) => void;

/** A column by its names, the first found counts; null cells where an optional one is missing. */
export interface WantedColumn {
  names: readonly string[];
  isNeeded: boolean;
}

/** A quoted cell may go over lines, up to this many characters. */
const LONGEST_ROW = 1_000_000;

/**
 * Reads a CSV file row by row, in little memory whatever its size. Cells are separated by the comma, semicolon or tab
 * that stands in the header, and may be quoted. A byte order mark, Windows line ends and empty lines are fine. Optional
 * columns that the file has not got are ''.
 * @throws Complaint where a column is missing or a row has another number of cells than the header
 */
export async function readRows(path: string, columns: readonly WantedColumn[], onRow: OnRow): Promise<void> {
  const rows = new Rows(columns, onRow);
  await eachLine(path, (line) => rows.add(line));
  rows.end();
}

class Rows {
  readonly #columns: readonly WantedColumn[];
  readonly #onRow: OnRow;
  readonly #cells: string[];
  #places: number[] | null = null;
  #width = 0;
  #separator = ',';
  #row = 0;
  /** The beginning of a row whose quotes are still open, and where it began. */
  #open = '';
  #openedAt = 0;

  constructor(columns: readonly WantedColumn[], onRow: OnRow) {
    this.#columns = columns;
    this.#onRow = onRow;
    this.#cells = columns.map(() => '');
  }

  add(text: string): void {
    this.#row += 1;
    const line = this.#open + (text.endsWith('\r') ? text.slice(0, -1) : text);
    if (line === '') return;
    if (this.#places === null) {
      this.#readHeader(line.replace(/^\uFEFF/, ''));
      return;
    }
    const isOpen = this.#open !== '';
    const parts = line.includes('"') ? split(line, this.#separator) : line.split(this.#separator);
    if (!isOpen) this.#openedAt = this.#row;
    this.#open = parts === null ? `${line}\n` : '';
    if (this.#open.length > LONGEST_ROW) this.end();
    if (parts === null) return;
    if (parts.length !== this.#width) {
      throw new Complaint(
        `Row ${this.#openedAt} has ${parts.length} cells where the header has ${this.#width}.`,
      );
    }
    for (const [i, place] of this.#places.entries())
      this.#cells[i] = place < 0 ? '' : (parts[place] ?? '').trim();
    this.#onRow(this.#cells, this.#openedAt);
  }

  end(): void {
    if (this.#open !== '') throw new Complaint(`Row ${this.#openedAt}: a quotation mark is never closed.`);
    if (this.#places === null) throw new Complaint('The file is empty.');
  }

  #readHeader(header: string): void {
    this.#separator = [',', ';', '\t'].find((mark) => header.includes(mark)) ?? ',';
    const names = split(header, this.#separator)?.map((name) => name.trim().toLowerCase()) ?? [];
    this.#places = this.#columns.map((column) => placeOf(column, names));
    this.#width = names.length;
  }
}

async function eachLine(path: string, onLine: (line: string) => void): Promise<void> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const text: string = rest + String(chunk);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      onLine(text.slice(from, end));
      from = end + 1;
    }
    rest = text.slice(from);
    if (rest.length > LONGEST_ROW) throw new Complaint('A line is too long to be a row of a CSV file.');
  }
  if (rest !== '') onLine(rest);
}

function placeOf({ names, isNeeded }: WantedColumn, header: readonly string[]): number {
  for (const name of names) {
    const place = header.indexOf(name.toLowerCase());
    if (place >= 0) return place;
  }
  if (!isNeeded) return -1;
  const wanted = names.map((name) => `'${name}'`).join(' or ');
  throw new Complaint(`The first row names no column ${wanted}. It has: ${header.join(', ').slice(0, 200)}.`);
}

/** The cells of a row with quotes; null while a quote is open. */
function split(line: string, separator: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (line[at] === '"') {
      for (;;) {
        const end = line.indexOf('"', at + 1);
        if (end < 0) return null;
        cell += line.slice(at + 1, end);
        at = end + 1;
        if (line[at] !== '"') break;
        cell += '"';
      }
    }
    const end = line.indexOf(separator, at);
    cells.push(cell + (end < 0 ? line.slice(at) : line.slice(at, end)));
    if (end < 0) return cells;
    at = end + 1;
  }
}

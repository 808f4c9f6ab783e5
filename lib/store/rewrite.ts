import type { Table } from 'dexie';

/** So many rows are read and written at a time. */
const BATCH = 2000;

/** Goes through a table in pieces, and writes what `change` makes of a row unless that is null. */
export async function rewrite<T>(
  table: Table<T, string | number>,
  change: (row: T) => T | null,
): Promise<void> {
  return rewriteWith(table, (rows) => Promise.resolve(rows.map(change)));
}

/** The same, where more must be read for what becomes of a piece. */
export async function rewriteWith<T>(
  table: Table<T, string | number>,
  change: (rows: T[]) => Promise<(T | null)[]>,
): Promise<void> {
  let after: string | number = -Infinity; // below every key
  for (;;) {
    const keys: (string | number)[] = await table.where(':id').above(after).limit(BATCH).primaryKeys();
    const last = keys.at(-1);
    if (last === undefined) return;
    const rows = await table.where(':id').between(after, last, false, true).toArray();
    const changed = (await change(rows)).filter((row) => row !== null);
    if (changed.length > 0) await table.bulkPut(changed);
    after = last;
  }
}

import type { Table } from 'dexie';

/** From so many on it pays to look at keys first, and as long as there are no more of them than so many a row. */
const MANY = 50;
const KEYS_A_ROW = 8;
/** A range is read as a whole when so many of its rows are read for each that is asked for: a row alone costs as much. */
const ROWS_A_ROW = 3;

/**
 * The rows of a table with these ids, by id, of those that are here. A first pull asks for thousands that are not, and what
 * somebody did a thousand times for thousands that lie side by side: a request for each takes as long as a third of its
 * writing. So one look at the keys between them says first who is here, and they are read in one piece where that is little
 * more than they are.
 */
export async function rowsById<T extends { id: string }>(
  table: Table<T, string>,
  ids: readonly string[],
): Promise<Map<string, T>> {
  if (ids.length < MANY) return byId(await table.bulkGet([...ids]));
  const wanted = new Set(ids);
  const sorted = [...wanted].sort();
  const between = () => table.where(':id').between(sorted[0], sorted.at(-1), true, true);
  const limit = KEYS_A_ROW * wanted.size;
  const keys = await between().limit(limit).primaryKeys();
  if (keys.length === limit) return byId(await table.bulkGet(sorted));
  const here = keys.filter((id) => wanted.has(id));
  if (here.length === 0) return new Map();
  if (keys.length > ROWS_A_ROW * here.length) return byId(await table.bulkGet(here));
  return byId((await between().toArray()).filter(({ id }) => wanted.has(id)));
}

/** Rows by their id. */
export function byId<T extends { id: string }>(rows: readonly (T | undefined)[]): Map<string, T> {
  return new Map(rows.filter((row) => row !== undefined).map((row) => [row.id, row]));
}

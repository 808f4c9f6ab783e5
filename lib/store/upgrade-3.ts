import type { Table, Transaction } from 'dexie';
import type { RecordKind } from '../model/change';
import { GREW_IN_3, mutationSince3, recordSince3 } from '../model/since-3';
import { jsonBytes } from './json-bytes';

/** So many rows are read and written at a time. */
const BATCH = 2000;

/** What the upgrade needs to know of rows of version 2; the rest of them stays as it is. */
interface Row {
  id: string;
}
interface FactRow extends Row {
  kind: RecordKind;
}
interface ShadowRow extends FactRow {
  data: object | null;
}
interface EntryRow {
  n: number;
  size: number;
  mutation: object;
}

/** Fills the records of version 2 up to version 3, also those that are only remembered and those on their way out. */
export async function fillUpTo3(transaction: Transaction): Promise<void> {
  const table = <T>(name: string) => transaction.table<T, string | number>(name);
  await rewrite(table<Row>('contacts'), (row) => recordSince3('contact', row));
  await rewrite(table<Row>('workspaces'), (row) => recordSince3('workspace', row));
  await rewrite(table<FactRow>('facts'), (row) =>
    GREW_IN_3.has(row.kind) ? recordSince3(row.kind, row) : null,
  );
  await rewrite(table<ShadowRow>('shadows'), (row) =>
    row.data === null ? null : { ...row, data: recordSince3(row.kind, row.data) },
  );
  await rewrite(table<EntryRow>('outbox'), (row) => {
    const mutation = mutationSince3(row.mutation) as object; // it was one before
    return { ...row, mutation, size: jsonBytes(mutation) };
  });
}

/** Goes through a table in pieces, and writes what `change` makes of a row unless that is null. */
async function rewrite<T>(table: Table<T, string | number>, change: (row: T) => T | null): Promise<void> {
  let after: string | number = -Infinity; // below every key
  for (;;) {
    const keys: (string | number)[] = await table.where(':id').above(after).limit(BATCH).primaryKeys();
    const last = keys.at(-1);
    if (last === undefined) return;
    const rows = await table.where(':id').between(after, last, false, true).toArray();
    const changed = rows.map(change).filter((row) => row !== null);
    if (changed.length > 0) await table.bulkPut(changed);
    after = last;
  }
}

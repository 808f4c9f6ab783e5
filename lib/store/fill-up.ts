import type { Table, Transaction } from 'dexie';
import type { RecordKind } from '../model/change';
import { grownMutation, grownRecord, type Growth } from '../model/grown';
import { jsonBytes } from './json-bytes';
import { rewrite } from './rewrite';

/** What the upgrade needs to know of the rows of an older version; the rest of them stays as it is. */
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

/** Kinds of records that have tables of their own; those of facts lie in one together. */
const NO_FACTS: readonly string[] = [
  'contact',
  'workspace',
  'taught-site',
  'team-record',
  'member',
] satisfies RecordKind[];

/** Fills the records of a version up to the next, also those that are only remembered and those on their way out. */
export async function fillUp(transaction: Transaction, growth: Growth): Promise<void> {
  const table = <T>(name: string): Table<T, string | number> => transaction.table<T, string | number>(name);
  await rewrite(table<Row>('contacts'), (row) => grownRecord(growth, 'contact', row));
  await rewrite(table<Row>('workspaces'), (row) => grownRecord(growth, 'workspace', row));
  if (Object.keys(growth).some((kind) => !NO_FACTS.includes(kind))) {
    await rewrite(table<FactRow>('facts'), (row) =>
      Object.hasOwn(growth, row.kind) ? grownRecord(growth, row.kind, row) : null,
    );
  }
  await rewrite(table<ShadowRow>('shadows'), (row) =>
    row.data === null ? null : { ...row, data: grownRecord(growth, row.kind, row.data) },
  );
  await rewrite(table<EntryRow>('outbox'), (row) => {
    const mutation = grownMutation(growth, row.mutation) as object; // it was one before
    return { ...row, mutation, size: jsonBytes(mutation) };
  });
}

import type { Database } from '../db/connect';
import { errorCode } from '../db/database-error';
import { sql } from '../db/kysely';
import { readBackup, type ReadRow } from './backup-file';
import { BackupError } from './format';
import { teamTables } from './team-tables';

/** Rows in one statement: so many, or so many characters. */
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 4 * 1024 * 1024;

/** Batches of rows of one table, in the order of the file. */
export async function* batchesOf(
  rows: AsyncIterable<ReadRow>,
): AsyncGenerator<{ table: string; rows: ReadRow[] }> {
  let batch: ReadRow[] = [];
  let size = 0;
  for await (const row of rows) {
    const [first] = batch;
    const isFull = batch.length >= BATCH_ROWS || size > BATCH_CHARACTERS;
    if (first !== undefined && (isFull || first.table !== row.table)) {
      yield { table: first.table, rows: batch };
      [batch, size] = [[], 0];
    }
    batch.push(row);
    size += row.json.length;
  }
  const [first] = batch;
  if (first !== undefined) yield { table: first.table, rows: batch };
}

/**
 * Fills the tables, which are empty, from a backup; returns how many rows each got. PostgreSQL reads each row by the
 * types of its columns and checks keys and references.
 * @throws BackupError where a row does not fit
 */
export async function loadRows(db: Database, file: string): Promise<Record<string, number>> {
  const columns = new Map((await teamTables(db.pool)).map((table) => [table.name, table.columns]));
  const counts: Record<string, number> = {};
  for await (const { table, rows } of batchesOf(readBackup(file, () => undefined))) {
    const names = columns.get(table);
    if (names === undefined) throw new BackupError(`${file} has a table that is not known here: ${table}.`);
    const list = sql.join(names.map((name) => sql.id(name)));
    const json = `[${rows.map((row) => row.json).join()}]`;
    const into = sql.id('sidestage', table);
    await sql`insert into ${into} (${list}) select ${list} from json_populate_recordset(null::${into}, ${json}::json)`
      .execute(db.queries)
      .catch((error: unknown) => {
        // Classes 22 and 23: a value or a reference that cannot be.
        if (!/^2[23]/.test(errorCode(error) ?? '')) throw error;
        throw new BackupError(`${file} has a row of "${table}" that cannot be: nothing was restored.`, {
          cause: error,
        });
      });
    counts[table] = (counts[table] ?? 0) + rows.length;
  }
  return counts;
}

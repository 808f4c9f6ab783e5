import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from './kysely';
import type { Database } from './connect';
import { isRetryable } from './database-error';
import type { WorkspaceTransaction } from './tables';

const ATTEMPTS = 6;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Below every id: where a walk through ids begins. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Whether the text is a UUID as the database writes it: lower case, so that two spellings are not two ids. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Runs a transaction again, a little later each time, when it was the victim of another one. */
export async function retried<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/**
 * Runs `work` in a transaction that sees and writes the rows of one workspace only. The tenant is a literal SET LOCAL
 * (a parameter or set_config() does not reach Citus workers) and ends with the transaction, so it cannot leak to the
 * next user of the connection. Runs `work` again after a deadlock or a serialization failure: it must have no effect
 * but on the database.
 * @throws what `work` throws, and the database's own errors.
 */
export async function inWorkspace<T>(
  db: Database,
  workspaceId: string,
  work: (trx: WorkspaceTransaction) => Promise<T>,
): Promise<T> {
  if (!isUuid(workspaceId)) throw new TypeError('A workspace id must be a lower-case UUID.');
  return retried(() =>
    db.queries.transaction().execute(async (trx) => {
      await sql.raw(`set local app.ws = '${workspaceId}'`).execute(trx);
      return work(trx);
    }),
  );
}

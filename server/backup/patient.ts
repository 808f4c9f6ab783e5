import pg from 'pg';
import { columnTypes, type Database } from '../db/connect';
import { Kysely, PostgresDialect } from '../db/kysely';
import { explain } from '../db/open';
import type { Tables } from '../db/tables';

/**
 * One connection to a database, for work that may take hours and is one transaction: nothing ends it but itself. Since
 * there is only one, a `begin` that is run on it holds for all that follows.
 * @throws StartError with a sentence where it cannot be reached
 */
export async function connectPatiently(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'sidestage-backup',
    types: columnTypes,
    options: '-c timezone=UTC -c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const queries = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema('sidestage');
  const close = () => queries.destroy();
  try {
    await explain('DATABASE_ADMIN_URL', url, () => pool.query('select 1'));
  } catch (error) {
    await close();
    throw error;
  }
  return { queries, pool, close };
}

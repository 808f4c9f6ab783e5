import { Kysely, PostgresDialect } from './kysely';
import pg from 'pg';
import { errorCode } from './database-error';
import type { Log } from '../log';
import type { Queries, Tables } from './tables';

/** A pool of connections to one database, and the queries that run on it. */
export interface Database {
  queries: Queries;
  pool: pg.Pool;
  /** Waits for what runs and closes the connections. */
  close(): Promise<void>;
}

const INT8 = pg.types.builtins.INT8;

/** bigint columns are counters far below 2^53: read as numbers, not as text. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: Parameters<typeof pg.types.getTypeParser>[0], format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? Number
      : (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
};

/**
 * Connects lazily: nothing is opened before the first query, and a database that goes away and comes back needs no
 * restart of the server. Queries name tables of the schema `sidestage`.
 */
export function connect(url: string, options: { max?: number; log?: Log } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 4000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    pipeline: true, // for `pipelined`; whoever waits for each answer sees no difference
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'sidestage',
    types: columnTypes,
  });
  // Without a listener an error of any connection ends the process. The query that meets it fails by itself.
  pool.on('error', (error) =>
    options.log?.('A database connection was lost.', { level: 'warn', code: errorCode(error) ?? null }),
  );
  pool.on('connect', (client) => client.on('error', () => undefined));
  const queries = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema('sidestage');
  return { queries, pool, close: () => queries.destroy() };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Migration } from 'kysely';
import { Migrator, sql } from './kysely';
import { StartError } from '../start-error';
import type { Database } from './connect';
import { errorCode } from './database-error';
import * as first from './migrations/0001-first';
import * as version3 from './migrations/0002-version-3';
import * as version4 from './migrations/0003-version-4';
import * as scope from './migrations/0005-scope';
import * as keeping from './migrations/0006-keeping';
import * as fitTurns from './migrations/0007-fit-turns';
import * as bulks from './migrations/0008-bulks';
import * as people from './migrations/0009-people';
import * as figures from './migrations/0011-figures';

/** Every migration, in order: a new one is a new file and a line here; a released one is never edited. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
  '0002-version-3': version3,
  '0003-version-4': version4,
  '0005-scope': scope,
  '0006-keeping': keeping,
  '0007-fit-turns': fitTurns,
  '0008-bulks': bulks,
  '0009-people': people,
  '0011-figures': figures,
};

function migrator(db: Database, disableTransactions = false) {
  return new Migrator({
    db: db.queries.withoutPlugins(), // they would put its own tables into our schema
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    migrationTableSchema: 'sidestage_meta',
    disableTransactions,
  });
}

/** So long a migration waits for a lock; whoever asks for the table behind it waits as well. */
const LOCK_WAIT = '2s';
const TRIES = 10;

/**
 * Brings an empty database to the schema as it was after one migration, or to the newest, in the transaction that the
 * one connection of `db` is in.
 * @throws the database's error; the caller's transaction has to end then.
 */
export async function migrateWithin(db: Database, to: string | null): Promise<void> {
  await sql`create schema if not exists sidestage`.execute(db.queries);
  const within = migrator(db, true);
  const { error } = await (to === null ? within.migrateToLatest() : within.migrateTo(to));
  if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed.');
}

/** Of whoever changes the schema: one at a time. */
export const MIGRATION_LOCK = 1_397_310_530;

/**
 * Brings the database to the newest schema and lets `role` use it, which owns nothing. `db` is connected as the owner, by
 * one connection, and closed after it. Several servers may call this at once: a lock lets one of them work. Servers of the
 * version before may serve meanwhile: nothing waits long for a lock, and a database that is newer than this server is
 * left as it is.
 * @throws the database's error when a migration fails; nothing of that one stays.
 */
export async function migrate(db: Database, role: string): Promise<void> {
  // Held by the one connection of `db` until it is closed: the statements below are not safe side by side.
  await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(db.queries);
  await sql`create schema if not exists sidestage`.execute(db.queries);
  if ((await missingMigrations(db)) > 0) await migrateAll(db);
  await grantTo(db, role);
}

/** Lets the role that the server works as use the tables; nothing of them becomes its own. */
export async function grantTo(db: Database, role: string): Promise<void> {
  const to = sql.id(role);
  // Together: at no moment may the role rewrite what was done.
  await db.queries.transaction().execute(async (trx) => {
    await sql`grant usage on schema sidestage, sidestage_meta to ${to}`.execute(trx);
    await sql`grant select, insert, update, delete on all tables in schema sidestage to ${to}`.execute(trx);
    await sql`revoke update, delete, truncate on sidestage.audit from ${to}`.execute(trx);
    await sql`grant select on all tables in schema sidestage_meta to ${to}`.execute(trx);
    await sql`grant insert on sidestage_meta.first_workspace to ${to}`.execute(trx);
    await sql`grant insert, delete on sidestage_meta.duties to ${to}`.execute(trx);
    await sql`grant insert, update, delete on sidestage_meta.fit_turns to ${to}`.execute(trx);
  });
}

/** A lock that did not come in time is asked for again: whoever holds it is a server that serves. */
async function migrateAll(db: Database): Promise<void> {
  await sql.raw(`set lock_timeout = '${LOCK_WAIT}'`).execute(db.queries);
  await sql`set statement_timeout = 0`.execute(db.queries);
  for (let attempt = 1; ; attempt += 1) {
    const { error } = await migrator(db).migrateToLatest();
    if (error === undefined) return;
    if (errorCode(error) !== '55P03' || attempt >= TRIES)
      throw error instanceof Error ? error : new Error('A migration failed.');
    await sleep(100 * attempt);
  }
}

/** How many migrations this server needs that the database does not have. */
export async function missingMigrations(db: Database): Promise<number> {
  const { rows } = await sql<{ ready: boolean }>`
    select coalesce(has_schema_privilege(to_regnamespace('sidestage_meta')::oid, 'usage'), false)
      and to_regclass('sidestage_meta.kysely_migration') is not null as ready
  `.execute(db.queries);
  const names = Object.keys(MIGRATIONS);
  if (rows[0]?.ready !== true) return names.length;
  const done = await sql<{ name: string }>`select name from sidestage_meta.kysely_migration`.execute(
    db.queries,
  );
  const known = new Set(done.rows.map(({ name }) => name));
  return names.filter((name) => !known.has(name)).length;
}

/**
 * Makes sure that the database has every migration this server needs.
 * @throws StartError when it has not.
 */
export async function requireMigrated(db: Database): Promise<void> {
  if ((await missingMigrations(db)) > 0) {
    throw new StartError(
      'The database is not prepared for this version: set DATABASE_ADMIN_URL to the address of a role that may ' +
        'create schemas and tables there, and start again.',
    );
  }
}

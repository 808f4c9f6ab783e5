import type { Migration } from 'kysely';
import { Migrator, sql } from './kysely';
import { StartError } from '../start-error';
import type { Database } from './connect';
import * as first from './migrations/0001-first';
import * as version3 from './migrations/0002-version-3';
import * as version4 from './migrations/0003-version-4';
import * as scope from './migrations/0005-scope';

/** Every migration, in order: a new one is a new file and a line here; a released one is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
  '0002-version-3': version3,
  '0003-version-4': version4,
  '0005-scope': scope,
};

function migrator(db: Database) {
  return new Migrator({
    db: db.queries.withoutPlugins(), // they would put its own tables into our schema
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    migrationTableSchema: 'sidestage_meta',
  });
}

const LOCK = 1_397_310_530;

/**
 * Brings the database to the newest schema and lets `role` use it, which owns nothing. `db` is connected as the owner, by
 * one connection, and closed after it. Several servers may call this at once: a lock lets one of them work.
 * @throws the database's error when a migration fails; nothing of it stays.
 */
export async function migrate(db: Database, role: string): Promise<void> {
  // Held by the one connection of `db` until it is closed: the statements below are not safe side by side.
  await sql`select pg_advisory_lock(${LOCK})`.execute(db.queries);
  await sql`create schema if not exists sidestage`.execute(db.queries);
  const { error } = await migrator(db).migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed.');
  const to = sql.id(role);
  await sql`grant usage on schema sidestage, sidestage_meta to ${to}`.execute(db.queries);
  await sql`grant select, insert, update, delete on all tables in schema sidestage to ${to}`.execute(
    db.queries,
  );
  await sql`grant select on all tables in schema sidestage_meta to ${to}`.execute(db.queries);
  await sql`grant insert on sidestage_meta.first_workspace to ${to}`.execute(db.queries);
}

/**
 * Makes sure that the database has every migration this server needs.
 * @throws StartError when it has not.
 */
export async function requireMigrated(db: Database): Promise<void> {
  const { rows } = await sql<{ ready: boolean }>`
    select coalesce(has_schema_privilege(to_regnamespace('sidestage_meta')::oid, 'usage'), false) as ready
  `.execute(db.queries);
  const ready = rows[0]?.ready === true;
  const missing = ready
    ? (await migrator(db).getMigrations()).filter((one) => one.executedAt === undefined).length
    : Object.keys(MIGRATIONS).length;
  if (missing > 0) {
    throw new StartError(
      'The database is not prepared for this version: set DATABASE_ADMIN_URL to the address of a role that may ' +
        'create schemas and tables there, and start again.',
    );
  }
}

import { randomUUID } from 'node:crypto';
import type { Database } from '../db/connect';
import { sql } from '../db/kysely';
import { grantTo, migrateWithin, MIGRATION_LOCK, MIGRATIONS } from '../db/migrate';
import { asideSchema, bringBack, setAside } from './aside';
import { checkBackup } from './backup-file';
import { BackupError, type BackupHead } from './format';
import { eraseAgain, keepErasedFrom, keepErasedOf } from './keep-erased';
import { loadRows } from './load-rows';
import { lastMigration, teamTables } from './team-tables';

/** What is to be restored: a backup file, or what an earlier restore set aside. */
export type Restored = { file: string } | { aside: string };

/** How it is restored. */
export interface RestoreHow {
  /** Needed where somebody has joined a team already: what is there is set aside, never lost. */
  replace: boolean;
  /** Later backups, whole or of who was erased alone: those people stay erased. */
  erased: readonly string[];
  /** The role that the server works as. */
  role: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** What was done. */
export interface RestoreDone {
  /** Rows of each table that were read. */
  counts: Record<string, number>;
  /** What was there before, as a name for `aside`; null where nothing was. */
  aside: string | null;
  /** People who had been erased after the backup, and were again. */
  erasedAgain: number;
}

/**
 * Puts a backup in the place of what a database holds, in one transaction: all of it or nothing. The backup is read to
 * its end and checked first. Every team gets a new epoch, by which devices notice and send again what it lacks. `db`: one
 * patient connection as the owner.
 * @throws BackupError with a sentence; nothing has changed then
 */
export async function restore(db: Database, what: Restored, how: RestoreHow): Promise<RestoreDone> {
  const head = 'file' in what ? await headOf(what.file) : null;
  for (const file of how.erased) await checkBackup(file);
  await db.pool.query('begin');
  try {
    await db.pool.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await requireMayReplace(db, how.replace);
    const aside = await setAside(db, how);
    const counts = 'file' in what && head !== null ? await build(db, what.file, head, aside) : {};
    if ('aside' in what) await bringBack(db, what.aside);
    await migrateWithin(db, null);
    if (aside !== null) await keepErasedFrom(db, aside);
    for (const file of how.erased) await keepErasedOf(db, file);
    await sql`insert into sidestage_meta.duties select workspace_id from sidestage.workspaces
      where retention_months is not null or closing_at is not null on conflict do nothing`.execute(
      db.queries,
    );
    await sql`insert into sidestage_meta.fit_turns (workspace_id) select workspace_id from sidestage.workspaces
      on conflict do nothing`.execute(db.queries);
    const erasedAgain = await eraseAgain(db, how.now);
    await db.pool.query('update sidestage.workspaces set epoch = $1', [randomUUID()]);
    await grantTo(db, how.role);
    await db.pool.query('commit');
    return { counts, aside, erasedAgain };
  } catch (error) {
    await db.pool.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function headOf(file: string): Promise<BackupHead> {
  const head = await checkBackup(file);
  if (head.content !== 'everything')
    throw new BackupError(`${file} only says who was erased: give it with --erased, beside a whole backup.`);
  if (!Object.hasOwn(MIGRATIONS, head.migration))
    throw new BackupError(`${file} was made by a newer Sidestage: update this one first.`);
  return head;
}

async function requireMayReplace(db: Database, replace: boolean): Promise<void> {
  if (replace || (await lastMigration(db.pool)) === null) return;
  const { rows } = await sql<{
    used: boolean;
  }>`select exists (select from sidestage.members) as used`.execute(db.queries);
  if (rows[0]?.used !== true) return;
  throw new BackupError(
    'There is a team in this database. With --replace the backup takes its place; what is there is set aside, not lost.',
  );
}

/** Makes the schema as the backup had it, and fills it; the rows of other teams come from what was set aside. */
async function build(
  db: Database,
  file: string,
  head: BackupHead,
  aside: string | null,
): Promise<Record<string, number>> {
  await migrateWithin(db, head.migration);
  // Before version 4 row-level security held the owner as well; nobody else sees these tables before the commit.
  await forceTables(db, 'no force');
  const counts = await loadRows(db, file);
  await forceTables(db, 'force');
  if (head.first !== null) await setFirst(db, head.first);
  if (head.workspace !== null && aside !== null) {
    await migrateWithin(db, null);
    await copyOthers(db, aside, head.workspace);
  }
  return counts;
}

async function forceTables(db: Database, how: 'force' | 'no force'): Promise<void> {
  for (const { name } of await teamTables(db.pool)) {
    await sql`alter table sidestage.${sql.id(name)} ${sql.raw(how)} row level security`.execute(db.queries);
  }
}

async function setFirst(db: Database, workspaceId: string): Promise<void> {
  await sql`insert into sidestage_meta.first_workspace (one, workspace_id) values (true, ${workspaceId})`.execute(
    db.queries,
  );
}

async function copyOthers(db: Database, aside: string, workspaceId: string): Promise<void> {
  const newest = await lastMigration(db.pool);
  if ((await lastMigration(db.pool, asideSchema(aside, 'sidestage_meta'))) !== newest) {
    throw new BackupError(
      'Start the server of this version once, so that the other teams are brought up to it.',
    );
  }
  const from = sql.id(asideSchema(aside, 'sidestage'));
  for (const { name, columns } of await teamTables(db.pool)) {
    const list = sql.join(columns.map((column) => sql.id(column)));
    await sql`insert into sidestage.${sql.id(name)} (${list}) select ${list} from ${from}.${sql.id(name)}
      where workspace_id <> ${workspaceId}`.execute(db.queries);
  }
  const meta = sql.id(asideSchema(aside, 'sidestage_meta'));
  await sql`insert into sidestage_meta.first_workspace select * from ${meta}.first_workspace`.execute(
    db.queries,
  );
}

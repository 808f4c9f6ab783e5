import type { Database } from '../db/connect';
import { sql } from '../db/kysely';
import { BackupError } from './format';
import { lastMigration } from './team-tables';

// What a restore finds it renames: that is quick however much it is, takes no further room, and can be brought back.

const SCHEMAS = ['sidestage', 'sidestage_meta'];
const NAME = /^before_\d{8}t\d{6}z$/;

/** The schema that holds what was set aside, of ours by its name. */
export function asideSchema(name: string, schema: string): string {
  return `${schema}_${name}`;
}

/**
 * Sets aside what is there, out of reach of the server's role, and returns under which name; null where nothing is there.
 * `now` in milliseconds.
 */
export async function setAside(
  db: Database,
  { now, role }: { now: number; role: string },
): Promise<string | null> {
  if ((await lastMigration(db.pool)) === null) return null;
  const name = `before_${new Date(now)
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')
    .toLowerCase()}`;
  // Nobody writes any more until all is done: what a server would acknowledge now would be in what is set aside.
  await sql`lock table sidestage.workspaces in access exclusive mode`.execute(db.queries);
  for (const schema of SCHEMAS) {
    const to = sql.id(asideSchema(name, schema));
    await sql`alter schema ${sql.id(schema)} rename to ${to}`.execute(db.queries);
    await sql`revoke all on schema ${to} from ${sql.id(role)}`.execute(db.queries);
  }
  return name;
}

/**
 * Puts back what was set aside; nothing may be in its place.
 * @throws BackupError where nothing was set aside under this name
 */
export async function bringBack(db: Database, name: string): Promise<void> {
  await requireAside(db, name);
  for (const schema of SCHEMAS) {
    const from = sql.id(asideSchema(name, schema));
    await sql`alter schema ${from} rename to ${sql.id(schema)}`.execute(db.queries);
  }
}

/** What restores have set aside and nobody has dropped, the newest first. */
export async function asides(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select substr(nspname, length('sidestage_') + 1) as name from pg_namespace
    where nspname ~ '^sidestage_before_' order by 1 desc`.execute(db.queries);
  return rows.map(({ name }) => name).filter((name) => NAME.test(name));
}

/**
 * Drops what a restore set aside, for good.
 * @throws BackupError where nothing was set aside under this name
 */
export async function forgetAside(db: Database, name: string): Promise<void> {
  await requireAside(db, name);
  for (const schema of SCHEMAS) {
    await sql`drop schema ${sql.id(asideSchema(name, schema))} cascade`.execute(db.queries);
  }
}

async function requireAside(db: Database, name: string): Promise<void> {
  if ((await asides(db)).includes(name)) return;
  throw new BackupError(`Nothing was set aside as ${name}: npm run restore -- --list shows what was.`);
}

import type { Log } from '../log';
import { StartError } from '../start-error';
import { checkRole } from './check-role';
import { connect, type Database } from './connect';
import { errorCode } from './database-error';
import { migrate, requireMigrated } from './migrate';

/** Where the database is: as the role the server works as, and as its owner where migrations are to be run. */
export interface DatabaseAddress {
  url: string;
  adminUrl: string | null;
}

/**
 * Opens a database for the server: runs the migrations where the owner's address is given, and makes sure that the role
 * is bound by row-level security. `poolSize`: at most so many connections at once; 10 unless told.
 * @throws StartError with one sentence that says what to do.
 */
export async function openDatabase(address: DatabaseAddress, log: Log, poolSize?: number): Promise<Database> {
  const role = roleOf(address.url, 'DATABASE_URL');
  const db = connect(address.url, { log, ...(poolSize === undefined ? {} : { max: poolSize }) });
  try {
    if (address.adminUrl !== null) {
      roleOf(address.adminUrl, 'DATABASE_ADMIN_URL');
      await migrateAs(address.adminUrl, role);
    }
    await explain('DATABASE_URL', address.url, async () => {
      await checkRole(db);
      await requireMigrated(db);
    });
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function migrateAs(adminUrl: string, role: string): Promise<void> {
  const admin = connect(adminUrl, { max: 1 });
  try {
    await explain('DATABASE_ADMIN_URL', adminUrl, () => migrate(admin, role));
  } finally {
    await admin.close();
  }
}

function roleOf(url: string, name: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^postgres(?:ql)?:$/.test(parsed.protocol) || parsed.username === '') {
    throw new StartError(
      `${name} is no address of a database: write postgresql://ROLE:PASSWORD@HOST:5432/DATABASE.`,
    );
  }
  return decodeURIComponent(parsed.username);
}

/**
 * Does something with the database of the address in the variable `name`.
 * @throws StartError with one sentence that says what to do, whatever went wrong
 */
export async function explain(name: string, url: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${sentence(error, new URL(url))} (${name})`);
  }
}

/** What went wrong with a database, and what to do; the password is never shown. */
function sentence(error: unknown, { hostname, port, pathname, username }: URL): string {
  const host = `${hostname}:${port === '' ? '5432' : port}`;
  const role = decodeURIComponent(username);
  const code = errorCode(error instanceof AggregateError ? error.errors[0] : error) ?? '';
  switch (code) {
    case 'ECONNREFUSED':
      return `No database answers at ${host}: start it, or correct the host and port.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no host called ${hostname}: correct the address of the database.`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `The database at ${host} cannot be reached: check the network and the firewall.`;
    case '28P01':
      return `The database at ${host} refuses the password of "${role}", or has no such role: correct it.`;
    case '28000':
      return `The database at ${host} does not let "${role}" in: check that the role may log in, and pg_hba.conf.`;
    case '3D000':
      return `There is no database "${pathname.slice(1)}" at ${host}: create it, or correct the name.`;
    case '42501':
      return `The role "${role}" may not do that (${messageOf(error)}): use a role that owns the database.`;
    case '42704':
      return `A role does not exist (${messageOf(error)}): create it with CREATE ROLE ... LOGIN PASSWORD '...'.`;
    default:
      return /timeout/i.test(messageOf(error))
        ? `The database at ${host} does not answer in time: check the host, the network and the firewall.`
        : `The database at ${host} cannot be used: it says "${messageOf(error)}".`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

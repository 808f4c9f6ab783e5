import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { APP_ROLE, startEmbedded } from '../embedded/embedded';
import { OWNER } from '../embedded/cluster';
import { keptPasswords } from '../embedded/passwords';
import { isAlive, readPidFile } from '../embedded/postmaster';
import { BackupError } from './format';

/** Where the database to back up or restore is. */
export interface DatabaseReach {
  /** As the owner of the tables. */
  adminUrl: string;
  /** The role that the server works as. */
  role: string;
  close(): Promise<void>;
}

/** Where it may be. */
export interface ReachFrom {
  databaseUrl: string | undefined;
  adminUrl: string | undefined;
  dataDir: string;
}

/**
 * Finds the database: the one of DATABASE_ADMIN_URL, or the embedded one. That is used as it runs where `shared`, and
 * started for the while where it does not.
 * @throws BackupError, or StartError where the embedded one cannot be started or a server uses it
 */
export async function reachDatabase(
  { databaseUrl = '', adminUrl = '', dataDir }: ReachFrom,
  shared: boolean,
): Promise<DatabaseReach> {
  if (databaseUrl !== '' || adminUrl !== '') {
    if (!URL.canParse(databaseUrl) || !URL.canParse(adminUrl)) {
      throw new BackupError(
        'Set both DATABASE_URL, of the role that the server works as, and DATABASE_ADMIN_URL, of the owner of the tables.',
      );
    }
    const role = decodeURIComponent(new URL(databaseUrl).username);
    return { adminUrl, role, close: () => Promise.resolve() };
  }
  const running = shared ? runningEmbedded(resolve(dataDir)) : null;
  if (running !== null) return { adminUrl: running, role: APP_ROLE, close: () => Promise.resolve() };
  if (shared && !existsSync(join(dataDir, 'postgresql', 'PG_VERSION')))
    throw new BackupError(`There is no database in ${dataDir}: name its folder with --data.`);
  const postgres = await startEmbedded({ dataDir, log: () => undefined });
  return { adminUrl: postgres.adminUrl(), role: APP_ROLE, close: () => postgres.stop() };
}

function runningEmbedded(dataDir: string): string | null {
  const pid = readPidFile(join(dataDir, 'postgresql'));
  if (pid === null || !pid.isReady || !isAlive(pid.pid)) return null;
  const { owner } = keptPasswords(join(dataDir, 'passwords.json'), true);
  return `postgresql://${OWNER}:${owner}@127.0.0.1:${String(pid.port)}/sidestage`;
}

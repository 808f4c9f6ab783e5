import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '../db/database-error';
import { StartError } from '../start-error';
import type { Binaries } from './binaries';
import { ROOT_FOLDER } from './data-folder';
import { keptPasswords, type Passwords } from './passwords';
import { closedFolder, type SystemUser } from './unprivileged';

/** The owner of the embedded database, who does the migrations. */
export const OWNER = 'sidestage_owner';

/** A PostgreSQL data folder, ready to be served. */
export interface Cluster {
  folder: string;
  log: string;
  passwords: Passwords;
  user: SystemUser | null;
}

/**
 * Finds or makes the database below `dataDir`: the folder `postgresql`, its log, and the file with the passwords. A
 * start that was cut off half-way leaves nothing that a later one would take for a database.
 * @throws StartError when the folder cannot be written, is closed to the user, or is of another PostgreSQL.
 */
export function prepareCluster(dataDir: string, binaries: Binaries, user: SystemUser | null): Cluster {
  try {
    openFolder(dataDir, user);
    const folder = join(dataDir, 'postgresql');
    const made = existsSync(join(folder, 'PG_VERSION'));
    if (made) requireVersion(folder, binaries.major);
    const passwords = keptPasswords(join(dataDir, 'passwords.json'), made);
    if (!made) initialise(dataDir, folder, { binaries, user, passwords });
    return { folder, log: join(dataDir, 'postgresql.log'), passwords, user };
  } catch (error) {
    throw explained(error, dataDir);
  }
}

function openFolder(dataDir: string, user: SystemUser | null): void {
  makeFolder(dataDir, user === null ? 0o700 : 0o755);
  const closed = user === null ? null : closedFolder(user, dataDir);
  if (closed !== null) {
    throw new StartError(
      `PostgreSQL does not run as root, and the user it runs as instead cannot enter ${closed}: start Sidestage as an ` +
        `ordinary user, or choose an open folder with --data, such as ${ROOT_FOLDER}.`,
    );
  }
}

/** Like `mkdir -p`; Node's own never ends in a place where nothing can be made, such as /proc. */
function makeFolder(path: string, mode: number): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  mkdirSync(path);
  chmodSync(path, mode); // whatever the umask
}

function requireVersion(folder: string, major: string): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new StartError(
    `The database in ${folder} was made by PostgreSQL ${found}, and this is ${major}: choose another folder with --data, ` +
      'or start the version of Sidestage that made it.',
  );
}

interface Making {
  binaries: Binaries;
  user: SystemUser | null;
  passwords: Passwords;
}

function initialise(dataDir: string, folder: string, { binaries, user, passwords }: Making): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('postgresql.new')) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  const half = join(dataDir, 'postgresql.new');
  const passwordFile = join(dataDir, 'postgresql.new-password');
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, passwords.owner, { mode: 0o600 });
  if (user !== null) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid);
  const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  const done = spawnSync(binaries.initdb, ['-D', half, '-U', OWNER, `--pwfile=${passwordFile}`, ...options], {
    cwd: dataDir,
    env: { ...process.env, ...binaries.env },
    encoding: 'utf8',
    ...user,
  });
  rmSync(passwordFile, { force: true });
  if (done.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    const said = done.error?.message ?? done.stderr.match(/(?:FATAL|error):.*/i)?.[0] ?? done.stderr.trim();
    if (/no space left/i.test(done.stderr)) throw diskFull(dataDir);
    throw new StartError(`The database could not be made in ${dataDir}: PostgreSQL says "${said}".`);
  }
  renameSync(half, folder);
}

/** What to say when the disk is full. */
export function diskFull(dataDir: string): StartError {
  return new StartError(
    `The disk with ${dataDir} is full: free some space, or choose another folder with --data.`,
  );
}

function explained(error: unknown, dataDir: string): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(dataDir);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT') {
    return new StartError(
      `The data folder ${dataDir} cannot be written: choose another with --data, or change its rights.`,
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENOTEMPTY') {
    return new StartError(
      `The data folder ${dataDir} is a file or holds other things: choose another with --data.`,
    );
  }
  return error;
}

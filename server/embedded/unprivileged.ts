import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A user of the system, by its numbers. */
export interface SystemUser {
  uid: number;
  gid: number;
}

const NOBODY: SystemUser = { uid: 65534, gid: 65534 };

/** The user PostgreSQL runs as when we are root, which it refuses to be; null when we are not. */
export function unprivilegedUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? '').split(':').map(Number);
  return uid === undefined || gid === undefined || Number.isNaN(uid + gid) ? NOBODY : { uid, gid };
}

const READ = 4;
const ENTER = 1;

function allows(user: SystemUser, path: string, bits: number): boolean {
  const { uid, gid, mode } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}

/** The first folder on the way to `path` (itself included) that the user cannot enter; null when it can reach it. */
export function closedFolder(user: SystemUser, path: string): string | null {
  const way = [resolve(path)];
  for (let folder = dirname(resolve(path)); folder !== way[0]; folder = dirname(folder)) way.unshift(folder);
  return way.find((folder) => !allows(user, folder, ENTER)) ?? null;
}

/** Whether the user can read and run the file, and enter every folder on the way to it. */
export function canRun(user: SystemUser, file: string): boolean {
  return closedFolder(user, dirname(file)) === null && allows(user, file, READ | ENTER);
}

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error';
import { OwnerLock } from './owner-lock';
import { isAlive, readPidFile, stopPostmaster } from './postmaster';

const PATIENCE = 15_000;

/**
 * Stops the PostgreSQL that an earlier server left behind on this data folder when it was killed. A stale pid file of a
 * process that is something else by now is removed.
 * @throws StartError when a live Sidestage server uses the folder.
 */
export async function stopLeftover(folder: string, urlAt: (port: number) => string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const file = readPidFile(folder);
    if (file === null || !isAlive(file.pid)) return;
    if (!isPostgres(file.pid)) {
      rmSync(join(folder, 'postmaster.pid'), { force: true });
      return;
    }
    const lock = await OwnerLock.take(urlAt(file.port));
    if (lock === 'held') {
      throw new StartError(
        `Another Sidestage server is running on ${folder}: use that one, stop it, or choose another folder with --data.`,
      );
    }
    if (lock !== 'unreachable') await lock.release();
    // One that cannot be reached may be starting, or recovering; for ever it does not.
    if (lock !== 'unreachable' || Date.now() > deadline) return stopPostmaster(folder, file.pid);
    await sleep(200);
  }
}

/** After a restart of the machine the number in an old pid file may belong to any process. */
function isPostgres(pid: number): boolean {
  if (process.platform === 'win32') return true;
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres');
  } catch {
    return false; // it has ended in between
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error';
import type { Binaries } from './binaries';
import { diskFull, type Cluster } from './cluster';

/** What postmaster.pid says of a running or former PostgreSQL of a data folder. */
export interface PidFile {
  pid: number;
  port: number;
  isReady: boolean;
}

/** Reads postmaster.pid of a data folder; null when there is none that can be read. */
export function readPidFile(folder: string): PidFile | null {
  const lines = readIfThere(join(folder, 'postmaster.pid'))?.split('\n') ?? [];
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 ? { pid, port, isReady: lines[7]?.trim() === 'ready' } : null;
}

/** A file's text; null when it is not there: PostgreSQL may remove it between a look and the reading. */
function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** A free port of this machine, for loopback. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

const READY_WITHIN = 60_000;
/** What passes by itself: the processes of one that was killed take a moment to end. */
const PASSING = /shared memory block|lock file .* already exists|is being used by another process/i;

/**
 * Starts PostgreSQL on a data folder, on loopback only, and returns when it takes connections.
 * @throws StartError with what PostgreSQL says.
 */
export async function startPostmaster(
  cluster: Cluster,
  binaries: Binaries,
  port: number,
): Promise<ChildProcess> {
  const deadline = Date.now() + READY_WITHIN;
  for (;;) {
    const logged = existsSync(cluster.log) ? statSync(cluster.log).size : 0;
    const child = spawnPostgres(cluster, binaries, port);
    if (await isReady(cluster, child, deadline)) return child;
    child.kill('SIGKILL');
    const said = readFileSync(cluster.log).subarray(logged).toString('utf8');
    if (Date.now() > deadline || !PASSING.test(said)) throw failure(cluster, said);
    await sleep(150);
  }
}

function spawnPostgres(cluster: Cluster, binaries: Binaries, port: number): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements may hold people's data: never in the log.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
  };
  const log = openSync(cluster.log, 'a', 0o600);
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      cluster.folder,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
    ],
    {
      cwd: dirname(cluster.folder),
      env: { ...process.env, ...binaries.env },
      stdio: ['ignore', log, log],
      // A session of its own: Ctrl-C in the terminal reaches us, and we stop it when the last answer is sent.
      detached: process.platform !== 'win32',
      windowsHide: true,
      ...cluster.user,
    },
  );
  closeSync(log);
  child.on('error', () => undefined); // seen as an exit
  return child;
}

async function isReady(cluster: Cluster, child: ChildProcess, deadline: number): Promise<boolean> {
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const file = readPidFile(cluster.folder);
    if (file?.pid === child.pid && file.isReady) return true;
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return false;
}

function failure(cluster: Cluster, said: string): StartError {
  if (/no space left on device/i.test(said)) return diskFull(dirname(cluster.folder));
  const why = /(?:FATAL|PANIC):\s*(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? '';
  return new StartError(
    `PostgreSQL did not start on ${cluster.folder}: it says "${why}". The whole of it is in ${cluster.log}.`,
  );
}

/**
 * Stops the PostgreSQL of a data folder: open transactions are rolled back and the files left clean; after 10 s without
 * that, at once. It has ended when it took its pid file away: its process may stay for a while as a zombie.
 */
export async function stopPostmaster(folder: string, pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 3000],
    ['SIGKILL', 3000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // it has ended
    }
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (readPidFile(folder)?.pid !== pid || !isAlive(pid)) return;
      await sleep(20);
    }
  }
}

/** Whether there is a process with this id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

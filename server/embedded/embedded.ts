import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log';
import { StartError } from '../start-error';
import { findBinaries, type Binaries } from './binaries';
import { OWNER, prepareCluster, type Cluster } from './cluster';
import { stopLeftover } from './leftover';
import { OwnerLock } from './owner-lock';
import { freePort, startPostmaster, stopPostmaster } from './postmaster';
import { unprivilegedUser } from './unprivileged';

/** The role the server works as on the embedded database; it owns nothing. */
export const APP_ROLE = 'sidestage_app';

/** A PostgreSQL of our own, on a free port of loopback. It is started again when it dies. */
export interface EmbeddedPostgres {
  /** Address of a database as the role that owns nothing. */
  url(database?: string): string;
  /** Address of a database as its owner. */
  adminUrl(database?: string): string;
  /** The process id of PostgreSQL as it runs now. */
  pid(): number;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that came with the packages on a folder, which is made where it is missing.
 * @throws StartError with one sentence that says what to do.
 */
export async function startEmbedded(options: { dataDir: string; log: Log }): Promise<EmbeddedPostgres> {
  const user = unprivilegedUser();
  const binaries = findBinaries(user);
  const cluster = prepareCluster(resolve(options.dataDir), binaries, user);
  const at = (port: number, role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${String(port)}/${database}`;
  await stopLeftover(cluster.folder, (port) => at(port, OWNER, cluster.passwords.owner, 'postgres'));
  const port = await freePort();
  const adminUrl = (database = 'sidestage') => at(port, OWNER, cluster.passwords.owner, database);
  const server = new Supervised(cluster, binaries, port, options.log, adminUrl('postgres'));
  await server.start();
  try {
    await prepareDatabase(adminUrl('postgres'), cluster.passwords.app);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url: (database = 'sidestage') => at(port, APP_ROLE, cluster.passwords.app, database),
    adminUrl,
    pid: () => server.pid(),
    stop: () => server.stop(),
  };
}

async function prepareDatabase(adminUrl: string, appPassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const role = await client.query('select from pg_roles where rolname = $1', [APP_ROLE]);
    if (role.rowCount === 0) await client.query(`create role ${APP_ROLE} login password '${appPassword}'`);
    const database = await client.query("select from pg_database where datname = 'sidestage'");
    if (database.rowCount === 0) await client.query('create database sidestage');
  } finally {
    await client.end();
  }
}

/** One PostgreSQL that is started again whenever it ends without having been asked to. */
class Supervised {
  private child: ChildProcess | null = null;
  private lock: OwnerLock | null = null;
  private stopping = false;
  private readonly onExit = () => this.child?.kill('SIGINT');
  private readonly complain = (error: unknown): undefined => {
    this.log(error instanceof StartError ? error.message : 'PostgreSQL did not start.', { level: 'error' });
  };

  constructor(
    private readonly cluster: Cluster,
    private readonly binaries: Binaries,
    private readonly port: number,
    private readonly log: Log,
    private readonly adminUrl: string,
  ) {}

  async start(): Promise<void> {
    this.child = await startPostmaster(this.cluster, this.binaries, this.port);
    this.child.once('exit', () => void this.restart());
    process.once('exit', this.onExit);
    await this.takeLock();
  }

  pid(): number {
    return this.child?.pid ?? 0;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    process.off('exit', this.onExit);
    await this.lock?.release();
    const child = this.child;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    await stopPostmaster(this.cluster.folder, child.pid);
    await ended;
  }

  private isStopping(): boolean {
    return this.stopping;
  }

  private async takeLock(): Promise<void> {
    await this.lock?.release();
    const lock = await OwnerLock.take(this.adminUrl);
    if (lock === 'held' || lock === 'unreachable') {
      throw new StartError(
        `PostgreSQL on ${this.cluster.folder} cannot be used by this server: start again.`,
      );
    }
    this.lock = lock;
  }

  private async restart(): Promise<void> {
    for (let wait = 100; !this.isStopping(); wait = Math.min(2 * wait, 2000)) {
      this.log('PostgreSQL stopped unexpectedly; it is being started again.', { level: 'error' });
      const child = await startPostmaster(this.cluster, this.binaries, this.port).catch(this.complain);
      if (child !== undefined) {
        this.child = child;
        child.once('exit', () => void this.restart());
        if (this.isStopping()) await stopPostmaster(this.cluster.folder, child.pid ?? 0);
        else await this.takeLock().catch(this.complain);
        return;
      }
      await sleep(wait);
    }
  }
}

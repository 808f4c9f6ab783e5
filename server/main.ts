import { setTimeout as sleep } from 'node:timers/promises';
import type { Hono } from 'hono';
import type { Role } from '../lib/model/workspace';
import { createApp } from './app';
import type { Database } from './db/connect';
import { inWorkspace } from './db/in-workspace';
import { createInvite } from './db/invites';
import { openDatabase } from './db/open';
import { currentSeq } from './db/records';
import { firstWorkspace } from './db/workspaces';
import { defaultDataFolder, surroundings } from './embedded/data-folder';
import { startEmbedded, type EmbeddedPostgres } from './embedded/embedded';
import { duties } from './erase/duties';
import { fanOut } from './fan-out/choose';
import { requireFreePort, serve } from './http-server';
import { createLimiter } from './limits/limiter';
import { Live } from './live';
import type { Log } from './log';
import { Metrics } from './metrics/metrics';
import type { Services } from './services';
import { tidyTeam } from './tidy-team';
import { Tidying } from './tidying';
import { fitWorkspace } from './value/fit-workspace';
import { Fitting } from './value/fitting';
import { Nights } from './value/nights';

/** How a server is to be started. */
export interface ServerOptions {
  /** 0 takes any free port. */
  port: number;
  /** The address to listen on; loopback unless told. */
  host?: string;
  /** Where the server is reached from outside, for links; `http://127.0.0.1:PORT` unless told. */
  origin?: string;
  /** The folder of the embedded database; the user's data folder unless told. */
  dataDir?: string;
  /** A PostgreSQL of one's own instead of the embedded one, as a role that owns nothing. */
  databaseUrl?: string;
  /** The same database as its owner, for migrations. */
  adminUrl?: string;
  /** Further routes, such as the demo's. */
  pages?: Hono;
  /** Called when somebody has joined. */
  joined?: (db: Database, workspaceId: string) => Promise<unknown>;
  /** How servers of one database tell each other of changes; by the database unless told: see `fanOut`. */
  fanOut?: string;
  /** At most so many connections to the database. */
  poolSize?: number;
  /** Who shows this may read `/metrics`; nobody unless told. */
  metricsToken?: string;
  /** A device is sent at most so many people by itself; 20,000 unless told. */
  eagerPeople?: number;
  /** So long it goes on serving after it was asked to stop, while `/readyz` says no: for balancers that ask. */
  drainMs?: number;
  /** A proxy of one's own stands before the server: X-Forwarded-For tells who asks. */
  trustProxy?: boolean;
  /** Whoever asks too much is asked to wait, unless told otherwise: for measurements. */
  limited?: boolean;
  log: Log;
}

/** A server that runs. */
export interface RunningServer {
  url: string;
  /** The link for the first person; null once somebody has joined. */
  bootstrapLink: string | null;
  /** The team that the server made at its first start. */
  workspaceId: string;
  db: Database;
  /** The embedded database; null when another is used. */
  postgres: EmbeddedPostgres | null;
  /** A new link that one person can use once within 7 days. */
  invite: (roles: readonly Role[]) => Promise<string>;
  /** `/readyz` says no from now on; lets the requests under way end, then closes everything. */
  stop: () => Promise<void>;
}

/** How long closing the database may take, in milliseconds. */
const CLOSE_WITHIN = 3000;

/**
 * Starts the server with its database.
 * @throws StartError with one sentence that says what to do; nothing is left running then.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { log, port, host = '127.0.0.1' } = options;
  const undo: (() => Promise<void>)[] = [];
  let isStopping = false;
  const stop = async () => {
    isStopping = true;
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await requireFreePort(host, port);
    const postgres =
      options.databaseUrl === undefined
        ? await startEmbedded({ dataDir: options.dataDir ?? defaultDataFolder(surroundings()), log })
        : null;
    if (postgres !== null) undo.push(() => postgres.stop());
    const url = postgres?.url() ?? options.databaseUrl ?? '';
    const adminUrl = postgres?.adminUrl() ?? options.adminUrl ?? null;
    const db = await openDatabase({ url, adminUrl }, log, options.poolSize);
    // What waits for a lock or a database that is away is given up: nothing of it is stored.
    undo.push(() => Promise.race([db.close(), sleep(CLOSE_WITHIN, undefined, { ref: false })]));
    const live = new Live(fanOut(options.fanOut, url, log), (workspaceId) =>
      inWorkspace(db, workspaceId, (trx) => currentSeq(trx, workspaceId)),
    );
    const fitting = new Fitting((id, how) => fitWorkspace({ db, live, now: Date.now }, id, how), {
      now: Date.now,
      log,
    });
    const tidying = new Tidying((id) => tidyTeam({ db, live, now: Date.now }, id), {
      now: Date.now,
      log,
      more: () => duties(db),
    });
    const services: Services = {
      db,
      live,
      fitting,
      metrics: new Metrics(),
      metricsToken: options.metricsToken ?? null,
      isStopping: () => isStopping,
      ...(options.limited === false ? {} : { limiter: createLimiter(Date.now) }),
      trustProxy: options.trustProxy ?? false,
      now: Date.now,
      use: tidying.use,
      ...(options.eagerPeople !== undefined && { eagerPeople: options.eagerPeople }),
      log,
      async joined(workspaceId) {
        await options.joined?.(db, workspaceId);
        await live.refresh(workspaceId);
      },
    };
    const app = createApp(services, options.pages);
    const http = await serve((request, connection) => app.fetch(request, connection), { host, port });
    undo.push(() => http.stop());
    const nights = new Nights({ db, fitting, now: Date.now, log });
    undo.push(async () => {
      const ended = nights.close();
      await fitting.close();
      await ended;
    });
    undo.push(() => tidying.close());
    undo.push(() => live.close()); // before the connections are closed: open event streams would keep them
    undo.push(() => (options.drainMs === undefined ? Promise.resolve() : sleep(options.drainMs)));
    const first = await firstWorkspace(db, Date.now());
    nights.begin();
    tidying.use(first.workspaceId);
    tidying.nightly();
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${http.port}`;
    const link = (invite: string) => `${options.origin ?? address}/join#${invite}`;
    return {
      url: address,
      bootstrapLink: first.invite === null ? null : link(first.invite),
      workspaceId: first.workspaceId,
      db,
      postgres,
      invite: async (roles) => link(await createInvite(db, first.workspaceId, roles)),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

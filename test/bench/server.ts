import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { loadavg } from 'node:os';
import { PROTOCOL_VERSION } from '../../lib/model/wire';
import type { Database } from '../../server/db/connect';
import { openDatabase } from '../../server/db/open';
import { createWorkspace } from '../../server/db/workspaces';
import { startEmbedded } from '../../server/embedded/embedded';
import { add, contact, create, edit, note, type Draft } from '../server/build';
import { dropFolder, openFolder, runServe, stop, type ServerProcess } from '../server/running';
import { joinTeam, post } from './bench-client';
import { benchCost } from './cost';
import { benchLive } from './live';
import { benchMemory } from './memory';
import { pgbenchRows } from './pgbench';
import { benchPull } from './pull-cost';
import type { Figure } from './sizes';

const ROUNDS = 4;
const SECONDS = 2;
const CLIENTS = 4;
const BATCH = 50;

/**
 * The server's figures: how long it takes to start, how many mutations a second it takes in pushes of 50, when others see a
 * change, what a pull costs, how much memory it holds. The machine's load is said first: the rest depends on it.
 */
export async function benchServer(): Promise<Figure[]> {
  const load = { what: 'load of the machine before', load: Number((loadavg()[0] ?? 0).toFixed(1)) };
  const figures = [load, ...(await benchStart()), ...(await benchPush())];
  const folder = await openFolder();
  const postgres = await startEmbedded({ dataDir: folder, log: () => undefined });
  const [url, adminUrl] = [postgres.url(), postgres.adminUrl()];
  const db = await openDatabase({ url, adminUrl }, () => undefined);
  try {
    const env = serverOn(url, adminUrl);
    figures.push(...(await withServer(env, (server) => benchCost(db, server, postgres.pid()))));
    figures.push(...(await withServer(env, (server) => benchLive(db, server.url))));
    figures.push(...(await withServer(env, (server) => benchMemory(db, server))));
    figures.push(...(await withServer(env, (server) => benchPull(db, server.url, adminUrl))));
  } finally {
    await db.close();
    await postgres.stop();
    dropFolder(folder);
  }
  return figures;
}

/** A server on this database that says little and refuses nobody for asking often: one machine plays every device here. */
function serverOn(url: string, adminUrl: string): Record<string, string> {
  return {
    DATABASE_URL: url,
    DATABASE_ADMIN_URL: adminUrl,
    SIDESTAGE_LOG: 'warn',
    SIDESTAGE_LIMITS: 'off',
  };
}

async function withServer<T>(
  env: Record<string, string>,
  work: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const server = await runServe(['--port', '0'], env);
  try {
    return await work(server);
  } finally {
    await stop(server);
  }
}

async function benchStart(): Promise<Figure[]> {
  const folder = await openFolder();
  const figures: Figure[] = [];
  for (const [what, goalMs] of [
    ['start on an empty folder', 5000],
    ['later start', 2000],
  ] as const) {
    const began = performance.now();
    const server = await runServe(['--port', '0', '--data', folder]);
    figures.push({ what, ms: Math.round(performance.now() - began), goalMs });
    await stop(server);
  }
  dropFolder(folder);
  return figures;
}

async function benchPush(): Promise<Figure[]> {
  const folder = await openFolder();
  const postgres = await startEmbedded({ dataDir: folder, log: () => undefined });
  const db = await openDatabase({ url: postgres.url(), adminUrl: postgres.adminUrl() }, () => undefined);
  const server = await runServe(['--port', '0'], serverOn(postgres.url(), postgres.adminUrl()));
  const figures: Figure[] = [];
  try {
    await pushRate(db, server.url, 1, SECONDS); // warm
    const options = { folder, clients: CLIENTS, seconds: SECONDS };
    const [hot, ten, pgbench] = [[] as number[], [] as number[], [] as (number | null)[]];
    // In turns, so that what else the machine does hits all of them alike.
    for (let round = 0; round < ROUNDS; round += 1) {
      hot.push(await pushRate(db, server.url, 1, SECONDS));
      ten.push(await pushRate(db, server.url, 10, SECONDS));
      pgbench.push(await pgbenchRows(postgres.adminUrl(), options));
    }
    figures.push(...rates(mean(hot), mean(ten), pgbench.includes(null) ? null : mean(pgbench)));
  } finally {
    await db.close();
    await stop(server);
    await postgres.stop();
    dropFolder(folder);
  }
  return figures;
}

function mean(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
}

function rates(hot: number, ten: number, pgbench: number | null): Figure[] {
  const share = (rate: number) => (pgbench === null ? null : Number((rate / pgbench).toFixed(2)));
  const push = (what: string, rate: number) => {
    return { what, rate: Math.round(rate), ofPgbench: share(rate), goal: 0.35 };
  };
  return [
    push('pushed mutations a second, one workspace', hot),
    push('pushed mutations a second, ten workspaces', ten),
    { what: 'one hot workspace to ten', ratio: Number((hot / ten).toFixed(2)), goal: 0.6 },
    {
      what: 'pgbench rows a second, 50 a transaction',
      rate: pgbench === null ? 'not installed' : Math.round(pgbench),
    },
  ];
}

/** Mutations a second over HTTP, from devices that send pushes of 50 one after the other. */
async function pushRate(db: Database, url: string, workspaces: number, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const teams = await Promise.all(
    Array.from({ length: workspaces }, () => createWorkspace(db, 'Bench', Date.now())),
  );
  const devices = await Promise.all(
    Array.from({ length: Math.max(CLIENTS, workspaces) }, (_, at) =>
      joinTeam(db, url, agent, teams[at % workspaces] ?? ''),
    ),
  );
  const until = performance.now() + seconds * 1000;
  let sent = 0;
  const began = performance.now();
  await Promise.all(
    devices.map(async (token) => {
      const clientId = randomUUID();
      for (let mid = 0; performance.now() < until; mid += BATCH) {
        const mutations = batch().map((draft, index) => ({ ...draft, mid: mid + index + 1 }));
        const body = { v: PROTOCOL_VERSION, epoch: null, clientId, now: Date.now(), mutations };
        await post(agent, `${url}/v1/sync/push`, body, token);
        sent += BATCH;
      }
    }),
  );
  const rate = (sent / (performance.now() - began)) * 1000;
  agent.destroy();
  return rate;
}

/** What a working day looks like: some new people, notes about them, edits. */
function batch(): Draft[] {
  return Array.from({ length: BATCH / 5 }, () => {
    const person = contact({ company: 'Example & Co' });
    return [
      create(person),
      add('interaction', note(person.id)),
      add('interaction', note(person.id)),
      add('interaction', note(person.id)),
      edit(person.id, { title: 'Buyer' }),
    ];
  }).flat();
}

import { loadavg } from 'node:os';
import { openDatabase } from '../../server/db/open';
import { startEmbedded } from '../../server/embedded/embedded';
import { dropFolder, openFolder, runServe, stop } from '../server/running';
import type { Bench } from './bench-server';
import { benchCost } from './cost';
import { benchLive } from './live';
import { benchLookup } from './lookup';
import { benchMemory } from './memory';
import { benchPull } from './pull-cost';
import { benchPush } from './push-rate';
import type { Figure } from './sizes';

type Part = (bench: Bench) => Promise<Figure[]>;

const PARTS: Record<string, Part> = {
  push: benchPush,
  cost: ({ db, server, pid }) => benchCost(db, server, pid),
  live: ({ db, server }) => benchLive(db, server.url),
  memory: ({ db, server }) => benchMemory(db, server),
  pull: ({ db, server, adminUrl }) => benchPull(db, server.url, adminUrl),
  lookup: benchLookup,
};

/**
 * The server's figures, or some of them by name: how long it takes to start, how many mutations a second it takes in
 * pushes of 50, what a request costs, when others see a change, how much memory it holds, what a pull and a look-up cost.
 * The machine's load is said first: the rest depends on it.
 */
export async function benchServer(only: readonly string[] = []): Promise<Figure[]> {
  const unknown = only.find((part) => part !== 'start' && !(part in PARTS));
  if (unknown !== undefined) throw new RangeError(`The server's figures have no part "${unknown}".`);
  const isMeant = (part: string) => only.length === 0 || only.includes(part);
  const figures: Figure[] = [
    { what: 'load of the machine before', load: Number((loadavg()[0] ?? 0).toFixed(1)) },
  ];
  if (isMeant('start')) figures.push(...(await benchStart()));
  for (const [name, part] of Object.entries(PARTS)) {
    if (isMeant(name)) figures.push(...(await withServer(part)));
  }
  return figures;
}

async function withServer(part: Part): Promise<Figure[]> {
  const folder = await openFolder();
  const postgres = await startEmbedded({ dataDir: folder, log: () => undefined });
  const [url, adminUrl] = [postgres.url(), postgres.adminUrl()];
  const db = await openDatabase({ url, adminUrl }, () => undefined);
  const server = await runServe(['--port', '0'], serverOn(url, adminUrl));
  try {
    return await part({ db, server, adminUrl, pid: postgres.pid(), folder });
  } finally {
    await db.close();
    await stop(server);
    await postgres.stop();
    dropFolder(folder);
  }
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

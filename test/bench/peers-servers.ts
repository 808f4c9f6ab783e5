import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/tool';
import { createInvite } from '../../server/db/invites';
import { openDatabase } from '../../server/db/open';
import { writeRecords } from '../../server/db/records';
import { createWorkspace } from '../../server/db/workspaces';
import { startEmbedded } from '../../server/embedded/embedded';
import { dropFolder, openFolder, runServe, stop } from '../server/running';
import { benchContact } from './store-rows';

const PEERS = join(root, 'test', 'bench', 'peers');
const BATCH = 1000;

/** A server that holds the people. */
export interface BenchServer {
  /** A link for one more device to join by, or an address. */
  link(): Promise<string>;
  stop(): Promise<void>;
}

/** Installs the peers where they are missing or older than their lockfile. @throws Error when npm fails */
export function installPeers(): void {
  const mark = join(PEERS, 'node_modules', '.sidestage-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(PEERS, 'package-lock.json')))
    .digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  const npm = process.env['npm_execpath'];
  const [command, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync(command, [...args, ...options], { cwd: PEERS, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`npm ci failed in ${PEERS}:\n${done.stderr}`);
  writeFileSync(mark, lock);
}

/** The real server on a PostgreSQL of its own, with so many people in one team. */
export async function ourServer(people: number): Promise<BenchServer> {
  const folder = await openFolder();
  const postgres = await startEmbedded({ dataDir: folder, log: () => undefined });
  const db = await openDatabase({ url: postgres.url(), adminUrl: postgres.adminUrl() }, () => undefined);
  const team = await createWorkspace(db, 'Bench', Date.now());
  const now = Date.now();
  for (let start = 0; start < people; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, people - start) }, (_, number) => {
      return { kind: 'contact' as const, data: benchContact(start + number, now) };
    });
    await writeRecords(db, team, batch);
  }
  const urls = { DATABASE_URL: postgres.url(), DATABASE_ADMIN_URL: postgres.adminUrl() };
  const server = await runServe([], urls, new URL('peers-serve.ts', import.meta.url));
  return {
    link: async () => `${server.url}/join#${await createInvite(db, team, ['lead', 'rep'], Date.now())}`,
    stop: async () => {
      await db.close();
      await stop(server);
      await postgres.stop();
      dropFolder(folder);
    },
  };
}

/** The server of a peer with so many people: express-pouchdb, or a plain one for RxDB. */
export async function peerServer(kind: 'couch' | 'rx', people: number): Promise<BenchServer> {
  const folder = await openFolder();
  const [file, data] = [join(folder, 'people.ndjson'), join(folder, 'data')];
  const now = Date.now();
  const lines = Array.from({ length: people }, (_, number) => JSON.stringify(benchContact(number, now)));
  writeFileSync(file, lines.join('\n'));
  mkdirSync(data);
  const child = spawn(process.execPath, ['servers.mjs', kind, file, data], {
    cwd: PEERS,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child);
  return {
    link: () => Promise.resolve(`http://127.0.0.1:${port}`),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      dropFolder(folder);
    },
  };
}

function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The server of a peer did not start.')));
    child.stdout?.on('data', (chunk: Buffer) => {
      const port = /ready (\d+)/.exec(chunk.toString('utf8'))?.[1];
      if (port !== undefined) resolve(port);
    });
  });
}

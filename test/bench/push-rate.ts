import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { PROTOCOL_VERSION } from '../../lib/model/wire';
import type { Database } from '../../server/db/connect';
import { createWorkspace } from '../../server/db/workspaces';
import { add, contact, create, edit, note, type Draft } from '../server/build';
import { joinTeam } from './bench-client';
import { PGBENCH, pgbenchRows } from './pgbench';
import { RawClient, rawPost } from './raw-client';
import type { Bench } from './bench-server';
import type { Figure } from './sizes';

/** The plain reading of 50 rows in a transaction, of those that are prepared as ours are. */
const PLAIN = 'one row a statement, prepared';
const ROUNDS = 4;
const SECONDS = 2;
const CLIENTS = 4;
const BATCH = 50;
/** Pushes are made for so many mutations a second; a server that takes more waits for nobody. */
const MOST = 25_000;

/** How many mutations a second the server takes in pushes of 50, beside what pgbench writes to the same PostgreSQL. */
export async function benchPush({ db, server, adminUrl, folder }: Bench): Promise<Figure[]> {
  await pushRate(db, server.url, 1, SECONDS); // warm
  const options = { folder, clients: CLIENTS, seconds: SECONDS };
  const [hot, ten]: [number[], number[]] = [[], []];
  const rows = new Map<string, (number | null)[]>(Object.keys(PGBENCH).map((name) => [name, []]));
  // In turns, so that what else the machine does hits all of them alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    hot.push(await pushRate(db, server.url, 1, SECONDS));
    ten.push(await pushRate(db, server.url, 10, SECONDS));
    for (const [name, found] of rows) found.push(await pgbenchRows(adminUrl, name, options));
  }
  const written = new Map(
    [...rows].map(([name, found]) => [name, found.includes(null) ? null : mean(found)]),
  );
  return rates(mean(hot), mean(ten), written);
}

function mean(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
}

/** The goal is about what PLAIN says; the others say what the ratio hangs on. */
function rates(hot: number, ten: number, written: ReadonlyMap<string, number | null>): Figure[] {
  const plain = written.get(PLAIN) ?? null;
  const share = (rate: number, of: number | null) => (of === null ? null : Number((rate / of).toFixed(2)));
  const push = (what: string, rate: number): Figure => {
    return { what, rate: Math.round(rate), ofPgbench: share(rate, plain), goal: 0.35 };
  };
  return [
    push('pushed mutations a second, one workspace', hot),
    push('pushed mutations a second, ten workspaces', ten),
    { what: 'one hot workspace to ten', ratio: Number((hot / ten).toFixed(2)), goal: 0.6 },
    ...[...written].map(([name, rate]) => ({
      what: `pgbench rows a second, 50 a transaction: ${name}`,
      rate: rate === null ? 'not installed' : Math.round(rate),
      pushOneToIt: share(hot, rate),
      pushTenToIt: share(ten, rate),
    })),
  ];
}

/** Mutations a second over HTTP, from devices that send pushes of 50 one after the other, all of them made before. */
async function pushRate(db: Database, url: string, workspaces: number, seconds: number): Promise<number> {
  const agent = new Agent();
  const teams = await Promise.all(
    Array.from({ length: workspaces }, () => createWorkspace(db, 'Bench', Date.now())),
  );
  const count = Math.max(CLIENTS, workspaces);
  const devices: { pushes: Buffer[]; client: RawClient }[] = [];
  for (let at = 0; at < count; at += 1) {
    const token = await joinTeam(db, url, agent, teams[at % workspaces] ?? '');
    const pushes = pushesOf(url, token, Math.ceil((seconds * MOST) / BATCH / count));
    devices.push({ pushes, client: await RawClient.open(url) });
  }
  let sent = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    devices.map(async ({ pushes, client }) => {
      for (const body of pushes) {
        if (performance.now() > until) break;
        const reply = await client.send(body);
        if (!reply.includes('"rejected":[]')) throw new Error(`A push of the bench was refused: ${reply}`);
        sent += BATCH;
      }
    }),
  );
  const rate = (sent / (performance.now() - began)) * 1000;
  for (const { client } of devices) client.close();
  return rate;
}

/** The pushes of one client, in their order. */
function pushesOf(url: string, token: string, count: number): Buffer[] {
  const clientId = randomUUID();
  return Array.from({ length: count }, (_, at) => {
    const mutations = batch().map((draft, index) => ({ ...draft, mid: at * BATCH + index + 1 }));
    const body = { v: PROTOCOL_VERSION, epoch: null, clientId, now: Date.now(), mutations };
    return rawPost(`${url}/v1/sync/push`, body, token);
  });
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

import { randomBytes } from 'node:crypto';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../server/db/connect';
import { writeRecords } from '../../server/db/records';
import { parseDeviceToken } from '../../server/token';
import { contact, create, note } from './build';
import { testDatabase } from './database';
import { readMetrics } from './read-metrics';
import { HttpClient, invitedLink, runServe, stop, type ServerProcess } from './running';

const READERS = 10;
const NOTES = 3000;
const FIGURES = 'figures of this test';

let server: ServerProcess;
let client: HttpClient;
const agent = new Agent();

beforeAll(async () => {
  const database = await testDatabase();
  server = await runServe(['--port', '0', '--invite', '--role', 'lead'], {
    DATABASE_URL: database.url,
    DATABASE_ADMIN_URL: database.adminUrl,
    SIDESTAGE_LIMITS: 'off',
    SIDESTAGE_METRICS_TOKEN: FIGURES,
    SIDESTAGE_LOG: 'warn',
  });
  client = await HttpClient.join(await invitedLink(server));
  const person = contact();
  // 30 MB that cannot be packed: more than the system keeps on the way for a connection that nobody reads.
  const notes = Array.from({ length: NOTES }, () => {
    const text = randomBytes(7500).toString('base64');
    return { kind: 'interaction', data: note(person.id, { text }) } as const;
  });
  const db = connect(database.url);
  const team = parseDeviceToken(client.token)?.workspaceId ?? '';
  await writeRecords(db, team, [{ kind: 'contact', data: person }, ...notes]);
  await db.close();
});
afterAll(async () => {
  agent.destroy();
  await stop(server);
});

function openSnapshot(packed: boolean): Promise<IncomingMessage> {
  const headers = {
    authorization: `Bearer ${client.token}`,
    ...(packed && { 'accept-encoding': 'gzip' }),
  };
  return new Promise((resolve, reject) => {
    get(`${server.url}/v1/sync/snapshot`, { agent, headers }, (answer) => {
      answer.pause();
      answer.on('error', () => undefined);
      resolve(answer);
    }).on('error', reject);
  });
}

/** How many rows the server has read for snapshots, once it reads no more. */
async function rowsRead(): Promise<number> {
  for (let before = -1; ;) {
    const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${FIGURES}` } });
    const now = readMetrics(await answer.text()).get('sidestage_sync_rows_total{by="snapshot"}') ?? 0;
    if (now === before) return now;
    before = now;
    await sleep(1000);
  }
}

test('for clients that do not read, no more is read than the connections take, and others are served', async () => {
  const readers = await Promise.all(Array.from({ length: READERS }, (_, at) => openSnapshot(at % 2 === 0)));
  expect(readers.map(({ statusCode }) => statusCode)).toEqual(Array(READERS).fill(200));
  const rows = await rowsRead();
  expect(rows).toBeGreaterThan(READERS);
  expect(rows).toBeLessThan((READERS * NOTES) / 2);
  expect((await client.push([create(contact())]))?.rejected).toEqual([]);
  expect(client.refused).toEqual([]);
  for (const one of readers) one.destroy();
  // Their places are free again: a whole snapshot comes.
  const answer = await fetch(`${server.url}/v1/sync/snapshot`, {
    headers: { authorization: `Bearer ${client.token}` },
  });
  const lines = (await answer.text()).trimEnd().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: true });
  expect(lines.length).toBeGreaterThan(NOTES);
}, 120_000);

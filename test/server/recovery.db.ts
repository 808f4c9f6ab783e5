import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isAlive, readPidFile } from '../../server/embedded/postmaster';
import { startServer, type RunningServer } from '../../server/main';
import { contact, create, edit } from './build';
import { dropFolder, HttpClient, kill, openFolder, runServe, stop, type ServerProcess } from './running';

/** For tests that need no empty folder: making one takes longer than all the rest. */
let used: string;
let fresh: string;
let processes: ServerProcess[];
let running: RunningServer | null;
beforeAll(async () => {
  used = await openFolder();
});
beforeEach(async () => {
  fresh = await openFolder();
  processes = [];
  running = null;
});
afterEach(async () => {
  await running?.stop();
  for (const one of processes)
    if (one.child.exitCode === null && one.child.signalCode === null) await stop(one);
  const left = readPidFile(`${fresh}/postgresql`);
  if (left !== null && isAlive(left.pid)) process.kill(left.pid, 'SIGQUIT');
  await sleep(50);
  dropFolder(fresh);
});
afterAll(() => dropFolder(used));

/** How often each is killed: a few times in each run, and with KILLS=20 as often as the soak wants. */
const KILLS = Number(process.env['KILLS'] ?? 3);
const SLOW = { timeout: 60_000 + KILLS * 20_000 };

const start = async (log: (line: string) => void = () => undefined) => {
  running = await startServer({ port: 0, dataDir: used, limited: false, log });
  return { server: running, client: await HttpClient.join(await running.invite(['lead'])) };
};

const run = async () => {
  const server = await runServe(['--port', '0', '--data', fresh], { SIDESTAGE_LIMITS: 'off' });
  processes.push(server);
  return server;
};

test(
  'PostgreSQL killed under load: 503 for a moment, then all that was acknowledged is there, once',
  SLOW,
  async () => {
    const logged: string[] = [];
    const { server, client } = await start((line) => logged.push(line));
    const acknowledged: string[] = [];
    const writing = new AbortController();
    const writer = (async () => {
      while (!writing.signal.aborted) {
        const people = [contact(), contact(), contact()];
        await client.push(people.map((person) => create(person)));
        acknowledged.push(...people.map(({ id }) => id));
      }
    })();
    for (let round = 0; round < KILLS; round += 1) {
      await sleep(300);
      process.kill(server.postgres?.pid() ?? 0, 'SIGKILL');
      const before = acknowledged.length;
      while (acknowledged.length < before + 6) await sleep(20);
    }
    writing.abort();
    await writer;
    const rows = (await client.pull()).filter(({ kind }) => kind === 'contact');
    expect(rows.map(({ id }) => id)).toEqual(acknowledged);
    expect(client.refused.every((status) => status === 503)).toBe(true);
    expect(logged.filter((line) => line.includes('being started again'))).toHaveLength(KILLS);
  },
);

test(
  'the server killed and started again: everything acknowledged is there, nothing twice',
  SLOW,
  async () => {
    let server = await run();
    const client = await HttpClient.join(server.link ?? '');
    const person = contact();
    await client.push([create(person)]);
    let [edits, acknowledged] = [0, 0];
    const writing = new AbortController();
    const writer = (async () => {
      while (!writing.signal.aborted) {
        edits += 1;
        const more = contact({ name: `Person ${edits}` });
        if (
          await client.push(
            [create(more), edit(person.id, { title: String(edits) })],
            () => writing.signal.aborted,
          )
        )
          acknowledged = edits;
      }
    })();
    for (let round = 0; round < KILLS; round += 1) {
      await sleep(400);
      await kill(server);
      server = await run(); // its PostgreSQL was left behind and is stopped first
      expect(server.output()).toContain('ready at');
      client.url = server.url;
      const before = acknowledged;
      while (acknowledged < before + 2) await sleep(20);
    }
    writing.abort();
    await writer;
    const rows = await client.pull();
    const names = rows.flatMap((row) =>
      row.kind === 'contact' && row.id !== person.id ? [row.data?.name] : [],
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(Array.from({ length: acknowledged }, (_, at) => `Person ${at + 1}`)),
    );
    expect(names.length).toBeLessThanOrEqual(edits);
    expect(server.link).toBeNull(); // somebody has joined: no further way in is printed
  },
);

test('a second server on a folder in use is refused; the first goes on', SLOW, async () => {
  const { server } = await start();
  const second = startServer({ port: 0, dataDir: used, log: () => undefined });
  await expect(second).rejects.toThrow(/Another Sidestage server is running/);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

test(
  'a server that is asked to stop takes PostgreSQL with it and ends with 0; its links last',
  SLOW,
  async () => {
    const first = await run();
    const pid = readPidFile(`${fresh}/postgresql`)?.pid ?? 0;
    expect(await stop(first)).toBe(0);
    expect(isAlive(pid)).toBe(false);
    const second = await run();
    expect(second.link).not.toBe(first.link);
    const client = await HttpClient.join(second.link ?? '');
    expect((await client.pull()).map(({ kind }) => kind)).toEqual(['workspace', 'member']);
  },
);

test('an open event stream does not keep a server from stopping', SLOW, async () => {
  const { server, client } = await start();
  const stream = await fetch(`${server.url}/v1/sync/live`, {
    headers: { authorization: `Bearer ${client.token}` },
  });
  running = null;
  await server.stop();
  expect(await stream.text()).toMatch(/^data: \{"seq":\d+\}\n\n$/);
});

import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Broker, ensureBrokers, type BrokerName } from './broker';
import { contact, create } from './build';
import { testDatabase, type TestDatabase } from './database';
import { Events, within } from './events';
import { HttpClient, invitedLink, runServe, stop, type ServerProcess } from './running';

const brokers = ensureBrokers();
const why = brokers.ok ? '' : ` (skipped: ${brokers.reason})`;
const SLOW = { timeout: 120_000 };

let database: TestDatabase;
const running: ServerProcess[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  for (const one of running.splice(0))
    if (one.child.exitCode === null && one.child.signalCode === null) await stop(one);
});

/** A server process on the file's database, as an operator starts it. */
async function node(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await runServe(['--port', '0', '--invite', '--role', 'lead'], {
    DATABASE_URL: database.url,
    DATABASE_ADMIN_URL: database.adminUrl,
    SIDESTAGE_LOG: 'info',
    ...env,
  });
  expect(server.output()).toContain('ready at');
  running.push(server);
  return server;
}

async function listen(url: string, token: string): Promise<Events> {
  return new Events(await fetch(`${url}/v1/sync/live`, { headers: { authorization: `Bearer ${token}` } }));
}

/** Reads until the seq comes. */
async function sees(events: Events, seq: number): Promise<void> {
  for (;;) {
    const next = await events.next();
    if (next === null) throw new Error('The stream ended.');
    if (next >= seq) return;
  }
}

describe('two processes on one database and one team', () => {
  const throughOther = async (env: Record<string, string>) => {
    const [a, b] = await Promise.all([node(env), node(env)]);
    const here = await HttpClient.join(await invitedLink(a));
    const there = new HttpClient(b.url, here.token); // the token is good at each of them
    const events = await listen(b.url, there.token);
    await events.next();
    const person = contact();
    const reply = await here.push([create(person)]);
    await within(10_000, sees(events, reply?.seq ?? 0));
    expect((await there.pull()).map(({ id }) => id)).toContain(person.id);
    const [one, two] = [contact(), contact()];
    await Promise.all([here.push([create(one)]), there.push([create(two)])]);
    expect((await here.pull()).map(({ id }) => id)).toEqual(expect.arrayContaining([one.id, two.id]));
    await events.stop();
  };

  test('a push through one is seen in the other’s stream', SLOW, () => throughOther({}));

  test.runIf(brokers.ok).each<BrokerName>(['nats', 'redis'])(`by %s as well${why}`, SLOW, async (name) => {
    const broker = await Broker.start(name);
    try {
      await throughOther({ SIDESTAGE_FANOUT: broker.url });
    } finally {
      await broker.kill();
    }
  });
});

describe('asked to stop', () => {
  /** Holds up every push of the database until it is let go. */
  async function held(): Promise<{ letGo(): Promise<void> }> {
    const admin = new pg.Client({ connectionString: database.adminUrl });
    admin.on('error', () => undefined);
    await admin.connect();
    await admin.query('begin; lock table sidestage.workspaces in share mode');
    return { letGo: async () => admin.query('rollback').then(() => admin.end()) };
  }

  const waits = async () => {
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    const blocked = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    while ((await admin.query(blocked)).rowCount === 0) await sleep(20);
    await admin.end();
  };

  test(
    'a push that is under way is answered, streams end, nobody else gets in, and it ends with 0',
    SLOW,
    async () => {
      const server = await node();
      const client = await HttpClient.join(await invitedLink(server));
      const events = await listen(server.url, client.token);
      await events.next();
      const lock = await held();
      const person = contact();
      const pushed = client.push([create(person)]);
      await waits();
      const ended = once(server.child, 'exit') as Promise<[number | null]>;
      server.child.kill('SIGTERM');
      expect(await within(10_000, events.next())).toBeNull();
      const lets = () =>
        fetch(`${server.url}/healthz`).then(
          () => true,
          () => false,
        );
      await within(
        3000,
        (async () => {
          while (await lets()) await sleep(20);
        })(),
      );
      expect(server.child.exitCode).toBeNull(); // it waits for the push
      await lock.letGo();
      expect((await pushed)?.lastMid).toBe(1);
      expect((await within(10_000, ended))[0]).toBe(0);
      client.url = (await node()).url;
      expect((await client.pull()).map(({ id }) => id)).toContain(person.id);
    },
  );

  test(
    'what does not end is given up within a bound: it was not acknowledged, and it ends with 0',
    SLOW,
    async () => {
      const server = await node();
      const client = await HttpClient.join(await invitedLink(server));
      const lock = await held();
      const given = new AbortController();
      const person = contact();
      const pushed = client.push([create(person)], () => given.signal.aborted);
      await waits();
      const code = await within(20_000, stop(server));
      given.abort();
      await lock.letGo();
      expect([code, await pushed]).toEqual([0, null]);
      client.url = (await node()).url;
      expect((await client.pull()).map(({ id }) => id)).not.toContain(person.id);
    },
  );

  test('it serves on for a while where a balancer has to notice first', SLOW, async () => {
    const server = await node({ SIDESTAGE_DRAIN_SECONDS: '3' });
    const client = await HttpClient.join(await invitedLink(server));
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const ended = once(server.child, 'exit') as Promise<[number | null]>;
    server.child.kill('SIGTERM');
    while ((await fetch(`${server.url}/readyz`)).status === 200) await sleep(20);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await client.push([create(contact())]))?.lastMid).toBe(1);
    expect((await within(20_000, ended))[0]).toBe(0);
  });
});

describe('the environment', () => {
  test.each([
    [{ SIDESTAGE_LOG: 'loud' }, /SIDESTAGE_LOG must be one of info, warn, error/],
    [{ SIDESTAGE_POOL: '1' }, /SIDESTAGE_POOL must be a whole number from 2 to 500/],
    [{ SIDESTAGE_METRICS_TOKEN: 'short' }, /SIDESTAGE_METRICS_TOKEN must have at least 16 characters/],
    [{ SIDESTAGE_FANOUT: 'amqp://x' }, /SIDESTAGE_FANOUT is no address of a broker/],
  ])('%o is refused in one sentence', async (env, sentence) => {
    const ended = await runServe(['--port', '0'], { DATABASE_URL: database.url, ...env });
    expect(ended.child.exitCode).toBe(1);
    expect(ended.output().trim()).toMatch(sentence);
    expect(ended.output().trim()).not.toContain('\n');
  });

  test('gives the figures’ token, the log in JSON lines, and the origin of links', async () => {
    const token = 'a-token-of-the-operator';
    const origin = 'https://team.example';
    const server = await node({ SIDESTAGE_METRICS_TOKEN: token, SIDESTAGE_ORIGIN: `${origin}/` });
    expect(await invitedLink(server)).toMatch(/^https:\/\/team\.example\/join#/);
    const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.headers.get('content-type')).toContain('version=0.0.4');
    await fetch(`${server.url}/join`);
    await sleep(100);
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const entries = lines.map((line) => JSON.parse(line) as { route?: string; level: string; time: string });
    expect(entries.some(({ route }) => route === '/join')).toBe(true);
    for (const { time } of entries) expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app';
import { postgresHints } from '../../server/fan-out/postgres';
import { currentSeq } from '../../server/db/records';
import { inWorkspace } from '../../server/db/in-workspace';
import { Live, type OpenHintChannel } from '../../server/live';
import { Metrics } from '../../server/metrics/metrics';
import { contact, create } from './build';
import { Events, within } from './events';
import { testServer, type Device, type TestServer } from './team';

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
  device = await server.join(await server.newTeam());
});

/** Another server process on the same database, as far as hints go. */
function otherServer(open: OpenHintChannel, pollMs: number) {
  const { db, clock } = server;
  const live = new Live(open, (id) => inWorkspace(db, id, (trx) => currentSeq(trx, id)), pollMs);
  return {
    live,
    app: createApp({
      db,
      live,
      fitting: server.fitting,
      metrics: new Metrics(),
      metricsToken: null,
      isStopping: () => false,
      now: () => clock.now,
      log: () => undefined,
    }),
  };
}

const listen = async (app: { request: TestServer['app']['request'] }) =>
  new Events(await app.request('/v1/sync/live', { headers: { authorization: `Bearer ${device.token}` } }));

describe('live hints', () => {
  const { postgres, closed } = { postgres: [] as Live[], closed: [] as Promise<void>[] };
  afterAll(async () => {
    for (const live of postgres) closed.push(live.close());
    await Promise.all(closed);
  });

  test('a stream begins with where the team stands', async () => {
    const { seq } = await device.push(create(contact()));
    const events = await listen(server.app);
    expect(await events.next()).toBe(seq);
    await events.stop();
  });

  test('when every device opens its stream at once, they leave connections to those who work', async () => {
    const { pool } = server.db;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, pool.waitingCount)), 0);
    const opening = Promise.all(Array.from({ length: 100 }, () => listen(server.app)));
    const { rejected } = await device.push(create(contact()));
    const streams = await opening;
    clearInterval(watch);
    expect([rejected, most]).toEqual([[], 0]);
    for (const one of streams) {
      expect(await one.next()).toBeGreaterThan(0);
      await one.stop();
    }
  });

  test('HEAD, whose body nobody reads, leaves nothing open: no stream listens, and snapshots still come', async () => {
    const { live, app } = otherServer(postgresHints(server.database.url), 60_000);
    postgres.push(live);
    const ask = async (path: string, method: string) =>
      app.request(path, { method, headers: { authorization: `Bearer ${device.token}` } });
    expect((await ask('/v1/sync/live', 'HEAD')).status).toBe(200);
    expect(live.streams()).toBe(0);
    const more = 151; // than may be open at once
    for (let turn = 0; turn < more; turn += 1)
      expect((await ask('/v1/sync/snapshot', 'HEAD')).status).toBe(200);
    expect(await (await ask('/v1/sync/snapshot', 'GET')).text()).toMatch(/"end":true/);
  });

  test('a push is seen within a second on this server and on every other', async () => {
    const other = otherServer(postgresHints(server.database.url), 60_000);
    postgres.push(other.live);
    await sleep(300); // until it listens
    const [here, there] = [await listen(server.app), await listen(other.app)];
    await Promise.all([here.next(), there.next()]);
    const [{ seq }, ...seen] = await within(
      1000,
      Promise.all([device.push(create(contact())), here.next(), there.next()]),
    );
    expect(seen).toEqual([seq, seq]);
    await Promise.all([here.stop(), there.stop()]);
  });

  test('a server whose connection was cut listens again and misses nothing', async () => {
    const other = otherServer(postgresHints(server.database.url), 60_000);
    postgres.push(other.live);
    await sleep(300);
    const events = await listen(other.app);
    await events.next();
    const admin = new pg.Client({ connectionString: server.database.adminUrl });
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`,
    );
    await admin.end();
    const { seq } = await device.push(create(contact())); // told while nobody listened
    expect(await within(4000, events.next())).toBe(seq);
    const next = await device.push(create(contact()));
    expect(await within(1000, events.next())).toBe(next.seq);
    await events.stop();
  });

  test('hints that are lost are made up for by the slow poll', async () => {
    const other = otherServer(() => ({ send: () => undefined, close: () => Promise.resolve() }), 200);
    postgres.push(other.live);
    const events = await listen(other.app);
    await events.next();
    const { seq } = await device.push(create(contact()));
    expect(await within(1000, events.next())).toBe(seq);
    await events.stop();
  });

  test('a device that does not read is owed one event, with the newest seq', async () => {
    const events = await listen(server.app);
    let last = 0;
    for (let round = 0; round < 20; round += 1) last = (await device.push(create(contact()))).seq;
    const seen = [await events.next()];
    while (seen.at(-1) !== last) seen.push(await events.next());
    expect(seen.length).toBeLessThanOrEqual(3);
    await events.stop();
  });

  test('a server that stops ends the streams', async () => {
    const other = otherServer(() => ({ send: () => undefined, close: () => Promise.resolve() }), 60_000);
    const events = await listen(other.app);
    await events.next();
    await other.live.close();
    expect(await events.next()).toBeNull();
  });
});

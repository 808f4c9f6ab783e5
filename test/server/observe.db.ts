import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../lib/model/wire';
import { createApp } from '../../server/app';
import { createInvite } from '../../server/db/invites';
import { errorFields, jsonLog } from '../../server/log';
import { Live } from '../../server/live';
import { Metrics } from '../../server/metrics/metrics';
import { add, contact, create, edit, note, order, remove, score, stageChange } from './build';
import { readMetrics } from './read-metrics';
import { json, refusal, testServer, type Device, type TestServer } from './team';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
  device = await server.join(await server.newTeam());
});

const figures = async () => {
  const headers = { authorization: 'Bearer figures' };
  return readMetrics(await (await server.app.request('/metrics', { headers })).text());
};
const entries = () => server.logged.map((line) => JSON.parse(line) as Record<string, unknown>);

/** The same server with something else in place of a part. */
function appWith(more: Partial<Parameters<typeof createApp>[0]>) {
  const { db, fitting, clock } = server;
  const live = new Live(
    () => ({ send: () => undefined, close: () => Promise.resolve() }),
    () => Promise.resolve(0),
  );
  const logged: string[] = [];
  const app = createApp({
    db,
    live,
    fitting,
    metrics: new Metrics(),
    metricsToken: null,
    isStopping: () => false,
    now: () => clock.now,
    log: (message, fields) => logged.push(JSON.stringify({ message, ...fields })),
    ...more,
  });
  return { app, logged };
}

describe('the log', () => {
  test('has one entry a request, under the id that the answer carries', async () => {
    server.logged.length = 0;
    const answer = await device.request('/v1/sync/pull?cursor=0&limit=7');
    const id = answer.headers.get('x-request-id');
    expect(id).toMatch(UUID);
    expect(entries()).toEqual([
      {
        level: 'info',
        message: 'request',
        id,
        method: 'GET',
        route: '/v1/sync/pull',
        status: 200,
        ms: expect.any(Number) as number,
        workspace: device.workspaceId,
      },
    ]);
  });

  test('names the pattern of a route, never what was asked for; who is not signed in has no workspace', async () => {
    server.logged.length = 0;
    await server.app.request('/secret-path/ada@customer.example?q=Ada');
    await server.app.request('/v1/sync/pull', {
      headers: { authorization: `Bearer ${device.token.slice(0, -4)}xxxx` },
    });
    await server.app.request('/healthz');
    await server.app.request('/readyz');
    expect(entries().map(({ route, status, workspace }) => [route, status, workspace])).toEqual([
      ['none', 404, null],
      ['/v1/sync/pull', 401, null],
    ]);
  });

  test('and the figures hold nothing personal of a full run: no name, address, token, text, invite or id of a person', async () => {
    server.logged.length = 0;
    const team = await server.newTeam();
    const personal: string[] = ['Rita Personal', 'Zora Quill', 'zora.quill@customer.example', '+4930123456'];
    const rita = await server.join(team, ['admin', 'lead', 'rep'], 'Rita Personal');
    const zora = contact({
      name: 'Zora Quill',
      emails: ['zora.quill@customer.example'],
      phones: ['+4930123456'],
      company: 'Quill Secret Ltd',
      title: 'Keeper of Quills',
    });
    const remark = note(zora.id, { text: 'Her daughter is ill.' });
    const answer = score(zora.id, { comment: 'Too expensive by half.' });
    personal.push(
      'Quill Secret Ltd',
      'Keeper of Quills',
      'daughter',
      'expensive',
      zora.id,
      remark.id,
      answer.id,
    );
    const invite = await createInvite(server.db, team, ['rep'], server.clock.now);
    personal.push(invite, rita.token, rita.token.split('.')[2] ?? '', rita.clientId, rita.memberId);
    await rita.push(
      create(zora),
      add('interaction', remark),
      add('stage-change', stageChange(zora.id)),
      add('order', order(zora.id)),
      add('survey-response', answer),
      edit(zora.id, { title: 'Former Keeper of Quills' }),
      add('interaction', note(contact().id)), // of nobody: rejected
    );
    await rita.state();
    await rita.snapshot();
    await rita.request('/v1/sync/pull?cursor=Zora%20Quill');
    await rita.request('/v1/sync/pull?epoch=zora.quill@customer.example');
    await rita.send([{ mid: 'zora.quill@customer.example' }]);
    await rita.request('/v1/sync/push', json('{"name":"Zora Quill', rita.token));
    await rita.request('/v1/join', json({ v: PROTOCOL_VERSION, invite, name: 'Zora\0Quill' }));
    await rita.request('/v1/join', json({ v: PROTOCOL_VERSION, invite: `${invite}x`, name: 'Zora Quill' }));
    await rita.request('/v1/value/fit', json({ by: 'Zora Quill' }, rita.token));
    await server.fitting.ended(team);
    await rita.request('/v1/sample/remove', json({}, rita.token));
    await rita.push(remove(zora.id));
    const { app, logged } = appWith({
      joined: () => Promise.reject(new Error('Zora Quill cannot be greeted')),
      live: {
        changed() {
          throw new SyntaxError('Unexpected token Z, "Zora Quill" is not valid JSON');
        },
      } as unknown as Live,
    });
    const failed = await app.request('/v1/join', json({ v: PROTOCOL_VERSION, invite, name: 'Zora Quill' }));
    expect(failed.status).toBe(500);
    expect(logged.join()).toMatch(/A request failed.*SyntaxError.*observe\.db\.ts:\d+/);
    expect(server.logged.length).toBeGreaterThan(12);
    const text = [...server.logged, ...logged, JSON.stringify([...(await figures()).keys()])].join('\n');
    for (const one of personal) expect(text.toLowerCase(), one).not.toContain(one.toLowerCase());
  });

  test('is a JSON line an entry, with time and level; what is below the least level is left out', () => {
    const lines: string[] = [];
    const log = jsonLog((line) => lines.push(line), { least: 'warn', now: () => 0 });
    log('not said');
    log('said\nin one line', { level: 'warn', count: 2 });
    expect(lines).toEqual([
      '{"time":"1970-01-01T00:00:00.000Z","level":"warn","message":"said\\nin one line","count":2}\n',
    ]);
  });

  test('of an error says its kind, its code and where, never its message', () => {
    const error = Object.assign(new Error('invalid input: "Zora Quill"\nat Zora:1:2'), {
      code: '22P02',
      detail: 'Zora',
    });
    const fields = errorFields(error);
    expect(fields).toMatchObject({ level: 'error', error: 'Error', code: '22P02' });
    expect(JSON.stringify(fields)).not.toContain('Zora Quill');
    expect(JSON.stringify(errorFields('Zora Quill'))).not.toContain('Zora');
  });
});

describe('the figures', () => {
  test('are for whoever has the token; to everybody else the route is not there', async () => {
    const nothing = await refusal(server.app.request('/v1/nothing'));
    for (const authorization of ['', 'Bearer ', 'Bearer figure', `Bearer ${device.token}`, 'Basic figures']) {
      expect(await refusal(server.app.request('/metrics', { headers: { authorization } }))).toEqual(nothing);
    }
    const { app } = appWith({ metricsToken: null });
    for (const authorization of ['Bearer ', 'Bearer null'])
      expect((await app.request('/metrics', { headers: { authorization } })).status).toBe(404);
  });

  test('count what was done', async () => {
    const before = await figures();
    const of = (name: string, now: Map<string, number>) => (now.get(name) ?? 0) - (before.get(name) ?? 0);
    const ada = contact();
    const { rejected } = await device.push(
      create(ada),
      edit(ada.id, { name: 'Ada' }),
      add('interaction', note(contact().id)),
    );
    expect(rejected).toHaveLength(1);
    const rows = (await device.pull()).length;
    await device.snapshot();
    const now = await figures();
    expect(of('sidestage_http_requests_total{method="POST",route="/v1/sync/push",status="200"}', now)).toBe(
      1,
    );
    expect(of('sidestage_push_mutations_total', now)).toBe(3);
    expect(of(`sidestage_push_rejected_total{code="${rejected[0]?.code ?? ''}"}`, now)).toBe(1);
    expect(of('sidestage_sync_rows_total{by="pull"}', now)).toBe(rows);
    expect(of('sidestage_sync_rows_total{by="snapshot"}', now)).toBeGreaterThan(1);
    const push = 'method="POST",route="/v1/sync/push"';
    expect(of(`sidestage_http_request_duration_seconds_bucket{${push},le="+Inf"}`, now)).toBe(1);
    expect(of(`sidestage_http_request_duration_seconds_count{${push}}`, now)).toBe(1);
    expect(now.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(now.get('nodejs_eventloop_delay_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0);
    expect(now.get('sidestage_db_waiting')).toBe(0);
  });

  test('of a stream say that it is open', async () => {
    const before = (await figures()).get('sidestage_live_streams');
    const answer = await device.request('/v1/sync/live');
    const reader = answer.body?.getReader();
    await reader?.read();
    expect((await figures()).get('sidestage_live_streams')).toBe((before ?? 0) + 1);
    await reader?.cancel();
    expect((await figures()).get('sidestage_live_streams')).toBe(before);
  });

  test('do not grow with what strangers ask for', async () => {
    const ask = async (at: number) => {
      await server.app.request(`/${String(at)}`, { method: at % 2 === 0 ? 'GET' : `X${String(at)}` });
      await device.request(`/v1/sync/pull?epoch=${String(at)}`);
    };
    for (let at = 0; at < 4; at += 1) await ask(at);
    const before = [...(await figures()).keys()];
    for (let at = 4; at < 60; at += 1) await ask(at);
    expect([...(await figures()).keys()]).toEqual(before);
  });
});

describe('ready', () => {
  test('is no server that is being stopped: it opens no stream either, and says goodbye on each connection', async () => {
    const { app } = appWith({ isStopping: () => true });
    expect(await refusal(app.request('/readyz'))).toMatchObject({ status: 503, code: 'unavailable' });
    expect((await app.request('/healthz')).status).toBe(200);
    const headers = { authorization: `Bearer ${device.token}` };
    expect(await refusal(app.request('/v1/sync/live', { headers }))).toMatchObject({ status: 503 });
    const pulled = await app.request('/v1/sync/pull', { headers });
    expect([pulled.status, pulled.headers.get('connection')]).toEqual([200, 'close']);
    expect((await server.app.request('/healthz')).headers.get('connection')).toBeNull();
  });

  test('is no server whose database lacks a migration', async () => {
    expect((await server.app.request('/readyz')).status).toBe(200);
    const admin = new pg.Client({ connectionString: server.database.adminUrl });
    await admin.connect();
    try {
      const table = 'sidestage_meta.kysely_migration';
      await admin.query(`create table public.kept as select * from ${table} order by name desc limit 1`);
      await admin.query(`delete from ${table} where name in (select name from public.kept)`);
      expect(await refusal(server.app.request('/readyz'))).toMatchObject({ status: 503 });
      await admin.query(`insert into ${table} select * from public.kept`);
      expect((await server.app.request('/readyz')).status).toBe(200);
    } finally {
      await admin.end();
    }
  });
});

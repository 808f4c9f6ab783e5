import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { ErrorReply, PROTOCOL_VERSION } from '../../lib/model/wire';
import { serve } from '../../server/http-server';
import { contact, create } from './build';
import { json, refusal, testServer, type Device, type TestServer } from './team';

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
  device = await server.join(await server.newTeam());
});

const post = (body: unknown, token = device.token) => server.app.request('/v1/sync/push', json(body, token));
const push = (more: object = {}) => ({
  v: PROTOCOL_VERSION,
  epoch: null,
  clientId: 'client',
  now: server.clock.now,
  mutations: [],
  ...more,
});

describe('errors have one shape', () => {
  test.each([
    ['no such route', () => server.app.request('/v1/nothing'), 404, 'not-found'],
    ['a route with another method', () => server.app.request('/v1/sync/push'), 404, 'not-found'],
    ['no JSON', () => post('{"v":3,'), 400, 'bad-request'],
    ['an empty body', () => post(''), 400, 'bad-request'],
    ['JSON that is no object', () => post('[]'), 400, 'bad-request'],
    ['10,000 levels', () => post(`${'['.repeat(10_000)}${']'.repeat(10_000)}`), 400, 'bad-request'],
    ['a number that is none', () => post(`{"v":${PROTOCOL_VERSION},"now":1e400}`), 400, 'bad-request'],
    [
      'a client id with NUL',
      () => post(push({ clientId: 'a\0', mutations: device.number([create(contact())]) })),
      400,
      'bad-request',
    ],
    ['no token', () => server.app.request('/v1/sync/pull'), 401, 'not-signed-in'],
    ['a token of another form', () => post(push(), 'abc'), 401, 'not-signed-in'],
    [
      'a token with a wrong secret',
      () => post(push({ mutations: device.number([create(contact())]) }), `${device.token}x`),
      401,
      'not-signed-in',
    ],
    ['an older protocol', () => post(push({ v: 0 })), 426, 'upgrade'],
    ['a newer protocol', () => post(push({ v: PROTOCOL_VERSION + 1, unknown: true })), 426, 'upgrade'],
    [
      'a newer protocol in a pull',
      () => device.request(`/v1/sync/pull?v=${PROTOCOL_VERSION + 1}`),
      426,
      'upgrade',
    ],
    ['a newer protocol in a join', () => server.app.request('/v1/join', json({ v: 9 })), 426, 'upgrade'],
  ])('%s', async (_, ask, status, code) => {
    const answer = await ask();
    expect(answer.headers.get('content-type')).toContain('application/json');
    const { error } = ErrorReply.parse(await answer.json());
    expect([answer.status, error.code]).toEqual([status, code]);
    expect(error.message).toMatch(/^[^\n]{10,200}$/);
  });

  test('the first wrong field is named', async () => {
    expect((await refusal(post(push({ mutations: [{ mid: 1, uuid: 'no' }] })))).message).toMatch(
      /^mutations\.0\.uuid: /,
    );
    expect((await refusal(post(push({ clientId: '' })))).message).toMatch(/^clientId: /);
  });

  test('a device whose time has come is refused at its next request', async () => {
    const gone = await server.join(device.workspaceId);
    expect((await gone.request('/v1/sync/pull')).status).toBe(200);
    const { inWorkspace } = await import('../../server/db/in-workspace');
    await inWorkspace(server.db, gone.workspaceId, (trx) =>
      trx
        .updateTable('devices')
        .set({ revoked_at: new Date(server.clock.now) })
        .where('workspace_id', '=', gone.workspaceId)
        .where('member_id', '=', gone.memberId)
        .execute(),
    );
    expect(await refusal(gone.request('/v1/sync/pull'))).toMatchObject({ status: 401 });
    expect(await refusal(gone.send(gone.number([create(contact())])))).toMatchObject({ status: 401 });
    expect(await refusal(gone.request('/v1/sync/live'))).toMatchObject({ status: 401 });
  });
});

describe('who may ask from a browser', () => {
  const preflight = (origin: string) =>
    server.app.request('/v1/sync/push', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  test.each(['chrome-extension://abcdefghijklmnop', 'moz-extension://0b2c8f5e-0000-4000-8000-000000000000'])(
    '%s may',
    async (origin) => {
      const { status, headers } = await preflight(origin);
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      const answer = await server.app.request('/v1/sync/pull', { headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin); // also on errors
    },
  );

  test.each([
    'https://evil.example',
    'null',
    'https://chrome-extension.evil.example',
    'chrome-extension://a/../b',
  ])('%s may not', async (origin) => {
    expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
    const answer = await server.app.request('/v1/sync/pull', { headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('the join page needs nothing but itself', async () => {
  const answer = await server.app.request('/join');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await answer.text()).toContain('Paste this link into Sidestage');
});

describe('bodies over a real connection', () => {
  const overHttp = async (init: RequestInit) => {
    const http = await serve((request) => server.app.fetch(request), { host: '127.0.0.1', port: 0 });
    try {
      const headers = {
        authorization: `Bearer ${device.token}`,
        ...(init.headers as Record<string, string>),
      };
      const url = `http://127.0.0.1:${http.port}/v1/sync/push`;
      return await refusal(fetch(url, { method: 'POST', ...init, headers }));
    } finally {
      await http.stop();
    }
  };

  test('one that is sent in pieces without a length is cut off at 1 MiB', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 64 * 1024;
        if (sent > 200 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      },
    });
    const answer = await overHttp({ body, duplex: 'half' } as RequestInit).catch(() => 'cut off');
    if (answer !== 'cut off') expect(answer).toMatchObject({ status: 413, code: 'too-large' });
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  test('one that is packed is refused without being unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    const headers = { 'content-encoding': 'gzip' };
    const { status, message } = await overHttp({ body: bomb, headers });
    expect([status, message]).toEqual([400, 'Send the body uncompressed.']);
  });

  test('one that is no UTF-8 is refused', async () => {
    expect(await overHttp({ body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) })).toMatchObject({ status: 400 });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Session, SyncState } from '../../lib/store/store';
import { inWorkspace } from '../../server/db/in-workspace';
import { serve, type HttpServer } from '../../server/http-server';
import { formatDeviceToken, hashSecret, newSecret } from '../../server/token';
import { buildContact, buildInteraction } from '../builders';
import { Device } from '../sync/device';
import { Seeded } from '../sync/seeded';
import { FaultProxy, type ProxyFault } from './fault-proxy';
import { testServer, type TestServer } from './team';

// The client's own code, its store and its sync, over real connections to the real server, with a proxy between them.

const DAY = 24 * 60 * 60 * 1000;
const TIMEOUT_MS = 600;
let server: TestServer;
let http: HttpServer;
let proxy: FaultProxy;
let team: string;
beforeAll(async () => {
  server = await testServer();
  http = await serve((request) => server.app.fetch(request), { host: '127.0.0.1', port: 0 });
  proxy = await FaultProxy.open(`http://127.0.0.1:${String(http.port)}`);
});
afterAll(async () => {
  await proxy.close();
  await http.stop();
});
beforeEach(async () => {
  team = await server.newTeam();
});
afterEach(async () => {
  await proxy.set('none');
  proxy.part = 250;
});

interface Net {
  fetch?: typeof fetch;
  timeoutMs?: number;
}

/** A device of the team, as the extension is one. */
async function device({ fetch: net = fetch, timeoutMs = TIMEOUT_MS }: Net = {}): Promise<Device> {
  const { joined } = await server.join(team);
  const { token, workspace, member } = joined;
  const session: Session = { server: proxy.url, token, workspace, member };
  const one = new Device('device', session, {
    chance: new Seeded(1),
    now: () => server.clock.now,
    newId: randomUUID,
    fetchOf: () => net,
    timeoutMs,
  });
  await one.open();
  return one;
}

const person = (name: string) => {
  const contact = buildContact({ id: randomUUID(), name, owner: null, keys: [], emails: [] });
  return { op: 'patch', kind: 'contact', id: contact.id, fields: contact, base: null } as const;
};
const noteOf = (contactId: string, text: string) => {
  const {
    device: _device,
    number: _number,
    ...fact
  } = buildInteraction({ id: randomUUID(), contactId, by: null, text });
  return { op: 'event', kind: 'interaction', fact } as const;
};

/** Where a device's sync stands. */
async function stateOf(one: Device): Promise<SyncState> {
  return new Promise((resolve) => {
    const stop = one.store.watchSync((state) => {
      queueMicrotask(() => stop());
      resolve(state);
    });
  });
}
const waiting = async (one: Device) =>
  (await one.store.outgoing(server.clock.now, { mutations: 20_000, bytes: 100_000_000 })).length;

/** Texts of notes and names of people that the server has of the team, sorted: one twice would be there twice. */
async function onServer(): Promise<string[]> {
  const rows = await inWorkspace(server.db, team, (trx) =>
    trx
      .selectFrom('records')
      .select(['kind', 'data'])
      .where('workspace_id', '=', team)
      .where('deleted', '=', false)
      .execute(),
  );
  const said = rows.filter(({ kind }) => kind === 'contact' || kind === 'interaction');
  return said
    .map(({ data }) =>
      String((data as { text?: string; name?: string }).text ?? (data as { name?: string }).name),
    )
    .sort();
}

const answer = (status: string, more: string[] = [], body = '{}') =>
  [
    `HTTP/1.1 ${status}`,
    'content-type: application/json',
    `content-length: ${String(body.length)}`,
    'connection: close',
    ...more,
    '',
    body,
  ].join('\r\n');
const PORTAL = '<!doctype html><title>Free Wi-Fi</title><p>Please accept the terms.</p>';

describe('what a network does', () => {
  test.each<[string, ProxyFault, 'offline' | 'error', RegExp | null]>([
    ['refused', 'refused', 'offline', null],
    ['reset', 'reset', 'offline', null],
    ['silent', 'silent', 'offline', null],
    ['half-open', 'half-open', 'offline', null],
    ['cut', 'cut', 'offline', null],
    ['dripping', 'dripping', 'offline', null],
    ['a captive portal', { answer: answer('200 OK', [], PORTAL) }, 'error', /a web page instead of data/],
    [
      'a 500 of the server',
      { answer: answer('500 Internal Server Error') },
      'error',
      /has a problem \(500\)/,
    ],
    [
      'a 502 between',
      { answer: answer('502 Bad Gateway', [], 'Bad Gateway') },
      'error',
      /has a problem \(502\)/,
    ],
    ['a 429', { answer: answer('429 Too Many Requests') }, 'error', /is busy/],
  ])(
    '%s: it is said, nothing is lost, and it is sent once when it is well again',
    async (_what, fault, state, said) => {
      const one = await device();
      const ada = person('Ada');
      await one.commit([ada, noteOf(ada.id, 'before')]);
      await one.sync();
      expect(await stateOf(one)).toMatchObject({ state: 'synced' });
      await one.commit([noteOf(ada.id, 'meanwhile'), person('Bob')]);
      await proxy.set(fault);
      await one.sync();
      const stands = await stateOf(one);
      expect(stands.state).toBe(state);
      if (said !== null) expect(stands).toMatchObject({ message: expect.stringMatching(said) as string });
      expect(await waiting(one)).toBe(2);
      await proxy.set('none');
      await one.sync();
      expect(await stateOf(one)).toMatchObject({ state: 'synced' });
      expect(await waiting(one)).toBe(0);
      expect(await onServer()).toEqual(['Ada', 'Bob', 'before', 'meanwhile']);
    },
  );

  test.each<ProxyFault>(['cut', 'half-open', 'dripping'])(
    'a first fetch that is %s is begun again and comes whole',
    async (fault) => {
      const first = await device();
      const people = Array.from({ length: 300 }, (_, at) => person(`Person ${String(at)}`));
      await first.commit(people);
      await first.sync();
      const second = await device();
      proxy.part = 3000; // in the midst of people
      await proxy.set(fault);
      await second.sync();
      expect((await second.store.position()).cursor).toBe(0);
      await proxy.set('none');
      await second.sync();
      expect(await second.store.countPeople()).toBe(300);
      expect(await stateOf(second)).toMatchObject({ state: 'synced' });
    },
  );

  test.each<[string, () => string, (wait: number) => boolean]>([
    ['seconds', () => '7', (wait) => wait === 7000],
    [
      'a date',
      () => new Date(server.clock.now + 90_000).toUTCString(),
      (wait) => wait > 88_000 && wait <= 90_000,
    ],
    ['a date long ago', () => 'Thu, 01 Jan 1970 00:00:00 GMT', (wait) => wait === 0],
    ['nonsense', () => 'soon, -5 or 1e9', (wait) => wait >= 0 && wait <= 60_000],
    ['a year', () => '31536000', (wait) => wait === 3_600_000],
  ])('a 429 with Retry-After of %s', async (_what, header, isRight) => {
    const one = await device();
    await one.commit([person('Ada')]);
    await proxy.set({ answer: answer('429 Too Many Requests', [`retry-after: ${header()}`]) });
    await one.sync();
    const state = await stateOf(one);
    const retryAt = 'retryAt' in state ? (state.retryAt ?? NaN) : NaN;
    expect([state.state, isRight(retryAt - server.clock.now), retryAt]).toEqual(['error', true, retryAt]);
  });
});

describe('versions', () => {
  const speaking =
    (v: number): typeof fetch =>
    (input, init) => {
      const body = typeof init?.body === 'string' ? init.body.replace(/"v":\d+/, `"v":${String(v)}`) : null;
      const url = (input as string).replace(/v=\d+/, `v=${String(v)}`);
      return fetch(url, { ...init, ...(body === null ? {} : { body }) });
    };
  test.each([
    ['older than the client', 9, 'This server is older than your Sidestage: ask its owner to update it.'],
    ['newer than the client', 1, 'Your Sidestage is too old for this server: update the extension.'],
  ])('a server that is %s says who is to be updated; nothing is lost', async (_what, v, message) => {
    let spoken = v;
    const one = await device({
      fetch: (input, init) => (spoken === 0 ? fetch(input, init) : speaking(spoken)(input, init)),
    });
    await one.commit([person('Ada')]);
    await one.sync();
    expect(await stateOf(one)).toMatchObject({ state: 'error', message, retryAt: null });
    expect(await waiting(one)).toBe(1);
    spoken = 0; // updated
    await one.sync();
    expect(await onServer()).toEqual(['Ada']);
  });
});

test('clocks a month off: order is the server’s, and a wrong clock wins nothing', async () => {
  const [ahead, behind, right] = [await device(), await device(), await device()];
  [ahead.clockError, behind.clockError] = [30 * DAY, -30 * DAY];
  const ada = person('Ada');
  await right.commit([ada]);
  const all = [right, ahead, behind];
  const title = async (one: Device, text: string) => {
    server.clock.now += 60_000;
    await one.commit([{ op: 'patch', kind: 'contact', id: ada.id, fields: { title: text }, base: {} }]);
    await one.sync();
    for (const other of all) await other.sync();
    return Promise.all(all.map(async ({ store }) => (await store.person(ada.id))?.contact.title));
  };
  for (const one of all) await one.sync();
  expect(await title(ahead, 'by one ahead')).toEqual(Array(3).fill('by one ahead'));
  expect(await title(right, 'by one that is right')).toEqual(Array(3).fill('by one that is right'));
  expect(await title(behind, 'by one behind')).toEqual(Array(3).fill('by one behind'));
  expect(await title(right, 'right again')).toEqual(Array(3).fill('right again'));
  await ahead.commit([noteOf(ada.id, 'from the future')]);
  await ahead.sync();
  await right.sync();
  const notes = (await right.store.person(ada.id))?.interactions ?? [];
  expect(notes.map(({ at }) => at <= server.clock.now)).toEqual([true]);
});

/** Another token for the same member: what a new link for one's own device gives. */
async function signInAnew(one: Device): Promise<void> {
  const [secret, deviceId] = [newSecret(), randomUUID()];
  const at = new Date(server.clock.now);
  await inWorkspace(server.db, team, (trx) =>
    trx
      .insertInto('devices')
      .values({
        workspace_id: team,
        device_id: deviceId,
        member_id: one.session.member.id,
        secret_hash: hashSecret(secret),
        created_at: at,
        last_contact: at,
      })
      .execute(),
  );
  await one.store.signIn({
    ...one.session,
    token: formatDeviceToken({ workspaceId: team, deviceId, secret }),
  });
}

/** IndexedDB in memory is many times slower than a browser's: `npm run soak` sends all 10,000. */
const OFFLINE_CHANGES = Number(process.env['OFFLINE_CHANGES'] ?? 1000);

test(
  `30 days offline with ${String(OFFLINE_CHANGES)} changes and a token that has ended: signed in again, all is sent, once`,
  { timeout: 180_000 },
  async () => {
    const one = await device({ timeoutMs: 10_000 });
    const people = Array.from({ length: 100 }, (_, at) => person(`Person ${String(at)}`));
    await one.commit(people);
    await one.sync();
    await proxy.set('refused');
    const texts = Array.from({ length: OFFLINE_CHANGES }, (_, at) => `note ${String(at).padStart(5, '0')}`);
    for (let at = 0; at < texts.length; at += 500) {
      server.clock.now += (30 * DAY * 500) / texts.length;
      const some = texts.slice(at, at + 500);
      await one.commit(some.map((text, place) => noteOf(people[place % 100]?.id ?? '', text)));
    }
    await one.sync();
    await inWorkspace(server.db, team, (trx) =>
      trx
        .updateTable('devices')
        .set({ revoked_at: new Date(server.clock.now) })
        .where('workspace_id', '=', team)
        .execute(),
    );
    await proxy.set('none');
    await one.sync();
    expect(await stateOf(one)).toMatchObject({
      state: 'error',
      retryAt: null,
      message: expect.stringMatching(/signed out/) as string,
    });
    expect(await waiting(one)).toBe(texts.length);
    await signInAnew(one);
    const begun = performance.now();
    while ((await waiting(one)) > 0) await one.sync();
    const took = performance.now() - begun;
    const names = people.map(({ fields }) => fields.name ?? '');
    expect(await onServer()).toEqual([...names, ...texts].sort());
    console.log(
      JSON.stringify({
        what: `${String(texts.length)} changes after 30 days offline`,
        seconds: Math.round(took / 100) / 10,
      }),
    );
    expect(took).toBeLessThan(60_000);
  },
);

test(
  'every fifth reply is lost on 10,000 mutations: each has its effect once',
  { timeout: 180_000 },
  async () => {
    const chance = new Seeded(7);
    const { joined } = await server.join(team);
    const headers = { authorization: `Bearer ${joined.token}`, 'content-type': 'application/json' };
    const id = randomUUID();
    let [lost, mid] = [0, 0];
    /** As the client sends: the same again until it is answered. */
    const push = async (drafts: object[]) => {
      const mutations = drafts.map((draft) => ({ ...draft, uuid: randomUUID(), ageMs: 0, mid: (mid += 1) }));
      const body = JSON.stringify({
        v: 4,
        epoch: joined.epoch,
        clientId: 'lossy',
        now: server.clock.now,
        mutations,
      });
      for (;;) {
        const reply = await server.app.request('/v1/sync/push', { method: 'POST', headers, body });
        expect(reply.status).toBe(200);
        if (!chance.chance(0.2))
          return expect(await reply.json()).toMatchObject({ lastMid: mid, rejected: [] });
        lost += mutations.length;
      }
    };
    const ada = { ...person('Ada'), id };
    await push([{ op: 'patch', kind: 'contact', recordId: id, fields: { ...ada.fields, id }, base: null }]);
    const texts = Array.from({ length: 10_000 }, (_, at) => `note ${String(at).padStart(5, '0')}`);
    for (let at = 0; at < texts.length; at += 20) {
      const facts = texts
        .slice(at, at + 20)
        .map((text) => buildInteraction({ id: randomUUID(), contactId: id, text, by: null }));
      await push(facts.map((fields) => ({ op: 'event', kind: 'interaction', recordId: fields.id, fields })));
    }
    expect(lost).toBeGreaterThan(1500);
    expect(await onServer()).toEqual(['Ada', ...texts]);
  },
);

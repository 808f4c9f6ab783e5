import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Device } from '../sync/device';
import { noteOf, person } from './changes';
import type { ProxyFault } from './fault-proxy';
import { Proxied, stateOf } from './proxied';

const DAY = 24 * 60 * 60 * 1000;
let all: Proxied;
beforeAll(async () => {
  all = await Proxied.open();
});
beforeEach(() => all.newTeam());
afterEach(async () => {
  await all.proxy.set('none');
  all.proxy.part = 250;
});

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
      const one = await all.device();
      const ada = person('Ada');
      await one.commit([ada, noteOf(ada.id, 'before')]);
      await one.sync();
      expect(await stateOf(one)).toMatchObject({ state: 'synced' });
      await one.commit([noteOf(ada.id, 'meanwhile'), person('Bob')]);
      await all.proxy.set(fault);
      await one.sync();
      const stands = await stateOf(one);
      expect(stands.state).toBe(state);
      if (said !== null) expect(stands).toMatchObject({ message: expect.stringMatching(said) as string });
      expect(await all.waiting(one)).toBe(2);
      await all.proxy.set('none');
      await one.sync();
      expect(await stateOf(one)).toMatchObject({ state: 'synced' });
      expect(await all.waiting(one)).toBe(0);
      expect(await all.onServer()).toEqual(['Ada', 'Bob', 'before', 'meanwhile']);
    },
  );

  test.each<ProxyFault>(['cut', 'half-open', 'dripping'])(
    'a first fetch that is %s is begun again and comes whole',
    async (fault) => {
      const first = await all.device();
      const people = Array.from({ length: 300 }, (_, at) => person(`Person ${String(at)}`));
      await first.commit(people);
      await first.sync();
      const second = await all.device();
      all.proxy.part = 3000; // in the midst of people
      await all.proxy.set(fault);
      await second.sync();
      expect((await second.store.position()).cursor).toBe(0);
      await all.proxy.set('none');
      await second.sync();
      expect(await second.store.countPeople()).toBe(300);
      expect(await stateOf(second)).toMatchObject({ state: 'synced' });
    },
  );

  test.each<[string, () => string, (wait: number) => boolean]>([
    ['seconds', () => '7', (wait) => wait === 7000],
    [
      'a date',
      () => new Date(all.server.clock.now + 90_000).toUTCString(),
      (wait) => wait > 88_000 && wait <= 90_000,
    ],
    ['a date long ago', () => 'Thu, 01 Jan 1970 00:00:00 GMT', (wait) => wait === 0],
    ['nonsense', () => 'soon, -5 or 1e9', (wait) => wait >= 0 && wait <= 60_000],
    ['a year', () => '31536000', (wait) => wait === 3_600_000],
  ])('a 429 with Retry-After of %s', async (_what, header, isRight) => {
    const one = await all.device();
    await one.commit([person('Ada')]);
    await all.proxy.set({ answer: answer('429 Too Many Requests', [`retry-after: ${header()}`]) });
    await one.sync();
    const state = await stateOf(one);
    const retryAt = 'retryAt' in state ? (state.retryAt ?? NaN) : NaN;
    expect([state.state, isRight(retryAt - all.server.clock.now), retryAt]).toEqual(['error', true, retryAt]);
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
    const one = await all.device({
      fetch: (input, init) => (spoken === 0 ? fetch(input, init) : speaking(spoken)(input, init)),
    });
    await one.commit([person('Ada')]);
    await one.sync();
    expect(await stateOf(one)).toMatchObject({ state: 'error', message, retryAt: null });
    expect(await all.waiting(one)).toBe(1);
    spoken = 0; // updated
    await one.sync();
    expect(await all.onServer()).toEqual(['Ada']);
  });
});

test('clocks a month off: order is the server’s, and a wrong clock wins nothing', async () => {
  const [ahead, behind, right] = [await all.device(), await all.device(), await all.device()];
  [ahead.clockError, behind.clockError] = [30 * DAY, -30 * DAY];
  const ada = person('Ada');
  await right.commit([ada]);
  const three = [right, ahead, behind];
  const title = async (one: Device, text: string) => {
    all.server.clock.now += 60_000;
    await one.commit([{ op: 'patch', kind: 'contact', id: ada.id, fields: { title: text }, base: {} }]);
    await one.sync();
    for (const other of three) await other.sync();
    return Promise.all(three.map(async ({ store }) => (await store.person(ada.id))?.contact.title));
  };
  for (const one of three) await one.sync();
  expect(await title(ahead, 'by one ahead')).toEqual(Array(3).fill('by one ahead'));
  expect(await title(right, 'by one that is right')).toEqual(Array(3).fill('by one that is right'));
  expect(await title(behind, 'by one behind')).toEqual(Array(3).fill('by one behind'));
  expect(await title(right, 'right again')).toEqual(Array(3).fill('right again'));
  await ahead.commit([noteOf(ada.id, 'from the future')]);
  await ahead.sync();
  await right.sync();
  const notes = (await right.store.person(ada.id))?.interactions ?? [];
  expect(notes.map(({ at }) => at <= all.server.clock.now)).toEqual([true]);
});

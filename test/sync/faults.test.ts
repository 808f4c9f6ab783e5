import { expect, test } from 'vitest';
import { add, ALL, contactRow, note, PERSON } from '../store/profile';
import { pulled, pushed, refused, scriptedDevice, snapshotText } from './scripted';

const HTML = '<!doctype html><title>Free Wi-Fi</title>';
const page = () => new Response(HTML, { headers: { 'content-type': 'text/html' } });

/** A device with one person to send, whose server answers like this until it is well. */
async function sick(answer: () => Response | Promise<Response>, times = 3) {
  const device = await scriptedDevice({ timeoutMs: 40 });
  await device.store.commit([add()]);
  device.server.next('push', ...Array.from({ length: times }, () => answer));
  return device;
}

test('a sign-in page of the network is told from the server; nothing is lost', async () => {
  const { sync, state, store } = await sick(page);
  await sync.run();
  expect(await state()).toMatchObject({
    state: 'error',
    message:
      'The server at https://team.example answered with a web page instead of data: perhaps a sign-in page of the network. Nothing is lost, trying again.',
  });
  expect(await store.outgoing(0, ALL)).toHaveLength(1);
  await sync.run();
  expect(await state()).toMatchObject({ state: 'synced' });
});

test.each<[string, () => Response | Promise<Response>, object]>([
  ['refused', () => Promise.reject(new TypeError('Failed to fetch')), { state: 'offline' }],
  ['cut in the middle', () => new Response('{"lastMid":1,"rej'), { state: 'error' }],
  ['reset in the middle', () => new Response(broken()), { state: 'offline' }],
  ['half-open', () => new Response(silent()), { state: 'offline' }],
  ['of another shape', () => Response.json({ ok: true }), { state: 'error' }],
  ['a bad gateway', () => new Response('Bad Gateway', { status: 502 }), { state: 'error' }],
  ['an error of the server', () => refused(500, 'internal'), { state: 'error' }],
  ['a page with another status', () => new Response(HTML, { status: 404 }), { state: 'error' }],
])('an answer that is %s loses nothing, and is tried again', async (_what, answer, expected) => {
  const { sync, state, store, server, clock } = await sick(answer);
  const since = clock.now;
  await sync.run();
  expect(server.paths()).toEqual(['push', 'push', 'push']);
  const stands = await state();
  expect(stands).toMatchObject({ ...expected, since });
  expect('retryAt' in stands && (stands.retryAt ?? 0)).toBeGreaterThan(since);
  expect(await store.outgoing(0, ALL)).toHaveLength(1);
  await sync.run();
  expect(await state()).toMatchObject({ state: 'synced' });
  expect(await store.outgoing(0, ALL)).toEqual([]);
});

test('a server that is silent is given up after the time allowed', async () => {
  const { sync, state, server } = await sick(() => new Promise(() => undefined), 0);
  server.next(
    'push',
    ...Array.from({ length: 3 }, () => (_came: unknown, init: RequestInit) => {
      return new Promise<Response>((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => {
          reject(init.signal?.reason as Error);
        });
      });
    }),
  );
  const begun = performance.now();
  await sync.run();
  expect(performance.now() - begun).toBeLessThan(1000);
  expect(await state()).toMatchObject({ state: 'offline' });
});

test('waits grow, with jitter, over runs, and begin anew after success', async () => {
  const { sync, waits, server, store, state, clock } = await sick(() => refused(500, 'internal'), 4);
  await sync.run();
  expect(waits).toEqual([1000, 2000]);
  expect(await state()).toMatchObject({ retryAt: clock.now + 4000 });
  await sync.run();
  expect(waits).toEqual([1000, 2000]);
  await sync.run();
  expect(await state()).toMatchObject({ state: 'synced' });
  await store.commit([note()]);
  server.next('push', () => refused(500, 'internal'));
  await sync.run();
  expect(waits).toEqual([1000, 2000, 1000]);
});

test.each([
  [429, 'too-many-requests'],
  [503, 'unavailable'],
])('Retry-After of a %i is obeyed, also by the next run', async (status, code) => {
  const { sync, server, state, clock } = await sick(() => {
    const answer = refused(status, code);
    answer.headers.set('retry-after', '90');
    return answer;
  }, 1);
  await sync.run();
  expect(server.paths()).toEqual(['push']);
  expect(await state()).toMatchObject({
    state: 'error',
    message: 'The server at https://team.example is busy. Nothing is lost, trying again.',
    retryAt: clock.now + 90_000,
  });
  clock.now += 89_000;
  await sync.run();
  expect(server.paths()).toEqual(['push']);
  clock.now += 2000;
  await sync.run();
  expect(server.paths()).toEqual(['push', 'push', 'snapshot', 'pull']);
});

test('a clock that is put back does not make a short wait a long one', async () => {
  const { sync, server, clock } = await sick(
    () => new Response('', { status: 503, headers: { 'retry-after': '90' } }),
    1,
  );
  await sync.run();
  clock.now -= 365 * 24 * 60 * 60 * 1000;
  await sync.run();
  expect(server.paths().length).toBeGreaterThan(1);
});

test.each([
  [
    401,
    'not-signed-in',
    'This device is signed out. What you write is kept here; join again with a new link and it is sent.',
  ],
  [426, 'upgrade', 'Your Sidestage is too old for this server: update the extension.'],
  [403, 'forbidden', 'You may not.'],
])('%i is said and not tried again by itself', async (status, code, message) => {
  const { sync, server, state, store } = await sick(() => refused(status, code, { message }), 1);
  await sync.run();
  expect(server.paths()).toEqual(['push']);
  expect(await state()).toMatchObject({ state: 'error', message, retryAt: null });
  expect(await store.outgoing(0, ALL)).toHaveLength(1);
});

test('without a network nothing is asked', async () => {
  const { sync, server, state } = await scriptedDevice({ onLine: () => false });
  await sync.run();
  expect(server.came).toEqual([]);
  expect(await state()).toMatchObject({ state: 'offline' });
});

test.each([
  ['a cursor that goes back', { cursor: 0, rows: [] }],
  ['a page without an end', { cursor: 1, rows: [], done: false }],
])('%s is no answer', async (_what, fields) => {
  const { sync, server, state, store } = await scriptedDevice();
  await sync.run();
  server.next('pull', ...Array.from({ length: 3 }, () => () => pulled(fields)));
  await sync.run();
  expect(await state()).toMatchObject({ state: 'error' });
  expect((await store.position()).cursor).toBe(1);
});

test('a row that cannot be read stops the pull in a sentence and writes nothing', async () => {
  const { sync, server, state, store } = await scriptedDevice();
  await sync.run();
  const rows = [{ ...contactRow(2), data: { id: PERSON, name: 7 } }] as never;
  server.next('pull', ...Array.from({ length: 3 }, () => () => pulled({ rows, cursor: 2 })));
  await sync.run();
  expect(await state()).toMatchObject({
    message:
      'The server at https://team.example sent an answer that this version cannot read. Nothing is lost, trying again.',
  });
  expect(await store.person(PERSON)).toBeNull();
});

test('a run that is ended leaves no error behind, and the next goes on', async () => {
  const { sync, server, store, state } = await scriptedDevice();
  await store.commit([add()]);
  const end = new AbortController();
  server.next('push', () => {
    end.abort();
    return Promise.reject(new DOMException('Ended.', 'AbortError'));
  });
  await sync.run(end.signal);
  expect((await state()).state).not.toBe('error');
  await sync.run();
  expect(await state()).toMatchObject({ state: 'synced' });
});

test('a reply that was lost leads to the same mutations again, under the same names', async () => {
  const { sync, server, store } = await scriptedDevice();
  await store.commit([add(), note()]);
  server.next('push', () => Promise.reject(new TypeError('Failed to fetch')));
  await sync.run();
  const [first, second] = server.came.flatMap(({ push }) => (push === null ? [] : [push]));
  expect(second?.clientId).toBe(first?.clientId);
  const names = (push: typeof first) => push?.mutations.map(({ mid, uuid }) => [mid, uuid]);
  expect(names(second)).toEqual(names(first));
});

test('a snapshot that is cut off is fetched again', async () => {
  const { sync, server, store, state } = await scriptedDevice();
  const whole = snapshotText(5, [contactRow(4)]);
  server.next(
    'snapshot',
    () => new Response(whole.slice(0, -10)),
    () => new Response(whole.replace('"count":1', '"count":2')),
  );
  server.next('pull', () => pulled({ cursor: 5 }));
  server.next('snapshot', () => new Response(whole));
  await sync.run();
  expect(server.paths()).toEqual(['snapshot', 'snapshot', 'snapshot', 'pull']);
  expect(await state()).toMatchObject({ state: 'synced' });
  expect((await store.position()).cursor).toBe(5);
});

function broken(): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"lastMid":'));
      controller.error(new TypeError('network error'));
    },
  });
}

/** Begins and then says nothing more; a fetch would end it with its signal, as this does by itself. */
function silent(): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"lastMid":'));
      setTimeout(() => {
        controller.error(new DOMException('Timed out.', 'TimeoutError'));
      }, 40);
    },
  });
}

test('an answer to a push for another epoch is not mixed up with the present', async () => {
  const { sync, server, store } = await scriptedDevice();
  await sync.run();
  await store.commit([add()]);
  server.next('push', () => pushed({ lastMid: 1, seq: 2, epoch: 'e9' }));
  server.next('pull', () => refused(409, 'epoch'));
  await sync.run();
  expect(server.paths().slice(2)).toEqual(['push', 'pull', 'push', 'snapshot', 'pull']);
});

import { expect, test } from 'vitest';
import { BODY_LIMIT } from '../../lib/model/limits';
import { PROTOCOL_VERSION, PUSH_LIMIT } from '../../lib/model/wire';
import type { OutboxState } from '../../lib/store/store';
import { idOf } from '../builders';
import { add, ALL, contactRow, edit, note, PERSON, seen, sessionOf } from '../store/profile';
import { pulled, pushed, refused, scriptedDevice, snapshot } from './scripted';

test('the first sync sends what there is, fetches a snapshot and what changed meanwhile', async () => {
  const { store, sync, server, state, clock } = await scriptedDevice();
  await store.commit([add({ id: idOf(7), name: 'From Here' })]);
  server.next('snapshot', () => snapshot(5, [contactRow(4)]));
  server.next('pull', ({ query }) => {
    expect(Object.fromEntries(query)).toEqual({
      v: String(PROTOCOL_VERSION),
      epoch: 'e1',
      cursor: '5',
      limit: '1000',
    });
    return pulled({ rows: [contactRow(6, { company: 'Later' })], cursor: 6 });
  });
  await sync.run();
  expect(server.paths()).toEqual(['push', 'snapshot', 'pull']);
  expect(server.came[0]?.authorization).toBe('Bearer token of Dana in Harbour Goods');
  expect((await store.person(PERSON))?.contact.company).toBe('Later');
  expect(await state()).toEqual({ state: 'synced', at: clock.now });
  await sync.run();
  expect(server.paths().slice(3)).toEqual(['pull']);
});

test('without a session nothing is asked', async () => {
  const { store, sync, server } = await scriptedDevice();
  await store.signOut();
  await sync.run();
  expect(server.came).toEqual([]);
});

test('a long outbox goes in parts of 500, one request at a time', { timeout: 20_000 }, async () => {
  const { store, sync, server } = await scriptedDevice();
  await store.commit(Array.from({ length: 620 }, () => note()));
  await Promise.all([sync.run(), sync.run(), sync.run()]);
  const sizes = server.came.flatMap(({ push }) => (push === null ? [] : [push.mutations.length]));
  expect(sizes).toEqual([PUSH_LIMIT, 120]);
  expect(server.most()).toBe(1);
  expect(await store.outgoing(0, ALL)).toEqual([]);
});

test('what somebody else makes who signs in meanwhile is neither sent nor taken for sent', async () => {
  const { store, sync, server, again } = await scriptedDevice();
  await store.commit(Array.from({ length: PUSH_LIMIT + 1 }, () => note()));
  const page = await again();
  server.next('push', async ({ push }) => {
    await page.signOut();
    await page.signIn(sessionOf('Erik'));
    await page.commit(Array.from({ length: PUSH_LIMIT + 2 }, () => note({ text: 'By Erik' })));
    return pushed({ lastMid: push?.mutations.at(-1)?.mid ?? 0 });
  });
  await sync.run();
  expect(server.paths()).toEqual(['push']);
  expect(JSON.stringify(server.came)).not.toContain('By Erik');
  expect((await page.outgoing(0, { mutations: 999, bytes: 1e6 })).length).toBe(PUSH_LIMIT + 2);
  page.close();
});

test('a part is never larger than a request may be', { timeout: 20_000 }, async () => {
  const { store, sync, server } = await scriptedDevice();
  await store.commit(Array.from({ length: 300 }, () => note({ text: 'ü'.repeat(5000) })));
  await sync.run();
  const bodies = server.came.filter(({ push }) => push !== null);
  expect(bodies.length).toBeGreaterThan(2);
  for (const { push } of bodies) expect(Buffer.byteLength(JSON.stringify(push))).toBeLessThan(BODY_LIMIT);
});

test('pulls go on until there is no more', async () => {
  const { sync, server, store } = await scriptedDevice();
  server.next(
    'pull',
    () => pulled({ rows: [contactRow(2)], cursor: 2, done: false }),
    () => pulled({ rows: [contactRow(3, { company: 'Last' })], cursor: 3 }),
  );
  await sync.run();
  expect((await store.person(PERSON))?.contact.company).toBe('Last');
});

test('runs asked for during a run become one run after it', async () => {
  const { sync, server } = await scriptedDevice();
  await sync.run();
  server.came.length = 0;
  await Promise.all([sync.run(), sync.run(), sync.run(), sync.run()]);
  expect(server.paths()).toEqual(['pull', 'pull']);
});

test('what is written during a run is sent in it', async () => {
  const { sync, server, store } = await scriptedDevice();
  server.next('pull', async () => {
    await store.commit([note()]);
    return pulled({});
  });
  await sync.run();
  expect(server.paths()).toEqual(['snapshot', 'pull', 'push', 'pull']);
});

test('a refused mutation is parked, taken back here, and the others go on', async () => {
  const { sync, server, store } = await scriptedDevice();
  server.next('snapshot', () => snapshot(1, [contactRow(1, { company: 'Server' })]));
  await sync.run();
  await store.commit([edit({ company: 'Mine' }), note()]);
  server.next('push', () => pushed({ lastMid: 2, seq: 2, rejected: [{ mid: 1, code: 'forbidden' }] }));
  await sync.run();
  expect((await store.person(PERSON))?.contact.company).toBe('Server');
  const outbox = await seen<OutboxState>((call) => store.watchOutbox(call));
  expect(outbox).toMatchObject({ pending: 0, rejected: [{ code: 'forbidden' }] });
});

test('a copied device takes a new client id and sends the same again', async () => {
  const { sync, server, store } = await scriptedDevice();
  await store.commit([add()]);
  server.next('push', () => refused(409, 'cloned', { lastMid: 4 }));
  await sync.run();
  const [first, second] = server.came.flatMap(({ push }) => push ?? []);
  expect(second?.clientId).not.toBe(first?.clientId);
  expect(second?.mutations.map(({ mid, uuid }) => [mid, uuid])).toEqual([[1, first?.mutations[0]?.uuid]]);
});

test('a server that knows more of this client than it does itself means a restored device', async () => {
  const { sync, server, store } = await scriptedDevice();
  await store.commit([add()]);
  server.next('push', () => refused(409, 'gap', { lastMid: 9 }));
  await sync.run();
  const [first, second] = server.came.flatMap(({ push }) => push ?? []);
  expect(second?.clientId).not.toBe(first?.clientId);
});

test('a server that lacks what it acknowledged gets it again', async () => {
  const { sync, server, store } = await scriptedDevice();
  await store.commit([add()]);
  await sync.run();
  await store.commit([note()]);
  server.next('push', () => refused(409, 'gap', { lastMid: 0 }));
  await sync.run();
  const pushes = server.came.flatMap(({ push }) => push ?? []);
  expect(pushes.map((push) => push.mutations.map((one) => one.op))).toEqual([
    ['patch'],
    ['event'],
    ['patch', 'event'],
  ]);
});

test('a copy that is refused for ever is given up in a sentence', async () => {
  const { sync, server, store, state } = await scriptedDevice();
  await store.commit([add()]);
  server.next('push', ...Array.from({ length: 20 }, () => () => refused(409, 'cloned')));
  await sync.run();
  expect(await state()).toMatchObject({ state: 'error' });
  expect(await store.outgoing(0, ALL)).toHaveLength(1);
});

test('an answer counts only for what the request carried: a copy may have sent more', async () => {
  const { sync, server, store } = await scriptedDevice();
  await store.commit([add()]);
  server.next('push', async () => {
    await store.commit([note()]);
    return pushed({ lastMid: 7, seq: 7 });
  });
  await sync.run();
  expect(server.came.flatMap(({ push }) => push?.mutations.map((one) => one.mid) ?? [])).toEqual([1, 2]);
});

test('an answer that takes less than was sent is no progress: nothing is marked as sent', async () => {
  const { sync, server, store, state } = await scriptedDevice();
  await store.commit([add()]);
  server.next('push', ...Array.from({ length: 3 }, () => () => pushed({ lastMid: 0 })));
  await sync.run();
  expect(await state()).toMatchObject({ state: 'error' });
  expect(await store.outgoing(0, ALL)).toHaveLength(1);
});

test('after a restore of the server everything is sent before anything is fetched', async () => {
  const { sync, server, store } = await scriptedDevice();
  await store.commit([add()]);
  await sync.run();
  server.came.length = 0;
  server.next('pull', () => refused(409, 'epoch'));
  server.next('push', ({ push }) => {
    expect(push).toMatchObject({ epoch: null, mutations: [{ mid: 1, recordId: PERSON }] });
    return pushed({ lastMid: 1, seq: 3, epoch: 'e2' });
  });
  server.next('snapshot', () => snapshot(3, [contactRow(3)], 'e2'));
  server.next('pull', ({ query }) => pulled({ epoch: query.get('epoch') ?? '', cursor: 3 }));
  await sync.run();
  expect(server.paths()).toEqual(['pull', 'push', 'snapshot', 'pull']);
  expect(await store.position()).toMatchObject({ epoch: 'e2', cursor: 3 });
});

test('a snapshot of another epoch than the last known is a restore too', async () => {
  const { sync, server, store } = await scriptedDevice();
  await store.commit([add()]);
  server.next(
    'snapshot',
    () => snapshot(9, [], 'e2'),
    () => snapshot(9, [contactRow(9)], 'e2'),
  );
  server.next(
    'push',
    () => pushed({ lastMid: 1 }),
    () => pushed({ lastMid: 1, epoch: 'e2' }),
  );
  server.next('pull', () => pulled({ epoch: 'e2', cursor: 9 }));
  await sync.run();
  expect(server.paths()).toEqual(['push', 'snapshot', 'push', 'snapshot', 'pull']);
});

test('a cursor that is too old leads to a snapshot; what waits to be sent stays', async () => {
  const { sync, server, store } = await scriptedDevice();
  await sync.run();
  server.came.length = 0;
  server.next('pull', async () => {
    await store.commit([add()]);
    return refused(410, 'cursor-too-old');
  });
  server.next('snapshot', () => snapshot(50, []));
  server.next('push', () => pushed({ lastMid: 1, seq: 51 }));
  server.next('pull', () => pulled({ rows: [contactRow(51)], cursor: 51 }));
  await sync.run();
  expect(server.paths()).toEqual(['pull', 'snapshot', 'push', 'pull']);
  expect(await store.person(PERSON)).not.toBeNull();
});

test('who signs out during a run finds nothing of it afterwards', async () => {
  const { sync, server, store } = await scriptedDevice();
  server.next('pull', async () => {
    await store.signOut();
    return pulled({ rows: [contactRow(2)], cursor: 2 });
  });
  await sync.run();
  expect(await store.person(PERSON)).toBeNull();
  expect(await store.session()).toBeNull();
});

test('everything happens under one lock', async () => {
  const names: string[] = [];
  const { sync } = await scriptedDevice({
    lock: (name, work) => {
      names.push(name);
      return work();
    },
  });
  await sync.run();
  expect(names).toEqual(['sync']);
});

import { expect, test } from 'vitest';
import type { Ended } from '../../lib/store/ended';
import type { SyncStore } from '../../lib/store/store';
import { TOKEN_LIFE_MS } from '../../lib/sync/renew';
import { createSync } from '../../lib/sync/sync';
import { add, note, openProfile, seen, sessionOf } from '../store/profile';

const REVOKED = { 'www-authenticate': 'Bearer error="invalid_token", error_description="revoked"' };
const refused = (headers: Record<string, string>) =>
  Response.json({ error: { code: 'not-signed-in', message: 'No.' } }, { status: 401, headers });

/** A device of Dana over a server that answers as it is told. */
async function device(answer: (path: string, init: RequestInit) => Response | Promise<Response>) {
  const profile = await openProfile();
  const { store, clock } = profile;
  await store.signIn(sessionOf('Dana'));
  const came: { path: string; token: string | null; body: string }[] = [];
  const syncOver = (over: SyncStore) =>
    createSync({
      store: over,
      fetch: async (input, init = {}) => {
        const path = new URL(input as string).pathname;
        const token = new Headers(init.headers).get('authorization');
        came.push({ path, token, body: typeof init.body === 'string' ? init.body : '' });
        return answer(path, init);
      },
      now: () => clock.now,
      random: () => 0,
      wait: () => Promise.resolve(),
      lock: (_name, work) => work(),
    });
  return { ...profile, sync: syncOver(store), syncOver, came };
}

const pulled = (init?: object) =>
  Response.json({ v: 4, epoch: 'e1', rows: [], cursor: 1, done: true, ...init });
const snapshot = () =>
  new Response(
    [
      { v: 4, epoch: 'e1', cursor: 1 },
      { end: true, count: 0 },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  );

test('a device that the team signed out erases itself at its next request, and keeps what was not sent to be copied', async () => {
  const { store, sync, came } = await device(() => refused(REVOKED));
  await store.commit([add(), note({ text: 'Not sent.' })]);
  await sync.run();
  expect(came.map(({ path }) => path)).toEqual(['/v1/sync/push']);
  expect(await store.session()).toBeNull();
  expect(await store.contactRows()).toEqual([]);
  const ended = await seen<Ended | null>((call) => store.watchEnded(call));
  expect(ended?.unsent).toHaveLength(2);
  await sync.run();
  expect(came).toHaveLength(1); // nothing is asked any more
});

test('a token that the server does not know, as after a restore, erases nothing', async () => {
  const { store, sync } = await device(() => refused({ 'www-authenticate': 'Bearer' }));
  await store.commit([add()]);
  await sync.run();
  expect((await store.session())?.member.name).toBe('Dana');
  expect(await store.contactRows()).toHaveLength(1);
});

test('what somebody else wrote after they signed in here is never sent as the first one’s', async () => {
  const { store, came, syncOver } = await device((path) =>
    path === '/v1/sync/snapshot' ? snapshot() : pulled(),
  );
  let isFirst = true;
  const sync = syncOver({
    ...store,
    // Dana's run has begun and knows her token: she signs out, and Robin joins and writes.
    setSyncState: async (state) => {
      if (isFirst) {
        isFirst = false;
        await store.signOut();
        await store.signIn({ ...sessionOf('Robin'), token: 'of Robin' });
        await store.commit([add()]);
      }
      await store.setSyncState(state);
    },
  });
  await sync.run();
  expect(came).toEqual([]);
  expect(await store.wouldBeLost()).toHaveLength(1);
  await sync.run();
  expect(new Set(came.map(({ token }) => token))).toEqual(new Set(['Bearer of Robin']));
});

test('a token that has become old is changed for another: kept first, confirmed by itself then', async () => {
  const { store, sync, came, clock } = await device((path) => {
    if (path === '/v1/token/renew') return Response.json({ token: 'x'.repeat(40) });
    if (path === '/v1/token/confirm') return Response.json({ ok: true });
    return path === '/v1/sync/snapshot' ? snapshot() : pulled();
  });
  await store.signIn({ ...sessionOf('Dana'), tokenAt: clock.now });
  await sync.run();
  expect(came.some(({ path }) => path.startsWith('/v1/token'))).toBe(false);
  clock.now += TOKEN_LIFE_MS;
  await sync.run();
  const { token } = sessionOf('Dana');
  expect(came.filter(({ path }) => path.startsWith('/v1/token'))).toEqual([
    { path: '/v1/token/renew', token: `Bearer ${token}`, body: '{}' },
    { path: '/v1/token/confirm', token: `Bearer ${'x'.repeat(40)}`, body: '{}' },
  ]);
  expect(await store.session()).toMatchObject({ token: 'x'.repeat(40), tokenAt: clock.now });
});

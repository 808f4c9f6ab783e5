import { expect, test } from 'vitest';
import type { Ended } from '../../lib/store/ended';
import type { Session } from '../../lib/store/store';
import { add, contactRow, note, openProfile, page, PERSON, seen, sessionOf, taken } from './profile';

const endedOf = (store: Awaited<ReturnType<typeof openProfile>>['store']) =>
  seen<Ended | null>((call) => store.watchEnded(call));

test('a session that the team ended leaves nothing here but what its user had not sent', async () => {
  let erased = 0;
  const { store, tables } = await openProfile({ onErased: () => (erased += 1) });
  await store.signIn(sessionOf('Dana'));
  await store.commit([add()]);
  await store.acknowledge(taken(1, 1), 0);
  await store.commit([note({ text: 'Wants a yearly price.' })]);
  const { token } = sessionOf('Dana');
  await store.endSession('another token', 5); // signed in anew meanwhile: nothing of it is meant
  expect(await store.person(PERSON)).not.toBeNull();
  await store.endSession(token, 5);
  expect(erased).toBe(1);
  expect(await store.session()).toBeNull();
  expect(await store.person(PERSON)).toBeNull();
  const ended = await endedOf(store);
  expect(ended).toMatchObject({ team: 'Harbour Goods', at: 5 });
  expect(ended?.unsent).toMatchObject([
    { about: 'Priya Raman', waits: true, mutation: { fields: { text: 'Wants a yearly price.' } } },
  ]);
  const left = await tables((db) =>
    Promise.all(db.tables.map(async (table) => [table.name, await table.count()])),
  );
  expect(left.filter(([name, count]) => name !== 'meta' && count !== 0)).toEqual([]);
  await store.forgetEnded();
  expect(await endedOf(store)).toBeNull();
});

test('what is not sent is told with whom it is about, also what was refused', async () => {
  const { store } = await openProfile();
  await store.signIn(sessionOf('Dana'));
  await store.commit([add(), note()]);
  await store.acknowledge(taken(2, 1, [{ mid: 2, code: 'forbidden' }]), 0);
  await store.commit([note()]);
  const unsent = await store.wouldBeLost();
  expect(unsent.map(({ waits, mutation }) => [waits, mutation.kind])).toEqual([
    [false, 'interaction'],
    [true, 'interaction'],
  ]);
  expect(unsent[0]?.about).toBe('Priya Raman');
});

test('roles that were changed are those of the session; where they let one read something else all is fetched again', async () => {
  const { store } = await openProfile();
  const session = sessionOf('Dana');
  await store.signIn(session);
  const roles = (given: Session['member']['roles'], seq: number) => ({
    kind: 'member' as const,
    id: session.member.id,
    seq,
    deleted: false,
    data: { id: session.member.id, name: 'Dana', roles: given },
  });
  expect(await store.applyPull(page(1, contactRow(1)))).toBe(true);
  expect(await store.applyPull(page(2, roles(['rep', 'lead'], 2)))).toBe(true);
  expect((await store.session())?.member.roles).toEqual(['rep', 'lead']);
  expect((await store.position()).cursor).toBe(2);
  expect(await store.applyPull(page(3, roles(['agent'], 3)))).toBe(false); // no orders any more
  expect((await store.position()).cursor).toBe(0);
});

test('a token is put in the place of the one before, and of no other', async () => {
  const { store } = await openProfile();
  const session = sessionOf('Dana');
  await store.signIn(session);
  expect(await store.keepToken('another', 'new', 7)).toBe(false);
  expect(await store.keepToken(session.token, 'new', 7)).toBe(true);
  expect(await store.session()).toEqual({ ...session, token: 'new', tokenAt: 7 });
});

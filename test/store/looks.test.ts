import { expect, test } from 'vitest';
import { NOW } from '../builders';
import { add, contactRow, goneRow, openProfile, page, PERSON, sessionOf } from './profile';

test('when the user last looked is kept on this device, over reopening, and is not sent', async () => {
  const { store, again } = await openProfile();
  await store.commit([add()]);
  expect(await store.lookedAt(PERSON)).toBeNull();
  await store.look(PERSON, NOW - 1);
  await store.look(PERSON, NOW);
  expect(await (await again()).lookedAt(PERSON)).toBe(NOW);
  expect(await store.outgoing(NOW, { mutations: 9, bytes: 1e6 })).toHaveLength(1);
});

test('it goes with the person, and with the sign-out', async () => {
  const { store } = await openProfile();
  await store.applyPull(page(1, contactRow(1)));
  await store.look(PERSON, NOW);
  await store.applyPull(page(2, goneRow(2, 'contact', PERSON)));
  expect(await store.lookedAt(PERSON)).toBeNull();
  await store.signIn(sessionOf('Dana'));
  await store.look(PERSON, NOW);
  await store.signOut();
  expect(await store.lookedAt(PERSON)).toBeNull();
});

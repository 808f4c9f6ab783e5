import type { OutboxState } from '../../lib/store/store';
import { expect, test } from 'vitest';
import { DAY, idOf, NOW } from '../builders';
import { add, ALL, contactRow, edit, note, openProfile, page, PERSON, seen, taken } from './profile';

test('a copied device takes a new client id; what is pending is numbered from 1 and keeps its UUIDs', async () => {
  const { store } = await openProfile();
  await store.commit([add(), note(), note()]);
  await store.acknowledge(taken(1, 1), NOW);
  const before = await store.outgoing(NOW, ALL);
  const { clientId } = await store.position();
  await store.newClientId();
  const after = await store.outgoing(NOW, ALL);
  expect((await store.position()).clientId).not.toBe(clientId);
  expect(after.map((one) => [one.mid, one.uuid])).toEqual([
    [1, before[0]?.uuid],
    [2, before[1]?.uuid],
  ]);
  // The server may have them already: the fact is the same fact, made by the device as it was called then.
  expect(after[0]).toMatchObject({ fields: { device: clientId, number: 2 } });
  await store.commit([note()]);
  expect((await store.outgoing(NOW, ALL)).map((one) => one.mid)).toEqual([1, 2, 3]);
  expect((await seen<OutboxState>((call) => store.watchOutbox(call))).pending).toBe(3);
});

test('after a restore of the server everything it acknowledged is pending again, in order', async () => {
  const { store, clock } = await openProfile();
  await store.commit([add({ company: 'First' })]);
  await store.acknowledge(taken(1, 1), clock.now);
  await store.applyPull(page(1, contactRow(1, { company: 'First' })));
  clock.now += 6 * DAY;
  await store.commit([edit({ company: 'Second' }), note()]);
  await store.acknowledge(taken(3, 3), clock.now);
  await store.applyPull(page(3, contactRow(3, { company: 'Second' })));
  await store.commit([edit({ title: 'Third' })]);
  clock.now += 2 * DAY;
  await store.resendAfterRestore();
  const again = await store.outgoing(clock.now, ALL);
  expect(again.map((one) => [one.mid, one.op, Math.round(one.ageMs / DAY)])).toEqual([
    [1, 'patch', 8],
    [2, 'patch', 2],
    [3, 'event', 2],
    [4, 'patch', 2],
  ]);
  expect(await store.position()).toMatchObject({ epoch: null, cursor: 0 });
});

test('after a restore an older snapshot comes under what is sent again', async () => {
  const { store } = await openProfile();
  await store.commit([add({ company: 'First' }), edit({ company: 'Second' }), note()]);
  await store.acknowledge(taken(3, 3), NOW);
  const note1 = (await store.person(PERSON))?.interactions[0];
  if (note1 === undefined) throw new Error('The note is missing.');
  const row = { kind: 'interaction', id: note1.id, seq: 3, deleted: false, data: note1 } as const;
  await store.applyPull(page(3, contactRow(2, { company: 'Second' }), row));
  await store.resendAfterRestore();
  await store.beginSnapshot('e2', 1);
  await store.applySnapshot([contactRow(1, { company: 'First' })]);
  await store.endSnapshot();
  const person = await store.person(PERSON);
  expect(person?.contact.company).toBe('Second');
  expect(person?.interactions).toEqual([note1]);
  expect(await store.position()).toMatchObject({ epoch: 'e2', cursor: 1 });
});

test('what was acknowledged more than 7 days ago is forgotten, but not because a clock jumps', async () => {
  const { store, clock, tables } = await openProfile();
  const mids = async () => (await tables((db) => db.outbox.toArray())).map((entry) => entry.mutation.mid);
  await store.commit([add()]);
  await store.acknowledge(taken(1, 1), clock.now);
  await store.applyPull(page(1, contactRow(1)));
  clock.now += 365 * DAY;
  await store.acknowledge(taken(1, 1), clock.now);
  clock.now -= 365 * DAY;
  for (let day = 0; day < 6; day++) await store.acknowledge(taken(1, 1), (clock.now += DAY));
  await store.commit([note()]);
  await store.acknowledge(taken(2, 2), clock.now);
  expect(await mids()).toEqual([1, 2]);
  for (let day = 0; day < 2; day++) await store.acknowledge(taken(2, 2), (clock.now += DAY));
  expect(await mids()).toEqual([2]);
});

test('an answer is taken no further than what the request carried, and twice as once', async () => {
  const { store } = await openProfile();
  await store.commit([add(), note()]);
  await store.acknowledge(taken(1, 1), NOW);
  await store.acknowledge(taken(1, 1), NOW);
  expect((await store.outgoing(NOW, ALL)).map((one) => one.mid)).toEqual([2]);
  expect((await seen<OutboxState>((call) => store.watchOutbox(call))).pending).toBe(1);
});

test('what sync brings for a session that has ended is refused', async () => {
  const { store, again } = await openProfile();
  const worker = await again();
  await worker.position();
  await store.signOut();
  await expect(worker.applyPull(page(9, contactRow(9, { id: idOf(9) })))).rejects.toThrow('Signed out');
  await store.position();
  await expect(worker.beginSnapshot('e1', 9)).rejects.toThrow('Signed out');
  expect(await store.person(idOf(9))).toBeNull();
});

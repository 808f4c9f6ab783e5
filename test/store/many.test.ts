import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import type { Row } from '../../lib/model/wire';
import type { OutboxState } from '../../lib/store/store';
import { idOf } from '../builders';
import { ALL, contactRow, edit, move, note, openProfile, page, seen, taken, type Profile } from './profile';

// What is done for many at once is read and written in other pieces than what is done for one.

const PEOPLE = Array.from({ length: 150 }, (_, index) => idOf(1000 + index));
const rowOf = (at: number, seq: number, fields: object): Row =>
  contactRow(seq, { id: PEOPLE[at] ?? '', ...fields });
const rowsWith = (seq: number, fields: (at: number) => object): Row[] =>
  PEOPLE.map((_, at) => rowOf(at, seq + at, fields(at)));

async function manyPeople(): Promise<Profile> {
  const profile = await openProfile();
  await profile.store.applyPull(page(150, ...rowsWith(1, () => ({ title: 'Old', company: 'Old' }))));
  return profile;
}

const titles = ({ tables }: Profile) =>
  tables(async (db) => (await db.contacts.bulkGet(PEOPLE)).map((row) => row?.title));
const titled = (text: string): Change[] => PEOPLE.map((id, at) => edit({ title: `${text} ${at}` }, id));

test('edits of many people are one commit, and are laid over what others wrote meanwhile', async () => {
  const profile = await manyPeople();
  const { store } = profile;
  await store.commit(titled('First'));
  await store.commit([
    ...titled('Second').slice(0, 100),
    ...PEOPLE.slice(0, 60).map((id) => note({ contactId: id, id: idOf(Number(id.slice(-5)) + 5000) })),
  ]);
  const mine = PEOPLE.map((_, at) => `${at < 100 ? 'Second' : 'First'} ${at}`);
  expect(await titles(profile)).toEqual(mine);
  await store.applyPull(page(500, ...rowsWith(300, () => ({ title: 'Theirs', company: 'New' }))));
  expect(await titles(profile)).toEqual(mine);
  expect((await store.person(PEOPLE[5] ?? ''))?.contact.company).toBe('New');
  expect((await store.person(PEOPLE[5] ?? ''))?.interactions).toHaveLength(1);
});

test('sent in pieces, acknowledged, refused in part, and back with a pull of several pages', async () => {
  const profile = await manyPeople();
  const { store, tables } = profile;
  await store.commit(titled('Mine'));
  await store.commit([move('conversion', { contactId: PEOPLE[0] ?? '', id: idOf(9000) })]);
  const limits = { ...ALL, mutations: 60 };
  const pieces = [await store.outgoing(1e15, limits), await store.outgoing(1e15, limits, 60)];
  expect(pieces.map((one) => [one[0]?.mid, one.at(-1)?.mid])).toEqual([
    [1, 60],
    [61, 120],
  ]);
  await store.acknowledge(taken(60, 210, [{ mid: 7, code: 'forbidden' }]), 0);
  await store.acknowledge(taken(120, 270), 0);
  // What was answered is not sent again, though nothing has confirmed it yet.
  expect((await store.outgoing(1e15, limits)).map(({ mid }) => mid)).toEqual(
    Array.from({ length: 31 }, (_, at) => 121 + at),
  );
  expect((await store.unsent()).changes).toHaveLength(31);
  expect(await store.wouldBeLost()).toHaveLength(32); // and the refused one
  await store.acknowledge(taken(151, 301), 0);
  expect(await titles(profile)).toEqual(PEOPLE.map((_, at) => (at === 6 ? 'Old' : `Mine ${at}`)));

  const back = rowsWith(151, (at) => ({ title: at === 6 ? 'Old' : at === 100 ? 'Won' : `Mine ${at}` }));
  await store.applyPull({ ...page(230, ...back.slice(0, 80)), done: false });
  expect(await tables((db) => db.shadows.count())).toBe(150); // the move of one, and all but the refused one
  await store.applyPull(page(301, ...back.slice(80)));
  expect(await titles(profile)).toEqual(
    PEOPLE.map((_, at) => (at === 6 ? 'Old' : at === 100 ? 'Won' : `Mine ${at}`)),
  );
  const states = await tables((db) => db.outbox.toArray());
  expect(states.filter(({ state }) => state === 'done').map(({ seq }) => seq)).toEqual([
    ...Array.from({ length: 59 }, () => 210),
    ...Array.from({ length: 60 }, () => 270),
    ...Array.from({ length: 31 }, () => 301),
  ]);
  expect(await tables((db) => db.shadows.count())).toBe(0);
  expect((await seen<OutboxState>((call) => store.watchOutbox(call))).rejected).toHaveLength(1);
});

test('a pull that has not come past an answer leaves it for the next; a restore sends it again', async () => {
  const profile = await manyPeople();
  const { store, tables } = profile;
  await store.commit(titled('Mine'));
  await store.acknowledge(taken(80, 230), 0);
  await store.acknowledge(taken(150, 300), 0);
  await store.applyPull(page(240, ...rowsWith(151, () => ({ title: 'Theirs' })).slice(0, 80)));
  expect((await titles(profile)).slice(78, 82)).toEqual(['Theirs', 'Theirs', 'Mine 80', 'Mine 81']);
  expect(await tables((db) => db.shadows.count())).toBe(70);
  await store.resendAfterRestore();
  expect((await store.outgoing(1e15, ALL)).map(({ mid }) => mid)).toEqual(PEOPLE.map((_, at) => at + 1));
  expect(await titles(profile)).toEqual(PEOPLE.map((_, at) => (at < 80 ? 'Theirs' : `Mine ${at}`)));
});

test('a copied device takes another name: what was answered is not sent again, what waits is', async () => {
  const { store } = await manyPeople();
  await store.commit(titled('Mine'));
  await store.acknowledge(taken(80, 230), 0);
  await store.newClientId();
  const waiting = await store.outgoing(1e15, ALL);
  expect(waiting.map(({ mid, recordId }) => [mid, recordId])).toEqual(
    PEOPLE.slice(80).map((id, at) => [at + 1, id]),
  );
});

test('where nothing can be pulled for long, answers do not pile up', async () => {
  const { store, tables } = await manyPeople();
  await store.commit(titled('Mine'));
  for (let mid = 1; mid <= 120; mid++) await store.acknowledge(taken(mid, 150 + mid), 0);
  expect((await store.outgoing(1e15, ALL)).map(({ mid }) => mid)).toEqual(
    Array.from({ length: 30 }, (_, at) => 121 + at),
  );
  const sent = await tables((db) =>
    db.outbox.where('[state+n]').between(['sent', 0], ['sent', Infinity]).toArray(),
  );
  expect(sent.map(({ seq }) => seq)).toEqual(Array.from({ length: 101 }, (_, at) => 151 + at));
  await store.applyPull(page(270));
  expect(await tables((db) => db.outbox.toArray())).toSatisfy((entries: { state: string }[]) =>
    entries.every(({ state }, at) => state === (at < 120 ? 'done' : 'pending')),
  );
});

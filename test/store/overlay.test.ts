import type { OutboxState } from '../../lib/store/store';
import { expect, test } from 'vitest';
import type { Row } from '../../lib/model/wire';
import { idOf } from '../builders';
import {
  add,
  ALL,
  contactRow,
  edit,
  goneRow,
  move,
  note,
  openProfile,
  page,
  PERSON,
  seen,
  stageRow,
  taken,
  eventually,
} from './profile';

const company = async ({ store }: Awaited<ReturnType<typeof openProfile>>) =>
  (await store.person(PERSON))?.contact.company;

test('a pulled row is shown with what is not sent yet laid over it', async () => {
  const profile = await openProfile();
  const { store } = profile;
  await store.applyPull(page(1, contactRow(1, { company: 'Server', title: 'Old' })));
  await store.commit([edit({ company: 'Mine' })]);
  await store.applyPull(page(2, contactRow(2, { company: 'Theirs', title: 'New' })));
  expect((await store.person(PERSON))?.contact).toMatchObject({ company: 'Mine', title: 'New' });
});

test('what was acknowledged stays until the pull has come past it, and then the server is right', async () => {
  const profile = await openProfile();
  const { store } = profile;
  await store.applyPull(page(1, contactRow(1, { company: 'Server' })));
  await store.commit([edit({ company: 'Mine' })]);
  await store.acknowledge(taken(1, 3), 0);
  expect(await company(profile)).toBe('Mine');
  await store.applyPull(page(2, contactRow(2, { company: 'Between' })));
  expect(await company(profile)).toBe('Mine');
  await store.applyPull(page(4, contactRow(4, { company: 'Won' })));
  expect(await company(profile)).toBe('Won');
});

test('an edit that lost on the server gives way although no further row comes', async () => {
  const profile = await openProfile();
  const { store } = profile;
  await store.applyPull(page(1, contactRow(1, { company: 'Server' })));
  await store.commit([edit({ company: 'Mine' })]);
  await store.applyPull(page(5, contactRow(5, { company: 'Theirs' })));
  await store.acknowledge(taken(1, 5), 0); // the reply to the first push was lost, the edit had lost already
  await store.applyPull(page(5));
  expect(await company(profile)).toBe('Theirs');
});

test('a person added here stays while the pages of a pull come, though somebody changed them since', async () => {
  const { store } = await openProfile();
  await store.commit([add(), note()]);
  await store.acknowledge(taken(2, 2), 0);
  const mine = (await store.person(PERSON))?.interactions[0];
  if (mine === undefined) throw new Error('The note is missing.');
  const row = { kind: 'interaction', id: mine.id, seq: 2, deleted: false, data: mine } as const;
  await store.applyPull({ ...page(7, row), done: false });
  expect((await store.person(PERSON))?.interactions).toEqual([mine]);
  await store.applyPull(page(9, contactRow(9, { company: 'Changed' })));
  const person = await store.person(PERSON);
  expect([person?.contact.company, person?.interactions]).toEqual(['Changed', [mine]]);
});

test('a person who is missed by a pull comes with the next, with the facts', async () => {
  const { store } = await openProfile();
  await store.commit([add(), note(), move('conversion', { at: 5 })]);
  await store.acknowledge(taken(3, 3), 0);
  const before = await store.person(PERSON);
  const rows = [...(before?.interactions ?? []), ...(before?.stageChanges ?? [])].map((data, index): Row => {
    const kind = index === 0 ? 'interaction' : 'stage-change';
    return { kind, id: data.id, seq: 2, deleted: false, data } as Row;
  });
  await store.applyPull(page(4, ...rows)); // changed between the two reads of the server: behind its cursor
  await store.applyPull(page(5, contactRow(5)));
  const after = await store.person(PERSON);
  expect([after?.interactions, after?.stageChanges]).toEqual([before?.interactions, before?.stageChanges]);
  expect(await store.search('priya', 1)).toMatchObject([{ stage: 'conversion', since: 5 }]);
});

test('a refused edit is taken back at once, the later ones stay, and it is shown', async () => {
  const profile = await openProfile();
  const { store } = profile;
  await store.applyPull(page(1, contactRow(1, { company: 'Server', title: null })));
  await store.commit([edit({ company: 'Refused' }), edit({ title: 'Kept' })]);
  await store.acknowledge(taken(2, 2, [{ mid: 1, code: 'forbidden' }]), 0);
  expect((await store.person(PERSON))?.contact).toMatchObject({ company: 'Server', title: 'Kept' });
  const outbox = await seen<OutboxState>((call) => store.watchOutbox(call));
  expect(outbox.pending).toBe(0);
  expect(outbox.rejected).toMatchObject([
    { mid: 1, code: 'forbidden', mutation: { fields: { company: 'Refused' } } },
  ]);
});

test('a refused fact and a refused person are gone; a refused move gives the stage of before', async () => {
  const { store } = await openProfile();
  await store.applyPull(page(2, contactRow(1), stageRow(2, { to: 'acquisition' })));
  await store.commit([note(), move('conversion', { at: 9e12 }), add({ id: idOf(7), name: 'Nobody' })]);
  const codes = [1, 2, 3].map((mid) => ({ mid, code: 'forbidden' as const }));
  await store.acknowledge(taken(3, 2, codes), 0);
  expect((await store.person(PERSON))?.interactions).toEqual([]);
  expect(await store.search('priya', 1)).toMatchObject([{ stage: 'acquisition' }]);
  expect(await store.person(idOf(7))).toBeNull();
});

test('a refused deletion brings the person back with everything', async () => {
  const { store } = await openProfile();
  await store.applyPull(page(2, contactRow(1), stageRow(2, { to: 'acquisition' })));
  await store.commit([note()]);
  const before = await store.person(PERSON);
  await store.commit([{ op: 'delete', kind: 'contact', id: PERSON }]);
  await store.applyPull(page(3, stageRow(3, { to: 'consideration', at: 9e12 })));
  expect(await store.person(PERSON)).toBeNull();
  await store.acknowledge(taken(2, 4, [{ mid: 2, code: 'forbidden' }]), 0);
  const after = await store.person(PERSON);
  expect(after?.stageChanges).toHaveLength(2);
  expect(after?.interactions).toEqual(before?.interactions);
  expect(await store.search('priya', 1)).toMatchObject([{ stage: 'consideration' }]);
});

test('a confirmed deletion leaves nothing', async () => {
  const { store, tables } = await openProfile();
  await store.applyPull(page(2, contactRow(1), stageRow(2, { to: 'acquisition' })));
  await store.commit([note(), { op: 'delete', kind: 'contact', id: PERSON }]);
  await store.acknowledge(taken(2, 5), 0);
  await store.applyPull(page(5, goneRow(5, 'contact', PERSON)));
  expect(
    await tables((db) =>
      Promise.all([db.contacts, db.facts, db.orphans, db.shadows].map((table) => table.count())),
    ),
  ).toEqual([0, 0, 0, 0]);
});

test('a person whom another device deleted is gone with my unsent note, which is refused', async () => {
  const { store, tables } = await openProfile();
  await store.applyPull(page(1, contactRow(1)));
  await store.commit([note(), edit({ title: 'Late' })]);
  await store.applyPull(page(2, goneRow(2, 'contact', PERSON)));
  expect(await store.person(PERSON)).toBeNull();
  const codes = [1, 2].map((mid) => ({ mid, code: 'gone' as const }));
  await store.acknowledge(taken(2, 2, codes), 0);
  expect(await tables((db) => Promise.all([db.facts.count(), db.shadows.count()]))).toEqual([0, 0]);
  expect((await seen<OutboxState>((call) => store.watchOutbox(call))).rejected).toHaveLength(2);
});

test('a refused one is sent again under a new name, or dropped', async () => {
  const profile = await openProfile();
  const { store } = profile;
  await store.applyPull(page(1, contactRow(1, { company: 'Server' })));
  await store.commit([edit({ company: 'Mine' }), note()]);
  const first = await store.outgoing(0, ALL);
  const codes = [1, 2].map((mid) => ({ mid, code: 'forbidden' as const }));
  await store.acknowledge(taken(2, 1, codes), 0);
  await store.settleRejected(1, 'retry');
  await store.settleRejected(2, 'drop');
  await store.settleRejected(2, 'retry');
  expect(await company(profile)).toBe('Mine');
  const again = await store.outgoing(0, ALL);
  expect(again).toMatchObject([{ mid: 3, recordId: PERSON, fields: { company: 'Mine' } }]);
  expect(again[0]?.uuid).not.toBe(first[0]?.uuid);
  expect(await seen<OutboxState>((call) => store.watchOutbox(call))).toEqual({ pending: 1, rejected: [] });
});

test('a watcher of the outbox sees that a refused one was dropped', async () => {
  const { store } = await openProfile();
  await store.commit([note()]);
  await store.acknowledge(taken(1, 1, [{ mid: 1, code: 'invalid' }]), 0);
  const counts: number[] = [];
  const stop = store.watchOutbox(({ rejected }) => counts.push(rejected.length));
  await seen<OutboxState>(
    (call) => store.watchOutbox(call),
    ({ rejected }) => rejected.length === 1,
  );
  await store.settleRejected(1, 'drop');
  await seen<OutboxState>(
    (call) => store.watchOutbox(call),
    ({ rejected }) => rejected.length === 0,
  );
  await eventually(() => {
    expect(counts).toEqual([1, 0]);
  });
  stop();
});

test('what was refused because its person was unknown goes by itself once the person is there', async () => {
  const { store } = await openProfile();
  await store.applyPull(page(1, contactRow(1)));
  await store.commit([note(), edit({ title: 'Mine' })]);
  await store.acknowledge(
    taken(
      2,
      1,
      [1, 2].map((mid) => ({ mid, code: 'unknown-record' as const })),
    ),
    0,
  );
  expect(await store.outgoing(0, ALL)).toEqual([]);
  await store.applyPull(page(2, contactRow(2)));
  expect((await store.outgoing(0, ALL)).map((one) => [one.mid, one.op])).toEqual([
    [3, 'event'],
    [4, 'patch'],
  ]);
  expect((await store.person(PERSON))?.interactions).toHaveLength(1);
});

test('rows and their cursor are one: a page whose writing fails leaves both as they were', async () => {
  const { store, tables } = await openProfile();
  await store.applyPull(page(1, contactRow(1, { company: 'Before' })));
  const broken = { ...contactRow(2, { id: idOf(8) }), data: { id: Symbol('no key') } } as never;
  await expect(store.applyPull(page(2, contactRow(2, { company: 'After' }), broken))).rejects.toThrow();
  expect((await store.position()).cursor).toBe(1);
  expect((await tables((db) => db.contacts.get(PERSON)))?.company).toBe('Before');
});

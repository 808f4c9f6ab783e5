import { expect, test } from 'vitest';
import { defaultModel } from '../../lib/model/presets';
import type { BulkChange } from '../../lib/model/change';
import { giveMany, moveMany, undoMany } from '../../lib/rules/make-bulk';
import type { KeptBulk } from '../../lib/store/many-store';
import { buildActor, DANA, freshId, idOf } from '../builders';
import {
  add,
  ALL,
  contactRow,
  edit,
  note,
  openProfile,
  page,
  PERSON,
  seen,
  stageRow,
  taken,
  type Profile,
} from './profile';

const OTHER = idOf(300);
const actor = buildActor({ newId: freshId });

async function twoPeople(): Promise<Profile> {
  const profile = await openProfile();
  await profile.store.applyPull(
    page(
      9,
      contactRow(1, { owner: null }),
      contactRow(2, { id: OTHER, owner: idOf(77) }),
      stageRow(3, { to: 'acquisition', phase: 'acquisition', model: defaultModel.id, at: 1000 }),
      stageRow(4, {
        id: idOf(701),
        contactId: OTHER,
        to: 'reach',
        phase: 'awareness',
        model: defaultModel.id,
        at: 1000,
      }),
    ),
  );
  return profile;
}

async function made({ store }: Profile, change: BulkChange | null): Promise<string> {
  if (change === null) throw new Error('Nobody is left.');
  await store.commit([change]);
  return change.id;
}

const owners = async ({ store }: Profile) => (await store.contactRows()).map(({ owner }) => owner);
const stages = async ({ store }: Profile) => (await store.contactRows()).map(({ stage }) => stage);

test('a bulk is one entry of the outbox, and has its effect here at once', async () => {
  const profile = await twoPeople();
  const { store, tables } = profile;
  await made(profile, giveMany(await store.contactRows(), DANA, actor));
  await made(
    profile,
    moveMany(await store.contactRows(), 'retention', { model: defaultModel, reason: null }, actor),
  );
  expect(await owners(profile)).toEqual([DANA, DANA]);
  expect(await stages(profile)).toEqual(['retention', 'retention']);
  const outgoing = await store.outgoing(5, ALL);
  expect(outgoing).toMatchObject([
    { mid: 1, op: 'bulk', fields: { act: 'owner' } },
    { mid: 2, op: 'bulk', fields: { act: 'stage', number: 2 } },
  ]);
  const { clientId } = await store.position();
  expect(outgoing[1]).toMatchObject({ fields: { device: clientId } });
  expect(await tables((db) => db.outbox.count())).toBe(2);
});

test('taken back offline, everything is as it was', async () => {
  const profile = await twoPeople();
  const before = await profile.store.contactRows();
  const given = await made(profile, giveMany(before, DANA, actor));
  const moved = await made(
    profile,
    moveMany(await profile.store.contactRows(), 'retention', { model: defaultModel, reason: null }, actor),
  );
  await made(profile, undoMany(moved, { ...actor, now: actor.now + 1 }));
  await made(profile, undoMany(given, actor));
  expect(await owners(profile)).toEqual(before.map(({ owner }) => owner));
  expect(await stages(profile)).toEqual(before.map(({ stage }) => stage));
});

test('what the server left as it was shows so after the pull, and is not taken back', async () => {
  const profile = await twoPeople();
  const { store } = profile;
  const id = await made(profile, giveMany(await store.contactRows(), DANA, actor));
  const result = { id, done: 1, skipped: [{ id: OTHER, why: 'changed' as const }] };
  await store.acknowledge({ ...taken(1, 12), bulks: [result] }, 5);
  expect(await seen<KeptBulk[]>((call) => store.watchBulks(call))).toMatchObject([{ id, result }]);
  expect(await store.bulks([id, idOf(5)])).toMatchObject([{ id, result }]);
  await store.applyPull(
    page(12, contactRow(11, { owner: DANA }), contactRow(12, { id: OTHER, owner: idOf(78) })),
  );
  expect(await owners(profile)).toEqual([DANA, idOf(78)]);
  await made(profile, undoMany(id, actor));
  expect(await owners(profile)).toEqual([null, idOf(78)]);
});

test('refused, it is shown nowhere any more; an edit made after it stays', async () => {
  const profile = await twoPeople();
  const { store, tables } = profile;
  const before = await store.contactRows();
  await made(profile, giveMany(before, DANA, actor));
  await store.commit([edit({ title: 'Typed' })]);
  await store.acknowledge(taken(1, 12, [{ mid: 1, code: 'forbidden' }]), 5);
  expect(await owners(profile)).toEqual(before.map(({ owner }) => owner));
  expect((await store.contactRows())[0]?.title).toBe('Typed');
  await store.acknowledge(taken(2, 13), 5);
  await store.applyPull(page(13, contactRow(13, { owner: null, title: 'Typed' })));
  expect(await tables((db) => db.shadows.count())).toBe(0);
});

test('rows that come while it waits are shown with it', async () => {
  const profile = await twoPeople();
  await made(profile, giveMany(await profile.store.contactRows(), DANA, actor));
  await profile.store.applyPull(page(12, contactRow(12, { owner: null, title: 'Theirs' })));
  expect(await profile.store.contactRows()).toMatchObject([
    { owner: DANA, title: 'Theirs' },
    { owner: DANA },
  ]);
});

test('hundreds of changes of one person are one transaction like a few', async () => {
  const { store } = await openProfile();
  const notes = Array.from({ length: 300 }, (_, at) =>
    note({ id: idOf(5000 + at), text: `Note ${String(at)}` }),
  );
  await store.commit([add(), ...notes]);
  expect((await store.person(PERSON))?.interactions).toHaveLength(300);
});

test('broken off while it is written, nothing of it is there; else it says how far it is', async () => {
  const { store, tables } = await openProfile();
  const ids = Array.from({ length: 1200 }, (_, at) => idOf(10_000 + at));
  await store.applyPull(page(9, ...ids.map((id, at) => contactRow(at + 1, { id, owner: null }))));
  const rows = await store.rowsOf(ids);
  expect(rows).toHaveLength(1200);
  const change = () => giveMany(rows, DANA, actor);
  const stopped = new AbortController();
  const commit = store.commit(
    [change()].filter((one) => one !== null),
    {
      signal: stopped.signal,
      progress: (done) => {
        if (done >= 500) stopped.abort();
      },
    },
  );
  await expect(commit).rejects.toThrow(/abort/i);
  expect((await store.rowsOf(ids)).every(({ owner }) => owner === null)).toBe(true);
  expect(
    await tables(async (db) => [await db.outbox.count(), await db.bulks.count(), await db.shadows.count()]),
  ).toEqual([0, 0, 0]);
  const told: number[] = [];
  await store.commit(
    [change()].filter((one) => one !== null),
    { progress: (done) => told.push(done) },
  );
  expect(told).toEqual([0, 500, 1000, 1200]);
  expect(await store.peopleOfOwner(DANA)).toHaveLength(1200);
});

test('BK8: taken back without a server, whoever was changed since stays', async () => {
  const profile = await twoPeople();
  const { store } = profile;
  const rows = await store.contactRows();
  const id = await made(profile, moveMany(rows, 'retention', { model: defaultModel, reason: null }, actor));
  await made(profile, undoMany(id, { ...actor, now: actor.now + 1 }, [OTHER]));
  expect(await stages(profile)).toEqual(['acquisition', 'retention']);
});

test('addresses find whom they are of, in their order, and people who were merged as whom they are shown', async () => {
  const { store } = await openProfile();
  const lena = { id: OTHER, name: 'Lena', emails: ['lena@vogel.example', 'l@vogel.example'] };
  await store.commit([
    add(),
    add(lena),
    add({ id: idOf(301), emails: ['old@vogel.example'], mergedInto: OTHER }),
  ]);
  const found = await store.findByAddresses(['nobody@x.example', 'l@vogel.example', 'old@vogel.example', '']);
  expect(found.map((rows) => rows.map(({ id }) => id))).toEqual([[], [OTHER], [OTHER], []]);
  expect(await store.rowsOf([idOf(301), PERSON, idOf(404)])).toMatchObject([
    { id: OTHER, others: [idOf(301)] },
    { id: PERSON, others: [] },
  ]);
  const { owner } = (await store.contactRows())[0] ?? {};
  expect((await store.peopleOfOwner(owner ?? null)).sort()).toEqual([PERSON, OTHER].sort());
});

test('who was left out by a bulk that is already taken back here is shown as the server has them', async () => {
  const profile = await twoPeople();
  const { store, tables } = profile;
  const how = { model: defaultModel, reason: null };
  const id = await made(profile, moveMany(await store.contactRows(), 'conversion', how, actor));
  await store.commit([undoMany(id, actor)]);
  const left = { id: PERSON, why: 'changed' as const };
  await store.acknowledge({ ...taken(1, 12), bulks: [{ id, done: 1, skipped: [left] }] }, 0);
  await store.acknowledge(taken(2, 14), 0);
  await store.applyPull(page(14));
  expect(await stages(profile)).toEqual(['acquisition', 'reach']);
  expect(await tables((db) => Promise.all([db.shadows.count(), db.facts.count()]))).toEqual([0, 2]);
});

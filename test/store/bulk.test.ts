import { expect, test } from 'vitest';
import { defaultModel } from '../../lib/model/presets';
import type { BulkChange } from '../../lib/model/change';
import { giveMany, moveMany, undoMany } from '../../lib/rules/make-bulk';
import type { KeptBulk } from '../../lib/store/store';
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
  expect(await seen<KeptBulk | null>((call) => store.watchBulk(id, call))).toMatchObject({ result });
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

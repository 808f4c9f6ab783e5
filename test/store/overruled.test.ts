import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import { defaultModel } from '../../lib/model/presets';
import type { Row } from '../../lib/model/wire';
import type { Workspace } from '../../lib/model/workspace';
import { defaultPlaybook } from '../../lib/rules/playbook';
import type { Overruled } from '../../lib/store/store';
import { buildWorkspace, DAY } from '../builders';
import { openProfile, page, seen, taken, type Profile } from './profile';

const named = (label: string) => ({ ...defaultModel, label });
const save = (fields: Partial<Workspace>): Change => {
  return { op: 'patch', kind: 'workspace', id: buildWorkspace().id, fields, base: {} };
};
const row = (seq: number, fields: Partial<Workspace> = {}): Row => {
  const data = buildWorkspace(fields);
  return { kind: 'workspace', id: data.id, seq, deleted: false, data };
};
const told = ({ store }: Profile) => seen<Overruled[]>((call) => store.watchOverruled(call));

/** A device that saved a model, which the server took. */
async function saved(): Promise<Profile> {
  const profile = await openProfile();
  const { store, clock } = profile;
  await store.position();
  await store.applyPull(page(1, row(1)));
  await store.commit([save({ model: named('Mine') })]);
  await store.acknowledge(taken(1, 2), clock.now);
  return profile;
}

test('a model that a colleague replaced is told with both, until that is settled', async () => {
  const profile = await saved();
  const { store } = profile;
  await store.applyPull(page(2, row(2, { model: named('Mine') })));
  expect(await told(profile)).toEqual([]);
  await store.applyPull(page(3, row(3, { model: named('Theirs') })));
  expect(await told(profile)).toEqual([{ field: 'model', mine: named('Mine'), theirs: named('Theirs') }]);
  await store.settleOverruled('model');
  expect(await told(profile)).toEqual([]);
  await store.applyPull(page(4, row(4, { model: named('Theirs again') })));
  expect(await told(profile)).toEqual([]);
});

test('one that lost against a later edit is told when the server has confirmed it', async () => {
  const profile = await saved();
  expect(await told(profile)).toEqual([]); // not confirmed: it is shown as it was saved
  await profile.store.applyPull(page(2, row(2, { model: named('Theirs') })));
  expect(await told(profile)).toMatchObject([{ field: 'model', mine: { label: 'Mine' } }]);
});

test('the same model with its fields in another order is no other', async () => {
  const profile = await saved();
  const turned = Object.fromEntries(Object.entries(named('Mine')).reverse()) as typeof defaultModel;
  await profile.store.applyPull(page(2, row(2, { model: turned })));
  expect(await told(profile)).toEqual([]);
});

test('the playbook is told by itself; what was saved again, and what is older than a week, is not', async () => {
  const profile = await saved();
  const { store, clock } = profile;
  await store.commit([save({ playbook: defaultPlaybook.slice(0, 2) })]);
  await store.acknowledge(taken(2, 3), clock.now);
  await store.applyPull(page(4, row(4, { model: named('Theirs'), playbook: defaultPlaybook.slice(0, 1) })));
  expect((await told(profile)).map(({ field }) => field)).toEqual(['model', 'playbook']);
  await store.settleOverruled('playbook');
  expect((await told(profile)).map(({ field }) => field)).toEqual(['model']);
  await store.commit([save({ model: named('Mine once more') })]);
  expect(await told(profile)).toEqual([]);
  await store.acknowledge(taken(3, 5), clock.now);
  await store.applyPull(page(6, row(6, { model: named('Theirs once more') })));
  expect(await told(profile)).toMatchObject([{ mine: { label: 'Mine once more' } }]);
  clock.now += 8 * DAY;
  expect(await told(profile)).toEqual([]);
});

test('what was refused is told as refused, and not as replaced', async () => {
  const profile = await openProfile();
  const { store, clock } = profile;
  await store.applyPull(page(1, row(1)));
  await store.commit([save({ model: named('Mine') })]);
  await store.position();
  await store.acknowledge(taken(1, 2, [{ mid: 1, code: 'forbidden' }]), clock.now);
  expect(await told(profile)).toEqual([]);
});

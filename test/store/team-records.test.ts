import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import type { TeamRecord } from '../../lib/model/team-record';
import { buildTeamRecord, idOf, NOW } from '../builders';
import { ALL, goneRow, openProfile, page, seen, taken, type Profile } from './profile';

const kept = (fields: Partial<TeamRecord> = {}): Change => {
  const record = buildTeamRecord(fields);
  return { op: 'patch', kind: 'team-record', id: record.id, fields: record, base: null };
};
const rename = (label: string): Change => ({
  op: 'patch',
  kind: 'team-record',
  id: idOf(720),
  fields: { label },
  base: { label: 'Stuck in conversion' },
});
const row = (seq: number, fields: Partial<TeamRecord> = {}) => {
  const data = buildTeamRecord(fields);
  return { kind: 'team-record' as const, id: data.id, seq, deleted: false, data };
};
const records = ({ store }: Profile) => seen<TeamRecord[]>((call) => store.watchTeamRecords(call));

test('it is kept with its outbox entry, edited field by field, and deleted', async () => {
  const profile = await openProfile();
  const { store } = profile;
  await store.commit([kept()]);
  await store.commit([rename('Long in conversion')]);
  expect(await records(profile)).toEqual([buildTeamRecord({ label: 'Long in conversion' })]);
  expect(await store.outgoing(NOW, ALL)).toMatchObject([
    { kind: 'team-record', op: 'patch', fields: { shared: true }, base: null },
    { kind: 'team-record', op: 'patch', fields: { label: 'Long in conversion' } },
  ]);
  await store.commit([{ op: 'delete', kind: 'team-record', id: idOf(720) }]);
  expect(await records(profile)).toEqual([]);
});

test('what a colleague keeps comes with a pull, under what waits to be sent', async () => {
  const profile = await openProfile();
  const { store } = profile;
  await store.applyPull(page(3, row(3)));
  await store.commit([rename('Mine')]);
  await store.applyPull(page(4, row(4, { label: 'Theirs', shared: false })));
  expect(await records(profile)).toMatchObject([{ label: 'Mine', shared: false }]);
  await store.acknowledge(taken(1, 5, [{ mid: 1, code: 'forbidden' }]), NOW);
  expect(await records(profile)).toMatchObject([{ label: 'Theirs' }]);
});

test('one that is gone goes, by a pull or by a snapshot without it', async () => {
  const profile = await openProfile();
  const { store } = profile;
  await store.applyPull(page(4, row(3), row(4, { id: idOf(721) })));
  await store.applyPull(page(5, goneRow(5, 'team-record', idOf(720))));
  expect((await records(profile)).map(({ id }) => id)).toEqual([idOf(721)]);
  await store.beginSnapshot('e1', 6);
  await store.applySnapshot([row(6, { id: idOf(722) })]);
  await store.endSnapshot();
  expect((await records(profile)).map(({ id }) => id)).toEqual([idOf(722)]);
});

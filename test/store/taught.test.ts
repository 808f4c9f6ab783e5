import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import type { TaughtSite } from '../../lib/model/taught-site';
import { buildTaughtSite, idOf, NOW } from '../builders';
import { ALL, goneRow, openProfile, page, seen, taken } from './profile';

const taught = (fields: Partial<TaughtSite> = {}): Change => {
  const site = buildTaughtSite(fields);
  return { op: 'patch', kind: 'taught-site', id: site.id, fields: site, base: null };
};
const rename = (label: string): Change => ({
  op: 'patch',
  kind: 'taught-site',
  id: idOf(700),
  fields: { label },
  base: { label: 'Program' },
});
const row = (seq: number, fields: Partial<TaughtSite> = {}) => {
  const data = buildTaughtSite(fields);
  return { kind: 'taught-site' as const, id: data.id, seq, deleted: false, data };
};

test('a taught site is kept with its outbox entry, edited field by field, and deleted', async () => {
  const { store } = await openProfile();
  await store.commit([taught()]);
  await store.commit([rename('Deskbook')]);
  expect(await store.taughtSites()).toEqual([buildTaughtSite({ label: 'Deskbook' })]);
  expect(await store.outgoing(NOW, ALL)).toMatchObject([
    { kind: 'taught-site', op: 'patch', fields: { origin: 'https://program.example' } },
    { kind: 'taught-site', op: 'patch', fields: { label: 'Deskbook' } },
  ]);
  await store.commit([{ op: 'delete', kind: 'taught-site', id: idOf(700) }]);
  expect(await store.taughtSites()).toEqual([]);
});

test('what a colleague taught comes with a pull, under what waits to be sent', async () => {
  const { store } = await openProfile();
  await store.applyPull(page(3, row(3)));
  await store.commit([rename('Mine')]);
  await store.applyPull(page(4, row(4, { label: 'Theirs', enabled: false })));
  expect(await store.taughtSites()).toMatchObject([{ label: 'Mine', enabled: false }]);
  await store.acknowledge(taken(1, 5, [{ mid: 1, code: 'forbidden' }]), NOW);
  expect(await store.taughtSites()).toMatchObject([{ label: 'Theirs' }]);
});

test('one that a colleague deleted goes, by a pull or by a snapshot without it', async () => {
  const { store } = await openProfile();
  await store.applyPull(page(4, row(3), row(4, { id: idOf(701) })));
  await store.applyPull(page(5, goneRow(5, 'taught-site', idOf(700))));
  expect((await store.taughtSites()).map(({ id }) => id)).toEqual([idOf(701)]);
  await store.beginSnapshot('e1', 6);
  await store.applySnapshot([row(6, { id: idOf(702) })]);
  await store.endSnapshot();
  expect((await store.taughtSites()).map(({ id }) => id)).toEqual([idOf(702)]);
});

test('the newest is first, and watchers see each change', async () => {
  const { store } = await openProfile();
  const both = seen<TaughtSite[]>(
    (call) => store.watchTaughtSites(call),
    (sites) => sites.length === 2,
  );
  await store.commit([taught({ id: idOf(701), at: NOW - 1 }), taught()]);
  expect((await both).map(({ id }) => id)).toEqual([idOf(700), idOf(701)]);
});

import { expect, test } from 'vitest';
import { idOf } from '../builders';
import { add, contactRow, edit, eventually, move, note, openProfile, page, PERSON } from './profile';

async function watched() {
  const profile = await openProfile();
  const seen: (string[] | null)[] = [];
  const stop = profile.store.watchPeople((ids) => seen.push(ids === null ? null : ids.toSorted()));
  return { ...profile, seen, stop };
}

test('who changed is told, for people and for what is known of them', async () => {
  const { store, seen } = await watched();
  await store.commit([add(), move('reach')]);
  await eventually(() => expect(seen).toEqual([[PERSON]]));
  await store.commit([note()]);
  await eventually(() => expect(seen.at(-1)).toEqual([PERSON]));
  await store.commit([edit({ company: 'Other' })]);
  await eventually(() => expect(seen).toHaveLength(3));
});

test('a change by another page of the extension is told too, and one that names nobody is not', async () => {
  const { seen, again, store } = await watched();
  const other = await again();
  await other.saveDevice({ theme: 'dark' });
  await other.commit([add({ id: idOf(7) })]);
  await eventually(() => expect(seen).toEqual([[idOf(7)]]));
  await store.saveDevice({ theme: 'light' });
  expect(seen).toHaveLength(1);
});

test('where very many change at once anybody may be among them; after the end nothing is told', async () => {
  const { store, seen, stop } = await watched();
  const rows = Array.from({ length: 400 }, (_, n) => contactRow(n + 1, { id: idOf(n + 1) }));
  await store.applyPull(page(400, ...rows));
  await eventually(() => expect(seen).toEqual([null]));
  stop();
  await store.commit([note({ contactId: idOf(1) })]);
  expect(seen).toHaveLength(1);
});

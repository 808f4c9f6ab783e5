import { expect, test } from 'vitest';
import { idOf } from '../builders';
import { add, edit, move, openProfile, PERSON } from './profile';

const names = (rows: { name: string | null }[]) => rows.map((row) => row.name).sort();

async function team() {
  const profile = await openProfile();
  await profile.store.commit([
    add({ id: idOf(1), name: 'Renée Dvořák', emails: ['Renee@Café.example'], company: 'Orchard Labs' }),
    add({ id: idOf(2), name: 'Ren Okafor', emails: ['r.okafor@orchard.example'], company: null }),
    add({
      id: idOf(3),
      name: null,
      emails: ['info@quarry.example', 'renee+shop@quarry.example'],
      company: 'Quarry',
    }),
  ]);
  return profile.store;
}

test('an address finds its people however it is spelled', async () => {
  const store = await team();
  expect(names(await store.findByAddress(' renee@XN--CAF-DMA.EXAMPLE '))).toEqual(['Renée Dvořák']);
  expect(await store.findByAddress('renee@quarry.example')).toEqual([]);
  expect(await store.findByAddress('renee+shop@quarry.example')).toHaveLength(1);
  expect(await store.findByAddress('no address')).toEqual([]);
});

test('a record of another program finds its person, and no longer when it is unlinked', async () => {
  const { store } = await openProfile();
  const key = { site: 'hubspot', account: 'a/b', type: 'person', id: '7' } as const;
  await store.commit([add({ keys: [key] })]);
  expect(await store.findByKey(key)).toHaveLength(1);
  expect(await store.findByKey({ ...key, account: 'a', id: 'b/7' })).toEqual([]);
  await store.commit([edit({ keys: [] })]);
  expect(await store.findByKey(key)).toEqual([]);
});

test('search takes beginnings of words, without accents and case, in name, address and company', async () => {
  const store = await team();
  expect(names(await store.search('ren', 10))).toEqual([null, 'Ren Okafor', 'Renée Dvořák'].sort());
  expect(names(await store.search('DVORAK', 10))).toEqual(['Renée Dvořák']);
  expect(names(await store.search('orch', 10))).toEqual(['Ren Okafor', 'Renée Dvořák']);
  expect(names(await store.search('renee@cafe', 10))).toEqual(['Renée Dvořák']);
  expect(await store.search('enée', 10)).toEqual([]);
});

test('whose name is typed stands before those of a company that begins alike', async () => {
  const { store } = await openProfile();
  await store.commit([
    add({ name: 'Ewan Ashgrove', company: 'Oakenmoor Print' }),
    add({ id: idOf(77), name: 'Priya Raman', company: 'Helioworks' }),
  ]);
  const found = await store.search('pri', 10);
  expect(found.map(({ name }) => name)).toEqual(['Priya Raman', 'Ewan Ashgrove']);
});

test('search wants every word, keeps to its limit, and finds nothing for nothing', async () => {
  const store = await team();
  expect(names(await store.search('orchard ren', 10))).toEqual(['Ren Okafor', 'Renée Dvořák']);
  expect(names(await store.search('labs ren', 10))).toEqual(['Renée Dvořák']);
  expect(await store.search('labs okafor', 10)).toEqual([]);
  expect(await store.search('ren', 2)).toHaveLength(2);
  expect(await store.search('  ,. ', 10)).toEqual([]);
});

test('an edit is found by its new words and not by the old', async () => {
  const { store } = await openProfile();
  await store.commit([add({ company: 'Helioworks' })]);
  await store.commit([edit({ company: 'Moonworks' })]);
  expect(await store.search('helioworks', 5)).toHaveLength(1); // still in the address
  await store.commit([edit({ emails: [] })]);
  expect(await store.search('helioworks', 5)).toEqual([]);
  expect(await store.search('moonworks', 5)).toHaveLength(1);
});

test('what is found has its stage, and none of what it is indexed by', async () => {
  const { store } = await openProfile();
  await store.commit([add()]);
  await store.commit([move('acquisition', { at: 1000 }), move('consideration', { at: 2000 })]);
  const [row] = await store.search('priya', 1);
  expect(row).toEqual({
    ...(await store.person(PERSON))?.contact,
    stage: 'consideration',
    since: 2000,
    stageModel: 'reach-to-loyalty',
    phase: 'lapsed',
  });
});

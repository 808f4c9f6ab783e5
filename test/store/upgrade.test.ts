import 'fake-indexeddb/auto'; // before Dexie, which looks for IndexedDB when it is loaded
import { existsSync, readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { SCHEMA_VERSION } from '../../lib/store/database';
import type { OutboxState } from '../../lib/store/store';
import { idOf, NOW } from '../builders';
import { ALL, openProfile, PERSON, seen } from './profile';

/** A database as a version of Sidestage left it: never changed once that version is out. */
interface Stored {
  version: number;
  stores: Record<string, string>;
  rows: Record<string, object[]>;
}

const exampleOf = (version: number) => new URL(`../fixtures/stored/v${version}.json`, import.meta.url);
const VERSIONS = Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1);

/** Makes the database of an example with nothing of today's code. */
async function restore(version: number): Promise<IDBFactory> {
  const example = JSON.parse(readFileSync(exampleOf(version), 'utf8')) as Stored;
  const factory = new IDBFactory();
  const db = new Dexie('sidestage', { indexedDB: factory, IDBKeyRange });
  db.version(example.version).stores(example.stores);
  await db.open();
  for (const [table, rows] of Object.entries(example.rows)) await db.table(table).bulkAdd(rows);
  db.close();
  return factory;
}

test('every version has its example', () => {
  expect(VERSIONS.filter((version) => !existsSync(exampleOf(version)))).toEqual([]);
  expect(existsSync(exampleOf(SCHEMA_VERSION + 1))).toBe(false);
});

test.each(VERSIONS)('a database of version %i opens with everything in it', async (version) => {
  const { store } = await openProfile({}, await restore(version));
  expect(store.readOnly).toBe(false);
  expect((await store.session())?.member.name).toBe('Dana');
  expect((await store.device()).theme).toBe('dark');
  const person = await store.person(PERSON);
  expect(person?.contact).toMatchObject({ title: 'Buyer', company: 'Helioworks Solar' });
  expect(person?.stageChanges.map((change) => change.to)).toEqual(['acquisition', 'consideration']);
  expect(person?.interactions.map((one) => one.text)).toEqual(['Asked for a quote.']);
  expect(await store.search('theo quarry', 5)).toMatchObject([{ id: idOf(101), stage: null }]);
  expect(await store.findByAddress('PRIYA@helioworks.example')).toMatchObject([{ stage: 'consideration' }]);
  const outbox = await seen<OutboxState>((call) => store.watchOutbox(call));
  expect(outbox).toMatchObject({ pending: 1, rejected: [{ code: 'forbidden' }] });
  expect(await store.outgoing(NOW, ALL)).toMatchObject([{ mid: 5, fields: { name: 'Not Sent Yet' } }]);
  // The server kept taught sites from a client that did not know them: everything is fetched once more.
  expect(await store.position()).toMatchObject({ epoch: 'e1', cursor: version < 2 ? 0 : 7 });
  expect((await store.taughtSites()).map(({ label }) => label)).toEqual(version < 2 ? [] : ['Program']);
});

test('what such a database had not sent or confirmed goes on as before', async () => {
  const { store } = await openProfile({}, await restore(SCHEMA_VERSION));
  await store.position();
  await store.applyPull({ rows: [], cursor: 8, epoch: 'e1', done: true });
  expect((await store.person(PERSON))?.stageChanges).toHaveLength(1); // the server's rows lack the two that it took
  await store.acknowledge({ lastMid: 5, rejected: [], seq: 9, epoch: 'e1' }, NOW);
  expect((await seen<OutboxState>((call) => store.watchOutbox(call))).pending).toBe(0);
});

import 'fake-indexeddb/auto'; // before Dexie, which looks for IndexedDB when it is loaded
import { existsSync, readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { SCHEMA_VERSION } from '../../lib/store/database';
import { Contact } from '../../lib/model/contact';
import { Interaction, StageChange } from '../../lib/model/facts';
import { defaultModel } from '../../lib/model/presets';
import { Mutation } from '../../lib/model/wire';
import { Workspace } from '../../lib/model/workspace';
import type { OutboxState } from '../../lib/store/store';
import { buildContact, DAY, idOf, NOW } from '../builders';
import { ALL, openProfile, PERSON, seen } from './profile';

/** A database as a version of Sidestage left it: never changed once that version is out. */
interface Stored {
  version: number;
  stores: Record<string, string>;
  rows: Record<string, object[]>;
}

const exampleOf = (version: number) => new URL(`../fixtures/stored/v${version}.json`, import.meta.url);
const VERSIONS = Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1);

/** Makes the database of an example, with further rows, with nothing of today's code. */
async function restore(version: number, more: Stored['rows'] = {}): Promise<IDBFactory> {
  const example = JSON.parse(readFileSync(exampleOf(version), 'utf8')) as Stored;
  const factory = new IDBFactory();
  const db = new Dexie('sidestage', { indexedDB: factory, IDBKeyRange });
  db.version(example.version).stores(example.stores);
  await db.open();
  for (const part of [example.rows, more]) {
    for (const [table, rows] of Object.entries(part)) await db.table(table).bulkAdd(rows);
  }
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
  expect(await store.search('theo quarry', 5)).toMatchObject([
    { id: idOf(101), stage: version < 4 ? null : 'retention' },
  ]);
  expect(await store.findByAddress('PRIYA@helioworks.example')).toMatchObject([
    { stage: 'consideration', stageModel: 'reach-to-loyalty', phase: 'lapsed' },
  ]);
  const outbox = await seen<OutboxState>((call) => store.watchOutbox(call));
  expect(outbox).toMatchObject({ pending: 1, rejected: [{ code: 'forbidden' }] });
  expect(await store.outgoing(NOW, ALL)).toMatchObject([{ mid: 5, fields: { name: 'Not Sent Yet' } }]);
  // The server kept what is new from a client that did not know it: everything is fetched once more.
  expect(await store.position()).toMatchObject({ epoch: 'e1', cursor: version < 4 ? 0 : 7 });
  expect((await store.taughtSites()).map(({ label }) => label)).toEqual(version < 2 ? [] : ['Program']);
});

test.each(VERSIONS)('what version %i did not know yet is there, as the schemas want it', async (version) => {
  const { store, tables } = await openProfile({}, await restore(version));
  const person = await store.person(PERSON);
  expect(Contact.parse(person?.contact)).toMatchObject({ profile: [], mergedInto: null });
  for (const one of person?.interactions ?? []) expect(Interaction.parse(one)).toEqual(one);
  for (const one of person?.stageChanges ?? []) expect(StageChange.parse(one)).toEqual(one);
  const workspace = Workspace.parse((await store.team()).workspace);
  expect(workspace).toMatchObject({ tiers: [], model: { retired: [] } });
  const isOld = version < 4;
  expect(workspace.markets.map(({ label }) => label)).toEqual(isOld ? [] : ['Nordics']);
  expect([workspace.fits.length, workspace.rates.length]).toEqual(isOld ? [0, 0] : [1, 1]);
  expect(workspace.mainMarket).toBe(isOld ? '' : 'Europe');
  const [theo] = await store.search('theo quarry', 1);
  expect(theo?.market).toBe(isOld ? null : idOf(800));
  const market = isOld ? null : idOf(800);
  expect((await store.stageFigures('retention', market)).people).toBe(isOld ? 0 : 1);
  expect((await store.stageFigures('consideration', null)).people).toBe(1);
  expect(person?.rewards.map(({ label }) => label)).toEqual(version < 3 ? [] : ['10 % off the next order']);
  expect(await store.mergedPeople(PERSON)).toHaveLength(version < 3 ? 0 : 1);
  expect(await store.lookedAt(PERSON)).toBe(version < 3 ? null : NOW - DAY);
  expect(person?.keeps.map(({ stage }) => stage)).toEqual(version < 3 ? [] : ['consideration']);
  for (const mutation of await store.outgoing(NOW, ALL)) expect(Mutation.parse(mutation)).toEqual(mutation);
  const outbox = await tables((db) => db.outbox.toArray());
  for (const { mutation } of outbox) expect(() => Mutation.parse({ ...mutation, ageMs: 0 })).not.toThrow();
  expect(outbox.length).toBeGreaterThan(2);
});

test('what is remembered of the server and what is on its way are filled up too', async () => {
  const { profile: _profile, mergedInto: _into, ...contact } = buildContact({ id: idOf(110) });
  const source = { channel: 'fair', campaign: null, at: null };
  const { retired: _retired, ...model } = defaultModel;
  const entry = { state: 'pending', at: NOW, size: 400 };
  const edit = { ...entry, recordId: idOf(110), mutation: { mid: 6, uuid: idOf(111), recordId: idOf(110) } };
  const settings = { ...entry, recordId: idOf(2), mutation: { mid: 7, uuid: idOf(112), recordId: idOf(2) } };
  const factory = await restore(2, {
    shadows: [{ kind: 'contact', id: idOf(110), data: { ...contact, source }, deleted: false }],
    outbox: [
      {
        ...edit,
        mutation: {
          ...edit.mutation,
          op: 'patch',
          kind: 'contact',
          fields: { source },
          base: { source: null },
        },
      },
      {
        ...settings,
        mutation: { ...settings.mutation, op: 'patch', kind: 'workspace', fields: { model }, base: {} },
      },
    ],
  });
  const { store, tables } = await openProfile({}, factory);
  const shadow = await tables((db) => db.shadows.get(idOf(110)));
  expect(Contact.parse(shadow?.data)).toMatchObject({
    profile: [],
    source: { channel: 'fair', referrer: null },
  });
  const sent = (await store.outgoing(NOW, ALL)).slice(-2).map((mutation) => Mutation.parse(mutation));
  expect(sent).toMatchObject([
    { fields: { source: { ...source, referrer: null } }, base: { source: null } },
    { fields: { model: { id: 'reach-to-loyalty', retired: [] } } },
  ]);
  expect(sent[0]).not.toHaveProperty('fields.profile'); // only what was edited
});

test('what such a database had not sent or confirmed goes on as before', async () => {
  const { store } = await openProfile({}, await restore(SCHEMA_VERSION));
  await store.position();
  await store.applyPull({ rows: [], cursor: 8, epoch: 'e1', done: true });
  expect((await store.person(PERSON))?.stageChanges).toHaveLength(1); // the server's rows lack the two that it took
  await store.acknowledge({ lastMid: 5, rejected: [], seq: 9, epoch: 'e1' }, NOW);
  expect((await seen<OutboxState>((call) => store.watchOutbox(call))).pending).toBe(0);
});

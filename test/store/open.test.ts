import 'fake-indexeddb/auto'; // before Dexie, which looks for IndexedDB when it is loaded
import type { SyncState } from '../../lib/store/store';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { StoreClosedError, StoreReadOnlyError, StoreUnavailableError } from '../../lib/store/errors';
import { SCHEMA_VERSION } from '../../lib/store/database';
import type { Marker } from '../../lib/store/marker';
import { openStore } from '../../lib/store/open';
import { freshId, NOW } from '../builders';
import { add, contactRow, note, openProfile, page, PERSON, seen, sessionOf, taken } from './profile';

/** A place for a marker outside IndexedDB, as the extension's storage is. */
function markerPlace() {
  let marker: Marker | null = null;
  return {
    get: () => Promise.resolve(marker),
    set: (next: Marker) => {
      marker = next;
      return Promise.resolve();
    },
  };
}

test('an IndexedDB that throws, or is missing, is said in a sentence', async () => {
  const broken = new IDBFactory();
  vi.spyOn(broken, 'open').mockImplementation(() => {
    throw new DOMException('Denied.', 'SecurityError');
  });
  const how = { now: () => NOW, newId: freshId };
  await expect(openStore({ ...how, indexedDB: broken })).rejects.toBeInstanceOf(StoreUnavailableError);
  vi.stubGlobal('indexedDB', undefined);
  await expect(openStore(how)).rejects.toThrow(
    'This browser does not let Sidestage keep data on this device.',
  );
  vi.unstubAllGlobals();
});

test('an IndexedDB that does not answer is given up after a while, and does no harm when it opens after all', async () => {
  const slow = new IDBFactory();
  const open = slow.open.bind(slow);
  let answer = () => undefined as unknown;
  vi.spyOn(slow, 'databases').mockImplementationOnce(
    () =>
      new Promise(
        (resolve) =>
          (answer = () => {
            resolve([]);
          }),
      ),
  );
  const opening = openStore({ now: () => NOW, newId: freshId, indexedDB: slow, timeoutMs: 30 });
  await expect(opening).rejects.toBeInstanceOf(StoreUnavailableError);
  answer();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const upgrade = open('sidestage', 1000);
  await new Promise((resolve, reject) => {
    upgrade.onsuccess = resolve;
    upgrade.onblocked = reject;
  });
});

/** Makes a version of the database that this code does not know yet. */
async function upgrade(factory: IDBFactory, version: number, stores: Record<string, string> = {}) {
  const newer = new Dexie('sidestage', { indexedDB: factory, IDBKeyRange });
  newer.version(version).stores({
    contacts: 'id, *addresses, *records, *words, [lead.to+lead.since]',
    facts: 'id, [contactId+kind]',
    meta: 'key',
    ...stores,
  });
  await newer.open();
  return newer;
}

test('a database that a newer version made is read, never written, and left as it is', async () => {
  const { store, factory, again } = await openProfile();
  await store.applyPull(page(1, contactRow(1)));
  store.close();
  (
    await upgrade(factory, SCHEMA_VERSION + 1, {
      contacts: 'id, *addresses, *records, mergedInto',
      outbox: null as never,
    })
  ).close();
  const [before] = await factory.databases();
  const older = await again();
  expect(older.readOnly).toBe(true);
  expect((await older.person(PERSON))?.contact.name).toBe('Priya Raman');
  await expect(older.commit([note()])).rejects.toBeInstanceOf(StoreReadOnlyError);
  await expect(older.signOut()).rejects.toThrow('a newer version of Sidestage wrote this data');
  older.close();
  expect(await factory.databases()).toEqual([before]);
});

test('a database whose own version row is newer is read and never written', async () => {
  const { store, tables, again } = await openProfile();
  store.close();
  await tables((db) => db.meta.put({ key: 'schema', value: { version: 99 } }));
  const older = await again();
  expect(older.readOnly).toBe(true);
  await expect(older.commit([add()])).rejects.toBeInstanceOf(StoreReadOnlyError);
  await older.setSyncState({ state: 'syncing' });
  expect(await seen<SyncState>((call) => older.watchSync(call))).toEqual({ state: 'off' });
});

test('when another page upgrades, the old page closes, says so, and writes nothing more', async () => {
  const onClosed = vi.fn();
  const { store, factory } = await openProfile({ onClosed });
  const newer = await upgrade(factory, SCHEMA_VERSION + 1);
  expect(onClosed).toHaveBeenCalledTimes(1);
  await expect(store.commit([add()])).rejects.toBeInstanceOf(StoreClosedError);
  newer.close();
});

test('closing it oneself tells nobody', async () => {
  const onClosed = vi.fn();
  const { store } = await openProfile({ onClosed });
  store.close();
  expect(onClosed).not.toHaveBeenCalled();
});

test('a database that the browser lost in silence is noticed, with what was not sent', async () => {
  const marker = markerPlace();
  const { store } = await openProfile({ marker });
  expect(store.lost).toBeNull();
  await store.commit([add(), note(), note()]);
  await store.acknowledge(taken(1, 1), NOW);
  store.close();
  const emptied = new IDBFactory();
  const { store: next, again } = await openProfile({ marker }, emptied);
  expect(next.lost).toEqual({ unsent: 2 });
  expect((await again()).lost).toEqual({ unsent: 2 });
  await next.signIn(sessionOf('Dana'));
  expect((await again()).lost).toBeNull();
  expect((await marker.get())?.unsent).toBe(0);
});

test('a marker that cannot be read or written keeps nobody from working', async () => {
  const failing = {
    get: () => Promise.reject(new Error('No storage.')),
    set: () => Promise.reject(new Error('No storage.')),
  };
  const { store } = await openProfile({ marker: failing });
  await store.commit([add()]);
  expect(await store.person(PERSON)).not.toBeNull();
});

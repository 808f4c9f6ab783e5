import type { Person } from '../../lib/model/change';
import { afterEach, expect, test, vi } from 'vitest';
import { StoreFullError, StoreTooLargeError } from '../../lib/store/errors';
import { buildWorkspace } from '../builders';
import { add, ALL, edit, move, note, openProfile, PERSON, seen } from './profile';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes every write to a table of IndexedDB fail from now on. */
function failWrites(table: string, error: () => Error): void {
  for (const method of ['put', 'add'] as const) {
    const real = Reflect.get<IDBObjectStore, typeof method>(IDBObjectStore.prototype, method);
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === table) throw error();
      return real.apply(this, args);
    });
  }
}

test('what a person did and what is to be sent of it are written together', async () => {
  const { store } = await openProfile();
  await store.commit([add(), move('acquisition')]);
  const { clientId } = await store.position();
  const person = await store.person(PERSON);
  expect(person?.contact.name).toBe('Priya Raman');
  expect(person?.stageChanges).toMatchObject([{ to: 'acquisition', device: clientId, number: 2 }]);
  const sent = await store.outgoing(1e15, ALL);
  expect(sent.map(({ mid, op, recordId }) => [mid, op, recordId])).toEqual([
    [1, 'patch', PERSON],
    [2, 'event', person?.stageChanges[0]?.id],
  ]);
  expect(new Set(sent.map((one) => one.uuid)).size).toBe(2);
});

test.each(['outbox', 'contacts', 'facts', 'meta', 'shadows'])(
  'when writing %s fails, neither the record nor its outbox entry is there',
  async (table) => {
    const { store, tables } = await openProfile();
    await store.commit([add({ company: 'Before' })]);
    failWrites(table, () => new DOMException('The disk broke.', 'UnknownError'));
    await expect(store.commit([edit({ company: 'After' }), note()])).rejects.toThrow('The disk broke.');
    vi.restoreAllMocks();
    expect((await store.person(PERSON))?.contact.company).toBe('Before');
    expect((await store.person(PERSON))?.interactions).toEqual([]);
    expect(await tables((db) => db.outbox.count())).toBe(1);
    await store.commit([edit({ company: 'Later' })]);
    expect((await store.outgoing(1e15, ALL)).map((one) => one.mid)).toEqual([1, 2]);
  },
);

test('full storage is said in a sentence, nothing is written, and it recovers', async () => {
  const { store } = await openProfile();
  await store.commit([add()]);
  failWrites('outbox', () => new DOMException('Full.', 'QuotaExceededError'));
  const failed = store.commit([note()]);
  await expect(failed).rejects.toBeInstanceOf(StoreFullError);
  await expect(failed).rejects.toThrow('Not saved: storage is full. Free some space and try again.');
  vi.restoreAllMocks();
  expect((await store.person(PERSON))?.interactions).toEqual([]);
  await store.commit([note()]);
  expect((await store.person(PERSON))?.interactions).toHaveLength(1);
});

test('storage that is full only when the transaction ends is said in the same sentence', async () => {
  const { store } = await openProfile();
  await store.commit([add()]);
  const real = Reflect.get<IDBObjectStore, 'put'>(IDBObjectStore.prototype, 'put');
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    const request = real.apply(this, args);
    const { transaction } = this;
    if (this.name === 'meta') {
      request.addEventListener('success', () => {
        // As a browser does when it finds the disk full at the end: the transaction's own error says why.
        (Reflect.get(transaction, '_abort') as (name: string) => void).call(
          transaction,
          'QuotaExceededError',
        );
      });
    }
    return request;
  });
  await expect(store.commit([note()])).rejects.toBeInstanceOf(StoreFullError);
});

test('a change that no request could carry is refused before it is written', async () => {
  const { store } = await openProfile();
  const { id, ...workspace } = buildWorkspace({ ownAddresses: ['x'.repeat(600_000)] });
  const change = { op: 'patch', kind: 'workspace', id, fields: workspace, base: {} } as const;
  await expect(store.commit([change])).rejects.toBeInstanceOf(StoreTooLargeError);
  expect(await store.outgoing(1e15, ALL)).toEqual([]);
});

test('deleting a person takes the facts along, and another page sees it', async () => {
  const { store, again } = await openProfile();
  await store.commit([add(), move('acquisition'), note()]);
  const other = await again();
  const gone = seen<Person | null>(
    (call) => other.watchPerson(PERSON, call),
    (person) => person === null,
  );
  await store.commit([{ op: 'delete', kind: 'contact', id: PERSON }]);
  expect(await gone).toBeNull();
  expect(await store.search('priya', 5)).toEqual([]);
});

test('numbers count up over pages and over reopening', async () => {
  const { store, again } = await openProfile();
  const other = await again();
  await Promise.all([store.commit([add()]), other.commit([note(), note()]), store.commit([note()])]);
  store.close();
  other.close();
  const later = await again();
  await later.commit([note()]);
  expect((await later.outgoing(1e15, ALL)).map((one) => one.mid)).toEqual([1, 2, 3, 4, 5]);
});

test('what is sent is bounded by number and by bytes, and tells the age of each edit', async () => {
  const { store, clock } = await openProfile();
  await store.commit([add(), note({ text: 'x'.repeat(1000) }), note({ text: 'x'.repeat(1000) })]);
  const limited = await store.outgoing(clock.now + 5000, { mutations: 2, bytes: 1e6 });
  expect(limited.map((one) => [one.mid, one.ageMs])).toEqual([
    [1, 5000],
    [2, 5000],
  ]);
  const size = JSON.stringify(limited[0]).length + JSON.stringify(limited[1]).length + 2;
  expect(await store.outgoing(clock.now, { mutations: 500, bytes: size + 60 })).toHaveLength(2);
  expect(await store.outgoing(clock.now, { mutations: 500, bytes: 10 })).toHaveLength(1);
  expect((await store.outgoing(clock.now - 1, ALL))[0]?.ageMs).toBe(0);
});

test('what comes behind a number is bounded in the same way', async () => {
  const { store } = await openProfile();
  await store.commit(Array.from({ length: 7 }, () => note()));
  const after = async (mid: number, mutations: number, bytes = 1e6) =>
    (await store.outgoing(0, { mutations, bytes }, mid)).map((one) => one.mid);
  expect(await after(3, 3)).toEqual([4, 5, 6]);
  expect(await after(3, 9)).toEqual([4, 5, 6, 7]);
  expect(await after(3, 9, 10)).toEqual([4]);
  expect(await after(7, 9)).toEqual([]);
});

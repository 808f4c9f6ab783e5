import { expect, test } from 'vitest';
import type { Row } from '../../lib/model/wire';
import { idOf } from '../builders';
import {
  add,
  contactRow,
  eventually,
  goneRow,
  move,
  note,
  openProfile,
  page,
  PERSON,
  stageRow,
} from './profile';

const member = (number: number): Row => ({
  kind: 'member',
  id: idOf(number),
  seq: 1,
  deleted: false,
  data: { id: idOf(number), name: `Member ${number}`, roles: ['rep'] },
});

test('rows of a snapshot can be used before it has come to its end', async () => {
  const { store } = await openProfile();
  await store.beginSnapshot('e1', 10);
  await store.applySnapshot([contactRow(1)]);
  expect(await store.search('priya', 1)).toHaveLength(1);
  expect((await store.position()).cursor).toBe(0);
  await store.endSnapshot();
  expect(await store.position()).toMatchObject({ epoch: 'e1', cursor: 10 });
});

test('what a snapshot does not bring goes at its end, unless it waits to be sent', async () => {
  const { store, tables } = await openProfile();
  const stays = idOf(300);
  await store.applyPull(
    page(
      5,
      contactRow(1),
      contactRow(2, { id: stays }),
      member(7),
      stageRow(3),
      stageRow(4, { contactId: stays }),
    ),
  );
  await store.commit([add({ id: idOf(301), name: 'New Here' })]);
  await store.beginSnapshot('e1', 20);
  await store.applySnapshot([contactRow(12, { id: stays, company: 'Later' }), member(8)]);
  await store.endSnapshot();
  expect(await store.person(PERSON)).toBeNull();
  expect((await store.person(stays))?.contact.company).toBe('Later');
  expect((await store.person(stays))?.stageChanges).toEqual([]);
  expect(await store.search('new', 1)).toHaveLength(1);
  expect(await tables((db) => db.members.toCollection().primaryKeys())).toEqual([idOf(8)]);
  expect(await tables((db) => db.facts.count())).toBe(0);
});

test('a person who was changed while the snapshot was read comes with the next pull, with the facts', async () => {
  const { store } = await openProfile();
  const stage = stageRow(2, { to: 'conversion', at: 3000 });
  await store.applyPull(page(2, contactRow(1), stage));
  await store.beginSnapshot('e1', 20);
  await store.applySnapshot([stage]);
  await store.endSnapshot();
  expect(await store.person(PERSON)).toBeNull();
  await store.applyPull(page(21, contactRow(21, { company: 'Changed' })));
  expect((await store.person(PERSON))?.stageChanges).toHaveLength(1);
  expect(await store.search('priya', 1)).toMatchObject([{ stage: 'conversion', since: 3000 }]);
});

test('a snapshot that was cut off begins again, in another page too, and takes away what it then does not bring', async () => {
  const { store, again } = await openProfile();
  await store.beginSnapshot('e1', 10);
  await store.applySnapshot([contactRow(1), contactRow(2, { id: idOf(302) })]);
  store.close();
  const later = await again();
  expect((await later.position()).cursor).toBe(0);
  await later.beginSnapshot('e1', 11);
  await later.applySnapshot([contactRow(1)]);
  await later.endSnapshot();
  expect(await later.person(idOf(302))).toBeNull();
  expect(await later.person(PERSON)).not.toBeNull();
});

test('a snapshot leaves what waits to be sent laid over its rows', async () => {
  const { store } = await openProfile();
  await store.applyPull(page(2, contactRow(1), stageRow(2, { to: 'acquisition', at: 1 })));
  await store.commit([note(), move('conversion', { at: 5000 })]);
  await store.beginSnapshot('e1', 9);
  await store.applySnapshot([
    contactRow(8, { company: 'Moved' }),
    stageRow(9, { to: 'consideration', at: 4000 }),
  ]);
  await store.endSnapshot();
  const person = await store.person(PERSON);
  expect(person?.contact.company).toBe('Moved');
  expect(person?.interactions).toHaveLength(1);
  expect(person?.stageChanges.map((change) => change.to)).toEqual(['consideration', 'conversion']);
  expect(await store.search('priya', 1)).toMatchObject([{ stage: 'conversion', since: 5000 }]);
});

test('a thousand people and their moves are written and found', { timeout: 20_000 }, async () => {
  const { store } = await openProfile();
  await store.beginSnapshot('e1', 2000);
  for (let start = 0; start < 1000; start += 250) {
    const rows = Array.from({ length: 250 }, (_, index) => {
      const id = idOf(1000 + start + index);
      return [contactRow(1, { id }), stageRow(2, { contactId: id, to: 'acquisition', at: start + index })];
    });
    await store.applySnapshot(rows.flat());
  }
  await store.endSnapshot();
  expect((await store.stageFigures('acquisition', null)).people).toBe(1000);
  await store.applyPull(page(2001, goneRow(2001, 'contact', idOf(1000))));
  expect(await store.person(idOf(1000))).toBeNull();
});

test('whoever is here already keeps their stage when many come, however many are here', async () => {
  const { store, tables } = await openProfile();
  const ids = Array.from({ length: 1000 }, (_, index) => idOf(1000 + index));
  const here = ids.filter((_, index) => index % 2 === 0);
  await store.applyPull(
    page(9, ...here.flatMap((id) => [contactRow(1, { id }), stageRow(2, { contactId: id, to: 'growth' })])),
  );
  const stages = () =>
    tables(async (db) => (await db.contacts.bulkGet(ids)).map((row) => row?.lead?.to ?? null));
  const bring = (some: string[], company: string) =>
    store.applyPull(page(10, ...some.map((id) => contactRow(3, { id, company }))));
  await bring(ids.slice(0, 300), 'Later'); // half of them are here
  await bring(
    ids.filter((_, index) => index % 18 < 1),
    'Last',
  ); // nine who are here lie between each two
  expect(await stages()).toEqual(ids.map((_, index) => (index % 2 === 0 ? 'growth' : null)));
  const [first, second] = await Promise.all([store.person(ids[0] ?? ''), store.person(ids[1] ?? '')]);
  expect([first?.contact.company, second?.contact.company]).toEqual(['Last', 'Later']);
});

test('a row that says what is there already is not written, and nobody is told', async () => {
  const { store } = await openProfile();
  await store.applyPull(page(5, contactRow(1), stageRow(2)));
  const told: (string[] | null)[] = [];
  const stop = store.watchPeople((ids) => told.push(ids));
  await store.applyPull(page(6, contactRow(6)));
  await store.applyPull(page(7, contactRow(7, { company: 'Later' })));
  await eventually(() => expect(told).toEqual([[PERSON]]));
  stop();
});

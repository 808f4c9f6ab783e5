import { expect, test } from 'vitest';
import type { Row } from '../../lib/model/wire';
import { buildInteraction, idOf, NOW } from '../builders';
import { ALL, contactRow, edit, goneRow, note, openProfile, page, PERSON, stageRow, taken } from './profile';

const OTHER = idOf(300);

/** A device that is sent some people only, and holds one of them. */
async function partProfile() {
  const profile = await openProfile();
  const { store } = profile;
  await store.beginSnapshot('e1', 10, 'mine/pv');
  await store.applySnapshot([contactRow(1), stageRow(2)]);
  await store.endSnapshot();
  return profile;
}

function noteRow(seq: number, contactId: string, id = idOf(900 + seq)): Row {
  return {
    kind: 'interaction',
    id,
    seq,
    deleted: false,
    data: buildInteraction({ id, contactId, type: 'note' }),
  };
}

const whole = (seq: number, ...rows: Row[]) => ({ epoch: 'e1', seq, rows, gone: [], rest: [] });

test('what the people here say of a stage is a sample, and is not where all are here', async () => {
  const { store } = await partProfile();
  expect((await store.stageFigures('acquisition', null)).isSample).toBe(true);
  await store.beginSnapshot('e1', 20, 'all/pv');
  await store.endSnapshot();
  expect((await store.stageFigures('acquisition', null)).isSample).toBeUndefined();
});

test('rows of somebody who is not held are not shown; they are wanted, and then whole', async () => {
  const { store } = await partProfile();
  await store.applyPull(
    page(20, contactRow(11, { id: OTHER, name: 'Otto Example' }), noteRow(12, OTHER), noteRow(13, PERSON)),
  );
  expect(await store.person(OTHER)).toBeNull();
  expect((await store.person(PERSON))?.interactions).toHaveLength(1);
  expect(await store.wantedPeople(9)).toEqual([OTHER]);
  const rows = [
    contactRow(11, { id: OTHER }),
    stageRow(3, { id: idOf(700), contactId: OTHER, to: 'conversion' }),
    noteRow(12, OTHER),
  ];
  expect(await store.applyPeople([OTHER], whole(20, ...rows))).toBe(true);
  expect(await store.wantedPeople(9)).toEqual([]);
  expect((await store.person(OTHER))?.interactions).toHaveLength(1);
  expect((await store.person(OTHER))?.stageChanges).toHaveLength(1);
  await store.applyPull(page(21, noteRow(21, OTHER)));
  expect((await store.person(OTHER))?.interactions).toHaveLength(2);
});

test('a device that is sent everybody writes what it is sent', async () => {
  const { store } = await openProfile();
  await store.applyPull(page(20, contactRow(11, { id: OTHER })));
  expect(await store.isPart()).toBe(false);
  expect(await store.person(OTHER)).not.toBeNull();
  expect(await store.wantedPeople(9)).toEqual([]);
});

test('who is not sent any more goes with all that is known of them', async () => {
  const { store, tables } = await partProfile();
  expect(await store.isPart()).toBe(true);
  await store.applyPull({ ...page(20), out: [PERSON, OTHER] });
  expect(await store.person(PERSON)).toBeNull();
  expect(await tables((db) => Promise.all([db.contacts.count(), db.facts.count()]))).toEqual([0, 0]);
  expect(await store.wantedPeople(9)).toEqual([]);
});

test('but not while something unsent hangs on them, or when the user looked at them', async () => {
  for (const keep of ['edit', 'note', 'look'] as const) {
    const { store } = await partProfile();
    if (keep === 'edit') await store.commit([edit({ title: 'Typed' })]);
    if (keep === 'note') await store.commit([note({ contactId: PERSON })]);
    if (keep === 'look') await store.look(PERSON, 5);
    await store.applyPull({ ...page(20), out: [PERSON] });
    expect(await store.person(PERSON)).not.toBeNull();
    expect(await store.wantedPeople(9)).toEqual([PERSON]);
  }
});

test('an edit of somebody who has just gone makes nobody of them, and they come whole with it', async () => {
  const { store } = await partProfile();
  await store.applyPull({ ...page(20), out: [PERSON] });
  await store.commit([edit({ title: 'Typed' })]);
  await store.applyPull(page(21, noteRow(21, PERSON)));
  expect(await store.person(PERSON)).toBeNull();
  await store.applyPeople([PERSON], whole(21, contactRow(5), stageRow(2), noteRow(21, PERSON)));
  const person = await store.person(PERSON);
  expect(person?.contact.title).toBe('Typed');
  expect([person?.stageChanges.length, person?.interactions.length]).toEqual([1, 1]);
});

test('an answer that is older than what was pulled since is not written', async () => {
  const { store } = await partProfile();
  await store.applyPull(page(20, contactRow(20, { title: 'New' })));
  expect(await store.applyPeople([], whole(19, contactRow(5, { title: 'Old' })))).toBe(false);
  expect((await store.person(PERSON))?.contact.title).toBe('New');
  expect(await store.wantedPeople(9)).toEqual([PERSON]);
  expect(await store.applyPeople([], { ...whole(30, contactRow(5)), epoch: 'e2' })).toBe(false);
});

test('people who are merged are wanted with whom they are shown with', async () => {
  const { store } = await partProfile();
  await store.applyPull(page(20, contactRow(20, { mergedInto: OTHER })));
  expect(await store.wantedPeople(9)).toEqual([PERSON]);
});

test('and into whom they were merged before the server knew them, as soon as a pull names those', async () => {
  const { store } = await partProfile();
  await store.applyPull(page(20, contactRow(20, { mergedInto: OTHER })));
  await store.applyPeople([PERSON], whole(20, contactRow(20, { mergedInto: OTHER })));
  expect(await store.wantedPeople(9)).toEqual([]);
  await store.applyPull({ ...page(21), out: [OTHER] });
  expect(await store.wantedPeople(9)).toEqual([OTHER]);
});

test('who was deleted is wanted no longer', async () => {
  const { store } = await partProfile();
  await store.applyPull(page(20, noteRow(12, OTHER)));
  expect(await store.wantedPeople(9)).toEqual([OTHER]);
  await store.applyPull(page(21, goneRow(21, 'contact', OTHER)));
  expect(await store.wantedPeople(9)).toEqual([]);
});

test('a snapshot of fewer people leaves those on whom something hangs, and fetches whom the user looked at', async () => {
  const { store } = await openProfile();
  const third = idOf(301);
  await store.applyPull(page(9, contactRow(1), contactRow(2, { id: OTHER }), contactRow(3, { id: third })));
  await store.commit([note({ contactId: PERSON })]);
  await store.look(OTHER, 5);
  await store.beginSnapshot('e1', 10, 'mine/pv');
  await store.endSnapshot();
  expect(await store.person(PERSON)).toMatchObject({ interactions: [{ type: 'note' }] });
  expect(await store.person(OTHER)).toBeNull();
  expect(await store.person(third)).toBeNull();
  expect((await store.wantedPeople(9)).sort()).toEqual([PERSON, OTHER].sort());
});

test('a snapshot that was cut off goes on in another page, and what it did not bring goes at its end', async () => {
  const { store, again } = await openProfile();
  await store.applyPull(page(9, contactRow(1), contactRow(2, { id: OTHER })));
  await store.beginSnapshot('e1', 30, 'all/pv');
  await store.applySnapshot([contactRow(11)], 'behind the first');
  store.close();
  const later = await again();
  expect((await later.position()).resume).toEqual({ mark: 'behind the first', cursor: 30 });
  await later.applySnapshot([contactRow(12, { id: idOf(302) })]);
  await later.endSnapshot();
  expect(await later.person(PERSON)).not.toBeNull();
  expect(await later.person(OTHER)).toBeNull();
  expect(await later.position()).toMatchObject({ cursor: 30, resume: null, scope: 'all/pv' });
});

test('who comes whole has nothing that did not come: a server that was restored lost it', async () => {
  const { store } = await partProfile();
  await store.applyPull(page(20, noteRow(12, PERSON), noteRow(13, PERSON), stageRow(14, { id: idOf(701) })));
  await store.commit([note({ id: idOf(702), contactId: PERSON })]);
  const rows = [contactRow(1), stageRow(2), noteRow(12, PERSON)];
  expect(await store.applyPeople([PERSON], whole(20, ...rows))).toBe(true);
  const person = await store.person(PERSON);
  // What is not sent yet stays.
  expect(person?.interactions.map(({ id }) => id).sort()).toEqual([idOf(702), idOf(912)]);
  expect(person?.stageChanges).toHaveLength(1);
  const [row] = await store.contactRows();
  expect(row?.stage).toBe(person?.stageChanges[0]?.to);
});

/** A note that the server refused, since it did not know the person. */
async function refusedNote() {
  const profile = await partProfile();
  await profile.store.commit([note({ contactId: OTHER })]);
  await profile.store.acknowledge(taken(1, 20, [{ mid: 1, code: 'unknown-record' }]), NOW);
  expect(await profile.store.outgoing(NOW, ALL)).toEqual([]);
  return profile;
}

test('what was refused as of nobody is sent again when a pull names them, though they are not sent', async () => {
  const { store } = await refusedNote();
  await store.applyPull({ ...page(30), out: [PERSON] });
  expect(await store.outgoing(NOW, ALL)).toEqual([]);
  await store.applyPull({ ...page(31), out: [OTHER] });
  expect(await store.outgoing(NOW, ALL)).toMatchObject([{ op: 'event', fields: { contactId: OTHER } }]);
});

test('and asked for after everything was fetched anew', async () => {
  const { store } = await refusedNote();
  await store.beginSnapshot('e2', 40, 'mine/pv');
  await store.applySnapshot([contactRow(1), stageRow(2)]);
  await store.endSnapshot();
  expect(await store.wantedPeople(9)).toEqual([OTHER]);
  await store.applyPeople([OTHER], { ...whole(40, contactRow(11, { id: OTHER })), epoch: 'e2' });
  expect(await store.outgoing(NOW, ALL)).toHaveLength(1);
});

test('an answer from before a snapshot that comes in is not written over it', async () => {
  const { store } = await partProfile();
  await store.beginSnapshot('e1', 40, 'mine/pv');
  await store.applySnapshot([contactRow(35, { name: 'New Name' }), stageRow(2)]);
  const old = whole(30, contactRow(1, { name: 'Old Name' }));
  expect(await store.applyPeople([], old)).toBe(false);
  await store.endSnapshot();
  expect((await store.person(PERSON))?.contact.name).toBe('New Name');
  expect(await store.applyPeople([], whole(41, contactRow(41, { name: 'Newest' })))).toBe(true);
});

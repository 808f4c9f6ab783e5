import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../../lib/model/wire';
import { shownAs } from '../../lib/rules/shown-as';
import {
  buildInteraction,
  buildOrder,
  buildReversal,
  buildStageChange,
  buildWorkspace,
  daysAgo,
  idOf,
} from '../builders';
import {
  add,
  contactRow,
  edit,
  goneRow,
  move,
  note,
  openProfile,
  page,
  stageRow,
  type Profile,
} from './profile';

const [ANN, BEA, CAL, DEE] = [idOf(201), idOf(202), idOf(203), idOf(204)];
const KEY = { site: 'hubspot', account: '1', type: 'person', id: '7' } as const;

/** Ann and Bea, who were thought to be two: each with an address, a stage and a note. */
async function two(): Promise<Profile> {
  const profile = await openProfile();
  await profile.store.commit([
    add({ id: ANN, name: 'Ann Ore', emails: ['ann@ore.example'], company: null }),
    add({ id: BEA, name: 'A. Ore', emails: ['a.ore@mail.example'], keys: [KEY], company: null }),
    move('acquisition', { contactId: ANN, at: daysAgo(30) }),
    move('conversion', { contactId: BEA, at: daysAgo(10) }),
    note({ contactId: ANN, text: 'of Ann', at: daysAgo(20) }),
    note({ contactId: BEA, text: 'of Bea', at: daysAgo(25) }),
  ]);
  return profile;
}

/** Everything that is derived or stored of people, in one order. */
const stored = ({ tables }: Profile) =>
  tables(async (db) => ({
    contacts: (await db.contacts.toArray()).map((row) => ({ ...row })),
    orphans: await db.orphans.toArray(),
  }));

test('people who were merged are one: by either id, address and record, in their order', async () => {
  const { store } = await two();
  await store.commit([edit({ mergedInto: ANN }, BEA)]);
  const person = await store.person(ANN);
  expect(person?.contact.name).toBe('Ann Ore');
  expect(await store.person(BEA)).toEqual(person);
  expect(person?.interactions.map(({ text }) => text)).toEqual(['of Bea', 'of Ann']);
  expect(person?.interactions.map(({ contactId }) => contactId)).toEqual([BEA, ANN]); // whose they were
  const row = { id: ANN, stage: 'conversion', since: daysAgo(10) };
  expect(await store.findByAddress('a.ore@mail.example')).toMatchObject([row]);
  expect(await store.findByAddress('ann@ore.example')).toMatchObject([row]);
  expect(await store.findByKey(KEY)).toMatchObject([row]);
  expect(await store.search('ore', 9)).toMatchObject([row]);
  expect(await store.search('mail', 9)).toMatchObject([row]);
  expect(await store.contactRows()).toMatchObject([row]);
  expect(await store.mergedPeople(ANN)).toMatchObject([{ id: BEA, name: 'A. Ore' }]);
  expect(await store.mergedPeople(BEA)).toMatchObject([{ id: BEA }]);
});

test('a merge that is taken back leaves both exactly as they were', async () => {
  const profile = await two();
  const before = await stored(profile);
  const [ann, bea] = [await profile.store.person(ANN), await profile.store.person(BEA)];
  await profile.store.commit([edit({ mergedInto: ANN }, BEA)]);
  expect(await stored(profile)).not.toEqual(before);
  await profile.store.commit([edit({ mergedInto: null }, BEA)]);
  expect(await stored(profile)).toEqual(before);
  expect([await profile.store.person(ANN), await profile.store.person(BEA)]).toEqual([ann, bea]);
});

test('what is done after the merge counts for the one who is shown, and stays with whom it was recorded of', async () => {
  const { store } = await two();
  await store.commit([edit({ mergedInto: ANN }, BEA)]);
  await store.commit([move('retention', { contactId: BEA, at: daysAgo(2) })]);
  expect(await store.contactRows()).toMatchObject([{ id: ANN, stage: 'retention', since: daysAgo(2) }]);
  await store.commit([edit({ mergedInto: null }, BEA)]);
  expect(await store.contactRows()).toMatchObject([
    { id: ANN, stage: 'acquisition' },
    { id: BEA, stage: 'retention' },
  ]);
});

test('over several merges, into nobody and in a circle', async () => {
  const { store } = await two();
  await store.commit([add({ id: CAL, name: 'Cal Ore', emails: [] }), edit({ mergedInto: BEA }, CAL)]);
  await store.commit([edit({ mergedInto: DEE }, BEA)]); // Dee is not here: the merge waits
  expect((await store.person(CAL))?.contact.id).toBe(BEA);
  expect((await store.contactRows()).map(({ id }) => id)).toEqual([ANN, BEA]);
  await store.commit([edit({ mergedInto: ANN }, BEA)]);
  expect((await store.person(CAL))?.contact.id).toBe(ANN);
  await store.commit([edit({ mergedInto: CAL }, ANN)]);
  for (const id of [ANN, BEA, CAL]) expect((await store.person(id))?.contact.id).toBe(ANN);
  expect(await store.contactRows()).toMatchObject([{ id: ANN, stage: 'conversion' }]);
  await store.commit([edit({ mergedInto: ANN }, ANN), edit({ mergedInto: null }, BEA)]);
  expect((await store.person(ANN))?.contact.id).toBe(ANN); // into oneself is into nobody
});

test('when the one who is shown is erased, the others stand by themselves again', async () => {
  const profile = await two();
  const { store } = profile;
  await store.applyPull(page(2, contactRow(1, { id: CAL }), contactRow(2, { id: DEE, mergedInto: CAL })));
  await store.applyPull(page(3, stageRow(3, { contactId: DEE, to: 'retention', at: daysAgo(3) })));
  await store.applyPull(page(4, goneRow(4, 'contact', CAL)));
  expect(await store.person(CAL)).toBeNull();
  expect((await store.person(DEE))?.stageChanges).toHaveLength(1);
  const rows = await store.contactRows();
  expect(rows.find(({ id }) => id === DEE)).toMatchObject({ stage: 'retention', since: daysAgo(3) });
});

test('figures of a stage count them once, with what all of them brought', async () => {
  const { store } = await openProfile();
  const order = (contactId: string, minor: number): Row => {
    const data = buildOrder({ contactId, at: daysAgo(9), amount: { minor, currency: 'EUR' } });
    return { kind: 'order', id: data.id, seq: 1, deleted: false, data };
  };
  const workspace = buildWorkspace();
  const theirs = order(BEA, 700);
  const back = buildReversal({ contactId: BEA, fact: theirs.id });
  await store.applyPull(
    page(
      1,
      { kind: 'workspace', id: workspace.id, seq: 1, deleted: false, data: workspace },
      contactRow(1, { id: ANN }),
      contactRow(1, { id: BEA, mergedInto: ANN }),
      ...[ANN, BEA].map((contactId) => stageRow(1, { contactId, to: 'retention', at: daysAgo(40) })),
      order(ANN, 1000),
      order(BEA, 250),
      theirs,
      { kind: 'reversal', id: back.id, seq: 1, deleted: false, data: back },
    ),
  );
  expect(await store.stageFigures('retention', null)).toMatchObject({
    people: 1,
    medianDays: 40,
    yearRevenue: { median: 1250, people: 1 },
  });
});

test('figures of a stage count those who stand in a stage that was merged into it', async () => {
  const { store } = await openProfile();
  const workspace = buildWorkspace();
  const retired = [{ id: 'trial', label: 'Trial', into: 'conversion' }];
  await store.applyPull(
    page(
      1,
      { kind: 'workspace', id: workspace.id, seq: 1, deleted: false, data: workspace },
      ...[ANN, BEA, CAL].map((id) => contactRow(1, { id })),
      stageRow(1, { contactId: ANN, to: 'conversion', at: daysAgo(5) }),
      stageRow(1, { contactId: BEA, to: 'trial', at: daysAgo(8) }),
      stageRow(1, { contactId: CAL, to: 'trial', at: daysAgo(50) }),
    ),
  );
  expect((await store.stageFigures('conversion', null)).people).toBe(1);
  await store.commit([
    {
      op: 'patch',
      kind: 'workspace',
      id: workspace.id,
      fields: { model: { ...workspace.model, retired } },
      base: {},
    },
  ]);
  expect(await store.stageFigures('conversion', null)).toMatchObject({ people: 3, medianDays: 8 });
});

test('in whatever order and pieces people, merges and facts come, it is the same', async () => {
  const ids = [ANN, BEA, CAL, DEE];
  const who = fc.nat({ max: 3 });
  const life = fc.record({
    versions: fc.array(fc.record({ of: who, into: fc.option(fc.nat({ max: 4 }), { nil: null }) }), {
      maxLength: 7,
    }),
    moves: fc.array(
      fc.record({ of: who, at: fc.nat({ max: 5 }), to: fc.constantFrom('acquisition', 'conversion') }),
      {
        maxLength: 6,
      },
    ),
    order: fc.infiniteStream(fc.nat()),
  });
  await fc.assert(
    fc.asyncProperty(life, async ({ versions, moves, order }) => {
      const named = (place: number) => ids[place] ?? idOf(299); // the last is nobody who ever comes
      const people = versions.map(({ of, into }) =>
        contactRow(1, { id: named(of), mergedInto: into === null ? null : named(into) }),
      );
      const facts = moves.map(({ of, at, to }, index) =>
        stageRow(1, { id: idOf(300 + index), contactId: named(of), at, to, device: 'a', number: index }),
      );
      const pieces = await openProfile();
      let seq = 0;
      for (const left = [people, facts]; left.some((rows) => rows.length > 0);) {
        const from = left[(order.next().value ?? 0) % 2] ?? [];
        const some = from.splice(0, 1 + ((order.next().value ?? 0) % 3));
        if (some.length > 0) await pieces.store.applyPull(page((seq += 1), ...some));
      }
      const last = new Map(versions.map(({ of, into }) => [named(of), into === null ? null : named(into)]));
      const whole = await openProfile();
      await whole.store.applyPull(
        page(
          1,
          ...moves.map(({ of, at, to }, index) =>
            stageRow(1, { id: idOf(300 + index), contactId: named(of), at, to, device: 'a', number: index }),
          ),
          ...[...last].map(([id, mergedInto]) => contactRow(1, { id, mergedInto })),
        ),
      );
      expect(await stored(pieces)).toEqual(await stored(whole));
      for (const row of await pieces.store.contactRows()) {
        expect(shownAs(row.id, last)).toBe(row.id);
        const changes = (await pieces.store.person(row.id))?.stageChanges ?? [];
        expect(changes.at(-1)?.to ?? null).toBe(row.stage);
        const group = [...last.keys()].filter((id) => shownAs(id, last) === row.id);
        expect(changes).toHaveLength(moves.filter(({ of }) => group.includes(named(of))).length);
      }
    }),
    { numRuns: 20 },
  );
});

test('a walk gives everybody once, as person() does', async () => {
  const { store } = await openProfile();
  const rows: Row[] = [];
  for (let index = 0; index < 950; index += 1) {
    const id = idOf(1000 + index);
    // Every tenth was merged into somebody far away, so that their facts lie in another piece of the walk.
    const mergedInto = index % 10 === 0 ? idOf(1000 + ((index + 455) % 950)) : null;
    rows.push(contactRow(1, { id, name: `Person ${index}`, emails: [], mergedInto }));
    rows.push(stageRow(1, { contactId: id, to: 'acquisition', at: daysAgo(index % 90) }));
    const data = buildInteraction({ contactId: id, text: `note ${index}` });
    rows.push({ kind: 'interaction', id: data.id, seq: 1, deleted: false, data });
  }
  rows.push(stageRow(1, { contactId: idOf(5), to: 'conversion' })); // of somebody who is not here
  await store.applyPull(page(1, ...rows));
  const sizes: number[] = [];
  const seen = new Map<string, unknown>();
  await store.eachPerson((persons) => {
    sizes.push(persons.length);
    for (const person of persons) {
      expect(seen.has(person.contact.id)).toBe(false);
      seen.set(person.contact.id, person);
    }
  });
  expect([...seen.keys()].sort()).toEqual((await store.contactRows()).map(({ id }) => id));
  expect(sizes.length).toBeGreaterThan(2);
  for (const id of [idOf(1000), idOf(1001), idOf(1455), idOf(1949)]) {
    const person = await store.person(id);
    expect(seen.get(person?.contact.id ?? '')).toEqual(person);
  }
  const some: unknown[] = [];
  const ids = [idOf(1000), idOf(1455), idOf(1007), idOf(7)]; // the first is shown as the second, the last is nobody
  await store.eachPerson((persons) => void some.push(...persons), { ids });
  expect(some).toEqual([await store.person(idOf(1007)), await store.person(idOf(1455))]);
});

test('a walk ends when it is told to, or when its visitor fails', async () => {
  const { store } = await openProfile();
  await store.applyPull(
    page(1, ...Array.from({ length: 900 }, (_, index) => contactRow(1, { id: idOf(1000 + index) }))),
  );
  const stop = new AbortController();
  let visits = 0;
  const walk = store.eachPerson(
    () => {
      visits += 1;
      stop.abort(new Error('seen enough'));
    },
    { signal: stop.signal },
  );
  await expect(walk).rejects.toThrow('seen enough');
  expect(visits).toBe(1);
  await expect(store.eachPerson(() => undefined, { signal: stop.signal })).rejects.toThrow('seen enough');
  await expect(store.eachPerson(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const made = buildStageChange();
  expect((await store.person(made.contactId)) === null).toBe(true);
});

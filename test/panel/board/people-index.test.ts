import { afterEach, describe, expect, test } from 'vitest';
import type { Change } from '../../../lib/model/change';
import type { PeopleFilter } from '../../../lib/model/people-filter';
import { createPeopleIndex, type PeopleIndexHere } from '../../../lib/panel/board/people-index';
import type { PeopleSort } from '../../../lib/panel/board/people-query';
import { createEverybody, type EverybodyHere } from '../../../lib/panel/everybody';
import { buildWorkspace, DANA, daysAgo, idOf } from '../../builders';
import { add, eventually, move, openProfile, page } from '../../store/profile';

let ends: { stop(): void }[] = [];
afterEach(() => {
  for (const one of ends) one.stop();
  ends = [];
});

const person = (number: number, name: string, fields: Partial<Parameters<typeof add>[0]> = {}): Change =>
  add({ id: idOf(number), name, emails: [`p${String(number)}@example.test`], owner: null, ...fields });
const stage = (number: number, to: string, days: number): Change =>
  move(to, { contactId: idOf(number), at: daysAgo(days) });

const ZOE = [
  person(1, 'Zoë Ahmadi', { company: 'Cedar Logistics', owner: DANA }),
  stage(1, 'conversion', 40),
];
const BEN = [person(2, 'Ben Okri', { company: 'Amber GmbH' }), stage(2, 'reach', 5)];
const CAI = [person(3, 'Cai Lund'), stage(3, 'retention', 90)];
const DEE = [person(4, 'Dee Noon')];

/** An index of these people, read to its end; `walked`: with their figures. */
async function indexOf(changes: Change[], walked = false) {
  const profile = await openProfile();
  const data = buildWorkspace();
  await profile.store.applyPull(page(1, { kind: 'workspace', id: data.id, seq: 1, deleted: false, data }));
  await profile.store.commit(changes);
  const now = () => profile.clock.now;
  const pause = () => Promise.resolve();
  const people: PeopleIndexHere = createPeopleIndex({
    store: profile.store,
    now,
    pause,
    actionOf: (id) => everybody.actionOf(id),
  });
  const everybody: EverybodyHere = createEverybody({
    store: profile.store,
    now,
    pause,
    figures: { isWanted: () => true, put: (id, figures) => people.putFigures(id, figures) },
  });
  everybody.watch(({ walk }) => {
    if (walk.state === 'done') people.ranked();
  });
  ends = [people, everybody];
  people.begin();
  const all = new Set(changes.flatMap((change) => (change.op === 'patch' ? [change.id] : []))).size;
  await eventually(async () => expect((await names(people)).length).toBe(all));
  if (walked) {
    everybody.begin();
    await eventually(async () => {
      const { rows } = await people.page({ filter: {}, sort: BY_NAME }, 0, 50);
      expect(rows.every(({ figures, action }) => figures !== null && action !== undefined)).toBe(true);
    });
  }
  return { ...profile, people };
}

const BY_NAME: PeopleSort = { by: 'name', down: false };

async function names(people: PeopleIndexHere, filter: PeopleFilter = {}, sort = BY_NAME): Promise<string[]> {
  return (await people.page({ filter, sort }, 0, 50)).rows.map(({ name }) => name);
}

describe('which people', () => {
  test('a filter holds all of its conditions, and any value of one', async () => {
    const { people } = await indexOf([...ZOE, ...BEN, ...CAI, ...DEE]);
    expect(await names(people, { stages: ['conversion', 'retention'] })).toEqual(['Cai Lund', 'Zoë Ahmadi']);
    expect(await names(people, { stages: ['conversion', 'retention'], owners: [DANA] })).toEqual([
      'Zoë Ahmadi',
    ]);
    expect(await names(people, { stages: [null] })).toEqual(['Dee Noon']);
    expect(await names(people, { phases: ['awareness'], owners: [null] })).toEqual(['Ben Okri']);
    expect(await names(people, { days: { min: 30, max: 60 } })).toEqual(['Zoë Ahmadi']);
  });

  test('text finds parts of name, company and address, whatever the accents', async () => {
    const { people } = await indexOf([...ZOE, ...BEN]);
    expect(await names(people, { text: 'zoe' })).toEqual(['Zoë Ahmadi']);
    expect(await names(people, { text: 'LOGIST ahm' })).toEqual(['Zoë Ahmadi']);
    expect(await names(people, { text: 'p2@' })).toEqual(['Ben Okri']);
    expect(await names(people, { text: 'nobody' })).toEqual([]);
  });

  test('what is not worked out yet matches no condition on it', async () => {
    const { people } = await indexOf([...ZOE, ...BEN]);
    expect(await names(people, { segments: ['prospect'] })).toEqual([]);
    const walked = await indexOf([...ZOE, ...BEN], true);
    expect(await names(walked.people, { segments: ['prospect'] })).toEqual(['Ben Okri', 'Zoë Ahmadi']);
  });
});

describe('in which order', () => {
  test('stages stand in the order of the model, and who has none stands last both ways', async () => {
    const { people } = await indexOf([...ZOE, ...BEN, ...CAI, ...DEE]);
    const up = ['Ben Okri', 'Zoë Ahmadi', 'Cai Lund', 'Dee Noon'];
    expect(await names(people, {}, { by: 'stage', down: false })).toEqual(up);
    expect(await names(people, {}, { by: 'stage', down: true })).toEqual([
      'Cai Lund',
      'Zoë Ahmadi',
      'Ben Okri',
      'Dee Noon',
    ]);
  });

  test('the longest in their stage come first downwards', async () => {
    const { people } = await indexOf([...ZOE, ...BEN, ...CAI]);
    expect(await names(people, {}, { by: 'days', down: true })).toEqual([
      'Cai Lund',
      'Zoë Ahmadi',
      'Ben Okri',
    ]);
  });
});

test('a page, the count and ids are of the same order', async () => {
  const { people } = await indexOf([...ZOE, ...BEN, ...CAI, ...DEE]);
  const query = { filter: { stages: ['conversion', 'reach', 'retention'] }, sort: BY_NAME };
  const { rows, total, of } = await people.page(query, 1, 1);
  expect([rows.map(({ name }) => name), total, of]).toEqual([['Cai Lund'], 3, 4]);
  expect(await people.ids(query)).toEqual([idOf(2), idOf(3), idOf(1)]);
  expect(await people.ids(query, 1, 3)).toEqual([idOf(3), idOf(1)]);
});

test('who changes, comes or goes is followed', async () => {
  const { people, store } = await indexOf([...ZOE, ...BEN], true);
  await store.commit([stage(2, 'acquisition', 0)]);
  await eventually(async () =>
    expect(await names(people, { stages: ['acquisition'] })).toEqual(['Ben Okri']),
  );
  await store.commit(CAI);
  await eventually(async () => expect(await names(people)).toContain('Cai Lund'));
  await store.commit([{ op: 'delete', kind: 'contact', id: idOf(1) }]);
  await eventually(async () => expect(await names(people)).toEqual(['Ben Okri', 'Cai Lund']));
});

describe('SL1 who stalls', () => {
  const through = (number: number, days: number): Change[] => [
    person(number, `Through ${String(number)}`),
    stage(number, 'conversion', 200),
    stage(number, 'retention', 200 - days),
  ];
  const tenStays = Array.from({ length: 10 }, (_, at) => through(20 + at, at + 1)).flat();

  test('is longer in the stage than four of five were, with what began the timer', async () => {
    const { people } = await indexOf(
      [...ZOE, ...tenStays, person(5, 'Eve'), stage(5, 'conversion', 8)],
      true,
    );
    const { rows, total } = await people.stalled({}, 10);
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      name: 'Zoë Ahmadi',
      quietDays: 40,
      reset: { what: 'stage', at: daysAgo(40) },
      usual: { days: 8, by: 'team', stays: 10 },
    });
  });

  test('is nobody before everybody was looked at', async () => {
    const { people } = await indexOf([...ZOE, ...tenStays]);
    expect(await people.stalled({}, 10)).toEqual({ rows: [], total: 0 });
  });

  test('counts of a stage are told with the median of its days', async () => {
    const { people } = await indexOf([...ZOE, ...BEN, person(6, 'Flo'), stage(6, 'conversion', 20)]);
    const stat = (await people.stats()).find((one) => one.stage === 'conversion');
    expect(stat).toMatchObject({ people: 2, medianDays: 30, market: null });
  });
});

test('a list of people is asked for by its number, narrowed by a filter, and none but the last is kept', async () => {
  const { people } = await indexOf([...ZOE, ...BEN, ...CAI, ...DEE]);
  const of = async (list: number, filter: PeopleFilter = {}) =>
    (await people.page({ filter, sort: BY_NAME, list }, 0, 50)).rows.map(({ name }) => name);
  const first = await people.among([idOf(2), idOf(4), idOf(99)]);
  expect(await of(first)).toEqual(['Ben Okri', 'Dee Noon']);
  expect(await of(first, { stages: ['reach'] })).toEqual(['Ben Okri']);
  expect(await people.ids({ filter: {}, sort: BY_NAME, list: first })).toEqual([idOf(2), idOf(4)]);
  const second = await people.among([idOf(1)]);
  expect(await of(second)).toEqual(['Zoë Ahmadi']);
  // What is asked about a list that is gone is answered with nobody, not with everybody.
  expect(await of(first, { text: 'b' })).toEqual([]);
  expect(await names(people)).toHaveLength(4);
});

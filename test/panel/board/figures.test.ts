import { afterEach, expect, test } from 'vitest';
import type { Change } from '../../../lib/model/change';
import { lifecyclePresets } from '../../../lib/model/presets';
import { dayOf } from '../../../lib/rules/metrics/metric';
import { createFigures, type AskTeam, type FiguresHere } from '../../../lib/panel/board/figures/figures';
import type { BoardFigures, FiguresWanted } from '../../../lib/panel/board/figures-view';
import { buildOrder, daysAgo, freshId, idOf, NOW } from '../../builders';
import { add, edit, eventually, move, openProfile, sessionOf } from '../../store/profile';

let open: FiguresHere | null = null;
afterEach(() => open?.stop());

const today = dayOf(NOW);
const YEAR: FiguresWanted = { period: { from: today - 364, to: today + 1 }, lens: null };

const event = (kind: 'order' | 'survey-response', made: { device: string; number: number }): Change => {
  const { device: _device, number: _number, ...fact } = made;
  return { op: 'event', kind, fact } as Change;
};
const goes = (n: number, ...stages: [string, number][]): Change[] => [
  add({ id: idOf(n), name: `Person ${String(n)}`, emails: [`p${String(n)}@example.test`] }),
  ...stages.map(([to, days]) => move(to, { id: freshId(), contactId: idOf(n), at: daysAgo(days) })),
];
const orders = (n: number, ...days: number[]): Change[] =>
  days.map((ago) =>
    event(
      'order',
      buildOrder({ contactId: idOf(n), at: daysAgo(ago), amount: { minor: 5000, currency: 'EUR' } }),
    ),
  );

async function board(changes: Change[], askTeam: AskTeam = () => Promise.resolve(null), more = {}) {
  const profile = await openProfile();
  await profile.store.commit(changes);
  const pause = () => Promise.resolve();
  const figures = createFigures({
    store: profile.store,
    askTeam,
    now: () => profile.clock.now,
    pause,
    locale: 'en',
  });
  open = figures;
  const told: BoardFigures[] = [];
  figures.watch((one) => told.push(one));
  figures.show({ ...YEAR, ...more });
  const whole = () => eventually(() => expect(told.at(-1)?.source.isComplete).toBe(true));
  const stage = (id: string) => told.at(-1)?.stages.find((one) => one.stage.id === id);
  const metric = (id: string) => told.at(-1)?.metrics.find((one) => one.id === id);
  return { ...profile, figures, told, whole, stage, metric };
}

test('MT4 everybody is counted once, says that it is not complete until then, and is kept up', async () => {
  const made = await board([
    ...goes(1, ['reach', 90], ['acquisition', 60], ['retention', 20]),
    ...goes(2, ['reach', 40], ['acquisition', 30], ['lapsed', 10]),
    ...goes(3),
    ...orders(1, 21, 5),
  ]);
  await made.whole();
  expect(made.told.at(-1)?.source).toMatchObject({ from: 'device', words: 'Of all 3 people.' });
  expect(made.told.at(-1)?.nowhere).toBe(1);
  expect(made.stage('acquisition')).toMatchObject({
    people: 0,
    entered: 2,
    left: 2,
    medianDays: 30,
    dropped: 1,
    conversion: { count: 1, of: 2, share: 0.5 },
  });
  expect(made.stage('retention')).toMatchObject({ people: 1, standing: { median: 20 } });
  expect(made.told.at(-1)?.loses.people).toMatchObject({ lost: 1, of: 2 });
  expect(made.told.at(-1)?.loses.people?.words).toContain('1 of the 2 who left Acquisition left for good');
  expect(made.told.at(-1)?.flows).toContainEqual(
    expect.objectContaining({ from: 'acquisition', to: 'lapsed', people: 1, backwards: false }),
  );
  expect(made.metric('repeat-purchase')).toMatchObject({ value: 1, count: 1, of: 1 });
  expect(made.stage('retention')?.value?.people).toBe(1);
  expect(made.told.at(-1)?.equity?.sum.people).toBe(1);
  expect(made.told.at(-1)?.equity?.buckets.reduce((sum, { people }) => sum + people, 0)).toBe(1);

  await made.store.commit([move('retention', { id: freshId(), contactId: idOf(3), at: daysAgo(1) })]);
  await eventually(() => expect(made.stage('retention')?.people).toBe(2));
  expect(made.told.at(-1)?.nowhere).toBe(0);
  await made.store.commit([edit({ mergedInto: idOf(1) }, idOf(3))]);
  await eventually(() => expect(made.stage('retention')?.people).toBe(1));
});

test('MT10 the people behind a figure are found through the same model and for the same owner', async () => {
  const made = await board([
    ...goes(1, ['reach', 90], ['acquisition', 60]),
    ...goes(2, ['acquisition', 30], ['lapsed', 10]),
    edit({ owner: null }, idOf(2)),
  ]);
  await made.whole();
  const behind = made.stage('acquisition')?.behind;
  if (behind === undefined) throw new Error('The stage is not there.');
  expect(await made.figures.people(behind.standing, YEAR)).toEqual([idOf(1)]);
  expect((await made.figures.people(behind.entered, YEAR)).sort()).toEqual([idOf(1), idOf(2)]);
  expect(await made.figures.people(behind.entered, { ...YEAR, owner: '' })).toEqual([idOf(2)]);
  made.figures.show({ ...YEAR, owner: '' });
  await eventually(() => expect(made.stage('acquisition')?.entered).toBe(1));
});

test('ML1 through another model nothing is counted twice, and no days are told that would be wrong', async () => {
  const lens = lifecyclePresets.find(({ id }) => id === 'attract-sell-wow') ?? null;
  const made = await board(goes(1, ['reach', 90], ['acquisition', 60], ['retention', 10]), undefined, {
    lens,
  });
  await made.whole();
  const stages = made.told.at(-1)?.stages ?? [];
  expect(stages.map(({ stage, people, entered }) => [stage.id, people, entered])).toEqual([
    ['attract', 0, 1],
    ['sell', 1, 1],
    ['wow', 0, 0],
    [expect.any(String), 0, 0],
  ]);
  expect(stages.every(({ medianDays }) => medianDays === null)).toBe(true);
  expect(made.told.at(-1)?.mapping.length).toBeGreaterThan(3);
});

test('who is not shown orders is told no money, and is counted without', async () => {
  const made = await board([...goes(1, ['retention', 20]), ...orders(1, 5)]);
  const session = sessionOf('Ada');
  await made.store.signIn({ ...session, member: { ...session.member, roles: ['agent'] } });
  await eventually(() =>
    expect(made.metric('revenue')?.missing).toBe('Orders and values are not shown to you.'),
  );
  await made.whole();
  expect(made.told.at(-1)?.equity).toBeNull();
  expect(made.stage('retention')?.value).toBeNull();
});

test('cohorts count months that have passed', async () => {
  const made = await board([
    ...goes(1, ['retention', 100], ['lapsed', 60]),
    ...goes(2, ['retention', 100]),
    ...goes(3, ['retention', 1]),
  ]);
  await made.whole();
  const [first, last] = made.told.at(-1)?.cohorts.kept ?? [];
  expect(first).toMatchObject({ size: 2 });
  // 13 August to 22 September 2025: still there at the end of August, not at that of September.
  expect(first?.months.slice(0, 4)).toEqual([2, 1, 1, null]);
  expect(last).toMatchObject({ size: 1 });
  expect(last?.months.every((count) => count === null)).toBe(true);
});

test('a device that holds some people only asks the server, and says where figures are from', async () => {
  const asked: unknown[] = [];
  let isReached = true;
  const key = JSON.stringify(['standing', ['reach-to-loyalty', 'reach', 'awareness']]);
  const made = await board(goes(1, ['reach', 9]), (_session, about) => {
    asked.push(about);
    return Promise.resolve(
      isReached
        ? {
            complete: true,
            progress: null,
            people: 21_959,
            months: [{ month: -1, market: '', amounts: { [key]: [(today - 3) * 32, 7] } }],
            referred: [],
          }
        : null,
    );
  });
  await made.store.signIn(sessionOf('Ada'));
  await made.store.beginSnapshot('e1', 5, 'mine/50');
  await made.store.applySnapshot([]);
  await made.store.endSnapshot();
  await eventually(() => expect(made.told.at(-1)?.source.from).toBe('server'));
  expect(made.stage('reach')).toMatchObject({ people: 7, standing: { median: 3 } });
  expect(made.told.at(-1)?.source.words).toBe('Of all 21,959 people of the team, by its server.');
  expect(asked[0]).toMatchObject({ to: expect.any(Number) as number });
  isReached = false;
  made.clock.now += 60_000;
  made.figures.show(YEAR);
  await eventually(() => expect(made.told.at(-1)?.source.from).toBe('device'));
  await made.whole();
  expect(made.told.at(-1)?.source.words).toContain('on this device only');
});

import { expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { watchedCustomer, watchTogether } from '../../lib/rules/watched';
import { buildOrder, buildPerson, buildStageChange, buildWorkspace, daysAgo, NOW } from '../builders';

const workspace = buildWorkspace();
const watch = (facts: Partial<Person>) => watchedCustomer(buildPerson(facts), { workspace, now: NOW });
const bought = (...days: number[]) => days.map((ago) => buildOrder({ at: daysAgo(ago) }));
const moved = (to: string, phase: 'retention' | 'lapsed', ago: number) =>
  buildStageChange({ to, phase, at: daysAgo(ago) });

test('VA19 a customer is watched from the first order on, in whole months', () => {
  expect(watch({ orders: bought(100, 40, 10), stageChanges: [moved('retention', 'retention', 90)] })).toEqual(
    {
      months: 3,
      hasLeft: false,
      stages: ['retention'],
    },
  );
  expect(watch({})).toBeNull();
});

test('VA19 who was moved to a lapsed stage left then, in a month that was watched', () => {
  const stageChanges = [moved('retention', 'retention', 300), moved('lapsed', 'lapsed', 100)];
  // 200 days are 6.6 months: the seventh is that in which they left.
  const found = watch({ orders: bought(300, 200), stageChanges });
  expect(found).toMatchObject({ months: 7, hasLeft: true });
  expect(found?.stages).toEqual(['retention', 'lapsed']);
});

test('VA19 who fell silent for good left with the last order', () => {
  expect(watch({ orders: bought(1500, 1400) })).toMatchObject({ months: 4, hasLeft: true });
});

test('VA19 whose last subscription ended left then, unless they bought since or have another', () => {
  const start = buildOrder({ type: 'subscription-started', label: 'Plan', periodMonths: 1, at: daysAgo(80) });
  const end = buildOrder({ type: 'subscription-cancelled', label: 'Plan', at: daysAgo(40) });
  expect(watch({ orders: [start, end] })).toMatchObject({ months: 2, hasLeft: true });
  expect(watch({ orders: [start, end, ...bought(5)] })).toMatchObject({ months: 2, hasLeft: false });
  const other = buildOrder({
    type: 'subscription-started',
    label: 'Other',
    periodMonths: 12,
    at: daysAgo(60),
  });
  expect(watch({ orders: [start, end, other] })).toMatchObject({ hasLeft: false });
});

test('VA19 together: of the first year only what happened in it', () => {
  const together = watchTogether([
    { months: 30, hasLeft: true, stages: ['a'] },
    { months: 7, hasLeft: true, stages: ['a', 'b'] },
    { months: 5, hasLeft: false, stages: [] },
  ]);
  expect(together).toEqual({
    everybody: { people: 3, months: 42, left: 2 },
    stages: {
      a: { stage: { people: 2, months: 37, left: 2 }, newBuyers: { people: 2, months: 19, left: 1 } },
      b: { stage: { people: 1, months: 7, left: 1 }, newBuyers: { people: 1, months: 7, left: 1 } },
    },
  });
});

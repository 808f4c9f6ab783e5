import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { defaultModel } from '../../lib/model/presets';
import { npsOf } from '../../lib/rules/metrics/advocacy-metrics';
import { behindFigure } from '../../lib/rules/metrics/behind';
import { enteredIn, goalOf, remarksOf } from '../../lib/rules/metrics/entered-in';
import { mayKeep } from '../../lib/rules/team-record';
import { EnteredFigure } from '../../lib/model/entered-figure';
import type { TeamRecord } from '../../lib/model/team-record';
import { NOTHING_ENTERED, type EnteredSums } from '../../lib/rules/metrics/entered-sums';
import type { StageRef } from '../../lib/rules/metrics/figure-key';
import { addEntries, FigureTable, noSums } from '../../lib/rules/metrics/figure-table';
import { dayOf, type MetricId } from '../../lib/rules/metrics/metric';
import { metricsOf } from '../../lib/rules/metrics/metrics';
import { personFigures } from '../../lib/rules/metrics/person-figures';
import { readingOf } from '../../lib/rules/metrics/reading';
import type { MetricSource } from '../../lib/rules/metrics/recipe';
import { meanOf, quantileOf } from '../../lib/rules/metrics/spread';
import { stageInModel } from '../../lib/rules/stage-model';
import {
  buildContact,
  buildInteraction,
  buildOrder,
  buildPerson,
  buildResponse,
  buildReward,
  buildStageChange,
  buildWorkspace,
  daysAgo,
  idOf,
  NOW,
} from '../builders';
import { randomFacts } from './random-facts';

const reading = readingOf(buildWorkspace());
const today = dayOf(NOW);
const YEAR = { from: today - 364, to: today + 1 };

function sourceOf(persons: Partial<Person>[], more: Partial<MetricSource> = {}): MetricSource {
  const sums = noSums();
  for (const person of persons) addEntries(sums, personFigures(buildPerson(person), reading).entries, 1);
  const months = [...sums].map(([month, keys]) => ({
    month,
    amounts: [...keys].flatMap(([key, codes]) =>
      [...codes].map(([code, amount]) => [key, code, amount] as const),
    ),
  }));
  const table = new FigureTable(months);
  const entered = () => NOTHING_ENTERED;
  return { table, today, currency: 'EUR', ordersKnown: true, entered, referred: [], ...more };
}

function metric(id: MetricId, persons: Partial<Person>[], more: Partial<MetricSource> = {}) {
  const found = metricsOf(sourceOf(persons, more), YEAR).find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no metric ${id}.`);
  return found;
}

const move = (to: string, days: number) => buildStageChange({ to, at: daysAgo(days) });
const bought = (days: number, more = {}) =>
  buildOrder({ type: 'purchase', at: daysAgo(days), amount: { minor: 1000, currency: 'EUR' }, ...more });
const score = (value: number, more = {}) =>
  buildResponse({ survey: 'nps', score: value, provenance: 'customer', at: daysAgo(9), ...more });

describe('MT3 what there is nothing to tell by is null and says why', () => {
  test('of nobody at all', () => {
    for (const { id, value, count, range, missing, unit, definition, before } of metricsOf(
      sourceOf([]),
      YEAR,
    )) {
      const isSum = unit === 'people' || unit === 'count' || id === 'revenue' || id === 'rewards';
      const isEntered = ['impressions', 'branded-searches', 'visits'].includes(id);
      if (isSum && !isEntered) expect([id, value, before]).toEqual([id, 0, 0]);
      else expect([id, value, range, count ?? 0]).toEqual([id, null, null, 0]);
      expect([id, missing === null]).toEqual([id, value !== null]);
      expect(missing ?? 'A sentence.').toMatch(/^[A-Z].*\.$/);
      expect(definition).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('of who is not shown orders', () => {
    const found = metric('revenue', [{ orders: [bought(9)] }], { ordersKnown: false });
    expect([found.value, found.people]).toEqual([null, null]);
    expect(found.missing).toBe('Orders and values are not shown to you.');
  });

  test('a mean of one answer has no range, nor has one where all are the same', () => {
    expect(meanOf(new Map([[4, 1]]), { min: 1, max: 7 })).toEqual({ mean: 4, of: 1, range: null });
    expect(meanOf(new Map([[4, 3]]), { min: 1, max: 7 })?.range).toBeNull();
    const { mean, range } = meanOf(new Map([[3, 1], [5, 1]]), { min: 1, max: 7 }) ?? {}; // prettier-ignore
    expect([mean, range]).toEqual([4, { low: 1, high: 7 }]);
    expect(quantileOf(new Map(), 0.5)).toBeNull();
    expect(quantileOf(new Map([[1, 1], [4, 1]]), 0.5)).toBe(2.5); // prettier-ignore
  });
});

test('MT3 one of two shows both counts and its wide range', () => {
  const won = { stageChanges: [move('acquisition', 90), move('retention', 9)] };
  const open = { stageChanges: [move('acquisition', 90)] };
  const { value, count, of, range } = metric('lead-conversion', [won, open]);
  expect([value, count, of]).toEqual([0.5, 1, 2]);
  expect(range?.low).toBeCloseTo(0.0945, 4); // Wilson 1927, 1 of 2
  expect(range?.high).toBeCloseTo(0.9055, 4);
});

test('MT3 NPS is percent of promoters less percent of detractors, with the adjusted Wald interval', () => {
  const scores = new Map([[10, 4], [9, 2], [8, 2], [6, 1], [0, 1]]); // prettier-ignore
  const { value, of, range } = npsOf(scores) ?? {};
  expect([value, of]).toEqual([40, 10]);
  // 6.75/13 - 2.75/13, and 1.96 deviations of it.
  expect(range?.low).toBeCloseTo(-12.58, 1);
  expect(range?.high).toBeCloseTo(74.12, 1);
});

test('MT3 what customers said and what agents took it to be are never one figure', () => {
  const people = [{ responses: [score(10), score(2, { provenance: 'agent' })] }];
  expect(metric('nps-customer', people)).toMatchObject({ value: 100, of: 1, provenance: 'customer' });
  expect(metric('nps-agent', people)).toMatchObject({ value: 2, of: 1, unit: 'score', provenance: 'agent' });
  expect(metric('nps-agent', people).label).toBe('Agent’s impression, 0 to 10');
});

test('MT3 churn is of those who were there at the begin; who came and went within the time is not among them', () => {
  const stayed = { stageChanges: [move('retention', 500)] };
  const lost = { stageChanges: [move('retention', 500), move('lapsed', 100)] };
  const came = { stageChanges: [move('retention', 200), move('lapsed', 100)] };
  expect(metric('logo-churn', [stayed, lost, came])).toMatchObject({ value: 0.5, count: 1, of: 2 });
  expect(metric('logo-churn', [came])).toMatchObject({ value: null, of: 0 });
});

test('MT3 MT8 a renewal that can still come is neither renewed nor lost', () => {
  const due = (days: number) => ({
    orders: [bought(days + 30, { type: 'subscription-started', label: 'Care', dueAt: daysAgo(days) })],
  });
  const renewed = {
    orders: [
      ...due(100).orders,
      bought(99, { type: 'subscription-renewed', label: 'Care', dueAt: daysAgo(-200) }),
    ],
  };
  expect(metric('renewal-rate', [due(100), renewed, due(20)])).toMatchObject({ count: 1, of: 2 });
  expect(metric('renewal-rate', [due(20)]).missing).toBe('All that were due can still be renewed.');
});

test('MT3 MT7 a cart that is not 14 days old is not decided yet', () => {
  const cart = (days: number) => buildInteraction({ type: 'cart-abandoned', at: daysAgo(days) });
  const people = [{ interactions: [cart(60), cart(30), cart(3)], orders: [bought(59), bought(2)] }];
  expect(metric('carts-recovered', people)).toMatchObject({ value: 0.5, count: 1, of: 2 });
  expect(metric('carts', people).value).toBe(3);
});

test('costs are spend by what it brought, by source too; without spend they are not told', () => {
  const from = (channel: string) => ({
    contact: buildContact({ source: { channel, campaign: null, referrer: null, at: null } }),
    orders: [bought(40)],
    rewards: [buildReward({ at: daysAgo(5), cost: { minor: 200, currency: 'EUR' }, redeems: null })],
  });
  const people = [from('Fair'), from('fair '), from('Web'), { stageChanges: [move('retention', 700)] }];
  const spend = new Map([['Fair', 4000], ['Radio', 500]]); // prettier-ignore
  const entered = (): EnteredSums => ({ ...NOTHING_ENTERED, acquisitionSpend: spend, retentionSpend: 1000 });
  expect(metric('acquisition-cost', people).value).toBeNull();
  expect(metric('cost-to-keep', [{ stageChanges: [move('retention', 700)] }])).toMatchObject({ value: null });
  const cost = metric('acquisition-cost', people, { entered });
  expect([cost.value, cost.of]).toEqual([1500, 3]);
  expect(cost.parts.map(({ label, value }) => [label, value])).toEqual([
    ['fair', 2000],
    ['radio', null],
    ['web', null],
  ]);
  // Three rewards of 200 and 1,000 that were entered, for the one customer of a year ago.
  expect(metric('cost-to-keep', people, { entered })).toMatchObject({ value: 1600, of: 1 });
});

test('a line goes by weeks over a quarter and by months over a year, and never ahead', () => {
  const people = [{ orders: [bought(1), bought(200)] }];
  const year = metric('orders', people).trend;
  expect(year.length).toBe(13);
  expect(year.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(2);
  const quarter = metricsOf(sourceOf(people), { from: today - 89, to: today + 30 });
  const line = quarter.find(({ id }) => id === 'orders')?.trend ?? [];
  expect(line.every(({ from, to }) => to <= today + 1 && from < to)).toBe(true);
});

test('MT10 behind a figure are as many people as were counted, where each counts once', () => {
  const through = (ref: StageRef) =>
    ref === null ? null : stageInModel({ model: ref[0], to: ref[1], phase: ref[2] }, defaultModel);
  const once: MetricId[] = ['leads', 'new-customers', 'lead-conversion', 'repeat-purchase', 'logo-churn'];
  fc.assert(
    fc.property(fc.array(randomFacts, { maxLength: 5 }), (persons) => {
      const source = sourceOf(persons);
      const all = persons.map((person) => personFigures(buildPerson(person), reading).entries);
      for (const { id, count, of, people } of metricsOf(source, YEAR)) {
        if (people === null) continue;
        const found = all.filter((entries) => behindFigure(people, through)(entries)).length;
        if (once.includes(id)) expect([id, found]).toEqual([id, count]);
        // Of a renewal everybody who was due is behind it, not those alone who renewed.
        else if (id === 'renewal-rate') expect([id, found > 0]).toEqual([id, (of ?? 0) > 0]);
        else if (count !== null) expect(found > 0 || count === 0).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('MT10 who is not counted yet is not behind a figure: a cart of some days, a subscription that can still be renewed', () => {
  const cart = (days: number) => [buildInteraction({ type: 'cart-abandoned', at: daysAgo(days) })];
  const due = (days: number, ...more: ReturnType<typeof bought>[]) => ({
    orders: [
      bought(days + 30, { type: 'subscription-started', label: 'Care', dueAt: daysAgo(days) }),
      ...more,
    ],
  });
  const back = { interactions: cart(60), orders: [bought(59)] };
  const early = { interactions: cart(3), orders: [bought(2)] };
  const ended = due(20, bought(21, { type: 'subscription-cancelled', label: 'Care' }));
  const behind = (id: MetricId, persons: Partial<Person>[]) => {
    const { people } = metric(id, persons);
    if (people === null) throw new Error(`Nobody is behind ${id}.`);
    const is = behindFigure(people, () => null);
    return persons.map((person) => is(personFigures(buildPerson(person), reading).entries));
  };
  expect(behind('carts-recovered', [back, early])).toEqual([true, false]);
  expect(behind('renewal-rate', [due(100), due(20), due(-20), ended])).toEqual([true, false, false, true]);
});

describe('MT11 what is entered', () => {
  const entered = (fields: Partial<EnteredFigure>): EnteredFigure => ({
    is: 'entered',
    what: 'visits',
    from: today - 9,
    to: today,
    amount: 100,
    currency: null,
    source: '',
    ...fields,
  });
  let made = 0;
  const record = (body: TeamRecord['body'], at = NOW): TeamRecord => {
    made += 1;
    return { id: idOf(made), by: null, at, shared: true, label: 'Visits', body };
  };

  test('counts for a time by its share of days, and is not nought where nothing was', () => {
    const records = [record(entered({})), record(entered({ what: 'impressions', from: 5, to: 9 }))];
    expect(enteredIn(records, YEAR, 'EUR')).toMatchObject({
      visits: 100,
      impressions: null,
      retentionSpend: null,
    });
    expect(enteredIn(records, { from: today - 4, to: today + 1 }, 'EUR').visits).toBe(50);
    expect(enteredIn(records, { from: today - 100, to: today - 9 }, 'EUR').visits).toBeNull();
    expect(enteredIn([...records, record(entered({ amount: 0 }))], YEAR, 'EUR').visits).toBe(100);
    expect(enteredIn([record(entered({ amount: 0 }))], YEAR, 'EUR').visits).toBe(0);
    expect(EnteredFigure.safeParse(entered({ from: today, to: today - 1 })).success).toBe(false);
  });

  test('spend counts by source, in the team’s currency alone', () => {
    const spend = (source: string, currency: string) =>
      record(entered({ what: 'acquisition-spend', source, currency }));
    const { acquisitionSpend } = enteredIn(
      [spend('Fair', 'EUR'), spend(' fair', 'EUR'), spend('Web', 'USD')],
      YEAR,
      'EUR',
    );
    expect([...(acquisitionSpend ?? [])]).toEqual([['fair', 200]]);
  });

  test('a metric has the goal that was set last, and what was written on its line by day', () => {
    const goal = (value: number, at: number) => record({ is: 'goal', metric: 'leads', value }, at);
    expect(goalOf([goal(50, NOW), goal(20, NOW - 5)], 'leads')).toBe(50);
    expect(goalOf([goal(50, NOW)], 'visits')).toBeNull();
    const remark = (day: number) => record({ is: 'remark', metric: 'leads', day, text: 'Fair in Ulm' });
    const some = remarksOf([remark(today), remark(today - 5), remark(today + 9)], 'leads', YEAR);
    expect(some.map(({ day }) => day)).toEqual([today - 5, today]);
    expect(mayKeep(['rep'], goal(1, NOW), null)).toBe(false);
    expect(mayKeep(['lead'], goal(1, NOW), idOf(9))).toBe(true);
  });
});

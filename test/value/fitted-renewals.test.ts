import { beforeAll, describe, expect, test } from 'vitest';
import type { Order } from '../../lib/model/facts';
import { ValueFit } from '../../lib/model/value-fit';
import type { Workspace } from '../../lib/model/workspace';
import { evidenceOf } from '../../lib/rules/evidence';
import { compareMethods } from '../../lib/value/compare-methods';
import { estimateValue, type ValueEstimate } from '../../lib/value/estimate';
import { fitBases, newestFits } from '../../lib/value/fit-bases';
import { gatherPurchases } from '../../lib/value/gather-purchases';
import { cohortsOf, type RetentionBase } from '../../lib/value/gather-retention';
import { subscriptionWorth } from '../../lib/value/subscription-worth';
import { buildFit, buildOrder, buildPerson, buildWorkspace, DAY, NOW } from '../builders';
import { relativeError } from './reference';
import { plan, subscribers, tables, YEAR } from './subscribers';

function gather(people: Order[][]) {
  const gathering = gatherPurchases({ currency: 'EUR', rates: [], until: NOW });
  for (const orders of people) gathering.add(null, orders);
  return gathering.bases();
}

function fitted(people: Order[][]) {
  const how = { at: NOW, until: NOW, currency: 'EUR', where: 'server' as const };
  return fitBases(gather(people), how) ?? { fits: [], refused: [] };
}

function retentions(people: Order[][]): RetentionBase[] {
  return gather(people)[0]?.retention ?? [];
}

let regular: ValueFit;
beforeAll(() => {
  const [fit] = fitted(subscribers(tables.regular)).fits;
  if (fit === undefined) throw new Error('nothing was fitted');
  regular = fit;
});

describe('VA18 how long the team’s subscriptions last', () => {
  test('from the orders of 1,000 regular subscribers: the published sBG, as BdW is no better by the likelihood ratio', () => {
    const { sbg, bdw } = tables.regular;
    expect(2 * (bdw.loglik_n1000 - sbg.loglik_n1000)).toBeLessThan(3.841);
    const [found, ...others] = regular.retention;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ periodMonths: 12, model: 'sbg', subscriptions: 1000, ended: 759 });
    expect(found?.logLikelihood).toBeCloseTo(sbg.loglik_n1000, 5);
    expect(found?.otherLogLikelihood).toBeCloseTo(bdw.loglik_n1000, 5);
    expect(relativeError(found?.params.alpha ?? 0, sbg.params[0] ?? 0)).toBeLessThan(1e-5);
    expect(relativeError(found?.params.beta ?? 0, sbg.params[1] ?? 0)).toBeLessThan(1e-5);
    expect(ValueFit.parse(regular)).toEqual(regular);
  });

  test('of high-end subscribers BdW is better, and is taken', () => {
    const { sbg, bdw } = tables.high_end;
    expect(2 * (bdw.loglik_n1000 - sbg.loglik_n1000)).toBeGreaterThan(3.841);
    const found = fitted(subscribers(tables.high_end)).fits[0]?.retention[0];
    expect(found).toMatchObject({ model: 'bdw', subscriptions: 1000, ended: 509 });
    expect(found?.logLikelihood).toBeCloseTo(bdw.loglik_n1000, 5);
    const { alpha = 0, beta = 0, c = 0 } = found?.params ?? {};
    for (const [i, value] of [alpha, beta, c].entries())
      expect(relativeError(value, bdw.params[i] ?? 0)).toBeLessThan(1e-4);
  });

  test('who still runs is watched no further: those that ended are one group, the others one for each age', () => {
    const people = [
      plan(0, true),
      plan(0, true),
      plan(2, true),
      plan(1, false),
      plan(1, false),
      plan(3, false),
      plan(0, false),
    ];
    const [base, ...others] = retentions(people);
    expect(others).toEqual([]);
    expect(base).toMatchObject({ periodMonths: 12 });
    if (base === undefined) throw new Error('nothing was gathered');
    expect(cohortsOf(base)).toEqual([
      [3, 1, 1, 0],
      [2, 2],
      [1, 1, 1, 1],
    ]);
  });

  test('months and years are fitted apart; one more than 60 days overdue has ended', () => {
    const silent = plan(0, false).map((order) => ({ ...order, at: NOW - YEAR - 61 * DAY }));
    const late = plan(0, false).map((order) => ({ ...order, at: NOW - YEAR - 59 * DAY }));
    const monthly = plan(0, false).map((order) => ({ ...order, periodMonths: 1, at: NOW - 20 * DAY }));
    const found = retentions([silent, late, monthly]);
    expect(found.map(({ periodMonths, lost, kept }) => [periodMonths, lost, kept])).toEqual([
      [12, [1], [1]],
      [1, [], [1]],
    ]);
  });

  test('one whose start nobody recorded, or whose period was changed, tells no age', () => {
    const unknown = plan(3, false).slice(1);
    const changed = plan(2, false).map((order, at) => (at === 2 ? { ...order, periodMonths: 1 } : order));
    expect(retentions([unknown, changed])).toEqual([]);
  });

  test('taken up again after it was cancelled it is a new one', () => {
    const [first] = plan(0, false);
    if (first === undefined) throw new Error('no order');
    const cancelled = { ...first, type: 'subscription-cancelled' as const, at: NOW - 400 * DAY };
    const began = { ...first, at: NOW - 700 * DAY };
    const again = { ...first, at: NOW - 30 * DAY };
    expect(retentions([[began, cancelled, again]])).toEqual([{ periodMonths: 12, lost: [1], kept: [1] }]);
  });

  test('a team with nothing but subscriptions has a fit, without a model of orders', () => {
    expect(fitted(subscribers(tables.regular)).refused).toEqual([]);
    expect(regular).toMatchObject({ model: null, params: null, customers: 0, orders: 0, warnings: [] });
    const bought = buildPerson({ orders: [buildOrder({ at: NOW - DAY })] });
    const found = estimate(bought.orders);
    expect(found.method).toBe('own-pace');
    expect(found.missing.find(({ label }) => label === 'A fit of all orders')?.changes).toContain(
      'No orders at will were there to fit, only subscriptions.',
    );
  });

  test('where only subscriptions can be fitted this time, what was known of orders stays with its date', () => {
    const before = buildFit({ fittedAt: NOW - 9 * DAY });
    const [kept] = newestFits([before], [regular], [null]);
    expect(kept).toEqual({ ...before, retention: regular.retention });
  });

  test('nobody who has ended yet is no fit', () => {
    expect(fitted([plan(2, false), plan(4, false)]).fits).toEqual([]);
  });
});

function how(orders: Order[], fit: ValueFit | null = regular, value: Partial<Workspace['value']> = {}) {
  const plain = buildWorkspace();
  const workspace = { ...plain, value: { ...plain.value, horizonMonths: 60, ...value } };
  const person = buildPerson({ orders });
  return {
    person,
    evidence: evidenceOf(person, { workspace, now: NOW }),
    workspace,
    peers: null,
    now: NOW,
    fit,
  };
}

function estimate(...given: Parameters<typeof how>): ValueEstimate {
  return estimateValue(how(...given));
}

/** Renewed three times, and due today. */
const due = plan(3, false).map((order) => ({ ...order, at: order.at + DAY, dueAt: NOW }));

describe('VA18 a running subscription', () => {
  // The published share of regular subscribers that is left after 3 to 9 years.
  const left = tables.regular.sbg.survival_0_12;
  const chances = left.slice(4, 10).map((share) => share / (left[3] ?? NaN));

  test('is worth the payments that the team’s own renewals let expect, with a range', () => {
    const found = estimate(due);
    expect(chances).toHaveLength(6);
    const expected = chances.reduce((sum, chance) => sum + 60_000 * chance, 0);
    expect(relativeError(found.base, expected)).toBeLessThan(1e-4);
    // Together 155.0391 / 38.7974 = 3.996 payments. .856 is the first of them, so not even one is sure to nine in ten; the last is .527.
    expect(chances[0]).toBeLessThan(0.9);
    expect(chances.at(-1)).toBeGreaterThan(0.1);
    expect(found).toMatchObject({ method: 'average-revenue', kind: 'revenue', low: 0, high: 360_000 });
    expect(found.why).toBe(
      '€600 a year, renewed 3 times: 4 of 6 payments to expect, as 1,000 subscriptions of the team went.',
    );
    expect(found.inputs).toContainEqual({
      label: 'Payments to expect',
      value: '4 of 6 (0 to 6)',
      source: 'sBG fitted on 1,000 subscriptions by the year, 759 ended, by the server',
      at: NOW,
    });
    expect(compareMethods(how(due))[0]?.name).toBe('Subscription: price × payments to expect (sBG, fitted)');
  });

  test('is lifetime value with the margin alone, discounted by the month: the fit knows who leaves', () => {
    const found = estimate(due, regular, { margin: 0.5, monthlyDiscount: 0.02 });
    const expected = chances.reduce((sum, chance, n) => sum + (30_000 * chance) / 1.02 ** (12 * n), 0);
    expect(found.kind).toBe('clv');
    expect(relativeError(found.base, expected)).toBeLessThan(1e-4);
    expect(found.missing.map(({ label }) => label)).not.toContain('Churn');
    const typed = estimate(due, regular, { margin: 0.5, monthlyDiscount: 0.02, monthlyChurn: 0.5 });
    expect(typed.base).toBe(found.base);
    expect(typed.inputs.find(({ label }) => label === 'Churn')?.source).toContain('not used');
  });

  test('renews the more surely the more often it was renewed', () => {
    const worth = [0, 3, 6].map((renewals) => {
      const subscription = {
        label: null,
        amount: { minor: 60_000, currency: 'EUR' },
        periodMonths: 12,
        dueAt: NOW,
        startedAt: NOW,
        renewals,
      };
      const { value } = buildWorkspace();
      return subscriptionWorth([subscription], { ...value, now: NOW, fit: regular }).revenue.base;
    });
    // Two payments fall due within 12 months, today's and that of a year.
    for (const [i, renewals] of [0, 3, 6].entries()) {
      const both = ((left[renewals + 1] ?? 0) + (left[renewals + 2] ?? 0)) / (left[renewals] ?? 1);
      expect(relativeError(worth[i] ?? 0, 60_000 * both)).toBeLessThan(1e-4);
    }
  });

  test('too few watched, an old fit, or another length of period: what is assumed stays, by name, with what is needed', () => {
    const [base] = regular.retention;
    if (base === undefined) throw new Error('nothing was fitted');
    const refusal = (fit: ValueFit | null, value: Partial<Workspace['value']> = {}) => {
      const found = estimate(due, fit, value);
      const line = found.missing.find(({ label }) => label === 'A fit of renewals');
      return [found.why, line?.changes ?? null];
    };
    const assumed = expect.stringContaining('assuming that 3 % end a month at first') as string;
    const needed = 'Needed: 30 subscriptions by the year, 5 of them ended.';
    const says = (text: string) => expect.stringContaining(`${text} ${needed}`) as string;
    expect(refusal(null)).toEqual([assumed, says('Renewals are not fitted yet.')]);
    const of = (fields: Partial<typeof base>) => ({ ...regular, retention: [{ ...base, ...fields }] });
    expect(refusal(of({ subscriptions: 29 }))).toEqual([
      assumed,
      says('So far 29 have come to a renewal, and 759 ended.'),
    ]);
    expect(refusal(of({ ended: 4 }))[0]).toEqual(assumed);
    expect(refusal(of({ subscriptions: 30, ended: 5 }))[1]).toBeNull();
    expect(refusal(of({ periodMonths: 1 }))).toEqual([
      assumed,
      says('None of the team’s own has ended yet, as far as is recorded.'),
    ]);
    expect(refusal({ ...regular, until: NOW - 91 * DAY })).toEqual([
      assumed,
      says('The fit is more than 90 days old.'),
    ]);
    expect(refusal(null, { monthlyChurn: 0.02 })[0]).toContain('by the team’s churn of 2 % a month');
    expect(compareMethods(how(due, null))[0]?.name).toContain('(sBG, assumed)');
  });

  test('VA1 extreme parameters give a finite figure, never NaN', () => {
    const [base] = regular.retention;
    if (base === undefined) throw new Error('nothing was fitted');
    for (const params of [
      { alpha: 1e-300, beta: 1e300, c: 1 },
      { alpha: 1e300, beta: 1e-300, c: 1 },
      { alpha: 1e-9, beta: 1e-9, c: 30 },
      { alpha: 5, beta: 5, c: 1e-6 },
    ]) {
      const found = estimate(due, { ...regular, retention: [{ ...base, params }] });
      for (const figure of [found.low, found.base, found.high])
        expect(Number.isSafeInteger(figure)).toBe(true);
      expect(found.low <= found.base && found.base <= found.high).toBe(true);
    }
  });
});

test('VA13 without Gamma-Gamma everybody is given the mean order that the fit kept', () => {
  const [start] = plan(0, false);
  if (start === undefined) throw new Error('no order');
  const buy = (days: number, minor: number) =>
    buildOrder({ at: NOW - days * DAY, amount: { minor, currency: 'EUR' } });
  const fit = buildFit({ meanSpend: 5000, warnings: ['few-amounts'] });
  const spends = (minor: number) => estimate([buy(200, minor), buy(100, minor), buy(20, minor)], fit).base;
  expect(spends(1000)).toBeGreaterThan(0);
  expect(spends(1000)).toBe(spends(90_000));
  expect(estimate([buy(200, 100), buy(20, 100)], { ...fit, meanSpend: null }).base).toBeLessThan(
    estimate([buy(200, 100), buy(20, 100)], fit).base,
  );
});

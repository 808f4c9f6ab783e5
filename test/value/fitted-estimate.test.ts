import { beforeAll, describe, expect, test } from 'vitest';
import type { Order } from '../../lib/model/facts';
import { ValueFit } from '../../lib/model/value-fit';
import type { Workspace } from '../../lib/model/workspace';
import { evidenceOf } from '../../lib/rules/evidence';
import { fitFor } from '../../lib/rules/market-fit';
import { compareMethods } from '../../lib/value/compare-methods';
import { estimateValue, type EstimateHow } from '../../lib/value/estimate';
import { fitBases, newestFits } from '../../lib/value/fit-bases';
import { cumulativeOrders } from '../../lib/value/forecast';
import { gatherPurchases } from '../../lib/value/gather-purchases';
import {
  buildContact,
  buildMarket,
  buildOrder,
  buildPerson,
  buildStageChange,
  buildWorkspace,
  DAY,
  NOW,
} from '../builders';
import { cdnowOrders } from './called-left';
import { cdnow, cell, numbers, referenceText, relativeError } from './reference';

const UNTIL = Date.UTC(1997, 8, 30, 18);

/** CDNOW's orders by customer, up to the end of the calibration and beyond. */
const ordersOf = cdnowOrders();

const how = { at: UNTIL, until: UNTIL, currency: 'EUR', where: 'server' as const };
let fit: ValueFit;
beforeAll(() => {
  const gathering = gatherPurchases({ currency: 'EUR', rates: [], until: UNTIL });
  for (const orders of ordersOf.values()) gathering.add(null, orders);
  const fitted = fitBases(gathering.bases(), how);
  const [first] = fitted?.fits ?? [];
  if (first === undefined) throw new Error('nothing was fitted');
  fit = first;
});

interface Given {
  fit?: Partial<ValueFit> | null;
  value?: Partial<Workspace['value']>;
  now?: number;
  lost?: boolean;
}

function given(
  orders: Order[],
  { fit: fields = {}, value, now = UNTIL, lost = false }: Given = {},
): EstimateHow {
  const person = buildPerson({
    orders,
    stageChanges: lost ? [buildStageChange({ to: 'lapsed', phase: 'lapsed', at: now - DAY })] : [],
  });
  const plain = buildWorkspace();
  const workspace = { ...plain, value: { ...plain.value, margin: 1, ...value } };
  const evidence = evidenceOf(person, { workspace, now });
  return {
    person,
    evidence,
    workspace,
    peers: null,
    now,
    fit: fields === null ? null : { ...fit, ...fields },
  };
}

describe('VA17 a fit of the team', () => {
  test('is that of the reference, whoever gathers the orders: CDNOW', () => {
    expect(ValueFit.parse(fit)).toEqual(fit);
    expect(fit).toMatchObject({ customers: 2357, model: 'mbg-nbd', where: 'server', market: null });
    expect(fit.logLikelihood).toBeCloseTo(-9582.1357, 3);
    expect(fit.alternative?.model).toBe('bg-nbd');
    expect(fit.alternative?.logLikelihood).toBeCloseTo(-9582.4292, 3);
    expect(fit.warnings).toEqual(['left-out-future']);
  });

  test('VA20 can be cancelled, and keeps what a market had where it cannot be fitted', () => {
    const gathering = gatherPurchases({ currency: 'EUR', rates: [], until: UNTIL });
    for (const orders of [...ordersOf.values()].slice(0, 300)) gathering.add(null, orders);
    let asked = 0;
    const isCancelled = () => (asked += 1) > 3;
    expect(fitBases(gathering.bases(), { ...how, isCancelled })).toBeNull();
    gathering.add('elsewhere', [buildOrder({ at: UNTIL - DAY })]);
    const found = fitBases(gathering.bases(), how);
    expect(found?.fits.map(({ market }) => market)).toEqual([null]);
    expect(found?.refused).toEqual([
      {
        market: 'elsewhere',
        message: 'There is only one customer: how customers differ cannot be told from one.',
      },
    ]);
    const before = [{ ...fit, market: 'elsewhere' }, { ...fit, market: 'gone' }, fit];
    const kept = newestFits(before, found?.fits ?? [], [null, 'elsewhere']);
    expect(kept.map(({ market, customers }) => [market, customers])).toEqual([
      [null, 300],
      [null, 2357],
      ['elsewhere', 2357],
    ]);
  });

  test('counts orders of other currencies by their rate, and says which it left out', () => {
    const orders = [...ordersOf.values()].slice(0, 400);
    const dollars = orders.map((some) =>
      some.map((order) => ({ ...order, amount: { minor: order.amount.minor * 2, currency: 'USD' } })),
    );
    const gathered = (rates: Workspace['rates'], all: Order[][]) => {
      const gathering = gatherPurchases({ currency: 'EUR', rates, until: UNTIL });
      for (const some of all) gathering.add(null, some);
      return gathering.bases()[0];
    };
    const rate = { currency: 'USD', perUnit: 0.5, at: UNTIL, source: 'typed' };
    expect(gathered([rate], dollars)?.summaries).toEqual(gathered([], orders)?.summaries);
    const without = gathered([], dollars);
    expect(without?.summaries).toEqual([]);
    expect(without?.leftOut.currency).toBe(dollars.flat().filter(({ at }) => at <= UNTIL).length);
  });
});

describe('VA13 the fitted model', () => {
  test('expects of CDNOW’s customers what the reference expects of them', () => {
    const clv = new Map(
      numbers(referenceText('cdnow_predictions.csv')).map((row) => [
        cell(row, 'cust'),
        cell(row, 'mbgnbd_clv12'),
      ]),
    );
    let compared = 0;
    for (const { cust } of cdnow.slice(0, 150)) {
      const found = estimateValue(given(ordersOf.get(cust) ?? []));
      if (found.method === 'none') continue; // only orders of nothing
      compared += 1;
      expect(found).toMatchObject({ method: 'fitted', kind: 'clv' });
      expect(found.low).toBeLessThanOrEqual(found.base);
      expect(found.high).toBeGreaterThanOrEqual(found.base);
      // Cents are rounded.
      expect(Math.abs(found.base - 100 * (clv.get(cust) ?? NaN))).toBeLessThanOrEqual(1);
    }
    expect(compared).toBeGreaterThan(140);
  });

  test('takes the margin alone to be lifetime value: it knows who leaves', () => {
    const orders = ordersOf.get(1) ?? [];
    const labels = (of: EstimateHow) => {
      const { missing, inputs } = estimateValue(of);
      return [...missing, ...inputs].map(({ label }) => label);
    };
    expect(labels(given(orders))).not.toContain('Churn');
    expect(labels(given(orders, { value: { monthlyChurn: 0.02 } }))).toContain('Churn');
    expect(labels(given(orders, { fit: null }))).toContain('Churn');
    expect(estimateValue(given(orders, { value: { margin: null } })).kind).toBe('revenue');
    const half = estimateValue(given(orders, { value: { margin: 0.5 } }));
    expect(relativeError(half.base * 2, estimateValue(given(orders)).base)).toBeLessThan(0.001);
  });

  test('says why, on how many, and when it was fitted', () => {
    const found = estimateValue(given(ordersOf.get(1) ?? []));
    expect(found.why).toBe(
      '3 orders, the last 59 days ago. Learnt from how 2,357 customers of the team order and stop.',
    );
    expect(found.inputs.find(({ label }) => label === 'Model')).toEqual({
      label: 'Model',
      value: 'MBG/NBD',
      source: 'fitted on 2,357 customers, by the server',
      at: UNTIL,
    });
    expect(found.silence).toEqual({ days: 59, usualDays: expect.any(Number) as number });
  });

  test('counts only while it is recent, on enough people and in their currency; else a weaker method by name', () => {
    const orders = ordersOf.get(1) ?? [];
    const of = (fields: Partial<ValueFit> | null, now = UNTIL) => {
      const found = estimateValue(given(orders, { fit: fields, now }));
      const line = found.missing.find(({ label }) => label === 'A fit of all orders');
      return [found.method, line?.changes ?? null];
    };
    expect(of({})).toEqual(['fitted', null]);
    expect(of(null)).toEqual(['own-pace', expect.stringContaining('Not fitted yet')]);
    expect(of({ customers: 29 })).toEqual(['own-pace', expect.stringContaining('only 29 customers')]);
    expect(of({}, UNTIL + 91 * DAY)).toEqual(['own-pace', expect.stringContaining('more than 90 days ago')]);
    expect(of({ currency: 'USD' })).toEqual(['own-pace', expect.stringContaining('Fitted in USD')]);
  });

  test('VA9 of somebody marked as left a tenth counts', () => {
    const orders = ordersOf.get(1) ?? [];
    const [stays, left] = [given(orders), given(orders, { lost: true })].map((one) => estimateValue(one));
    expect(relativeError((left?.base ?? 0) * 10, stays?.base ?? 0)).toBeLessThan(0.01);
    expect(left?.orderAgain?.probability).toBeCloseTo((stays?.orderAgain?.probability ?? 0) / 10, 10);
  });

  test('VA1 extreme parameters give a finite figure or the weaker method, never NaN', () => {
    const orders = ordersOf.get(1) ?? [];
    for (const params of [
      { r: 1e-300, alpha: 1e300, a: 1e-300, b: 1e300 },
      { r: 1e6, alpha: 1e-9, a: 1e9, b: 1e-9 },
      { r: 0.24, alpha: 4.4, a: null, b: null },
    ]) {
      const found = estimateValue(given(orders, { fit: { params } }));
      for (const figure of [found.low, found.base, found.high])
        expect(Number.isSafeInteger(figure)).toBe(true);
      expect(found.low <= found.base && found.base <= found.high).toBe(true);
    }
  });

  test('a person is read by the fit of their own market', () => {
    const market = '0199aaaa-0000-7000-8000-000000000001';
    const markets = [buildMarket({ id: market })];
    const team = { markets, fits: [fit, { ...fit, market, customers: 77 }] };
    expect(fitFor(team, buildContact({ market }))?.customers).toBe(77);
    expect(fitFor(team, buildContact({ market: null }))?.customers).toBe(2357);
    const into = { ...team, markets: markets.map((one) => ({ ...one, merged: { into: null, at: NOW } })) };
    expect(fitFor(into, buildContact({ market }))?.customers).toBe(2357);
  });
});

test('VA14 a chance is that of an order within a time: somebody who ordered once long ago is not sure to stay', () => {
  // BG/NBD gives everybody without a repeat order a P(alive) of 1.
  const bg = { model: 'bg-nbd' as const, params: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 } };
  const once = [buildOrder({ at: UNTIL - 600 * DAY, amount: { minor: 2000, currency: 'EUR' } })];
  const found = estimateValue(given(once, { fit: bg }));
  expect(found.method).toBe('fitted');
  expect(found.orderAgain?.probability).toBeLessThan(0.1);
  for (const { label } of found.inputs) expect(label).not.toMatch(/alive|still a customer/i);
  expect(found.inputs.find(({ label }) => label === 'An order in 12 months')?.value).toMatch(
    /^\d+(\.\d)? %$/,
  );
});

test('VA10 the forecast goes by the months in which orders are expected, not in a straight line', () => {
  const one = given(ordersOf.get(1) ?? []);
  const found = estimateValue(one);
  const { future } = cumulativeOrders(one.person, UNTIL, found, one.workspace);
  const gains = future.slice(1).map(({ base }, month) => base - (future[month]?.base ?? 0));
  expect(found.curve).toHaveLength(13);
  expect(future.at(-1)?.base).toBe((future[0]?.base ?? 0) + found.revenue.base);
  expect(gains[0]).toBeGreaterThan((gains[11] ?? 0) * 1.1);
});

test('VA16 all methods stand side by side, the used one first, each with a figure or a sentence', () => {
  const value = { monthlyChurn: 0.05, acquisitionCost: 500 };
  const methods = compareMethods(given(ordersOf.get(1) ?? [], { value }));
  expect(methods[0]).toMatchObject({ id: 'fitted', isUsed: true, kind: 'clv' });
  expect(methods.map(({ id }) => id)).toEqual([
    'fitted',
    'own-pace',
    'horizon',
    'formula',
    'relationship',
    'peers',
    'average-revenue',
  ]);
  for (const { range, note } of methods) {
    expect(note).not.toBe('');
    if (range !== null) expect(Object.values(range).every(Number.isSafeInteger)).toBe(true);
  }
  expect(methods.find(({ id }) => id === 'average-revenue')?.range).toBeNull();
  const formula = (churn: number) =>
    compareMethods(given(ordersOf.get(1) ?? [], { value: { monthlyChurn: churn } })).find(
      ({ id }) => id === 'formula',
    );
  expect(formula(0.05)?.range?.base).toBeGreaterThan(0);
  expect(formula(0)).toMatchObject({ range: null, note: expect.stringContaining('churn of 0') as string });
});

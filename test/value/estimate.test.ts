import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import type { Order } from '../../lib/model/facts';
import type { Workspace } from '../../lib/model/workspace';
import { evidenceOf } from '../../lib/rules/evidence';
import { estimateValue, type Peers, type ValueEstimate } from '../../lib/value/estimate';
import {
  buildOrder,
  buildPerson,
  buildReversal,
  buildStageChange,
  buildWorkspace,
  DAY,
  daysAgo,
  NOW,
} from '../builders';

interface Given {
  peers?: Peers;
  value?: Partial<Workspace['value']>;
  stage?: string;
  now?: number;
}

function estimate(
  facts: Partial<Person>,
  { peers, value, stage = 'retention', now = NOW }: Given = {},
): ValueEstimate {
  const person = buildPerson({ stageChanges: [buildStageChange({ to: stage, at: daysAgo(64) })], ...facts });
  const plain = buildWorkspace();
  const workspace = { ...plain, value: { ...plain.value, ...value } };
  return estimateValue({
    person,
    evidence: evidenceOf(person, { workspace, now }),
    workspace,
    peers: peers ?? null,
    now,
  });
}

const order = (days: number, amount = 40_000, more: Partial<Order> = {}) =>
  buildOrder({ at: daysAgo(days), amount: { minor: amount, currency: 'EUR' }, ...more });
const steady = [385, 320, 260, 200, 140, 80, 20].map((days) => order(days));
const peers: Peers = { yearRevenue: { low: 10_000, median: 80_000, high: 190_000, people: 24 } };
const valueOf = ({ inputs }: ValueEstimate, label: string) =>
  inputs.find((input) => input.label === label)?.value;
const missing = (given: ValueEstimate) => given.missing.map((line) => line.label);

describe('method', () => {
  test('VA2 own orders: own pace, near what the last year brought, with an 80 % range', () => {
    const found = estimate({ orders: steady });
    expect(found).toMatchObject({
      method: 'own-pace',
      kind: 'revenue',
      label: 'Expected revenue, 12 months',
    });
    expect(found.rangeLabel).toBe('80 % range');
    expect(found.why).toContain('7 so far');
    // Six orders of 400.00 in the year before; less for people who leave.
    expect(found.base).toBeGreaterThan(120_000);
    expect(found.base).toBeLessThan(240_000);
    expect(found.low).toBeLessThan(0.5 * found.base);
    expect(found.high).toBeGreaterThan(1.5 * found.base);
    expect(found.orderAgain?.probability).toBeGreaterThan(0.5);
  });

  test('VA2 one order: mostly what is usual, a wide range, and it says so', () => {
    const found = estimate({ orders: [order(20)] });
    expect(found).toMatchObject({ method: 'own-pace', low: 0 });
    expect(found.why).toBe(
      'Only one order so far, so this is mostly the usual two orders a year. The range is wide.',
    );
    expect(missing(found)).toContain('More orders');
    expect(missing(estimate({ orders: [order(20), order(80)] }))).toContain('More orders');
    const three = estimate({ orders: [order(20), order(80), order(140)] });
    expect(missing(three)).not.toContain('More orders');
    expect(three.why).toContain('Orders at will, 3 so far');
    expect(estimate({ orders: [order(20)] }, { peers }).why).toContain('what people in Retention do');
    expect(estimate({ orders: [order(20), order(80)] }).why).toContain('Only 2 orders so far');
  });

  test('VA2 comparable people weigh in while own orders are few', () => {
    const rich: Peers = { yearRevenue: { low: 1, median: 400_000, high: 500_000, people: 24 } };
    const share = (orders: Order[]) => estimate({ orders }, { peers: rich }).base / estimate({ orders }).base;
    expect(share([order(20)])).toBeGreaterThan(2);
    expect(share(steady)).toBeLessThan(1.5);
    const pace = (given: ValueEstimate) => valueOf(given, 'Pace before own orders');
    expect(pace(estimate({ orders: steady }))).toBe('2 orders a year');
    expect(pace(estimate({ orders: steady }, { peers: rich }))).toBe('10 orders a year');
    expect(
      valueOf(estimate({ orders: steady }, { peers: rich }), 'Median revenue of a year'),
    ).toBeUndefined();
  });

  test('VA2 a running subscription: its price times the payments to expect', () => {
    const plan = order(300, 60_000, { type: 'subscription-started', periodMonths: 12, label: 'Plan' });
    const found = estimate({ orders: [plan] }, { value: { monthlyChurn: 0 } });
    expect(found).toMatchObject({
      method: 'average-revenue',
      base: 60_000,
      low: 60_000,
      high: 60_000,
      orderAgain: null,
    });
    expect(valueOf(found, 'Plan')).toBe('€600 a year');
    const both = estimate({ orders: [...steady, plan] }, { value: { monthlyChurn: 0 } });
    expect(both.base).toBe(estimate({ orders: steady }, { value: { monthlyChurn: 0 } }).base + 60_000);
    const value = { margin: 0.5, monthlyChurn: 0.02, monthlyDiscount: 0.05 };
    const clv = (orders: Order[]) => estimate({ orders }, { value }).base;
    expect(Math.abs(clv([...steady, plan]) - clv(steady) - clv([plan]))).toBeLessThanOrEqual(2);
    expect(found.inputs[0]?.source).toBe('renewed 0 times, next due');
    const renewed = { ...plan, at: daysAgo(5), type: 'subscription-renewed' as const };
    expect(estimate({ orders: [plan, renewed] }).inputs[0]?.source).toBe('renewed once, next due');
    expect(both.why).toContain('other orders at their own pace');
  });

  test('VA2 a cancelled subscription is no pace to go on', () => {
    const plan = order(300, 5000, { type: 'subscription-started', periodMonths: 1 });
    const cancelled = order(10, 0, { type: 'subscription-cancelled' });
    expect(estimate({ orders: [plan, cancelled] }).method).toBe('none');
  });

  test('VA2 VA5 no orders: the middle half of comparable people, named as that', () => {
    const found = estimate({}, { peers });
    expect(found).toMatchObject({ method: 'peers', low: 10_000, base: 80_000, high: 190_000 });
    expect(found.rangeLabel).toBe('middle half of 24 people');
    expect(found.why).toBe('No orders yet: what 24 people in Retention brought in within 12 months.');
    expect(estimate({}, { peers, value: { horizonMonths: 6 } })).toMatchObject({
      low: 5000,
      base: 40_000,
      high: 95_000,
      horizonMonths: 6,
      label: 'Expected revenue, 6 months',
    });
    expect(valueOf(found, 'Median revenue of a year')).toBe('€800');
    expect(valueOf(found, 'Mean order')).toBeUndefined();
  });

  test('VA1 VA2 nothing to go by: no figure is made up, and it says what to do', () => {
    const few: Peers = { yearRevenue: { low: 1, median: 2, high: 3, people: 4 } };
    for (const found of [estimate({}), estimate({}, { peers: few }), estimate({ orders: [order(5, 0)] })]) {
      expect(found).toMatchObject({ method: 'none', low: 0, base: 0, high: 0 });
      expect(found.why).toContain('Add an order');
      expect(missing(found)).toContain('An order');
    }
  });
});

describe('honest words', () => {
  test('VA3 lifetime value only with margin and churn, and then less than the revenue', () => {
    const revenue = estimate({ orders: steady }, { value: { monthlyChurn: 0.02 } });
    const clv = estimate({ orders: steady }, { value: { margin: 0.5, monthlyChurn: 0.02 } });
    expect(clv).toMatchObject({
      kind: 'clv',
      label: 'Customer lifetime value, 12 months',
      revenue: revenue.revenue,
    });
    expect(clv.base).toBeLessThan(revenue.base * 0.5);
    expect(clv.base).toBeGreaterThan(revenue.base * 0.45);
    expect(estimate({ orders: steady }, { value: { margin: 0.5 } })).toMatchObject({ kind: 'revenue' });
    expect(estimate({}, { peers, value: { margin: 0.5, monthlyChurn: 0.02 } }).kind).toBe('revenue');
  });

  test('VA3 without a discount money later counts the same', () => {
    const value = { margin: 1, monthlyChurn: 0.02, monthlyDiscount: 0 };
    const { base, revenue } = estimate({ orders: steady }, { value });
    expect(base).toBe(revenue.base);
  });

  test('VA7 every input has its source and date; what is not set has no value', () => {
    const found = estimate({ orders: steady });
    expect(found.inputs).toEqual(
      expect.arrayContaining([
        { label: 'Orders since the first', value: '6', source: 'orders, the first', at: daysAgo(385) },
        {
          label: 'Last order',
          value: '20 days ago',
          source: 'orders, usually every 60 days',
          at: daysAgo(20),
        },
        { label: 'Mean order', value: '€400', source: 'orders, after refunds', at: daysAgo(20) },
        { label: 'Margin', value: null, source: 'not set', at: null },
        { label: 'Churn', value: null, source: 'not set', at: null },
      ]),
    );
    for (const input of found.inputs) expect(input.source).not.toBe('');
    const set = estimate(
      { orders: steady },
      { value: { margin: 0.625, monthlyChurn: 0.02, acquisitionCost: 9900 } },
    );
    expect(valueOf(set, 'Margin')).toBe('63 %');
    expect(valueOf(set, 'Churn')).toBe('2 % a month');
    expect(valueOf(set, 'Discount')).toBe('1 % a month');
    expect(valueOf(set, 'Acquisition cost')).toBe('€99');
    const source = (label: string) => set.inputs.find((input) => input.label === label)?.source;
    expect(source('Margin')).toBe('team');
    expect(source('Discount')).toBe('assumed, as Sidestage comes');
    expect(source('Horizon')).toBe('assumed, as Sidestage comes');
  });

  test('VA8 what is missing, and what it would change', () => {
    expect(missing(estimate({ orders: steady }))).toEqual(['Margin', 'Churn', 'A fit of all orders']);
    const value = { margin: 0.5, monthlyChurn: 0.02 };
    expect(missing(estimate({ orders: steady }, { value }))).toEqual([
      'Acquisition cost',
      'A fit of all orders',
    ]);
    expect(missing(estimate({ orders: steady }, { value: { ...value, acquisitionCost: 1 } }))).toEqual([
      'A fit of all orders',
    ]);
  });
});

describe('what counts', () => {
  test('VA4 falls with silence, the faster the quicker their pace was', () => {
    const later = (days: number, orders: Order[]) => estimate({ orders }, { now: NOW + days * DAY }).base;
    const slow = [740, 380, 20].map((days) => order(days));
    expect(later(120, steady)).toBeLessThan(later(0, steady));
    expect(later(365, steady)).toBeLessThan(0.2 * later(0, steady));
    expect(later(365, slow) / later(0, slow)).toBeGreaterThan(later(365, steady) / later(0, steady));
  });

  test('VA6 other currencies and the future are left out and named', () => {
    const dollars = order(10, 99_999, { amount: { minor: 99_999, currency: 'USD' } });
    const future = buildOrder({ at: NOW + DAY, amount: { minor: 99_999, currency: 'EUR' } });
    const found = estimate({ orders: [...steady, dollars, dollars, future] });
    expect(found.base).toBe(estimate({ orders: steady }).base);
    expect(missing(found)).toEqual([
      'Margin',
      'Churn',
      'A fit of all orders',
      '2 orders in USD',
      '1 order in the future',
    ]);
  });

  test('VA6 where nothing was paid in the workspace’s currency, the one of most orders counts', () => {
    const dollars = steady.map((item) => ({ ...item, amount: { minor: 40_000, currency: 'USD' } }));
    const found = estimate(
      { orders: [...dollars, order(9, 1, { amount: { minor: 1, currency: 'CHF' } })] },
      { peers },
    );
    expect(found).toMatchObject({
      currency: 'USD',
      method: 'own-pace',
      base: estimate({ orders: steady }).base,
    });
    expect(missing(found)).toContain('1 order in CHF');
  });

  test('VA6 what was taken back does not count, and a refund lowers the mean', () => {
    const wrong = order(5, 900_000);
    const reversals = [buildReversal({ fact: wrong.id })];
    expect(estimate({ orders: [...steady, wrong], reversals }).base).toBe(estimate({ orders: steady }).base);
    const refund = order(10, 140_000, { type: 'refund' });
    expect(estimate({ orders: [...steady, refund] }).base).toBeCloseTo(
      estimate({ orders: steady }).base / 2,
      -1,
    );
    expect(estimate({ orders: [...steady, order(1, 9_999_999, { type: 'refund' })] }).base).toBe(0);
  });

  test('VA6 an order of this very moment counts', () => {
    expect(estimate({ orders: [order(0)] })).toMatchObject({ method: 'own-pace' });
  });

  test('VA6 orders of one day are one purchase', () => {
    const split = steady.flatMap((item) => [item, { ...item, amount: { minor: 0, currency: 'EUR' } }]);
    expect(estimate({ orders: split }).base).toBe(estimate({ orders: steady }).base);
    const halves = steady.flatMap((item) => {
      const half = { ...item, amount: { minor: 20_000, currency: 'EUR' } };
      return [half, half];
    });
    expect(estimate({ orders: halves })).toMatchObject({ base: estimate({ orders: steady }).base });
  });

  test('VA9 marked as left: a tenth, and it says so', () => {
    const left = estimate({
      orders: steady,
      stageChanges: [buildStageChange({ to: 'lapsed', phase: 'lapsed', at: daysAgo(1) })],
    });
    expect(left.base / estimate({ orders: steady }).base).toBeCloseTo(0.1, 3);
    expect(left.inputs.find((line) => line.label === 'An order in 12 months')?.source).toContain(
      'marked as left',
    );
  });
});

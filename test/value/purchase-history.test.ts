import { describe, expect, test } from 'vitest';
import type { Order } from '../../lib/model/facts';
import { paceAssumptions } from '../../lib/value/own-pace';
import { purchaseHistory } from '../../lib/value/purchase-history';
import { buildOrder, DAY, daysAgo, NOW } from '../builders';

const order = (at: number, minor: number, type: Order['type'] = 'purchase') =>
  buildOrder({ at, type, amount: { minor, currency: 'EUR' } });
const YEAR = 365.25 * DAY;

describe('purchaseHistory', () => {
  test('VA6 frequency, recency, age, mean and spread of purchases', () => {
    const orders = [order(NOW - 2 * YEAR, 10_000), order(NOW - YEAR, 30_000), order(NOW, 20_000)];
    const history = purchaseHistory(orders, 'EUR', NOW);
    expect(history).toMatchObject({ repeats: 2, firstAt: NOW - 2 * YEAR, lastAt: NOW, mean: 20_000 });
    expect(history?.years).toBeCloseTo(2, 12);
    expect(history?.yearsToLast).toBeCloseTo(2, 12);
    // Squared deviations from the mean: 1/4 + 0 + 1/4; four purchases more of 1/4 are assumed.
    expect(history?.variation).toBeCloseTo((0.5 + 4 * 0.25) / 6, 12);
  });

  test('VA6 a purchase with a negative amount is a refund; one of nothing is none', () => {
    const orders = [
      order(daysAgo(9), 10_000),
      order(daysAgo(8), -4000),
      order(daysAgo(7), 0),
      order(daysAgo(6), 1000, 'refund'),
    ];
    expect(purchaseHistory(orders, 'EUR', NOW)).toMatchObject({
      repeats: 0,
      mean: 5000,
      yearsToLast: 0,
      lastAt: daysAgo(9),
    });
    expect(purchaseHistory([order(NOW, 0)], 'EUR', NOW)).toBeNull();
    expect(purchaseHistory([order(NOW, 10)], 'USD', NOW)).toBeNull();
  });

  test('VA6 subscriptions are no purchases at will', () => {
    expect(purchaseHistory([order(daysAgo(9), 10_000, 'subscription-started')], 'EUR', NOW)).toBeNull();
  });
});

describe('paceAssumptions', () => {
  const orders = [order(NOW - 2 * YEAR, 40_000), order(NOW - YEAR, 40_000), order(NOW, 40_000)];
  const history = purchaseHistory(orders, 'EUR', NOW);
  if (history === null) throw new Error('no history');

  test('VA2 two orders a year and one in ten the last, where the team says nothing', () => {
    expect(paceAssumptions(history, null, null)).toEqual({ shape: 0.5, years: 0.25, leave: 1, stay: 9 });
  });

  test('VA2 the pace of comparable people, within half an order and twelve a year', () => {
    const shape = (peerYear: number) => paceAssumptions(history, peerYear, null).shape;
    expect(shape(120_000)).toBe(0.75);
    expect(shape(1)).toBe(0.125);
    expect(shape(9_999_999)).toBe(3);
  });

  test('VA2 the team’s churn a month becomes a share an order by the person’s own pace', () => {
    const { leave, stay } = paceAssumptions(history, null, 0.02);
    // Assumed 0.5 orders in 0.25 years, and two repeats in two years: 10 orders in 9 years, one in 10.8 months.
    expect(leave / (leave + stay)).toBeCloseTo(1 - 0.98 ** 10.8, 10);
    expect(paceAssumptions(history, null, 0).leave).toBeCloseTo(0.01, 10);
    expect(paceAssumptions(history, null, 1).stay).toBeCloseTo(0.01, 10);
  });
});

import { expect, test } from 'vitest';
import { evidenceOf } from '../../lib/rules/evidence';
import { convertOrders, rateAt } from '../../lib/model/convert-orders';
import { estimateValue } from '../../lib/value/estimate';
import { buildOrder, buildPerson, buildWorkspace, daysAgo, NOW } from '../builders';

const rate = (perUnit: number, at: number, currency = 'USD') => ({ currency, perUnit, at, source: 'ECB' });
const rates = [rate(0.9, daysAgo(10)), rate(0.8, daysAgo(100)), rate(0.006, daysAgo(50), 'JPY')];
const dollars = (days: number, minor = 10_000) =>
  buildOrder({ at: daysAgo(days), amount: { minor, currency: 'USD' } });
const minor = (order: ReturnType<typeof dollars>) =>
  convertOrders([order], { currency: 'EUR', rates }).orders[0]?.amount;

test('VA15 the rate of the day counts: the last up to it, else the first after it', () => {
  expect(rateAt(rates, 'USD', daysAgo(5))?.perUnit).toBe(0.9);
  expect(rateAt(rates, 'USD', daysAgo(10))?.perUnit).toBe(0.9);
  expect(rateAt(rates, 'USD', daysAgo(11))?.perUnit).toBe(0.8);
  expect(rateAt(rates, 'USD', daysAgo(300))?.perUnit).toBe(0.8);
  expect(rateAt(rates, 'CHF', NOW)).toBeNull();
  expect(minor(dollars(5))).toEqual({ minor: 9000, currency: 'EUR' });
  expect(minor(dollars(60))).toEqual({ minor: 8000, currency: 'EUR' });
});

test('VA15 decimals of the currencies are respected: 10,000 yen have none', () => {
  const yen = buildOrder({ at: daysAgo(5), amount: { minor: 10_000, currency: 'JPY' } });
  expect(minor(yen)).toEqual({ minor: 6000, currency: 'EUR' });
});

test('VA15 what has no rate, or cannot be counted exactly, stays as it is', () => {
  const francs = buildOrder({ at: daysAgo(5), amount: { minor: 500, currency: 'CHF' } });
  expect(minor(francs)).toEqual({ minor: 500, currency: 'CHF' });
  const huge = [rate(1e300, daysAgo(400))];
  expect(convertOrders([dollars(5)], { currency: 'EUR', rates: huge }).orders[0]?.amount.currency).toBe(
    'USD',
  );
});

test('VA15 the estimate counts them, and names the rate with its day, its origin and for how many', () => {
  const person = buildPerson({ orders: [dollars(5), dollars(60), dollars(200)] });
  const workspace = { ...buildWorkspace(), rates };
  const evidence = evidenceOf(person, { workspace, now: NOW });
  const found = estimateValue({ person, evidence, workspace, peers: null, now: NOW });
  expect(found.currency).toBe('EUR');
  expect(found.inputs.find(({ label }) => label === 'Rate of USD')).toEqual({
    label: 'Rate of USD',
    value: '1 USD = 0.9 EUR',
    source: 'ECB, for 3 orders',
    at: daysAgo(10),
  });
  expect(found.inputs.find(({ label }) => label === 'Mean order')?.value).toBe('€83.33');
  expect(found.missing.map(({ label }) => label)).not.toContain('3 orders in USD');
});

import { expect, test } from 'vitest';
import type { Subscription } from '../../lib/model/subscription';
import { lifetimeValue } from '../../lib/value/revenue';
import { subscriptionWorth } from '../../lib/value/subscription-worth';
import { daysAgo, NOW } from '../builders';

const plan: Subscription = {
  label: null,
  amount: { minor: 5000, currency: 'EUR' },
  periodMonths: 1,
  dueAt: NOW,
  startedAt: daysAgo(365),
  renewals: 12,
};
const how = { now: NOW, horizonMonths: 11, monthlyDiscount: 0, monthlyChurn: 0.02 };

test('VA2 payments to expect at a known churn: a geometric series', () => {
  const { revenue, discounted } = subscriptionWorth([plan], how);
  const expected = Array.from({ length: 12 }, (_, n) => 5000 * 0.98 ** (n + 1)).reduce((a, b) => a + b, 0);
  expect(revenue.base).toBe(Math.round(expected));
  expect(discounted).toBe(1);
  // 0.98^5 is the last above 0.9, and 0.98^12 is above 0.1.
  expect(revenue).toMatchObject({ low: 5 * 5000, high: 12 * 5000 });
});

test('VA2 without an end of the horizon it is the average-revenue formula, less the payment made already', () => {
  const { revenue } = subscriptionWorth([plan], { ...how, horizonMonths: 2000 });
  const whole = lifetimeValue({ revenuePerPeriod: 5000, margin: 1, churn: 0.02 });
  expect(whole).toEqual({ ok: true, value: revenue.base + 5000 });
});

test('VA2 churn of 0 and of 1', () => {
  expect(subscriptionWorth([plan], { ...how, monthlyChurn: 0 }).revenue).toEqual({
    low: 60_000,
    base: 60_000,
    high: 60_000,
  });
  expect(subscriptionWorth([plan], { ...how, monthlyChurn: 1 }).revenue).toEqual({
    low: 0,
    base: 0,
    high: 0,
  });
});

test('VA2 without a known churn, who has renewed often renews more surely', () => {
  const unknown = { ...how, monthlyChurn: null };
  const often = subscriptionWorth([plan], unknown).revenue;
  const never = subscriptionWorth([{ ...plan, renewals: 0 }], unknown).revenue;
  expect(never.base).toBeLessThan(often.base);
  expect(often.base).toBeLessThan(60_000);
});

test('VA2 a yearly plan pays when it is due, and not before', () => {
  const yearly = { ...plan, periodMonths: 12, dueAt: NOW + 300 * 86_400_000 };
  expect(subscriptionWorth([yearly], { ...how, horizonMonths: 9 }).revenue.base).toBe(0);
  expect(subscriptionWorth([yearly], { ...how, horizonMonths: 12 }).revenue.base).toBe(
    Math.round(5000 * 0.98 ** 12),
  );
});

test('VA3 money later counts less', () => {
  const { discounted } = subscriptionWorth([plan], { ...how, monthlyDiscount: 0.01 });
  expect(discounted).toBeLessThan(1);
  expect(discounted).toBeGreaterThan(0.9);
});

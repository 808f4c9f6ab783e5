import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lifetimeValue, relationshipValue } from '../../lib/value/revenue';

const worked = { revenuePerPeriod: 5000, margin: 0.8, churn: 0.02 };

test('VA11 the worked example: 50 a month, 80 % margin, 2 % churn gives 2,000', () => {
  expect(lifetimeValue(worked)).toEqual({ ok: true, value: 200_000 });
});

describe('traps', () => {
  test.each([
    ['churn of 0', { churn: 0 }, /never leave|no end/],
    ['negative churn', { churn: -0.01 }, /above 0/],
    ['churn above 1', { churn: 2 }, /at most 100 %/],
    ['margin above 1', { margin: 80 }, /from 0 to 100 %/],
    ['negative margin', { margin: -0.1 }, /from 0 to 100 %/],
    ['negative revenue', { revenuePerPeriod: -1 }, /cannot be negative/],
    ['not a number', { margin: Number.NaN }, /as numbers/],
    ['infinite', { revenuePerPeriod: Infinity }, /as numbers/],
    ['unequal periods', { revenuePeriod: 'month', churnPeriod: 'year' }, /per month and churn per year/],
    ['beyond counting', { revenuePerPeriod: 1e300 }, /too large/],
  ] as const)('VA11 %s', (_, change, message) => {
    expect(lifetimeValue({ ...worked, ...change })).toMatchObject({
      ok: false,
      message: expect.stringMatching(message) as string,
    });
  });

  test('VA11 equal periods are no trap, and no margin is no value', () => {
    expect(lifetimeValue({ ...worked, revenuePeriod: 'year', churnPeriod: 'year' }).ok).toBe(true);
    expect(lifetimeValue({ ...worked, margin: 0 })).toEqual({ ok: true, value: 0 });
    expect(lifetimeValue({ ...worked, revenuePerPeriod: 0 })).toEqual({ ok: true, value: 0 });
    expect(lifetimeValue({ ...worked, margin: 1, churn: 1 })).toEqual({ ok: true, value: 5000 });
  });
});

test('VA11 the relationship formula, below zero where costs are higher', () => {
  const inputs = { revenuePerYear: 60_000, years: 3, acquisitionCost: 20_000, costOfService: 50_000 };
  expect(relationshipValue(inputs)).toEqual({ ok: true, value: 110_000 });
  expect(relationshipValue({ ...inputs, years: 1 })).toEqual({ ok: true, value: -10_000 });
  expect(relationshipValue({ ...inputs, years: 0, revenuePerYear: 0 })).toEqual({ ok: true, value: -70_000 });
  expect(relationshipValue({ ...inputs, acquisitionCost: 0, costOfService: 0 })).toEqual({
    ok: true,
    value: 180_000,
  });
  expect(relationshipValue({ ...inputs, years: -1 })).toMatchObject({ ok: false });
  expect(relationshipValue({ ...inputs, revenuePerYear: -1 })).toMatchObject({ ok: false });
  expect(relationshipValue({ ...inputs, acquisitionCost: -1 })).toMatchObject({ ok: false });
  expect(relationshipValue({ ...inputs, costOfService: Number.NaN })).toMatchObject({ ok: false });
  expect(relationshipValue({ ...inputs, revenuePerYear: 1e300 })).toMatchObject({ ok: false });
});

test('VA11 whatever goes in, a whole number or a sentence comes out', () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), fc.double(), (revenuePerPeriod, margin, churn) => {
      const answer = lifetimeValue({ revenuePerPeriod, margin, churn });
      if (answer.ok) expect(Number.isSafeInteger(answer.value)).toBe(true);
      else expect(answer.message).toMatch(/[.]$/);
    }),
  );
});

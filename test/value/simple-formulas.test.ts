import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acquisitionCost, valueToCost } from '../../lib/value/acquisition';
import { comparableChurn } from '../../lib/value/comparable-churn';
import { horizonValue, type HorizonInputs } from '../../lib/value/horizon-value';
import { lifetimeValue, relationshipRange, relationshipValue } from '../../lib/value/revenue';

const worked: HorizonInputs = {
  revenue: 5000,
  margin: 0.8,
  churn: 0.02,
  period: 'month',
  horizonMonths: 12,
  monthlyDiscount: 0,
};
const same = (value: number) => ({ ok: true, value: { low: value, base: value, high: value } });
const sentence = (message: RegExp) => ({ ok: false, message: expect.stringMatching(message) as string });

describe('average revenue over a horizon', () => {
  test('the worked example for a year: 40 a month of those who are left', () => {
    // 4000 (1 - 0.98^12) / 0.02
    expect(horizonValue(worked)).toEqual(same(43_057));
  });

  test('a very long horizon without discount is revenue x margin / churn', () => {
    const whole = lifetimeValue({ revenuePerPeriod: 5000, margin: 0.8, churn: 0.02 });
    expect(horizonValue({ ...worked, horizonMonths: 1200 })).toEqual(same(whole.ok ? whole.value : -1));
  });

  test('discount: 1 % a month on 12 equal payments, the first one now', () => {
    // 4000 (1 - 1.01^-12) / (1 - 1 / 1.01)
    expect(horizonValue({ ...worked, churn: 0, monthlyDiscount: 0.01 })).toEqual(same(45_471));
  });

  test('a churn of 0 ends at the horizon; a year cut in half counts half', () => {
    expect(horizonValue({ ...worked, churn: 0 })).toEqual(same(48_000));
    expect(horizonValue({ ...worked, churn: 0, period: 'year', horizonMonths: 18 })).toEqual(same(6000));
  });

  test('low takes low revenue and high churn together', () => {
    const ends = horizonValue({
      ...worked,
      revenue: { low: 4000, base: 5000, high: 6000 },
      churn: { low: 0, base: 0.02, high: 1 },
    });
    expect(ends).toEqual({ ok: true, value: { low: 3200, base: 43_057, high: 57_600 } });
  });

  test.each([
    ['negative revenue', { revenue: -1 }, /cannot be negative/],
    ['margin above 1', { margin: 80 }, /from 0 to 100 %/],
    ['churn above 1', { churn: 2 }, /from 0 to 100 %/],
    ['no horizon', { horizonMonths: 0 }, /from 1 to 1200 months/],
    ['no end', { horizonMonths: 1e9 }, /from 1 to 1200 months/],
    ['infinite', { revenue: Infinity }, /as numbers/],
    ['not a number', { churn: Number.NaN }, /as numbers/],
    ['negative discount', { monthlyDiscount: -0.1 }, /discount is a share/],
    ['beyond counting', { revenue: 1e300 }, /too large/],
    ['upside down', { revenue: { low: 9, base: 5, high: 1 } }, /careful figures give more/],
  ])('%s: a sentence', (_, change, message) => {
    expect(horizonValue({ ...worked, ...change })).toEqual(sentence(message));
  });
});

describe('revenue x years - costs, from careful to hopeful', () => {
  const inputs = {
    revenuePerYear: 60_000,
    acquisitionCost: 50_000,
    costOfService: 20_000,
    monthlyDiscount: 0,
  };

  test('known figures without discount give relationshipValue', () => {
    const plain = relationshipValue({ ...inputs, years: 3 });
    expect(relationshipRange({ ...inputs, years: 3 })).toEqual(same(plain.ok ? plain.value : -1));
  });

  test('discounted by the month: 1 % on 36 months', () => {
    // (180000 - 20000) / 36 x (1 - 1.01^-36) / 0.01 - 50000
    expect(relationshipRange({ ...inputs, years: 3, monthlyDiscount: 0.01 })).toEqual(same(83_811));
  });

  test('few years to many', () => {
    const years = { low: 1, base: 3, high: 5 };
    expect(relationshipRange({ ...inputs, years })).toEqual({
      ok: true,
      value: { low: -10_000, base: 110_000, high: 230_000 },
    });
  });

  test.each([
    ['negative years', { years: -1 }, /cannot be negative/],
    ['years without end', { years: 1e9, monthlyDiscount: 0.01 }, /too many/],
    ['discount above 1', { years: 1, monthlyDiscount: 2 }, /discount is a share/],
  ])('%s: a sentence', (_, change, message) => {
    expect(relationshipRange({ ...inputs, ...change })).toEqual(sentence(message));
  });
});

describe('churn of people nobody knows yet', () => {
  const all = { label: 'everybody', left: 300, periods: 10_000 };

  test('nobody watched: the assumption, with a wide range', () => {
    const answer = comparableChurn([], 0.03);
    expect(answer).toMatchObject({ ok: true, value: { base: 0.03, from: null } });
    if (answer.ok) expect(answer.value.high / answer.value.low).toBeGreaterThan(20);
  });

  test('few in the segment are drawn to everybody, many speak for themselves', () => {
    const of = (left: number, periods: number) => {
      const answer = comparableChurn([all, { label: 'segment Schools', left, periods }], 0.05);
      if (!answer.ok) throw new Error(answer.message);
      return answer.value;
    };
    expect(of(0, 5).base).toBeGreaterThan(0.02);
    expect(of(0, 5).from).toBe('segment Schools');
    expect(of(200, 2000).base).toBeCloseTo(0.1, 2);
    expect(of(0, 0).from).toBe('everybody');
  });

  test('the ends are the 10 % and 90 % points: of a uniform distribution .1 and .9', () => {
    // A prior of 20 periods at .05 has a = 1, b = 19; 18 losses in 18 periods make a = 19, b = 19.
    const answer = comparableChurn([{ label: 'all', left: 18, periods: 18 }], 0.05);
    if (!answer.ok) throw new Error(answer.message);
    expect(answer.value.a).toBeCloseTo(19, 9);
    expect(answer.value.b).toBeCloseTo(19, 9);
    expect(answer.value.low + answer.value.high).toBeCloseTo(1, 6);
  });

  test('any counts: from 0 to 1, in order, finite', () => {
    const watched = fc
      .record({ left: fc.nat(1000), periods: fc.nat(1000) })
      .map(({ left, periods }) => ({ label: 'group', left: Math.min(left, periods), periods }));
    fc.assert(
      fc.property(
        fc.array(watched, { maxLength: 3 }),
        fc.double({ min: 1e-3, max: 0.99, noNaN: true }),
        (groups, assumed) => {
          const answer = comparableChurn(groups, assumed);
          if (!answer.ok) throw new Error(answer.message);
          const { low, base, high } = answer.value;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(base);
          expect(base).toBeLessThanOrEqual(high);
          expect(high).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    [
      'more lost than watched',
      [{ label: 'stage Trial', left: 3, periods: 2 }],
      0.03,
      /stage Trial, 3 lost in 2/,
    ],
    ['an assumption of 0', [], 0, /above 0 and below 100 %/],
  ] as const)('%s: a sentence', (_, groups, assumed, message) => {
    expect(comparableChurn(groups, assumed)).toEqual(sentence(message));
  });
});

describe('what it costs to win a customer', () => {
  test('spent over won, and how many times that a customer brings', () => {
    expect(acquisitionCost(1_000_000, 40)).toEqual({ ok: true, value: 25_000 });
    expect(valueToCost(75_000, 25_000)).toEqual({ ok: true, value: 3 });
    expect(valueToCost(-5000, 25_000)).toEqual({ ok: true, value: -0.2 });
  });

  test('traps answer with a sentence', () => {
    expect(acquisitionCost(1000, 0)).toEqual(sentence(/No customer was won/));
    expect(acquisitionCost(1000, 1.5)).toEqual(sentence(/whole number/));
    expect(acquisitionCost(-1, 3)).toEqual(sentence(/positive/));
    expect(acquisitionCost(Infinity, 3)).toEqual(sentence(/Fill in/));
    expect(valueToCost(1000, 0)).toEqual(sentence(/has no end/));
    expect(valueToCost(1000, -2)).toEqual(sentence(/positive/));
    expect(valueToCost(Number.NaN, 2)).toEqual(sentence(/Fill in/));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asModel, expectedCount, orderCounts, type Pace } from '../../lib/value/order-count';
import { chanceAlive } from '../../lib/value/still-customer';

// MBG/NBD fitted to the CDNOW sample by another program, in weeks, and its predictions for some of the customers.
const fitted = {
  shape: 0.5248430831885574,
  years: 6.183084658705403,
  leave: 0.8913595091667311,
  stay: 1.6140027949223663,
};
const cdnow = [
  [1, 2, 30.4285714286, 38.8571428571, 0.706138485, 1.26275884, 0.559939751],
  [2, 1, 1.7142857143, 38.8571428571, 0.170951095, 0.188944913, 0.104910305],
  [3, 0, 0, 38.8571428571, 0.389723052, 0.15396603, 0.108802758],
  [157, 29, 37.7142857143, 38, 0.965938079, 18.9518716, 0.965938071],
  [509, 18, 35.1428571429, 35.8571428571, 0.941243482, 12.1361291, 0.941238545],
  [336, 5, 36, 36.8571428571, 0.869103956, 3.4060749, 0.844484739],
  [1901, 21, 4.7142857143, 29.2857142857, 2.35672697e-10, 4.00603954e-9, 2.35672669e-10],
] as const;

function stillCustomer(pace: Pace, assumed: typeof fitted): number {
  const { params, of } = asModel(pace, assumed);
  return chanceAlive('mbg-nbd', params, of);
}

describe('against the reference predictions for CDNOW', () => {
  test.each(cdnow)(
    'VA4 customer %d, %d repeat orders',
    (_, repeats, yearsToLast, years, alive, expected, active) => {
      const pace = { repeats, yearsToLast, years };
      expect(stillCustomer(pace, fitted) / alive).toBeCloseTo(1, 7);
      const counts = orderCounts(pace, fitted, 39);
      expect(expectedCount(counts) / expected).toBeCloseTo(1, 7);
      expect((counts[1] ?? 0) / active).toBeCloseTo(1, 7);
    },
  );
});

// At most one order a day counts.
const pace = fc
  .record({
    years: fc.double({ min: 0, max: 30, noNaN: true }),
    frequency: fc.double({ min: 0, max: 1, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ years, frequency, share }) => {
    const repeats = Math.floor(years * share * frequency * 365);
    return { repeats, years, yearsToLast: repeats === 0 ? 0 : years * share };
  });
const assumed = { shape: 0.5, years: 0.25, leave: 1, stay: 9 };

test('VA1 chances are chances, at least n falls with n, and none is infinite', () => {
  fc.assert(
    fc.property(pace, fc.double({ min: 0.01, max: 10, noNaN: true }), (history, ahead) => {
      const counts = orderCounts(history, assumed, ahead);
      expect(counts[0]).toBe(1);
      expect(counts.every((chance, n) => chance >= 0 && chance <= (counts[n - 1] ?? 1))).toBe(true);
      expect(Number.isFinite(expectedCount(counts))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('VA4 the longer the silence, the smaller the chance of still being a customer', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 50 }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (repeats, active) => {
        const at = (silence: number) =>
          stillCustomer(
            {
              repeats,
              yearsToLast: repeats === 0 ? 0 : active,
              years: (repeats === 0 ? 0 : active) + silence,
            },
            assumed,
          );
        expect(at(0.5)).toBeGreaterThan(at(1));
        expect(at(1)).toBeGreaterThan(at(4));
      },
    ),
  );
});

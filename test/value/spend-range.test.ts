import { describe, expect, test } from 'vitest';
import { orderCounts } from '../../lib/value/order-count';
import { spendRange } from '../../lib/value/spend-range';

describe('where the points are known exactly', () => {
  // Variation and knowledge such that the sum of one order is exponential: shape 1.
  const size = { mean: 10_000, variation: 0.5, known: 1 };

  test('VA5 one sure order', () => {
    expect(spendRange([1, 1], size)).toEqual({
      low: Math.round(-10_000 * Math.log(0.9)),
      base: 10_000,
      high: Math.round(-10_000 * Math.log(0.1)),
    });
  });

  test('VA5 one order or none, evenly', () => {
    expect(spendRange([1, 0.5], size)).toEqual({
      low: 0,
      base: 5000,
      high: Math.round(-10_000 * Math.log(0.2)),
    });
  });

  test('VA5 a rare order: the mean is shown, and the high end is never below it', () => {
    expect(spendRange([1, 0.05], size)).toEqual({ low: 0, base: 500, high: 500 });
  });
});

test('VA1 nothing expected is nothing, and amounts beyond counting stop at the largest exact one', () => {
  expect(spendRange([1], { mean: 100, variation: 0.25, known: 1 })).toEqual({ low: 0, base: 0, high: 0 });
  expect(spendRange([1, 1], { mean: 0, variation: 0.25, known: 1 })).toEqual({ low: 0, base: 0, high: 0 });
  const { high } = spendRange([1, 1, 1], { mean: Number.MAX_SAFE_INTEGER, variation: 0.25, known: 1 });
  expect(high).toBe(Number.MAX_SAFE_INTEGER);
});

/** Seeded random numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A gamma value with a whole shape: a sum of exponential ones. */
function gamma(shape: number, scale: number, random: () => number): number {
  let sum = 0;
  for (let i = 0; i < shape; i += 1) sum -= Math.log(1 - random());
  return sum * scale;
}

test('VA5 holds about 80 % of people who buy and leave as the model says', () => {
  const random = randomFrom(7);
  const assumed = { shape: 1, years: 0.25, leave: 1, stay: 9 };
  let held = 0;
  const people = 400;
  for (let i = 0; i < people; i += 1) {
    const rate = gamma(1, 1 / assumed.years, random);
    const leaves = 1 - random() ** (1 / 9);
    const times = [0];
    const spends = [gamma(4, 2500, random)];
    for (let t = 0, here = random() >= leaves; here; here = random() >= leaves) {
      t -= Math.log(1 - random()) / rate;
      if (t > 3) break;
      times.push(t);
      spends.push(gamma(4, 2500, random));
    }
    const past = times.filter((t) => t <= 2);
    const known = past.length;
    const mean = spends.slice(0, known).reduce((a, b) => a + b, 0) / known;
    const counts = orderCounts({ repeats: known - 1, yearsToLast: past.at(-1) ?? 0, years: 2 }, assumed, 1);
    const { low, high } = spendRange(counts, { mean, variation: 0.25, known });
    const spent = spends.slice(known).reduce((a, b) => a + b, 0);
    if (spent >= low && spent <= high) held += 1;
  }
  expect(held / people).toBeGreaterThan(0.76);
  expect(held / people).toBeLessThan(0.9);
});

import { expect, test } from 'vitest';
import { gammaShare } from '../../lib/value/gamma-share';
import { logGamma } from '../../lib/value/log-gamma';

// 40-digit mpmath values, rounded to double.
test.each([
  [1e-6, 13.815509980749432],
  [0.001, 6.907178885383853],
  [0.2425945, 1.3198094463562369],
  [0.5, 0.5723649429247001],
  [1, 0],
  [2, 0],
  [2.0001, 4.2281658112919945e-5],
  [7.3, 7.147892523022248],
  [171.5, 709.1431630309282],
  [1e4, 82099.71749644238],
  [1e8, 1742068066.1038346],
])('log-gamma of %d', (x, expected) => {
  expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-13 * Math.max(1, Math.abs(expected)));
});

test('gamma share of shape 1 is exponential, of 2 Erlang, of 1/2 the error function', () => {
  for (const x of [0.01, 0.5, 1, 3, 20]) {
    expect(gammaShare(1, x)).toBeCloseTo(1 - Math.exp(-x), 13);
    expect(gammaShare(2, x)).toBeCloseTo(1 - Math.exp(-x) * (1 + x), 13);
  }
  // P(1/2, 1/2) is the chance of a normal value within one standard deviation.
  expect(gammaShare(0.5, 0.5)).toBeCloseTo(0.6826894921370859, 12);
});

test('gamma share has its bounds, and its middle near the mean for large shapes', () => {
  expect(gammaShare(3, 0)).toBe(0);
  expect(gammaShare(3, -1)).toBe(0);
  expect(gammaShare(3, Infinity)).toBe(1);
  // Wilson and Hilferty: the median is at a (1 - 1 / 9a)^3.
  for (const shape of [50, 5000, 20_000]) {
    expect(gammaShare(shape, shape * (1 - 1 / (9 * shape)) ** 3)).toBeCloseTo(0.5, 4);
  }
});

import betainc from '@stdlib/math-base-special-betainc';
import betaln from '@stdlib/math-base-special-betaln';
import stdlibDigamma from '@stdlib/math-base-special-digamma';
import gammaln from '@stdlib/math-base-special-gammaln';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaShare } from '../../lib/value/beta-share';
import { digamma } from '../../lib/value/digamma';
import { gammaShare } from '../../lib/value/gamma-share';
import { logHypergeometric } from '../../lib/value/hypergeometric';
import { logBeta, logRising } from '../../lib/value/log-beta';
import { logGamma } from '../../lib/value/log-gamma';
import { reference, relativeError } from './reference';

// 40-digit mpmath values, rounded to double.
const grid = reference('special_functions_grid.json') as Record<string, number[][]>;

/** The largest relative error over the rows, of which the last number is the value. */
function worst(name: string, f: (...of: number[]) => number): number {
  const rows = grid[name] ?? [];
  expect(rows.length).toBeGreaterThan(80);
  return Math.max(...rows.map((row) => relativeError(f(...row.slice(0, -1)), row.at(-1) ?? Number.NaN)));
}

describe('against 40 digits of mpmath', () => {
  test('log-gamma, also near its zeros', () => expect(worst('gammaln', logGamma)).toBeLessThan(2e-15));
  test('digamma', () => expect(worst('digamma', digamma)).toBeLessThan(1e-14));
  test('log-beta, also of large and small together', () =>
    expect(worst('betaln', logBeta)).toBeLessThan(2e-14));
  test('incomplete beta, down to 1e-210', () =>
    expect(worst('betainc', (a, b, x: number) => betaShare(x, a, b))).toBeLessThan(2e-13));

  test('log 2F1 where all parameters are above 0, as they are where it is used', () => {
    const rows = (grid['hyp2f1'] ?? []).filter(([, , c = 0, , sign]) => c > 0 && sign === 1);
    expect(rows.length).toBe(238);
    for (const [a = 0, b = 0, c = 0, z = 0, , log = 0] of rows) {
      const found = logHypergeometric(a, b, c, z);
      expect(Math.abs(found - log) / Math.max(1, Math.abs(log))).toBeLessThan(1e-13);
    }
  });
});

const positive = fc.double({ min: 1e-3, max: 1e5, noNaN: true });
const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe('against @stdlib, another program', () => {
  test('log-gamma', () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(Math.abs(logGamma(x) - gammaln(x)) / Math.max(1, Math.abs(gammaln(x)))).toBeLessThan(1e-13);
      }),
    );
  });

  test('digamma', () => {
    fc.assert(
      fc.property(positive, (x) => {
        const expected = stdlibDigamma(x);
        expect(Math.abs(digamma(x) - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-13);
      }),
    );
  });

  test('log-beta', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const expected = betaln(a, b);
        expect(Math.abs(logBeta(a, b) - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-12);
      }),
    );
  });

  test('incomplete beta', () => {
    const moderate = fc.double({ min: 1e-2, max: 500, noNaN: true });
    fc.assert(
      fc.property(share, moderate, moderate, (x, a, b) => {
        expect(Math.abs(betaShare(x, a, b) - betainc(x, a, b))).toBeLessThan(1e-11);
      }),
    );
  });
});

test('log-gamma of 1 and 2 is 0, of 5 is log 24', () => {
  expect(logGamma(1)).toBe(0);
  expect(logGamma(2)).toBe(0);
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 14);
});

test('a rising product by logarithms, of few and many, small and large', () => {
  for (const [x, n] of [
    [0.24, 3],
    [7, 1],
    [9.9, 4],
    [1e12, 5],
    [3.5, 200],
  ] as const) {
    let log = 0;
    for (let k = 0; k < n; k += 1) log += Math.log(x + k);
    expect(relativeError(logRising(x, n), log)).toBeLessThan(1e-13);
  }
  expect(logRising(3, 0)).toBe(0);
});

test('the ends of the incomplete beta', () => {
  expect(betaShare(0, 2, 3)).toBe(0);
  expect(betaShare(1, 2, 3)).toBe(1);
  expect(betaShare(0.3, 1, 1)).toBeCloseTo(0.3, 14);
});

test('2F1 in closed form: -log(1 - z) / z, and (1 - z)^-a', () => {
  for (const z of [0, 1e-9, 0.3, 0.9, 0.999]) {
    if (z > 0) expect(Math.exp(logHypergeometric(1, 1, 2, z))).toBeCloseTo(-Math.log1p(-z) / z, 11);
    expect(logHypergeometric(700, 3, 3, z)).toBeCloseTo(-700 * Math.log1p(-z), 9);
  }
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

import betainc from '@stdlib/math-base-special-betainc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logLikelihoodOf } from '../../lib/value/dropout-likelihood';
import { aheadOf, chanceOfAtLeast, expectedWhileAlive } from '../../lib/value/orders-ahead';
import { chanceActive, chanceAlive } from '../../lib/value/still-customer';
import { reference, relativeError } from './reference';

interface Point {
  r: number;
  alpha: number;
  a: number;
  b: number;
  x: number;
  t_x: number;
  T: number;
  t: number;
  loglik: number;
  p_alive: number;
  e_t: number;
  p_active: number;
}

test.each((reference('bgnbd_edge_vectors.json') as Point[]).map((point, i) => [i, point] as const))(
  'BG/NBD at the edges, 60 digits of mpmath: point %d',
  (_, { x, t_x: tx, T, t, loglik, p_alive, e_t, p_active, ...params }) => {
    const of = { x, tx, T };
    const alive = chanceAlive('bg-nbd', params, of);
    const ahead = alive * expectedWhileAlive(aheadOf('bg-nbd', params, of, t));
    expect(relativeError(logLikelihoodOf('bg-nbd', params, of), loglik)).toBeLessThan(1e-12);
    expect(relativeError(alive, p_alive)).toBeLessThan(1e-12);
    expect(relativeError(ahead, e_t)).toBeLessThan(1e-12);
    expect(relativeError(chanceActive('bg-nbd', params, of, t), p_active)).toBeLessThan(1e-12);
  },
);

test('the conditional expectation, 239 points of mpmath, near a = 1 too', () => {
  const rows = (reference('special_functions_grid.json') as Record<string, number[][]>)['bg_ratio'] ?? [];
  expect(rows).toHaveLength(239);
  for (const [r = 0, a = 0, b = 0, x = 0, z = 0, expected = 0] of rows) {
    const of = { shape: r + x, leave: a, stay: b + x, ahead: z / (1 - z) };
    expect(relativeError(expectedWhileAlive(of), expected)).toBeLessThan(1e-12);
  }
});

const shape = fc.double({ min: 0.01, max: 50, noNaN: true });
const parameter = fc.double({ min: 0.01, max: 30, noNaN: true });

// Worked out by mpmath with 60 digits from the closed form: beyond what is summed, so integrated.
test.each([
  [0.2, 0.8, 2.4, 2000, 12.248768226495562],
  [0.01, 0.05, 0.2, 50_000, 249.41297600011369],
  [700.22, 3.6139, 701.12, 520, 269.22753110848859],
  [60, 0.3, 1.5, 400, 1744.200014033453],
  [2, 5, 30, 1e6, 8.4999999985040927],
  [3, 250, 9000, 900, 37.142214619957432],
  [0.5, 1.7, 3.3, 1e9, 5.7131529297630911],
  [40, 1000, 100_000, 90, 101.10010009904726],
  [0.3, 0.5, 1e9, 5000, 1499.9975625140167],
])('a long time ahead: shape %d, leave %d, stay %d, %d times as long as known', (s, a, b, w, expected) => {
  expect(relativeError(expectedWhileAlive({ shape: s, leave: a, stay: b, ahead: w }), expected)).toBeLessThan(
    1e-11,
  );
});

test.each([
  [3, 1e6, 1e7, 900, 10.999990634921473],
  [2, 1e5, 1e7, 500, 98.148434936137888],
  [5, 1.5e8, 1e9, 1e4, 7.6666667111111094],
  [0.33, 3e9, 2.7e10, 9_656_344, 9.89407178866979],
])('customers who can hardly be told apart: shape %d, leave %d, stay %d', (s, a, b, w, expected) => {
  const found = expectedWhileAlive({ shape: s, leave: a, stay: b, ahead: w });
  expect(relativeError(found, expected)).toBeLessThan(1e-8);
});

test('expected orders grow with time, also where the integral takes over from the series', () => {
  fc.assert(
    fc.property(shape, parameter, parameter, (size, leave, stay) => {
      let before = 0;
      for (const ahead of [1e-9, 0.01, 1, 20, 50, 60, 70, 75, 80, 100, 1e3, 1e5]) {
        const now = expectedWhileAlive({ shape: size, leave, stay, ahead });
        expect(now).toBeGreaterThanOrEqual(before * (1 - 1e-12));
        expect(now).toBeLessThanOrEqual(size * ahead * (1 + 1e-12));
        before = now;
      }
    }),
    { numRuns: 60 },
  );
});

test('expected orders are the sum of the chances of at least n', () => {
  fc.assert(
    fc.property(shape, parameter, parameter, fc.double({ min: 1e-4, max: 3, noNaN: true }), (s, a, b, w) => {
      const of = { shape: s, leave: a, stay: b, ahead: w };
      let sum = 0;
      for (let n = 1; n < 2000; n += 1) {
        const chance = chanceOfAtLeast(n, of);
        sum += chance;
        if (chance < 1e-14) break;
      }
      expect(relativeError(sum, expectedWhileAlive(of))).toBeLessThan(1e-9);
    }),
    { numRuns: 60 },
  );
});

test('without dropout the chance of at least n orders is negative binomial, by @stdlib', () => {
  for (const n of [1, 2, 7, 40]) {
    const of = { shape: 1.7, leave: 0, stay: 1, ahead: 0.8 };
    expect(chanceOfAtLeast(n, of)).toBeCloseTo(betainc(0.8 / 1.8, n, 1.7), 12);
  }
  expect(expectedWhileAlive({ shape: 1.7, leave: 0, stay: 1, ahead: 0.8 })).toBeCloseTo(1.7 * 0.8, 14);
});

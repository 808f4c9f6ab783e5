import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestChances } from '../../lib/rules/best-chances';

test('LN6 of two beliefs with whole counts, as the closed form says', () => {
  const first = (a: [number, number], b: [number, number]) =>
    bestChances([
      { successes: a[0], failures: a[1] },
      { successes: b[0], failures: b[1] },
    ])[0];
  expect(first([1, 1], [1, 1])).toBeCloseTo(1 / 2, 4);
  expect(first([2, 1], [1, 1])).toBeCloseTo(2 / 3, 4);
  expect(first([1, 1], [1, 2])).toBeCloseTo(2 / 3, 4);
  expect(first([2, 1], [1, 2])).toBeCloseTo(5 / 6, 4);
  expect(first([3, 1], [1, 1])).toBeCloseTo(3 / 4, 4);
  expect(first([1, 1], [1, 7])).toBeCloseTo(7 / 8, 4);
});

test('LN6 of several uniform beliefs each is as likely; none, and one', () => {
  const uniform = { successes: 1, failures: 1 };
  for (const chance of bestChances([uniform, uniform, uniform, uniform])) expect(chance).toBeCloseTo(0.25, 6);
  expect(bestChances([uniform])).toEqual([1]);
  expect(bestChances([])).toEqual([]);
});

test('LN6 the best of n uniform shares beats one of Beta(k, 1) with probability n / (n + k)', () => {
  const uniform = { successes: 1, failures: 1 };
  const [strong, ...rest] = bestChances([{ successes: 6, failures: 1 }, uniform, uniform]);
  expect(strong).toBeCloseTo(6 / 8, 4);
  for (const chance of rest) expect(chance).toBeCloseTo(1 / 8, 4);
});

const belief = fc.record({
  successes: fc.double({ min: 0.05, max: 4000, noNaN: true }),
  failures: fc.double({ min: 0.05, max: 4000, noNaN: true }),
});

test('LN6 whatever is believed, the chances are shares of 1, and go with their beliefs', () => {
  fc.assert(
    fc.property(fc.array(belief, { minLength: 1, maxLength: 12 }), (beliefs) => {
      const chances = bestChances(beliefs);
      expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
      const turned = bestChances(beliefs.toReversed()).reverse();
      chances.forEach((chance, i) => expect(turned[i]).toBeCloseTo(chance, 9));
    }),
    { numRuns: 60 },
  );
});

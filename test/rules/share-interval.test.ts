import { expect, test } from 'vitest';
import { shareOf } from '../../lib/rules/share-interval';

// Newcombe 1998, Statistics in Medicine 17, table I, method 3 (Wilson's score without correction).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('LN14 %i of %i lies between %f and %f', (hits, of, low, high) => {
  const found = shareOf(hits, of);
  expect(found?.share).toBe(hits / of);
  expect(found?.low).toBeCloseTo(low, 4);
  expect(found?.high).toBeCloseTo(high, 4);
});

test('LN14 of nothing there is no share', () => {
  expect(shareOf(0, 0)).toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../lib/sync/backoff';
import { retryAfterMs } from '../../lib/sync/retry-after';

const NOW = Date.UTC(2026, 0, 5, 12, 0, 0);

test('Retry-After is seconds or a date', () => {
  expect(retryAfterMs('120', NOW)).toBe(120_000);
  expect(retryAfterMs(' 0 ', NOW)).toBe(0);
  expect(retryAfterMs('Mon, 05 Jan 2026 12:00:30 GMT', NOW)).toBe(30_000);
  expect(retryAfterMs('Mon, 05 Jan 2026 11:00:00 GMT', NOW)).toBe(0);
});

test('nonsense asks for nothing, and nobody is obeyed for more than an hour', () => {
  for (const text of [null, '', 'soon', '-5', '1e9', '12.5s']) expect(retryAfterMs(text, NOW)).toBeNull();
  expect(retryAfterMs('99999999', NOW)).toBe(3_600_000);
  expect(retryAfterMs('Tue, 05 Jan 2027 12:00:00 GMT', NOW)).toBe(3_600_000);
});

test('a wait lies between nothing and twice the longest wait before, up to a minute', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, drawn) => {
        const ms = backoffMs(failures, () => drawn);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(Math.min(60_000, 1000 * 2 ** failures));
      },
    ),
  );
  expect([1, 2, 3, 6, 7].map((failures) => backoffMs(failures, () => 1))).toEqual([
    2000, 4000, 8000, 60_000, 60_000,
  ]);
});

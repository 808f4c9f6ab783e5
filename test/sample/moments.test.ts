import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthsLater, workingMoment } from '../../server/sample/moments';

const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });

test('a working moment is from Monday to Friday, 8 to 18 UTC, within three days', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const moment = new Date(workingMoment(at));
      expect([1, 2, 3, 4, 5]).toContain(moment.getUTCDay());
      expect(moment.getUTCHours()).toBeGreaterThanOrEqual(8);
      expect(moment.getTime() % 86_400_000).toBeLessThanOrEqual(18 * 3_600_000);
      expect(Math.abs(moment.getTime() - at)).toBeLessThan(3 * 86_400_000);
    }),
  );
});

test('working moments keep the order of moments', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 10 * 86_400_000 }), (at, wait) => {
      expect(workingMoment(at + wait)).toBeGreaterThanOrEqual(workingMoment(at));
    }),
  );
});

test('months later is the same day, or the last of a shorter month', () => {
  expect(monthsLater(Date.UTC(2026, 0, 31, 7), 1)).toBe(Date.UTC(2026, 1, 28, 7));
  expect(monthsLater(Date.UTC(2026, 10, 22, 7), 12)).toBe(Date.UTC(2027, 10, 22, 7));
  expect(monthsLater(Date.UTC(2027, 11, 31), 2)).toBe(Date.UTC(2028, 1, 29));
});

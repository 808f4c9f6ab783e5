import { expect, test } from 'vitest';
import { canStall, medianDays, usualStay, usualStayWords } from '../../lib/rules/stalled';

test('SL1 four of five stays that ended were no longer, by the nearest rank', () => {
  const stays = [30, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(usualStay('conversion', stays)).toEqual({ days: 8, by: 'team', stays: 10 });
  expect(stays[0]).toBe(30); // what was given is not sorted
});

test('SL1 nobody stalls who is retained, lost or outside', () => {
  expect(canStall('onboarding')).toBe(true);
  for (const phase of ['retention', 'growth', 'advocacy', 'lapsed', 'outside'] as const) {
    expect(canStall(phase)).toBe(false);
    expect(usualStay(phase, [1, 2, 3])).toBeNull();
  }
});

test('SL2 few stays say nothing: the time is assumed, and that is said', () => {
  const usual = usualStay('acquisition', [400, 500]);
  expect(usual).toEqual({ days: 30, by: 'assumed', stays: 2 });
  expect(usual && usualStayWords(usual)).toBe(
    'Assumed: 30 days, since only 2 people have left this stage so far.',
  );
  const team = usualStay(
    'acquisition',
    Array.from({ length: 1214 }, () => 27),
  );
  expect(team && usualStayWords(team)).toBe(
    'Four of five who left this stage had done so within 27 days (n = 1,214).',
  );
});

test('the median of an even count is between the two in the middle', () => {
  expect([medianDays([]), medianDays([3]), medianDays([9, 1, 4]), medianDays([1, 4])]).toEqual([
    null,
    3,
    4,
    2.5,
  ]);
});

import { expect, test } from 'vitest';
import { countText, isTooFew, peopleText, percentText, rateText } from '../../lib/rules/shown-rate';

test('PI1 a rate of many shows what it is of', () => {
  expect(rateText(1004, 1731, 'en-GB')).toBe('58 % of 1,731');
  expect(rateText(15, 30, 'en-GB')).toBe('50 % of 30');
});

test('PI1 a rate of few shows its range: 1 of 2 is no half', () => {
  // Wilson 1927: 1 of 2 at 95 % is 9.45 % to 90.55 %, 0 of 3 is 0 % to 56.15 %.
  expect(rateText(1, 2, 'en-GB')).toBe('1 of 2 (9 to 91 %)');
  expect(rateText(0, 3, 'en-GB')).toBe('0 of 3 (0 to 56 %)');
  expect(rateText(29, 29, 'en-GB')).toMatch(/^29 of 29 \(88 to 100 %\)$/);
});

test('PI1 of nobody there is no rate', () => {
  expect(rateText(0, 0, 'en-GB')).toBe('nobody yet');
});

test('PI1 what is not all is not called all, and what is not nothing not nothing', () => {
  expect(percentText(0.999)).toBe('over 99 %');
  expect(percentText(0.001)).toBe('under 1 %');
  expect([percentText(0), percentText(1)]).toEqual(['0 %', '100 %']);
  expect(rateText(1, 1_234_567, 'en-GB')).toBe('under 1 % of 1,234,567');
});

test('PI2 of fewer than five no share is drawn', () => {
  expect([0, 4, 5, 30].map(isTooFew)).toEqual([true, true, false, false]);
});

test('PI1 counts are grouped, and one person is one person', () => {
  expect(countText(1_234_567, 'en-GB')).toBe('1,234,567');
  expect([peopleText(1, 'en-GB'), peopleText(0, 'en-GB')]).toEqual(['1 person', '0 people']);
});

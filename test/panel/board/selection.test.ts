import { expect, test } from 'vitest';
import {
  isSelected,
  NO_SELECTION,
  selectedCount,
  toggled,
  withThese,
  without,
} from '../../../lib/panel/board/selection';

test('people are taken in and out one by one', () => {
  const two = withThese(toggled(NO_SELECTION, 'a'), ['b', 'a']);
  expect(selectedCount(two)).toBe(2);
  expect(isSelected(toggled(two, 'a'), 'a')).toBe(false);
  expect(selectedCount(without(two, ['a', 'b', 'c']))).toBe(0);
});

test('of everybody who matches a filter some can be left out and taken back', () => {
  const all = { is: 'matching', filter: {}, but: new Set<string>(), count: 500 } as const;
  const fewer = without(all, ['a', 'b']);
  expect(selectedCount(fewer)).toBe(498);
  expect(isSelected(fewer, 'a')).toBe(false);
  expect(isSelected(fewer, 'z')).toBe(true);
  expect(selectedCount(toggled(fewer, 'b'))).toBe(499);
});

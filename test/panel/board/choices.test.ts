import { expect, test } from 'vitest';
import { choicesFromHash, FIRST_CHOICES, hashOf, type BoardChoices } from '../../../lib/panel/board/choices';
import { idOf } from '../../builders';

test('choices come back from the address they stand in', () => {
  const choices: BoardChoices = {
    page: 'people',
    period: '90d',
    owner: idOf(3),
    lens: 'inbound',
    market: 'main',
  };
  expect(choicesFromHash(hashOf(choices))).toEqual(choices);
});

test('what is as at first is left out of the address', () => {
  expect(hashOf(FIRST_CHOICES)).toBe('#overview');
  expect(choicesFromHash('')).toEqual(FIRST_CHOICES);
});

test('an address from anywhere else opens the board as at first', () => {
  expect(choicesFromHash('#files?period=1000y&owner=%3Cscript%3E&lens=' + 'x'.repeat(65))).toEqual(
    FIRST_CHOICES,
  );
});

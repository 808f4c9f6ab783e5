import { expect, test } from 'vitest';
import { factOrder } from '../../lib/rules/order';

test('OR1 facts go by time, then device, then number', () => {
  const facts = [
    { at: 2, device: 'a', number: 1 },
    { at: 1, device: 'b', number: 1 },
    { at: 1, device: 'a', number: 10 },
    { at: 1, device: 'a', number: 9 },
  ];
  expect(facts.toSorted(factOrder).map((fact) => `${fact.at}${fact.device}${fact.number}`)).toEqual([
    '1a9',
    '1a10',
    '1b1',
    '2a1',
  ]);
});

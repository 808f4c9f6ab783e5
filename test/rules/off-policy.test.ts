import { expect, test } from 'vitest';
import { doublyRobust, type LoggedChoice, orderPolicy, selfNormalised } from '../../lib/rules/off-policy';
import { simulatedLog } from './simulated-world';

const choice = (action: string, propensity: number, reward: number): LoggedChoice => ({
  context: 'retention/loyalist',
  offered: ['a', 'b'],
  action,
  propensity,
  reward,
});
const times = <T>(n: number, item: T) => Array.from({ length: n }, () => item);
/** Logged with 0.8 on a and 0.2 on b: a brings 1 of 10, b 5 of 10. */
const log = [
  ...times(72, choice('a', 0.8, 0)),
  ...times(8, choice('a', 0.8, 1)),
  ...times(10, choice('b', 0.2, 0)),
  ...times(10, choice('b', 0.2, 1)),
];

test('LN10 an order that would have chosen otherwise is estimated from the choices it would have made', () => {
  const [a, b] = [selfNormalised(log, orderPolicy(['a', 'b'])), selfNormalised(log, orderPolicy(['b', 'a']))];
  expect(a?.value).toBeCloseTo(0.1, 10);
  expect(b?.value).toBeCloseTo(0.5, 10);
  expect(b?.effective).toBeCloseTo(20, 10);
  expect(b?.choices).toBe(100);
  // 20 of equal weight, half of them successes: 0.5 +- 1.96 * sqrt(0.25 / 20).
  expect(b?.low).toBeCloseTo(0.5 - 1.959964 * Math.sqrt(0.25 / 20), 6);
  expect(b?.high).toBeCloseTo(0.5 + 1.959964 * Math.sqrt(0.25 / 20), 6);
});

test('LN10 weights make up for how seldom something was chosen', () => {
  const both = () =>
    new Map([
      ['a', 0.5],
      ['b', 0.5],
    ]);
  expect(selfNormalised(log, both)?.value).toBeCloseTo(0.3, 10);
  expect(doublyRobust(log, both)?.value).toBeCloseTo(0.3, 1);
});

test('LN10 LN11 without a choice in common there is no estimate', () => {
  for (const way of [selfNormalised, doublyRobust]) {
    expect(way(log, orderPolicy(['c']))).toBeNull();
    expect(way([], orderPolicy(['a']))).toBeNull();
  }
});

test('LN11 a single success does not vouch for itself', () => {
  const found = doublyRobust([choice('a', 0.5, 1), choice('a', 0.5, 0)], orderPolicy(['a']));
  // Means without the own reward 1/11 and 2/11, errors twice as heavy: 1/11 + 2 (1 - 1/11) and 2/11 + 2 (0 - 2/11).
  expect(found?.value).toBeCloseTo((2 - 3 / 11) / 2, 10);
});

test('LN10 the first of an order that is offered is chosen, what the order does not name never', () => {
  const policy = orderPolicy(['x', 'b', 'a']);
  expect([...policy({ context: 'c', offered: ['a', 'b', 'q'] })]).toEqual([['b', 1]]);
  expect([...policy({ context: 'c', offered: ['q'] })]).toEqual([]);
});

test('LN10 LN11 in the simulated world the estimates are near the truth and their intervals hold it', () => {
  for (const way of [selfNormalised, doublyRobust]) {
    const found = Array.from({ length: 12 }, (_, seed) => {
      const { choices, target, truth } = simulatedLog(`unit ${seed}`, 5000);
      const estimate = way(choices, target);
      if (estimate === null) throw new Error('no estimate');
      return { error: estimate.value / truth - 1, holds: estimate.low <= truth && truth <= estimate.high };
    });
    // The reference has 0.06 for logs of this size, and the mean of the log is 25 % off.
    expect(Math.sqrt(found.reduce((sum, { error }) => sum + error ** 2, 0) / found.length)).toBeLessThan(0.1);
    expect(found.filter(({ holds }) => holds).length).toBeGreaterThanOrEqual(9);
  }
});

import { expect, test } from 'vitest';
import { agreementOf } from '../../lib/rules/agreement';

/** Two people's answers, from how often each pair of them was given. */
function answers(table: Record<string, Record<string, number>>) {
  const [one, other] = [new Map<string, string>(), new Map<string, string>()];
  for (const [mine, row] of Object.entries(table)) {
    for (const [theirs, count] of Object.entries(row)) {
      for (let at = 0; at < count; at += 1) {
        const id = String(one.size);
        one.set(id, mine);
        other.set(id, theirs);
      }
    }
  }
  return [one, other] as const;
}

test('AG1: Cohen’s own example of 200 cases by three classes gives 0.492', () => {
  const [one, other] = answers({
    a: { a: 88, b: 14, c: 18 },
    b: { a: 10, b: 40, c: 10 },
    c: { a: 2, b: 6, c: 12 },
  });
  const { n, same, kappa } = agreementOf(one, other);
  expect([n, same]).toEqual([200, 140]);
  expect(kappa).toBeCloseTo(0.492, 3);
});

test('AG1: two who read 50 applications: 20 yes and 15 no of both give 0.4', () => {
  const [one, other] = answers({ yes: { yes: 20, no: 5 }, no: { yes: 10, no: 15 } });
  const { kappa, differ } = agreementOf(one, other);
  expect(kappa).toBeCloseTo(0.4, 10);
  expect(differ.map(({ one: a, other: b, ids }) => [a, b, ids.length])).toEqual([['no', 'yes', 15]]);
});

test('AG1: always the same class says nothing; nobody in common neither; who stands alone is left out', () => {
  const [one, other] = answers({ a: { a: 10 } });
  expect(agreementOf(one, other)).toMatchObject({ n: 10, same: 10, kappa: null });
  expect(agreementOf(new Map([['1', 'a']]), new Map([['2', 'a']]))).toEqual({
    n: 0,
    same: 0,
    kappa: null,
    differ: [],
  });
  const [mixed] = answers({ a: { a: 5 }, b: { b: 5 } });
  expect(agreementOf(mixed, mixed).kappa).toBe(1);
});

import { expect, test } from 'vitest';
import { randomOfDay, seededRandom } from '../../lib/rules/seeded-random';

const take = (random: () => number, n: number) => Array.from({ length: n }, random);

test('LN8 the same text gives the same numbers, another gives others', () => {
  expect(take(seededRandom('a'), 20)).toEqual(take(seededRandom('a'), 20));
  expect(take(seededRandom('a'), 20)).not.toEqual(take(seededRandom('b'), 20));
  expect(new Set(['', 'a', 'aa', 'aaa', 'b', 'ab', 'ba'].map((seed) => seededRandom(seed)())).size).toBe(7);
});

test('LN8 the numbers are spread evenly from 0 to below 1, also the first of many texts', () => {
  const firsts = Array.from({ length: 20_000 }, (_, i) => seededRandom(`person ${i}`)());
  for (const numbers of [take(seededRandom('x'), 20_000), firsts]) {
    expect(numbers.every((n) => n >= 0 && n < 1)).toBe(true);
    const tenths = Array.from(
      { length: 10 },
      (_, i) => numbers.filter((n) => Math.floor(n * 10) === i).length,
    );
    // Ten deviations wide: 2,000 expected, deviation 42.
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(210);
  }
});

test('LN8 a person has one draw for a day and the same actions, in whatever order they are named', () => {
  const drawn = randomOfDay('p', ['a', 'b'], '2026-11-26')();
  expect(randomOfDay('p', ['b', 'a'], '2026-11-26')()).toBe(drawn);
  expect(randomOfDay('p', ['a', 'b'], '2026-11-27')()).not.toBe(drawn);
  expect(randomOfDay('q', ['a', 'b'], '2026-11-26')()).not.toBe(drawn);
  expect(randomOfDay('p', ['a'], '2026-11-26')()).not.toBe(drawn);
});

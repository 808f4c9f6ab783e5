import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareClocks, mergeFields, type Clock, type Merged } from '../../lib/rules/merge';

type Fields = Record<string, unknown>;
interface Edit {
  fields: Fields;
  clock: Clock;
}

const clock = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('a', 'b', 'B'), fc.nat({ max: 4 }));
const fields = fc.dictionary(fc.constantFrom('name', 'company', 'emails', 'owner'), fc.jsonValue(), {
  noNullPrototype: true,
});
/** Edits as clients make them: each clock names one mutation. */
const edits = fc.uniqueArray(fc.record({ fields, clock }), {
  selector: (edit) => edit.clock.join(' '),
  maxLength: 12,
});

const EMPTY: Merged<Fields> = { data: {}, clocks: {} };
const after = (start: Merged<Fields>, list: Edit[]): Merged<Fields> => {
  let state = start;
  for (const edit of list) {
    const { data, clocks } = mergeFields(state, edit);
    state = { data, clocks };
  }
  return state;
};

test('commutative: any order of arrival gives the same record', () => {
  const shuffled = edits.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(after(EMPTY, other)).toEqual(after(EMPTY, list));
    }),
  );
});

test('associative: edits applied in two groups give the same record as one by one', () => {
  fc.assert(
    fc.property(edits, fc.nat(), (list, cut) => {
      const at = list.length === 0 ? 0 : cut % list.length;
      expect(after(after(EMPTY, list.slice(at)), list.slice(0, at))).toEqual(after(EMPTY, list));
    }),
  );
});

test('idempotent: an edit that arrives again changes nothing and is not lost', () => {
  fc.assert(
    fc.property(edits, (list) => {
      const once = after(EMPTY, list);
      expect(after(once, list)).toEqual(once);
      for (const edit of list) {
        const { lost } = mergeFields(once, edit);
        for (const field of lost) expect(once.clocks[field]).not.toEqual(edit.clock);
      }
    }),
  );
});

test('each field has the value of its latest edit', () => {
  fc.assert(
    fc.property(edits, (list) => {
      const merged = after(EMPTY, list);
      for (const field of Object.keys(merged.data)) {
        const writers = list.filter((edit) => Object.hasOwn(edit.fields, field));
        const last = writers.sort((a, b) => compareClocks(a.clock, b.clock)).at(-1);
        expect(merged.data[field]).toEqual(last?.fields[field]);
      }
    }),
  );
});

test('clocks are ordered by time, then client, then number', () => {
  const ordered: Clock[] = [
    [1, 'b', 9],
    [2, 'a', 9],
    [2, 'b', 1],
    [2, 'b', 2],
    [10, 'a', 1],
  ];
  expect([...ordered].reverse().sort(compareClocks)).toEqual(ordered);
  expect(compareClocks([2, 'a', 1], [2, 'a', 1])).toBe(0);
});

test('an edit made earlier loses its fields by name and keeps the others; nothing given is changed', () => {
  const current = Object.freeze({
    data: Object.freeze({ name: 'Ada', company: 'Example' }),
    clocks: Object.freeze({ name: [5, 'a', 1] as const, company: [1, 'a', 2] as const }),
  });
  const merged = mergeFields<Fields>(current, {
    fields: { name: 'Bea', company: 'Sample' },
    clock: [3, 'b', 1],
  });
  expect(merged.data).toEqual({ name: 'Ada', company: 'Sample' });
  expect(merged.clocks).toEqual({ name: [5, 'a', 1], company: [3, 'b', 1] });
  expect(merged.lost).toEqual(['name']);
});

test('a new record takes all its fields', () => {
  expect(mergeFields(null, { fields: { name: 'Ada' }, clock: [1, 'a', 1] })).toEqual({
    data: { name: 'Ada' },
    clocks: { name: [1, 'a', 1] },
    lost: [],
  });
});

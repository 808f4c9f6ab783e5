import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderStates } from '../../scripts/value/order-states';
import { summariseDays } from '../../lib/value/summarise';
import { file, printed } from './value-run';

const orders = fc.array(
  fc.record({
    customer: fc.constantFrom('a', 'b', 'c'),
    day: fc.integer({ min: -6, max: 25 }),
    amount: fc.integer({ min: -6, max: 9 }),
  }),
  { maxLength: 40 },
);

test('orders that come in the order of their days are summed up as they are read, as if they were kept', () => {
  fc.assert(
    fc.property(orders, fc.integer({ min: 25, max: 60 }), (some, until) => {
      const states = new OrderStates();
      const inOrder = some.toSorted((a, b) => a.day - b.day);
      for (const { customer, day, amount } of inOrder) expect(states.add(customer, day, amount)).toBe(true);
      const found = [...states.byCustomer(until, 7)];
      expect(found.map(({ id }) => id)).toEqual([...new Set(inOrder.map(({ customer }) => customer))]);
      for (const { id, summary, isEarly } of found) {
        const own = inOrder.filter(({ customer }) => customer === id);
        const kept = summariseDays(own, until, 7);
        expect(summary).toEqual(kept);
        const first = Math.min(...own.filter(({ amount }) => amount >= 0).map(({ day }) => day));
        expect(isEarly).toBe(own.some(({ day, amount }) => amount < 0 && day < first));
      }
    }),
  );
});

test('there is room for more customers than there was at first', () => {
  const states = new OrderStates();
  for (const day of [1, 8]) for (let i = 0; i < 9000; i += 1) states.add(String(i), day, i + day);
  const found = [...states.byCustomer(15, 7)];
  expect(found).toHaveLength(9000);
  expect(found[8999]).toEqual({
    id: '8999',
    summary: { x: 1, tx: 1, T: 2, zbar: 9007, xz: 1 },
    isEarly: false,
  });
});

test('a file in any order gives the same as one that is sorted, warnings and all', async () => {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + ((i * 37) % 200))).toISOString().slice(0, 10);
    return `${day},c${(i * i) % 41},${i % 29 === 0 ? -20 : 10 + (i % 23)}`;
  });
  const text = (some: string[]) => file(['date,customer,amount', ...some].join('\n'));
  interface Printed {
    customers: { id: string; x: number; tx: number; T: number; zbar: number }[];
    warnings: string[];
  }
  const of = async (path: string) => (await printed('fit', path)) as Printed;
  const [sorted, mixed] = [await of(text(rows.toSorted())), await of(text(rows))];
  // What was read: a fit of the same in another order differs in its last digits.
  const read = ({ customers }: Printed) =>
    customers
      .map(({ id, x, tx, T, zbar }) => ({ id, x, tx, T, zbar }))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  expect(read(mixed)).toEqual(read(sorted));
  const [refunds = ''] = sorted.warnings;
  expect(refunds).toMatch(/^14 rows have an amount below 0/);
  expect(mixed.warnings.length).toBe(sorted.warnings.length);
});

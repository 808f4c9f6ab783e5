import { expect, test } from 'vitest';
import { summarise, summariseDays } from '../../lib/value/summarise';
import { cdnow, referenceText, relativeError } from './reference';

const at = (day: string, time = '12:00') => Date.parse(`${day}T${time}Z`);
const UNTIL = at('2026-03-01');

test('CDNOW: the summary of each of 2,357 customers', () => {
  const purchases = new Map<number, { at: number; amount: number }[]>();
  for (const line of referenceText('cdnow_transactions.csv').trim().split('\n').slice(1)) {
    const [cust = '', date = '', , amount = ''] = line.split(',');
    const own = purchases.get(Number(cust)) ?? [];
    purchases.set(Number(cust), [...own, { at: at(date), amount: Number(amount) }]);
  }
  expect(purchases.size).toBe(2357);
  for (const { cust, summary } of cdnow) {
    const found = summarise(purchases.get(cust) ?? [], at('1997-09-30'));
    expect(found?.x).toBe(summary.x);
    expect(found?.xz).toBe(summary.xz);
    for (const key of ['tx', 'T', 'zbar'] as const) {
      expect(relativeError(found?.[key] ?? Number.NaN, summary[key])).toBeLessThan(1e-9);
    }
  }
});

test('orders of one day are one purchase, and the first is not a repeat', () => {
  const purchases = [
    { at: at('2026-01-01', '09:00'), amount: 500 },
    { at: at('2026-01-01', '18:00'), amount: 500 },
    { at: at('2026-01-15', '00:00'), amount: 200 },
    { at: at('2026-01-15', '23:59'), amount: 100 },
    { at: at('2026-02-05'), amount: 500 },
  ];
  expect(summarise(purchases, UNTIL)).toEqual({ x: 2, tx: 5, T: 59 / 7, zbar: 400, xz: 2 });
  expect(summarise(purchases, UNTIL, 1)).toEqual({ x: 2, tx: 35, T: 59, zbar: 400, xz: 2 });
});

test('what comes after the end does not count, and who has not bought has no summary', () => {
  const purchases = [
    { at: at('2026-02-20'), amount: 10 },
    { at: at('2026-03-02'), amount: 10 },
  ];
  expect(summarise(purchases, UNTIL)).toMatchObject({ x: 0, tx: 0, zbar: 0, xz: 0 });
  expect(summarise(purchases, at('2026-02-19'))).toBeNull();
  expect(summarise([], UNTIL)).toBeNull();
});

test('a purchase of nothing counts as an order, not as an amount', () => {
  const days = [1, 8, 15].map((day, i) => ({ day, amount: [10, 0, 30][i] ?? 0 }));
  expect(summariseDays(days, 22, 7)).toEqual({ x: 2, tx: 2, T: 3, zbar: 30, xz: 1 });
});

test('a refund lowers the purchase before it; one taken back wholly was none', () => {
  const bought = [
    { day: 0, amount: 50 },
    { day: 7, amount: 40 },
    { day: 14, amount: 60 },
  ];
  const back = (day: number, amount: number) => summariseDays([...bought, { day, amount }], 21, 7);
  expect(back(9, -10)).toEqual({ x: 2, tx: 2, T: 3, zbar: 45, xz: 2 });
  expect(back(16, -60)).toEqual({ x: 1, tx: 1, T: 3, zbar: 40, xz: 1 });
  expect(back(14, -60)).toEqual({ x: 1, tx: 1, T: 3, zbar: 40, xz: 1 });
  // The first purchase taken back: the second is the first.
  expect(back(3, -50)).toEqual({ x: 1, tx: 1, T: 2, zbar: 60, xz: 1 });
  expect(summariseDays([{ day: 3, amount: -5 }], 21, 7)).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { cell, numbers, referenceText, relativeError } from './reference';
import { file, fixture, printed } from './value-run';

interface Printed {
  models: Record<string, { params: Record<string, number>; logLikelihood: number }>;
  chosen: string;
  gammaGamma: { params: Record<string, number>; logLikelihood: number } | null;
  customers: {
    id: string;
    x: number;
    tx: number;
    T: number;
    zbar: number;
    pAlive: number;
    expected: Record<string, number>;
    pActive: Record<string, number>;
    spend: number | null;
    clv12: number | null;
    low: number | null;
    high: number | null;
  }[];
  warnings: string[];
}

const fit = async (text: string, ...options: string[]) =>
  (await printed('fit', file(text), ...options)) as Printed;

describe('fit on CDNOW', () => {
  test.each([
    ['bg-nbd', 'bgnbd', -9582.4292, 71_507.95],
    ['mbg-nbd', 'mbgnbd', -9582.1357, 67_774.14],
  ])('%s: every number of every customer', async (model, name, logLikelihood, total) => {
    const transactions = fixture('cdnow_transactions.csv');
    const found = (await printed('fit', transactions, '--until', '1997-09-30', '--model', model)) as Printed;
    expect(found.chosen).toBe(model);
    expect(Object.keys(found.models)).toEqual(['bg-nbd', 'mbg-nbd']);
    expect(Math.abs((found.models[model]?.logLikelihood ?? 0) - logLikelihood)).toBeLessThan(1e-4);
    expect(Math.abs((found.gammaGamma?.logLikelihood ?? 0) - -4055.9177)).toBeLessThan(1e-4);
    expect(found.warnings).toEqual([]);
    const byId = new Map(found.customers.map((customer) => [customer.id, customer]));
    const rows = numbers(referenceText('cdnow_predictions.csv'));
    expect(byId.size).toBe(rows.length);
    let sum = 0;
    for (const row of rows) {
      const customer = byId.get(String(cell(row, 'cust')));
      if (customer === undefined) throw new Error('customer missing');
      const close = (value: number | null | undefined, column: string) =>
        expect(relativeError(value ?? Number.NaN, cell(row, column))).toBeLessThan(1e-5);
      close(customer.pAlive, `${name}_palive`);
      for (const time of [1, 26, 39, 52]) close(customer.expected[time], `${name}_e${time}`);
      close(customer.pActive[39], `${name}_p_active_holdout`);
      close(customer.spend, 'gg_expected_value');
      close(customer.clv12, `${name}_clv12`);
      expect(customer.low).toBeLessThanOrEqual(customer.clv12 ?? 0);
      expect(customer.high).toBeGreaterThanOrEqual(customer.clv12 ?? 0);
      sum += customer.clv12 ?? 0;
    }
    expect(sum).toBeCloseTo(total, 2);
  });

  test('summary prints the same, and without --model the better of both is chosen', async () => {
    const of = (await printed('summary', fixture('cdnow_summary.csv'))) as Printed;
    const from = (await printed(
      'fit',
      fixture('cdnow_transactions.csv'),
      '--until',
      '1997-09-30',
    )) as Printed;
    expect(of.chosen).toBe('mbg-nbd');
    expect(Object.keys(of.models)).toEqual(['bg-nbd', 'mbg-nbd']);
    expect(of.customers.map(({ id }) => id)).toEqual(from.customers.map(({ id }) => id));
    for (const [i, customer] of of.customers.entries()) {
      expect(relativeError(customer.clv12 ?? 0, from.customers[i]?.clv12 ?? 0)).toBeLessThan(1e-6);
    }
  });

  test('margin and discount', async () => {
    const how = ['summary', fixture('cdnow_summary.csv'), '--model', 'bg-nbd', '--margin', '0.5'];
    const [of, whole] = await Promise.all([printed(...how, '--discount', '0'), printed(...how.slice(0, 4))]);
    const [half, full] = [of as Printed, whole as Printed];
    const [one, other] = [half.customers[0], full.customers[0]];
    // Half the margin, and nothing taken off for time: a little more than half.
    expect(one?.clv12).toBeGreaterThan((other?.clv12 ?? 0) / 2);
    expect(one?.clv12).toBeLessThan((other?.clv12 ?? 0) * 0.55);
  });
});

const HEADER = 'customer,date,amount\n';
const SMALL = `${HEADER}a,2026-01-05,10\na,2026-01-19,20\na,2026-01-19,5\nb,2026-01-05,10\nb,2026-02-02,30\nc,2026-01-12,8\n`;

describe('how orders are read', () => {
  test('one day is one purchase, the first no repeat, the last date of the file counts', async () => {
    const { customers } = await fit(SMALL);
    expect(customers.map(({ id, x, tx, T, zbar }) => [id, x, tx, T, zbar])).toEqual([
      ['a', 1, 2, 4, 25],
      ['b', 1, 4, 4, 30],
      ['c', 0, 0, 3, 0],
    ]);
  });

  test('columns in any order, quotes, semicolons, Windows lines, a byte order mark, empty lines', async () => {
    const orders = 'b,2026-01-05\na,2026-01-05\nb,2026-02-02\na,2026-01-19\n'.trim().split('\n');
    const lines = orders.map((line) => {
      const [id = '', date = ''] = line.split(',');
      return `"1";"note; ""${id}""\r\nsecond line";${date} 10:00:00;"${id}"`;
    });
    const { customers } = await fit(`\uFEFFAmount;Note;Date;Cust\r\n\r\n${lines.join('\r\n')}\r\n`);
    expect(customers.map(({ id, x, tx }) => [id, x, tx])).toEqual([
      ['b', 1, 4],
      ['a', 1, 2],
    ]);
  });

  test('--unit', async () => {
    const { customers } = await fit(SMALL, '--unit', 'day');
    expect(customers[0]).toMatchObject({ x: 1, tx: 14, T: 28 });
  });

  test('what comes after --until does not count, and who comes later is no customer', async () => {
    const { customers } = await fit(`${SMALL}d,2026-03-01,5\na,2026-03-01,5\n`, '--until', '2026-02-02');
    expect(customers.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(customers[0]).toMatchObject({ x: 1, T: 4 });
  });

  test('refunds are said, with the first row, and lower the purchase before', async () => {
    const { customers, warnings } = await fit(`${SMALL}b,2026-02-03,-10\ne,2026-01-05,-4\nc,2026-01-10,-1\n`);
    expect(customers.map(({ id, zbar }) => [id, zbar])).toEqual([
      ['a', 25],
      ['b', 20],
      ['c', 0],
    ]);
    expect(warnings.join(' ')).toMatch(/3 rows have an amount below 0, row 8 the first: counted as refunds/);
    expect(warnings.join(' ')).toMatch(/Left out: 1 customer \(e\) without a purchase that stands/);
    expect(warnings.join(' ')).toMatch(/refunds before the first purchase, of 1 customer \(c\)/);
  });
});

test.each([
  ['an empty file', '', 'The file is empty.'],
  ['a header alone', HEADER, 'The file has no orders.'],
  ['no column of amounts', 'customer,date,sum\na,2026-01-05,1', "names no column 'amount'"],
  ['one customer', `${HEADER}a,2026-01-05,1\na,2026-01-12,1`, 'only one customer'],
  ['no repeat', `${HEADER}a,2026-01-05,1\nb,2026-01-12,1`, 'No customer has ordered a second time'],
  ['a date in the future', `${SMALL}a,2999-01-01,5`, 'Row 8: 2999-01-01 lies in the future'],
  ['no date', `${SMALL}a,05.01.2026,5`, "Row 8: '05.01.2026' is not a date such as 2026-11-26"],
  ['an impossible date', `${SMALL}a,2026-02-30,5`, "Row 8: '2026-02-30' is not a date"],
  ['an empty date', `${SMALL}a,,5`, 'Row 8: the date is missing'],
  ['1e308', `${SMALL}a,2026-01-20,1e308`, 'Row 8: the amount 1e308 is too large to be true'],
  ['no number', `${SMALL}a,2026-01-20,EUR 5`, "Row 8: the amount 'EUR 5' is not a number"],
  ['NaN', `${SMALL}a,2026-01-20,NaN`, "Row 8: the amount 'NaN' is not a number"],
  ['an empty amount', `${SMALL}a,2026-01-20,`, 'Row 8: the amount is missing'],
  ['no customer', `${SMALL},2026-01-20,5`, 'Row 8: the customer is missing'],
  ['a cell too many', `${SMALL}a,2026-01-20,1,5`, 'Row 8 has 4 cells where the header has 3'],
  ['an open quote', `${SMALL}"a,2026-01-20,5\n`, 'Row 8: a quotation mark is never closed'],
  [
    'two currencies',
    'customer,date,amount,currency\na,2026-01-05,1,EUR\na,2026-01-06,1,USD',
    'Row 3 is in USD, the rows before it in EUR: convert',
  ],
])('fit, %s: a sentence', async (_, text, message) => {
  await expect(fit(text)).rejects.toThrow(message);
});

test('dates in the future after --until are left out and said', async () => {
  const { customers, warnings } = await fit(`${SMALL}a,2999-01-01,5`, '--until', '2026-02-02');
  expect(customers).toHaveLength(3);
  expect(warnings.join(' ')).toContain('Row 8 has a date in the future: left out.');
  await expect(fit(SMALL, '--until', '2999-01-01')).rejects.toThrow('2999-01-01 lies in the future');
  await expect(fit(SMALL, '--until', '2020-01-01')).rejects.toThrow('No order is from 2020-01-01 or before');
});

test('all the same: weaker methods, by name', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `c${i},2026-01-05,10\nc${i},2026-01-19,10\nc${i},2026-02-02,10\n`,
  );
  const { customers, gammaGamma, warnings } = await fit(`${HEADER}${rows.join('')}`);
  expect(gammaGamma).toBeNull();
  expect(warnings.join(' ')).toMatch(/mean order instead of Gamma-Gamma/);
  expect(customers[0]?.spend).toBeCloseTo(10, 9);
  expect(JSON.stringify(customers)).not.toContain('null');
});

const SUMMARY = 'cust,x,t_x,T,zbar,xz\n1,2,10,20,5,2\n';

test.each([
  ['last before first', `${SUMMARY}2,1,-1,20,5,1`, 'Row 3: the last order lies before the first'],
  ['after the end', `${SUMMARY}2,1,21,20,5,1`, 'Row 3: the last order lies after the end'],
  ['half an order', `${SUMMARY}2,0.5,1,20,5,1`, 'Row 3: the number of repeat orders is 0.5'],
  ['too large', `${SUMMARY}2,1,10,20,1e308,1`, 'Row 3: the zbar 1e308 is too large'],
  ['a column missing', 'cust,x,t_x,zbar,xz\n', "names no column 'T'"],
])('summary, %s: a sentence', async (_, text, message) => {
  await expect(printed('summary', file(text))).rejects.toThrow(message);
});

test.each([
  [['guess'], 'Say what to do: fit, summary, points or subscriptions'],
  [['fit'], 'Name one file'],
  [['fit', 'no-such.csv'], 'There is no file no-such.csv'],
  [['fit', 'package.json', '--unit', 'year'], '--unit is day, week or month'],
  [['fit', 'package.json', '--model', 'pareto'], '--model is bg-nbd or mbg-nbd'],
  [['fit', 'package.json', '--margin', '30'], '--margin is a share from 0 to 1'],
  [['fit', 'package.json', '--until', 'soon'], "--until: 'soon' is not a date"],
  [['fit', 'package.json', '--colour', 'red'], 'One of the options is not known'],
  [['points', 'package.json', '--margin', '1'], 'points takes no options'],
  [['summary', 'package.json', '--until', '2026-01-01'], '--until is for orders with dates'],
])('%j: a sentence', async (args, message) => {
  await expect(printed(...args)).rejects.toThrow(message);
});

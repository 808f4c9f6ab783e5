import { expect, test } from 'vitest';
import { readRates, withRates } from '../../lib/panel/rate-lines';

const how = { currency: 'EUR', source: 'typed by Ines', now: Date.UTC(2026, 10, 26) };
const read = (text: string) => readRates(text, how);
const message = (text: string) => {
  const found = read(text);
  return found.ok ? null : found.message;
};

test('VA15 lines of a spreadsheet are read, however they are parted, with or without a heading', () => {
  const expected = {
    ok: true,
    rates: [{ currency: 'USD', perUnit: 0.92, at: Date.UTC(2026, 10, 1), source: 'typed by Ines' }],
  };
  for (const text of [
    'USD,0.92,2026-11-01',
    'currency;rate;date\nusd;0,92;2026-11-01\n',
    'Code\tRate\tDay\r\nUSD\t0.92\t2026-11-01\r\n\r\n',
    '"USD","0.92","2026-11-01"',
  ])
    expect(read(text)).toEqual(expected);
});

test('VA15 what is not clear refuses all, and names its line', () => {
  expect(message('')).toContain('Paste or type a line');
  expect(message('USD,0.92,2026-11-01\nUSD,0,92,2026-11-02')).toMatch(/^Line 2: write currency, rate, date/);
  expect(message('DOLLAR,0.92,2026-11-01')).toBe('Line 1: “DOLLAR” is no currency code.');
  expect(message('EUR,1,2026-11-01')).toContain('the team’s own currency');
  for (const rate of ['0', '-1', '1e3', 'NaN', '', '0.92 EUR'])
    expect(message(`USD;${rate};2026-11-01`)).toContain('is no rate');
  for (const date of ['01.11.2026', '2026-02-30', '2026-13-01', 'today'])
    expect(message(`USD;0.92;${date}`)).toContain('is no date');
  expect(message('USD;0.92;2026-11-27')).toContain('in the future');
});

test('VA15 a rate of the same currency and day takes the place of the one before', () => {
  const at = Date.UTC(2026, 10, 1);
  const rate = (currency: string, perUnit: number, day = at) => ({ currency, perUnit, at: day, source: 'x' });
  expect(
    withRates([rate('USD', 0.9), rate('GBP', 1.2), rate('USD', 0.8, at - 1)], [rate('USD', 0.92)]),
  ).toEqual([rate('GBP', 1.2), rate('USD', 0.92), rate('USD', 0.8, at - 1)]);
});

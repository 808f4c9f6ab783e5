import { expect, test } from 'vitest';
import { csvText } from '../../lib/rules/csv';

test('PI3 commas, quotes and line breaks are quoted, lines end with CRLF (RFC 4180)', () => {
  expect(
    csvText([
      ['Stage', 'People'],
      ['He said "yes", then\nleft', 3],
    ]),
  ).toBe('Stage,People\r\n"He said ""yes"", then\nleft",3\r\n');
});

test.each(['=1+1', '+38', '-2', '@SUM(A1)', '\tx', '\rx'])(
  'PI3 a spreadsheet does not run %j as a formula',
  (text) => {
    expect(csvText([[text]]).replace(/^"/, '')).toMatch(/^'/);
  },
);

test('PI3 numbers stay numbers, and what is not known is empty', () => {
  expect(csvText([[-12, 0.5, null, Number.NaN]])).toBe('-12,0.5,,\r\n');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddressList } from '../../lib/rules/address-list';
import { csvText } from '../../lib/rules/csv';
import { givePlan, type GiveLook } from '../../lib/rules/give-plan';
import { DANA, idOf } from '../builders';

const BEA = idOf(2);
const LEFT = idOf(3);
const person = (number: number, owner: string | null = LEFT, isYours = true): GiveLook => ({
  id: idOf(1000 + number),
  owner,
  isYours,
});

test('BK10: everybody of a leaver goes to one member; who is not the user’s stays', () => {
  const plan = givePlan([person(1), person(2), person(3, DANA), person(4, BEA, false)], [DANA]);
  expect(plan).toEqual({
    gets: [{ owner: DANA, ids: [idOf(1001), idOf(1002)] }],
    from: [{ owner: LEFT, ids: [idOf(1001), idOf(1002)] }],
    there: [idOf(1003)],
    notYours: [idOf(1004)],
  });
});

test('BK10: shared among several it is even, complete, and the same whatever order people come in', () => {
  const owner = fc.constantFrom(null, DANA, BEA, LEFT);
  const people = fc
    .uniqueArray(fc.nat(5000), { maxLength: 60 })
    .chain((numbers) => fc.tuple(...numbers.map((number) => owner.map((one) => person(number, one)))));
  fc.assert(
    fc.property(people, (all) => {
      const plan = givePlan(all, [DANA, BEA, null]);
      const shares = [DANA, BEA, null].map((one) => {
        const had = all.filter((row) => row.owner === one && plan.there.includes(row.id)).length;
        return had + (plan.gets.find((get) => get.owner === one)?.ids.length ?? 0);
      });
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      expect(shares.reduce((sum, count) => sum + count, 0)).toBe(all.length);
      expect(givePlan(all.toReversed(), [DANA, BEA, null])).toEqual(plan);
    }),
  );
});

test('BK11: each line of a pasted list is accounted for', () => {
  const text = [
    'Priya Raman <Priya@Helioworks.example>',
    '',
    'E-mail',
    'lena@vogel.example',
    '"Raman, Priya";"priya@helioworks.example";12',
    '  yuki@kitsune.example\t"Kitsune"',
    'not <an@address',
    '=HYPERLINK("https://bad.example")',
  ].join('\r\n');
  const { lines, unread } = readAddressList(text);
  expect(unread).toBe(0);
  expect(
    lines.map((line) => [
      line.line,
      line.kind,
      'key' in line ? line.key : 'first' in line ? line.first : null,
    ]),
  ).toEqual([
    [1, 'address', 'priya@helioworks.example'],
    [3, 'no-address', null],
    [4, 'address', 'lena@vogel.example'],
    [5, 'twice', 1],
    [6, 'address', 'yuki@kitsune.example'],
    [7, 'no-address', null],
    [8, 'no-address', null],
  ]);
});

test('BK11: what is longer is counted, not read, and hostile lines cost no time', () => {
  const many = Array.from({ length: 10_003 }, (_, at) => `p${String(at)}@many.example`).join('\n');
  expect(readAddressList(many)).toMatchObject({ lines: { length: 10_000 }, unread: 3 });
  const hostile = `${'<'.repeat(200_000)}\n${'a,'.repeat(200_000)}\n${'@'.repeat(200_000)}`;
  expect(readAddressList(hostile).lines.map(({ kind, text }) => [kind, text.length])).toEqual([
    ['no-address', 1000],
    ['no-address', 1000],
    ['no-address', 1000],
  ]);
});

test('BK12: cells that a spreadsheet would run begin with an apostrophe; what is read stays readable', () => {
  const risky = ['=1+1', '+SUM(A1)', '-2+cmd', '@x', '\tx', '＝1', '=HYPERLINK("http://x.example","a")'];
  for (const text of risky) expect(csvText([[text]])).toMatch(/^"?'/);
  for (const text of ['+49 30 1234-56', '-12.50', 'Vogel', 'a-b', '']) {
    expect(csvText([[text]])).toBe(`${text}\r\n`);
  }
  expect(
    csvText([
      ['a"b', 'c,d', 'e\r\nf'],
      ['ü', 'x'],
    ]),
  ).toBe('"a""b","c,d","e\r\nf"\r\nü,x\r\n');
});

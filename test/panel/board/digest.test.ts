import { expect, test } from 'vitest';
import { digestOf, digestText } from '../../../lib/panel/board/digest';
import { figureRows } from '../../../lib/panel/board/figure-rows';
import { boardFiguresOf } from '../../e2e/charts-gallery/board-figures';

const how = { team: 'Northwind', whose: 'everybody', locale: 'en-GB' };
const WEEK = { from: 20_778, to: 20_785 };

test('a digest says who came, moved and was lost, where most is lost, and each figure with what it rests on', () => {
  const text = digestText(digestOf(boardFiguresOf('usual', WEEK), how));
  expect(text).toMatch(/^Weekly digest: Northwind\n21 Nov 2026 to 27 Nov 2026 · everybody · /);
  expect(text).toContain('- 5,310 people came in new.\n');
  // 84 and 33 went back; 270 and 209 were lost; 61 came back; the rest of 6,209 went on.
  expect(text).toContain('- Moves: 5,552 on, 117 back, 479 lost, 61 came back.\n');
  expect(text).toContain('- Acquisition loses most people: 407 of the 4,874 who left');
  expect(text).toContain('- NPS, said by customers: +38 (n = 214 · +31 to +45; before: +34)\n');
  expect(text).toContain('- Renewal rate: 81 % (162 of 200; before: 73 %)\n');
  expect(text).not.toMatch(/null|undefined|NaN/);
});

test('a week in which nothing happened says so, and leaves out what is not known', () => {
  const { parts } = digestOf(boardFiguresOf('none', WEEK), how);
  expect(parts.map(({ title }) => title)).toEqual(['In short', 'Stages']);
  expect(parts[0]?.lines).toEqual(['0 people came in new.', 'Nobody moved between stages.']);
});

test('PI1: a rate of one of two stands as such, with its range', () => {
  const text = digestText(digestOf(boardFiguresOf('few', WEEK), how));
  expect(text).toContain('- Renewal rate: 50 % (1 of 2 · 9 % to 91 %; before: 45 %)\n');
  expect(text).toContain(
    'Reach: 4 people (5 came, 4 went, median stay 9 days, 2 of 4 (15 to 85 %) moved on)',
  );
});

test('all figures are rows of one table with a cell for each column', () => {
  const rows = figureRows(boardFiguresOf('usual'));
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([8]));
  expect(rows).toContainEqual(['Reach to Acquisition', 'moved', 'people', 2410, null, null, null, null]);
  expect(rows).toContainEqual(['advocacy', 'NPS, said by customers', 'nps', 38, 31, 45, null, 214]);
  expect(rows).toContainEqual(['(new) to Reach', 'moved', 'people', 5310, null, null, null, null]);
});

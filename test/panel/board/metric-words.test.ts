import { expect, test } from 'vitest';
import { figureText, isMonthly, periodWords, stepWords } from '../../../lib/panel/board/metric-words';

const tongue = { currency: 'EUR', locale: 'en-GB' };

test.each([
  [0.806, 'share', '81 %'],
  [38, 'nps', '+38'],
  [-12.4, 'nps', '−12'],
  [0, 'nps', '0'],
  [4.25, 'score', '4.3'],
  [1, 'days', '1 day'],
  [3.46, 'hours', '3.5 h'],
  [120, 'hours', '5 days'],
  [412_040, 'money', '€4,120'],
  [3.24, 'ratio', '3.2'],
  [1_234_567, 'people', '1,234,567'],
] as const)('%d of the unit %s reads %s', (value, unit, text) => {
  expect(figureText(value, unit, tongue)).toBe(text);
});

test('numbers are written as the locale has them', () => {
  const german = { currency: 'EUR', locale: 'de-DE' };
  expect(figureText(4, 'score', german)).toBe('4,0');
  expect(figureText(3.46, 'hours', german)).toBe('3,5 h');
  expect(figureText(1_234_567, 'people', german)).toBe('1.234.567');
});

test('a step is a month, or a week with its days', () => {
  // 1 and 3 November 2026 are the days 20,758 and 20,760.
  expect(stepWords({ from: 20_758, to: 20_788 }, true, 'en-GB')).toEqual({
    label: 'Nov',
    when: 'November 2026',
  });
  expect(stepWords({ from: 20_760, to: 20_767 }, false, 'en-GB')).toEqual({
    label: '3 Nov',
    when: '3 Nov to 9 Nov 2026',
  });
  const point = { value: null, count: null, of: null, range: null };
  expect(isMonthly([{ from: 0, to: 7, ...point }])).toBe(false);
  expect(
    isMonthly([
      { from: 0, to: 3, ...point },
      { from: 3, to: 33, ...point },
    ]),
  ).toBe(true);
});

test('a period names its last day, not the one after it', () => {
  expect(periodWords({ from: 20_420, to: 20_785 }, 'en-GB')).toBe('28 Nov 2025 to 27 Nov 2026');
  expect(periodWords({ from: 20_784, to: 20_785 }, 'en-GB')).toBe('27 Nov 2026');
});

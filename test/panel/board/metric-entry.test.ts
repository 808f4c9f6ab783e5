import { expect, test } from 'vitest';
import { datesOf, typedEntry, typedGoal, utcDay } from '../../../lib/panel/board/metric-entry';

const tongue = { currency: 'EUR', locale: 'en-GB' };

test.each([
  ['85', 'share', { ok: true, value: 0.85 }],
  ['85 %', 'share', { ok: true, value: 0.85 }],
  ['185', 'share', { ok: false, message: 'A share is at most 100 %.' }],
  ['−12', 'nps', { ok: true, value: -12 }],
  ['120', 'nps', { ok: false, message: 'NPS lies between −100 and 100.' }],
  ['4,5', 'score', { ok: true, value: 4.5 }],
  ['1,200.50', 'money', { ok: true, value: 120_050 }],
  ['many', 'days', { ok: false, message: 'Type a number, such as 40.' }],
  ['-3', 'days', { ok: false, message: 'This cannot be below 0.' }],
  ['', 'days', { ok: false, message: 'Type a number, such as 40.' }],
  ['1,200', 'people', { ok: true, value: 1200 }],
  ['12.5', 'people', { ok: false, message: 'Type a whole number, such as 1200.' }],
] as const)('the goal %j of a metric in %s', (text, unit, answer) => {
  expect(typedGoal(text, { unit }, tongue)).toEqual(answer);
});

test('a figure is entered for days from one up to another, money in the currency of the team', () => {
  const days = { from: '2026-11-01', to: '2026-11-30', source: ' Fair ' };
  expect(typedEntry('visits', { ...days, amount: '12,400', source: '' }, tongue)).toEqual({
    ok: true,
    value: {
      is: 'entered',
      what: 'visits',
      from: 20_758,
      to: 20_787,
      amount: 12_400,
      currency: null,
      source: '',
    },
  });
  expect(typedEntry('acquisition-spend', { ...days, amount: '950' }, tongue)).toMatchObject({
    ok: true,
    value: { amount: 95_000, currency: 'EUR', source: 'Fair' },
  });
  expect(typedEntry('visits', { ...days, amount: '5', to: '2026-10-01' }, tongue)).toEqual({
    ok: false,
    message: 'The last day comes before the first.',
  });
  expect(typedEntry('visits', { ...days, amount: 'five' }, tongue)).toMatchObject({ ok: false });
  expect(typedEntry('visits', { ...days, amount: '5', from: '' }, tongue)).toMatchObject({ ok: false });
});

test('the days of a period are named with its last day', () => {
  expect(datesOf({ from: 20_758, to: 20_788 })).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  expect([utcDay('2026-11-01'), utcDay('1.11.2026'), utcDay('1969-01-01')]).toEqual([20_758, null, null]);
});

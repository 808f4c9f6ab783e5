import { expect, test } from 'vitest';
import { stageDaysWords } from '../../lib/rules/stage-days';

test('SD1 the days stand beside the team’s median', () => {
  expect(stageDaysWords({ days: 64, medianDays: 40.5, people: 12 })).toEqual({
    short: '64 days',
    team: 'team median 41',
    sentence:
      '23 days longer than the team’s median of 41 days, over the 12 people who are in this stage now.',
  });
  expect(stageDaysWords({ days: 0, medianDays: 1, people: 3 })).toMatchObject({
    short: 'since today',
    sentence: '1 day less than the team’s median of 1 day, over the 3 people who are in this stage now.',
  });
  expect(stageDaysWords({ days: 1, medianDays: 1, people: 3 }).sentence).toMatch(
    /^As long as the team’s median/,
  );
});

test('SD1 a median of fewer than three says nothing', () => {
  expect(stageDaysWords({ days: 1, medianDays: 9, people: 2 })).toEqual({
    short: '1 day',
    team: null,
    sentence: null,
  });
  expect(stageDaysWords({ days: 1, medianDays: null, people: 0 }).team).toBeNull();
});

import { expect, test } from 'vitest';
import { filterWords } from '../../../lib/panel/board/filter-words';
import type { PeopleRow } from '../../../lib/panel/board/people-row';
import { cellWords, type RowNaming } from '../../../lib/panel/board/row-words';
import { columnsOf, filterWith, FIRST_COLUMNS } from '../../../lib/panel/board/table-state';
import { FIRST_CHOICES, NOBODY } from '../../../lib/panel/board/choices';
import { teamOf } from '../../../lib/panel/team';
import { buildWorkspace, DANA, daysAgo, idOf, NOW } from '../../builders';

const team = teamOf({
  workspace: buildWorkspace(),
  members: [{ id: DANA, name: 'Dana', roles: ['lead'] }],
});
const naming: RowNaming = { team, me: null, locale: 'en-GB', now: NOW, stats: [] };
const row: PeopleRow = {
  id: idOf(1),
  name: 'Ada Byron',
  company: null,
  market: null,
  stage: 'conversion',
  phase: 'conversion',
  since: daysAgo(61),
  owner: DANA,
  channel: null,
  createdAt: daysAgo(80),
  figures: null,
  action: undefined,
};
const figures: PeopleRow['figures'] = {
  value: { low: 120_000, base: 305_000, high: 610_000 },
  active: 0.42,
  score: { survey: 'nps', score: 9, provenance: 'agent', at: daysAgo(3) },
  contact: { at: daysAgo(1), what: 'e-mail' },
  segment: 'promising',
  tier: null,
  stays: [],
};

test('conditions are said in words; of many values the rest is counted', () => {
  const words = filterWords(
    {
      stages: ['conversion', 'reach', 'retention', 'loyalty', null],
      owners: [DANA, null],
      value: { min: 100_000, max: null },
      days: { min: 30, max: 60 },
      score: { survey: 'nps', min: null, max: 6 },
      text: 'cedar',
    },
    { team, me: null, locale: 'en-GB' },
  ).map((one) => one.words);
  expect(words).toEqual([
    'Stage: Conversion, Reach or 3 more',
    'Owner: Dana or nobody',
    'Value from €1,000',
    'NPS up to 6',
    'Days in stage 30 to 60',
    '“cedar”',
  ]);
});

test('what is not worked out yet is not said to be nothing', () => {
  expect(cellWords('value', row, naming).text).toBe('…');
  expect(cellWords('value', { ...row, figures: { ...figures, value: null } }, naming).text).toBe('–');
  expect(cellWords('action', row, naming).text).toBe('…');
  expect(cellWords('action', { ...row, action: null }, naming).text).toBe('–');
});

test('a value has its range, and an agent’s impression is never called NPS', () => {
  const known = { ...row, figures };
  expect(cellWords('value', known, naming)).toMatchObject({ text: '€3,050', more: '€1,200–€6,100' });
  expect(cellWords('score', known, naming)).toMatchObject({ text: '9', more: 'agent’s impression' });
  expect(cellWords('contact', known, naming)).toMatchObject({ text: 'yesterday', more: 'mail' });
});

test('the days in a stage stand beside the median of at least three people', () => {
  const stat = { market: null, stage: 'conversion', medianDays: 27, usual: null };
  expect(cellWords('days', row, { ...naming, stats: [{ ...stat, people: 2 }] })).toEqual({ text: '61' });
  expect(cellWords('days', row, { ...naming, stats: [{ ...stat, people: 3 }] })).toMatchObject({
    text: '61',
    more: 'median 27',
  });
});

test('the head’s owner holds beside the filter’s own: whom both mean, or nobody at all', () => {
  const owner = { ...FIRST_CHOICES, owner: DANA };
  expect(filterWith({}, owner)).toEqual({ owners: [DANA] });
  expect(filterWith({ owners: [DANA, null] }, owner)).toEqual({ owners: [DANA] });
  expect(filterWith({ owners: [null] }, owner)).toEqual({ owners: [] });
  expect(filterWith({}, { ...FIRST_CHOICES, owner: NOBODY })).toEqual({ owners: [null] });
});

test('columns that are not known are left out, each stands once, and the name is always there', () => {
  expect(columnsOf(undefined)).toEqual(FIRST_COLUMNS);
  expect(columnsOf(['stage', 'fate', 'stage', 'value'])).toEqual(['name', 'stage', 'value']);
});

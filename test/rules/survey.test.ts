import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Interaction, SurveyResponse } from '../../lib/model/facts';
import {
  logResponse,
  npsGroup,
  npsOf,
  scoredBefore,
  surveyState,
  type ResponseEntry,
} from '../../lib/rules/survey';
import { buildActor, buildPerson, buildResponse, buildReversal, DAY, daysAgo, NOW } from '../builders';

const entry: ResponseEntry = {
  survey: 'nps',
  score: 9,
  comment: ' fast, friendly ',
  channel: 'phone',
  provenance: 'customer',
  reference: null,
};

test('SV1 0-6 detractor, 7-8 passive, 9-10 promoter', () => {
  const groups = Array.from({ length: 11 }, (_, score) => npsGroup(score));
  expect(groups).toEqual([
    ...Array<string>(7).fill('detractor'),
    ...Array<string>(2).fill('passive'),
    ...Array<string>(2).fill('promoter'),
  ]);
});

describe('npsOf', () => {
  test('SV2 percent promoters less percent detractors; no answers, no figure', () => {
    const answers = [10, 9, 8, 3].map((score) => buildResponse({ score }));
    expect(npsOf(answers)).toEqual({ nps: 25, promoters: 2, passives: 1, detractors: 1 });
    expect(npsOf([]).nps).toBeNull();
  });

  test('SV2 agents’ impressions and other surveys never enter it', () => {
    const others = [
      buildResponse({ score: 0, provenance: 'agent' }),
      buildResponse({ survey: 'csat', score: 1 }),
    ];
    expect(npsOf([buildResponse({ score: 10 }), ...others]).nps).toBe(100);
    expect(npsOf(others).nps).toBeNull();
  });

  test('SV2 lies between -100 and 100', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (scores) => {
        const { nps } = npsOf(scores.map((score) => buildResponse({ score })));
        expect(nps).toBeGreaterThanOrEqual(-100);
        expect(nps).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('logResponse', () => {
  test('SV4 a promoter opens nothing; the answer is kept as it was given', () => {
    const changes = logResponse(buildPerson(), { ...entry, reference: ' T-17 ' }, buildActor());
    expect(changes).toHaveLength(1);
    const [change] = changes;
    if (change?.op !== 'event') throw new Error('no event');
    const response = SurveyResponse.parse({ ...change.fact, device: 'a', number: 1 });
    expect(response).toMatchObject({
      score: 9,
      comment: 'fast, friendly',
      reference: 'T-17',
      provenance: 'customer',
    });
  });

  test('SV4 a detractor opens a follow-up note due in two days that says what was said', () => {
    const changes = logResponse(buildPerson(), { ...entry, score: 6, comment: 'too slow' }, buildActor());
    const note = changes[1];
    if (note?.op !== 'event') throw new Error('no note');
    const parsed = Interaction.parse({ ...note.fact, device: 'a', number: 2 });
    expect(parsed).toMatchObject({ type: 'note', dueAt: NOW + 2 * DAY });
    expect(parsed.text).toContain('Priya gave 6 of 10: “too slow”');
  });

  test('SV4 neither an agent’s impression nor a CSAT opens one', () => {
    expect(
      logResponse(buildPerson(), { ...entry, score: 2, provenance: 'agent' }, buildActor()),
    ).toHaveLength(1);
    expect(logResponse(buildPerson(), { ...entry, survey: 'csat', score: 1 }, buildActor())).toHaveLength(1);
  });

  test.each([
    ['nps', 11],
    ['nps', -1],
    ['csat', 0],
    ['csat', 6],
    ['ces', 8],
    ['nps', 7.5],
  ] as const)('SV3 %s %d is refused with a sentence', (survey, score) => {
    expect(() => logResponse(buildPerson(), { ...entry, survey, score }, buildActor())).toThrow(
      /goes from \d to \d+\. Choose/,
    );
  });
});

test.each([
  ['nps', 0],
  ['nps', 10],
  ['csat', 1],
  ['csat', 5],
  ['ces', 7],
] as const)('SV3 %s %d is within its scale', (survey, score) => {
  expect(logResponse(buildPerson(), { ...entry, survey, score }, buildActor()).length).toBeGreaterThan(0);
});

describe('surveyState', () => {
  const how = { coolDownDays: 180, now: NOW };

  test('SV5 the cool-down runs from the latest answer of the customer, of any kind', () => {
    const nps = buildResponse({ at: daysAgo(41) });
    const csat = buildResponse({ survey: 'csat', score: 4, at: daysAgo(20) });
    const state = surveyState(buildPerson({ responses: [csat, nps] }), how);
    expect(state.last).toBe(csat);
    expect(state.lastByKind).toEqual({ nps, csat, ces: null });
    expect(state.askAgainAt).toBe(daysAgo(20) + 180 * DAY);
  });

  test('SV5 over at its last moment', () => {
    const person = buildPerson({ responses: [buildResponse({ at: daysAgo(180) })] });
    expect(surveyState(person, how).askAgainAt).toBeNull();
    expect(surveyState(person, { ...how, now: NOW - 1 }).askAgainAt).toBe(NOW);
  });

  test('SV5 an impression and an answer taken back start none', () => {
    const impression = buildResponse({ provenance: 'agent', at: daysAgo(2) });
    const wrong = buildResponse({ at: daysAgo(1) });
    const reversals = [buildReversal({ fact: wrong.id })];
    const state = surveyState(buildPerson({ responses: [impression, wrong], reversals }), how);
    expect(state).toMatchObject({ last: impression, askAgainAt: null });
  });
});

test('SV6 a ticket that was scored already is found, whatever its case', () => {
  const response = buildResponse({ reference: 'T-17' });
  const person = buildPerson({ responses: [response] });
  expect(scoredBefore(person, ' t-17 ')).toBe(response);
  expect(scoredBefore(person, 'T-18')).toBeNull();
  expect(scoredBefore(person, null)).toBeNull();
  expect(scoredBefore(person, ' ')).toBeNull();
  const reversals = [buildReversal({ fact: response.id })];
  expect(scoredBefore({ ...person, reversals }, 'T-17')).toBeNull();
});

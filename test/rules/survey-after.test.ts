import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { correctResponse } from '../../lib/rules/correct-response';
import { closeFollowUp, followUpOf, openFollowUp } from '../../lib/rules/follow-up';
import { isWarned, referenceWords, scoreWarnings, ticketReference } from '../../lib/rules/score-warnings';
import { surveyHistory } from '../../lib/rules/survey-history';
import { logResponse } from '../../lib/rules/survey';
import {
  buildActor,
  buildContact,
  buildInteraction,
  buildOutcome,
  buildPerson,
  buildResponse,
  buildReversal,
  DAY,
  daysAgo,
  NOW,
} from '../builders';

describe('the history', () => {
  test('SV7 keeps what was said and what was thought apart, and its trend is of what was said', () => {
    const responses = [
      buildResponse({ score: 6, at: daysAgo(200) }),
      buildResponse({ score: 1, at: daysAgo(100), provenance: 'agent' }),
      buildResponse({ score: 9, at: daysAgo(10) }),
      buildResponse({ survey: 'csat', score: 2, at: daysAgo(5) }),
    ];
    const { said, impressions, trend } = surveyHistory(buildPerson({ responses }), 'nps');
    expect(said.map(({ score }) => score)).toEqual([6, 9]);
    expect(impressions.map(({ score }) => score)).toEqual([1]);
    expect(trend).toEqual({ change: 3, since: daysAgo(200) });
  });

  test('SV7 impressions alone have no trend, and what was taken back is not there', () => {
    const thought = [1, 9].map((score) => buildResponse({ score, provenance: 'agent' }));
    const gone = buildResponse({ score: 3 });
    const person = buildPerson({
      responses: [...thought, gone, buildResponse()],
      reversals: [buildReversal({ fact: gone.id })],
    });
    expect(surveyHistory(person, 'nps')).toMatchObject({ said: [{ score: 9 }], trend: null });
  });
});

const angry = buildResponse({ score: 3, comment: 'late twice', at: daysAgo(1) });
const promise = buildInteraction({
  type: 'note',
  text: 'Follow up: Priya gave 3 of 10. Ask what went wrong.',
  at: angry.at,
  dueAt: angry.at + 2 * DAY,
});
const waiting = buildPerson({ responses: [angry], interactions: [promise] });

describe('the follow-up of a detractor', () => {
  test('SV4 SV8 is the note of the same moment, and waits', () => {
    const changes = logResponse(buildPerson(), { ...angry, reference: null }, buildActor({ now: angry.at }));
    expect(changes.map((change) => change.op === 'event' && change.fact.at)).toEqual([angry.at, angry.at]);
    expect(openFollowUp(waiting, NOW)).toMatchObject({ dueAt: promise.dueAt, overdue: false });
    expect(openFollowUp(waiting, NOW + 2 * DAY)?.overdue).toBe(true);
  });

  test.each([
    ['its loop is closed', { outcomes: [buildOutcome({ action: 'close-the-loop' })] }],
    ['its note was taken back', { reversals: [buildReversal({ fact: promise.id })] }],
    ['the score was taken back', { reversals: [buildReversal({ fact: angry.id })] }],
    ['they answered better since', { responses: [angry, buildResponse({ score: 9 })] }],
  ] satisfies [string, Partial<Person>][])('SV8 it waits no longer where %s', (_, facts) => {
    expect(openFollowUp({ ...waiting, ...facts }, NOW)).toBeNull();
  });

  test('SV8 an impression, another survey and a better one open none', () => {
    for (const response of [{ provenance: 'agent' as const }, { survey: 'csat' as const }, { score: 8 }]) {
      const responses = [buildResponse({ ...angry, ...response })];
      expect(openFollowUp({ ...waiting, responses }, NOW)).toBeNull();
    }
  });

  test('SV9 closing it keeps what came of it, and asks for it', () => {
    expect(closeFollowUp(waiting, ' new courier ', buildActor())).toMatchObject([
      { kind: 'action-outcome', fact: { action: 'close-the-loop', outcome: 'done', reason: 'new courier' } },
    ]);
    expect(() => closeFollowUp(waiting, ' ', buildActor())).toThrow('Say in a line what came of it.');
  });
});

describe('what is said of a score later', () => {
  test('SV10 stands in its place, with its moment and score', () => {
    const last = buildResponse({ at: daysAgo(2) });
    const person = buildPerson({ responses: [last] });
    expect(
      correctResponse(person, last.id, { comment: ' fast ', channel: 'phone' }, buildActor()),
    ).toMatchObject([
      { kind: 'reversal', fact: { fact: last.id } },
      { kind: 'survey-response', fact: { score: 9, at: last.at, comment: 'fast', channel: 'phone' } },
    ]);
  });

  test('SV10 the follow-up says it too', () => {
    const changes = correctResponse(waiting, angry.id, { comment: 'late three times' }, buildActor());
    expect(changes).toMatchObject([
      { kind: 'reversal' },
      { kind: 'survey-response' },
      { kind: 'interaction', fact: { replaces: promise.id, dueAt: promise.dueAt } },
    ]);
    expect(JSON.stringify(changes.at(-1))).toContain('late three times');
  });

  test('SV10 the follow-up goes where the score was an impression, and comes where it was not', () => {
    const thought = correctResponse(waiting, angry.id, { provenance: 'agent' }, buildActor());
    expect(thought.at(-1)).toMatchObject({ kind: 'reversal', fact: { fact: promise.id } });
    const impression = buildResponse({ ...angry, provenance: 'agent' });
    const person = buildPerson({ responses: [impression] });
    const said = correctResponse(person, impression.id, { provenance: 'customer' }, buildActor());
    expect(said.at(-1)).toMatchObject({ kind: 'interaction', fact: { type: 'note', at: angry.at } });
  });

  test('SV10 a follow-up that was taken back by hand does not come again', () => {
    const person = { ...waiting, reversals: [buildReversal({ fact: promise.id })] };
    expect(followUpOf(person, angry)).toBeNull();
    expect(correctResponse(person, angry.id, { comment: 'x' }, buildActor())).toHaveLength(2);
  });

  test('SV10 FA6 is refused for another’s score, one that is gone, and a comment too long', () => {
    const gone = { ...waiting, reversals: [buildReversal({ fact: angry.id })] };
    expect(() => correctResponse(gone, angry.id, {}, buildActor())).toThrow('taken back already');
    expect(() => correctResponse(waiting, angry.id, {}, buildActor({ by: null }))).toThrow('Only who logged');
    const long = { comment: 'x'.repeat(10_001) };
    expect(() => correctResponse(waiting, angry.id, long, buildActor())).toThrow('1 too many');
  });
});

describe('what is warned of', () => {
  const how = { coolDownDays: 180, now: NOW };
  const said = { provenance: 'customer' as const, reference: null };

  test('SV12 asked lately, a scored ticket, do not contact; an impression asks nobody', () => {
    const scored = buildResponse({
      survey: 'csat',
      score: 4,
      at: daysAgo(9),
      reference: '#7 on desk.example',
    });
    const person = buildPerson({
      contact: buildContact({ doNotContact: true }),
      responses: [scored],
    });
    const warnings = scoreWarnings(person, { ...said, reference: '#7 on desk.example' }, how);
    expect(warnings).toEqual({ askAgainAt: daysAgo(9) + 180 * DAY, scored, doNotContact: true });
    expect(isWarned(scoreWarnings(person, { provenance: 'agent', reference: null }, how))).toBe(false);
    expect(isWarned(scoreWarnings(buildPerson(), said, how))).toBe(false);
  });

  test('SV11 a ticket is named by its number and where it is; nothing else is', () => {
    const key = { site: 'zendesk', account: 'acme.desk.example', type: 'ticket', id: '4711' } as const;
    expect(ticketReference(key)).toBe('#4711 on acme.desk.example');
    expect(ticketReference({ ...key, account: '77' })).toBe('#4711 on zendesk 77');
    expect(ticketReference({ ...key, account: '' })).toBe('#4711 on zendesk');
    expect(ticketReference({ ...key, type: 'person' })).toBeNull();
    expect(ticketReference({ ...key, id: 'x'.repeat(512) })).toHaveLength(200);
    expect(referenceWords('#4711 on acme.desk.example')).toBe('ticket #4711');
    expect(referenceWords('order 12')).toBe('order 12');
  });
});

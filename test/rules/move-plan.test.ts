import { expect, test } from 'vitest';
import { defaultModel } from '../../lib/model/presets';
import type { Person } from '../../lib/model/change';
import { evidenceOf } from '../../lib/rules/evidence';
import { ineligible } from '../../lib/rules/eligibility';
import { lookAtMove, type Doubt, type MoveLook, type MoveLookHow } from '../../lib/rules/move-look';
import { changedLooks, movePlan } from '../../lib/rules/move-plan';
import { rulesOf } from '../../lib/rules/playbook';
import {
  buildContact,
  buildInteraction,
  buildPerson,
  buildResponse,
  buildStageChange,
  buildStageKept,
  buildWorkspace,
  DAY,
  daysAgo,
  idOf,
  NOW,
} from '../builders';

const how = (to: string, more: Partial<MoveLookHow> = {}): MoveLookHow => ({
  model: defaultModel,
  to,
  isOfMarket: true,
  isYours: true,
  isJoined: false,
  now: NOW,
  ...more,
});

const inStage = (to: string, at = daysAgo(200), more: Partial<Person> = {}): Person =>
  buildPerson({
    stageChanges: [buildStageChange({ from: 'reach', to, at, source: 'manual' })],
    ...more,
  });

const score = (value: number, days: number, provenance: 'customer' | 'agent' = 'customer') =>
  buildResponse({ survey: 'nps', score: value, at: daysAgo(days), provenance });

const csat = (value: number) =>
  buildResponse({ survey: 'csat', score: value, at: daysAgo(5), provenance: 'customer' });

test('BK5: somebody stays where they are for a reason, whatever is chosen', () => {
  const person = inStage('retention');
  expect(lookAtMove(person, how('retention')).barrier).toBe('there');
  expect(lookAtMove(person, how('loyalty', { isOfMarket: false })).barrier).toBe('other-market');
  expect(lookAtMove(person, how('loyalty', { isYours: false })).barrier).toBe('not-yours');
  expect(lookAtMove(person, how('loyalty', { isJoined: true })).barrier).toBe('joined');
  expect(lookAtMove(person, how('loyalty'))).toMatchObject({ barrier: null, doubts: [] });
});

test.each<[string, Person, string, Doubt[]]>([
  ['backwards', inStage('retention'), 'conversion', ['backwards']],
  ['chosen by hand 29 days ago', inStage('conversion', daysAgo(29)), 'retention', ['by-hand']],
  ['chosen by hand 30 days ago', inStage('conversion', daysAgo(30)), 'retention', []],
  [
    'a low score before a move on',
    inStage('conversion', daysAgo(200), { responses: [score(3, 89)] }),
    'retention',
    ['score'],
  ],
  [
    'a low score of 90 days ago',
    inStage('conversion', daysAgo(200), { responses: [score(3, 90)] }),
    'retention',
    [],
  ],
  [
    "an agent's impression",
    inStage('conversion', daysAgo(200), { responses: [score(3, 5, 'agent')] }),
    'retention',
    [],
  ],
  [
    'a newer score counts',
    inStage('conversion', daysAgo(200), { responses: [score(3, 9), score(9, 5)] }),
    'retention',
    [],
  ],
  [
    'a high score before those who left',
    inStage('loyalty', daysAgo(200), { responses: [score(10, 5)] }),
    'lapsed',
    ['score'],
  ],
  [
    'a low score before those who left',
    inStage('loyalty', daysAgo(200), { responses: [score(2, 5)] }),
    'lapsed',
    [],
  ],
  [
    'kept against a suggestion until tomorrow',
    inStage('conversion', daysAgo(200), { keeps: [buildStageKept({ at: daysAgo(29), until: NOW + DAY })] }),
    'retention',
    ['by-hand'],
  ],
  [
    'kept until yesterday',
    inStage('conversion', daysAgo(200), { keeps: [buildStageKept({ at: daysAgo(31), until: NOW - DAY })] }),
    'retention',
    [],
  ],
  [
    'a CSAT of 2 before a move on',
    inStage('conversion', daysAgo(200), { responses: [csat(2)] }),
    'retention',
    ['score'],
  ],
  [
    'a CSAT of 4 before a move back',
    inStage('retention', daysAgo(200), { responses: [csat(4)] }),
    'conversion',
    ['backwards', 'score'],
  ],
  ['no stage yet', buildPerson(), 'retention', ['first-stage']],
])('BK5: what speaks against a move: %s', (_, person, to, doubts) => {
  expect(lookAtMove(person, how(to)).doubts).toEqual(doubts);
});

test('BK5: a stage that was merged away in the model meanwhile is not moved to', () => {
  expect(lookAtMove(inStage('retention'), how('nowhere')).barrier).toBe('gone');
  const plan = movePlan([look(1)], { model: defaultModel, to: 'nowhere', leftOut: new Set() });
  expect(plan).toMatchObject({ to: null, ids: [], lines: [] });
});

function look(number: number, more: Partial<MoveLook> = {}): MoveLook {
  const from = defaultModel.stages.find(({ id }) => id === 'conversion') ?? null;
  return { id: idOf(number), from, barrier: null, doubts: [], opens: [], ...more };
}

test('BK5: the plan counts from where to where, in the order of the model, and what is left out', () => {
  const later = defaultModel.stages.find(({ id }) => id === 'loyalty') ?? null;
  const looks = [
    look(1, { from: later, doubts: ['backwards'], opens: ['survey'] }),
    look(2, { opens: ['survey', 'call'] }),
    look(3, { from: null, doubts: ['first-stage'] }),
    look(4, { barrier: 'there' }),
    look(5),
  ];
  const all = movePlan(looks, { model: defaultModel, to: 'retention', leftOut: new Set() });
  expect(all.lines.map(({ from, isBackwards, ids }) => [from?.id ?? null, isBackwards, ids.length])).toEqual([
    [null, false, 1],
    ['conversion', false, 2],
    ['loyalty', true, 1],
  ]);
  expect(all).toMatchObject({
    needsReason: true,
    barriers: [{ barrier: 'there', ids: [idOf(4)] }],
    doubts: [{ doubt: 'backwards' }, { doubt: 'first-stage' }],
    opens: [
      { rule: 'survey', ids: [idOf(1), idOf(2)] },
      { rule: 'call', ids: [idOf(2)] },
    ],
  });
  const some = movePlan(looks, { model: defaultModel, to: 'retention', leftOut: new Set(['backwards']) });
  expect(some.ids).toEqual([idOf(2), idOf(3), idOf(5)]);
  expect(some).toMatchObject({
    needsReason: false,
    doubts: [{ doubt: 'backwards', ids: [idOf(1)], isLeftOut: true }, { doubt: 'first-stage' }],
    opens: [{ rule: 'survey', ids: [idOf(2)] }, { rule: 'call' }],
  });
});

test('BK7: of whom a dry run says something else now', () => {
  const before = [look(1), look(2), look(3)];
  const now = [look(1), look(2, { doubts: ['by-hand'] }), look(4)];
  expect(changedLooks(before, now).sort()).toEqual([idOf(2), idOf(3), idOf(4)]);
  expect(changedLooks(before, [look(1), look(2), look(3)])).toEqual([]);
});

test('BK6: what was put off with a move rests until its day, or until the person is moved again', () => {
  const workspace = buildWorkspace();
  const playbook = rulesOf([]);
  const at = NOW - DAY;
  const quiet = { until: NOW + 5 * DAY, actions: playbook.map(({ id }) => id).slice(0, 50) };
  const reasonsOf = (person: Person, now = NOW) => {
    const evidence = evidenceOf(person, { workspace, now, ordersKnown: true });
    return playbook.map((rule) => ineligible(rule, evidence, person, playbook));
  };
  const moved = (more: Parameters<typeof buildStageChange>[0] = {}) =>
    buildPerson({
      contact: buildContact({ consent: { marketing: 'yes', at: null } }),
      stageChanges: [
        buildStageChange({ to: 'acquisition', at: at - DAY }),
        buildStageChange({ from: 'acquisition', to: 'retention', at, source: 'bulk', ...more }),
      ],
    });
  const open = reasonsOf(moved()).filter((reason) => reason === null).length;
  expect(open).toBeGreaterThan(0);
  const resting = reasonsOf(moved({ quiet }));
  expect(resting.filter((reason) => reason === null)).toEqual([]);
  expect(resting).toContainEqual({ why: 'snoozed', until: quiet.until });
  expect(reasonsOf(moved({ quiet }), quiet.until).filter((reason) => reason === null).length).toBeGreaterThan(
    0,
  );
  const back = moved({ quiet });
  back.stageChanges.push(
    buildStageChange({ from: 'retention', to: 'acquisition', at: at + 9, source: 'undo' }),
  );
  expect(reasonsOf(back)).not.toContainEqual({ why: 'snoozed', until: quiet.until });
  // Who asks after the move is answered, whatever was put off with it.
  const isAnswered = (when: number) => {
    const inquiry = buildInteraction({ type: 'inquiry', at: when });
    const asked = { ...moved({ quiet }), interactions: [inquiry] };
    const answer = playbook.findIndex(({ id }) => id === 'answer-inquiry-by-phone');
    return reasonsOf(asked)[answer] === null;
  };
  expect([isAnswered(at + 9), isAnswered(at - 9)]).toEqual([true, false]);
});

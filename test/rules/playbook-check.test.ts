import { expect, test } from 'vitest';
import type { ActionConditions } from '../../lib/model/action';
import { defaultModel, lifecyclePresets } from '../../lib/model/presets';
import { conditionWords } from '../../lib/rules/condition-words';
import { defaultPlaybook } from '../../lib/rules/playbook';
import { ruleProblems } from '../../lib/rules/playbook-check';
import {
  duplicateRule,
  newRule,
  placeRule,
  playbookChanges,
  putRule,
  ruleChanges,
  switchRule,
} from '../../lib/rules/playbook-edit';
import { playbookRule, type RuleDraft } from '../../lib/rules/playbook-rule';

const rule = (fields: Partial<RuleDraft> = {}) =>
  playbookRule({
    id: 'a',
    kind: 'call',
    title: 'Call',
    because: 'It fits.',
    when: { minOrders: 1 },
    ...fields,
  });
const found = (fields: Partial<RuleDraft>) =>
  ruleProblems(rule(fields), defaultModel).map(({ at, how, sentence }) => `${at} ${how}: ${sentence}`);
const conditions = (when: Partial<ActionConditions>) => found({ when });

test('PB1 a rule needs a title, a reason, and days that are whole numbers', () => {
  expect(found({ title: ' ', because: '', windowDays: 0, restDays: 0.5 })).toEqual([
    'title stop: Say in a few words what to do.',
    'because stop: Give the reason: it is shown with the action.',
    'window stop: A result counts for 1 to 365 days: write a whole number.',
    'rest stop: It rests for 0 to 3,650 days: write a whole number.',
  ]);
  expect(found({})).toEqual([]);
});

test.each<[Partial<ActionConditions>, RegExp]>([
  [{ minOrders: 3, maxOrders: 2 }, /^conditions stop: Orders: at least 3 and at most 2 cannot both hold/],
  [{ minNps: 9, maxNps: 6 }, /NPS: at least 9 and at most 6/],
  [{ segments: ['prospect'], minOrders: 1 }, /Prospects have no orders/],
  [{ maxOrders: 0, minDaysSinceOrder: 30 }, /Who has no order/],
  [{ minOrders: 1, withinDays: 30 }, /counts from an open interaction or a low score/],
  [
    { phases: ['growth'] },
    /^conditions stop: No stage of your model stands for growth: nobody would ever get it/,
  ],
])('PB2 what contradicts itself is told: %j', (when, says) => {
  expect(conditions(when)).toEqual([expect.stringMatching(says)]);
});

test('PB2 consent that is needed and not known contradict each other; one phase of two without a stage only warns', () => {
  expect(found({ needsConsent: true, when: { consentUnknown: true } })[0]).toMatch(
    /^conditions stop: It needs consent/,
  );
  expect(conditions({ phases: ['growth', 'retention'] })).toEqual([
    'conditions warn: No stage of your model stands for growth.',
  ]);
  expect(conditions({ phases: ['awareness', 'lapsed'] })).toEqual([]);
});

test('PB3 a rule without conditions is told to match everybody, and may be saved', () => {
  expect(conditions({})).toEqual([
    'conditions warn: There is no condition: everybody who may be contacted would get it.',
  ]);
  expect(conditions({ phases: [], segments: [] })[0]).toMatch(/everybody/);
});

test('PB4 a field that does not exist is named, with those that do', () => {
  const [inReason, inText] = found({ because: '{days} of {moon}', template: 'Dear {nickname}, {lastOrder}' });
  expect(inReason).toMatch(
    /^because warn: There is no \{moon\}: it would stand in the text as it is. There are \{name\}/,
  );
  expect(inText).toMatch(/^template warn: There is no \{nickname\}/);
});

test('PB4 nothing in the default playbook is odd in any preset but phases it does not have and the one rule for everybody', () => {
  for (const model of lifecyclePresets) {
    const faults = defaultPlaybook.flatMap((one) => ruleProblems(one, model));
    const others = faults.filter(({ sentence }) => !sentence.startsWith('No stage of your model'));
    expect(others.map(({ sentence }) => sentence)).toEqual([
      'There is no condition: everybody who may be contacted would get it.',
    ]);
  }
});

test('PB5 conditions read in words', () => {
  expect(conditionWords({ phases: [] })).toEqual(['everybody']);
  expect(
    conditionWords({
      phases: ['retention', 'growth'],
      segments: ['at-risk'],
      minOrders: 2,
      maxNps: 6,
      minDaysInStage: 3,
      maxDaysInStage: 9,
      openInteraction: 'complaint',
      withinDays: 60,
      consentUnknown: false,
    }),
  ).toEqual([
    'retention or growth',
    'At risk',
    'days in the stage 3 to 9',
    'orders from 2',
    'NPS up to 6',
    'open complaint',
    'within 60 days',
    'consent known',
  ]);
});

const rules = ['a', 'b', 'c'].map((id) => rule({ id, title: id }));
const ids = (list: { id: string }[]) => list.map(({ id }) => id).join('');

test('PB6 rules are put, moved, copied and switched; others stay as they are', () => {
  expect(ids(placeRule(rules, 'c', -1))).toBe('acb');
  expect(placeRule(rules, 'a', -1)).toBe(rules);
  expect(ids(duplicateRule(rules, 'a', 'x'))).toBe('axbc');
  expect(duplicateRule(rules, 'a', 'x')[1]).toMatchObject({ id: 'x', title: 'a (copy)' });
  const off = switchRule(rules, 'b', false);
  expect(off[1]).toMatchObject({ off: true });
  expect(switchRule(off, 'b', true)).toEqual(rules);
  expect(ids(putRule(rules, newRule('new')))).toBe('abcnew');
  expect(putRule(rules, { ...rule({ id: 'b' }), title: ' B ' })[1]?.title).toBe('B');
});

test('PB7 what another made of a rule or playbook is said in words', () => {
  expect(ruleChanges(rule(), { ...rule(), title: 'Other', restDays: 1 })).toEqual([
    'They changed the title.',
    'They changed the days of rest.',
  ]);
  expect(ruleChanges(rule(), rule())).toEqual([]);
  expect(ruleChanges(rule(), null)[0]).toMatch(/deleted the rule/);
  const [a, b, c] = rules;
  if (a === undefined || b === undefined || c === undefined) throw new Error('There are three.');
  expect(playbookChanges(rules, [a, { ...b, title: 'B' }, rule({ id: 'd', title: 'd' })])).toEqual([
    'Adds “d”.',
    'Takes “c” away.',
    'Changes “B”.',
  ]);
  expect(playbookChanges(rules, [b, a, c])).toEqual(['Changes the order.']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import {
  type ActionCounts,
  countsInPhase,
  countsOfAction,
  putIn,
  rowsOf,
  takeOut,
  type Tally,
} from '../../lib/rules/action-counts';
import { learnFrom } from '../../lib/rules/learn-outcomes';
import { learntWords } from '../../lib/rules/learnt-words';
import { choicesOf } from '../../lib/rules/logged-choices';
import { playbookRule } from '../../lib/rules/playbook-rule';
import {
  buildContact,
  buildOrder,
  buildOutcome,
  buildPerson,
  buildResponse,
  buildReversal,
  buildStageChange,
  buildWorkspace,
  DAY,
  daysAgo,
  NOW,
} from '../builders';

const call = playbookRule({ id: 'call', kind: 'call', title: 'Call', because: 'It fits.', when: {} });
const meet = { ...call, id: 'meet', windowDays: 30, when: { phases: ['retention' as const] } };
const workspace = buildWorkspace({ playbook: [call, meet] });
const how = { workspace, now: NOW };
const inRetention = (days: number) => [
  buildStageChange({ to: 'retention', phase: 'retention', at: daysAgo(days) }),
];
const done = (days: number, action = 'call') => buildOutcome({ action, at: daysAgo(days) });
const order = (days: number) => buildOrder({ at: daysAgo(days) });

/** What is learnt of an action in retention, without what is 0. */
function learnt(facts: Partial<Person>, action = 'call', now = NOW): Partial<Tally> {
  const counts: ActionCounts = new Map();
  putIn(counts, learnFrom(buildPerson(facts), { workspace, now }).rows);
  const tally = countsInPhase(counts, action, 'retention');
  return Object.fromEntries(Object.entries(tally).filter(([, count]) => count > 0));
}

describe('with the action', () => {
  const stay = { stageChanges: inRetention(10) };

  test('LN1 done, and what followed within the window', () => {
    const old = { stageChanges: inRetention(40) };
    const withCall = { ...old, outcomes: [done(40)] };
    expect(learnt(withCall)).toMatchObject({ done: 1 });
    expect(learnt(withCall)).not.toHaveProperty('moved');
    expect(learnt({ ...withCall, orders: [order(26)] })).toMatchObject({ done: 1, moved: 1, ordered: 1 });
    expect(learnt({ ...withCall, orders: [order(25)] })).not.toHaveProperty('moved');
    const loyal = buildStageChange({ to: 'loyalty', phase: 'advocacy', at: daysAgo(30) });
    const both = { ...withCall, stageChanges: [...inRetention(40), loyal], orders: [order(35), order(33)] };
    expect(learnt(both)).toMatchObject({ done: 1, moved: 1, advanced: 1, ordered: 1 });
  });

  test('LN1 a window that is open counts once something moved on', () => {
    expect(learnt({ ...stay, outcomes: [done(5)] })).not.toHaveProperty('done');
    expect(learnt({ ...stay, outcomes: [done(5)], orders: [order(1)] })).toMatchObject({ done: 1, moved: 1 });
  });

  test('LN1 what was put off, taken back, or is of no rule is not done', () => {
    const call40 = done(40);
    for (const facts of [
      { outcomes: [buildOutcome({ action: 'call', at: daysAgo(40), outcome: 'not-now' })] },
      { outcomes: [call40], reversals: [buildReversal({ fact: call40.id })] },
      { outcomes: [done(40, 'gone')] },
    ]) {
      expect(learnt({ stageChanges: inRetention(60), ...facts })).not.toHaveProperty('done');
    }
  });

  test('LN1 LN2 the person is to be counted again when the first open window ends', () => {
    const facts = { ...stay, outcomes: [done(5)] };
    // The stretch of the stay ends in 4 days, the window of the call in 9.
    expect(learnFrom(buildPerson(facts), how).recountAt).toBe(NOW + 4 * DAY);
    expect(learnt(facts, 'call', NOW + 9 * DAY)).toEqual({ done: 1 });
    expect(learnFrom(buildPerson(), how)).toEqual({ rows: [], recountAt: null });
  });
});

describe('without the action', () => {
  test('LN2 stretches as long as the window from the beginning of the stay, those that ended', () => {
    expect(learnt({ stageChanges: inRetention(13) })).toEqual({});
    expect(learnt({ stageChanges: inRetention(14) })).toEqual({ without: 1 });
    expect(learnt({ stageChanges: inRetention(45) })).toEqual({ without: 3 });
    expect(learnt({ stageChanges: inRetention(45) }, 'meet')).toEqual({ without: 1 });
    expect(learnt({ stageChanges: inRetention(3000) })).toEqual({ without: 12 });
  });

  test('LN2 something moved on in one of them, also in the one that is open', () => {
    expect(learnt({ stageChanges: inRetention(45), orders: [order(30)] })).toEqual({
      without: 3,
      withoutMoved: 1,
    });
    expect(learnt({ stageChanges: inRetention(45), orders: [order(2)] })).toEqual({
      without: 4,
      withoutMoved: 1,
    });
  });

  test('LN2 not the stretch in which it was done, nor one that begins within a window of it', () => {
    // Stretches begin 56, 42, 28 and 14 days ago; the call was 40 days ago.
    const facts = { stageChanges: inRetention(56), outcomes: [done(40)] };
    expect(learnt(facts)).toEqual({ done: 1, without: 2 });
    expect(learnt({ stageChanges: inRetention(56), outcomes: [done(40, 'meet')] })).toEqual({ without: 4 });
  });

  test('LN2 a stay ends with its phase, and only phases that the rule is for count', () => {
    const loyal = buildStageChange({ to: 'loyalty', phase: 'advocacy', at: daysAgo(36) });
    const facts = { stageChanges: [...inRetention(56), loyal] };
    expect(learnt(facts)).toEqual({ without: 2, withoutMoved: 1 });
    const counts: ActionCounts = new Map();
    putIn(counts, learnFrom(buildPerson(facts), how).rows);
    expect(countsInPhase(counts, 'call', 'advocacy').without).toBe(2);
    expect(countsInPhase(counts, 'meet', 'advocacy').without).toBe(0);
    expect(countsOfAction(counts, 'call').without).toBe(4);
  });

  test('LN2 people who may not be contacted are left out', () => {
    const contact = buildContact({ doNotContact: true });
    expect(learnt({ contact, stageChanges: inRetention(45), outcomes: [done(30)] })).toEqual({ done: 1 });
  });
});

describe('where it counts', () => {
  const contexts = (facts: Partial<Person>) =>
    learnFrom(buildPerson(facts), how)
      .rows.filter(({ rule, tally }) => rule === 'call' && tally.done > 0)
      .map(({ phase, segment }) => `${phase} ${segment}`);

  test('LN3 by what was known of the moment, not by today', () => {
    const loyal = buildStageChange({ to: 'loyalty', phase: 'advocacy', at: daysAgo(10) });
    const facts = { stageChanges: [...inRetention(60), loyal], outcomes: [done(40)] };
    expect(contexts(facts)).toEqual(['retention prospect']);
    expect(contexts({ ...facts, orders: [order(50)] })).toEqual(['retention new-buyer']);
    expect(contexts({ ...facts, orders: [order(30)] })).toEqual(['retention prospect']);
    expect(contexts({ outcomes: [done(40)] })).toEqual(['awareness prospect']);
    const often = { ...facts, orders: [order(50), order(48), order(46)] };
    expect(contexts({ ...often, responses: [buildResponse({ at: daysAgo(45) })] })).toEqual([
      'retention loyalist',
    ]);
    expect(contexts({ ...often, responses: [buildResponse({ at: daysAgo(35) })] })).toEqual([
      'retention promising',
    ]);
  });

  test('LN3 as it was recorded with the outcome', () => {
    const recorded = { ...done(40), phase: 'advocacy' as const, segment: 'loyalist' as const };
    expect(contexts({ stageChanges: inRetention(60), outcomes: [recorded] })).toEqual(['advocacy loyalist']);
    // The default model has no stage of growth: people of it stand in the nearest before, retention.
    const other = { ...done(40), phase: 'growth' as const, segment: null };
    expect(contexts({ outcomes: [other] })).toEqual(['retention prospect']);
  });
});

describe('counts of a team', () => {
  const people = fc.array(
    fc.record({
      stage: fc.constantFrom('acquisition', 'retention', 'lapsed'),
      since: fc.integer({ min: 1, max: 200 }),
      calls: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 4 }),
      orders: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 4 }),
    }),
    { maxLength: 6 },
  );
  type Life = { stage: string; since: number; calls: number[]; orders: number[] };
  const personOf = ({ stage, since, calls, orders }: Life) =>
    buildPerson({
      stageChanges: [buildStageChange({ to: stage, at: daysAgo(since) })],
      outcomes: calls.map((days) => done(days)),
      orders: orders.map(order),
    });
  const sorted = (counts: ActionCounts) =>
    rowsOf(counts)
      .map((row) => JSON.stringify([row.rule, row.phase, row.segment, row.tally]))
      .sort();

  test('LN5 the order of people and of their facts does not matter', () => {
    fc.assert(
      fc.property(people, (lives) => {
        const forwards: ActionCounts = new Map();
        const backwards: ActionCounts = new Map();
        for (const life of lives) putIn(forwards, learnFrom(personOf(life), how).rows);
        for (const life of lives.toReversed()) {
          const turned = { ...life, calls: life.calls.toReversed(), orders: life.orders.toReversed() };
          putIn(backwards, learnFrom(personOf(turned), how).rows);
        }
        expect(sorted(backwards)).toEqual(sorted(forwards));
      }),
      { numRuns: 50 },
    );
  });

  test('LN5 what was put in can be taken out again, and nothing is left of it', () => {
    fc.assert(
      fc.property(people, fc.nat(), (lives, n) => {
        const rows = lives.map((life) => learnFrom(personOf(life), how).rows);
        const gone = n % Math.max(1, rows.length);
        const all: ActionCounts = new Map();
        const others: ActionCounts = new Map();
        for (const one of rows) putIn(all, one);
        takeOut(all, rows[gone] ?? []);
        rows.forEach((one, i) => i !== gone && putIn(others, one));
        expect(sorted(all)).toEqual(sorted(others));
        rows.forEach((one, i) => i !== gone && takeOut(all, one));
        expect(all.size).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test('LN1 LN2 there are never more that moved on than were counted', () => {
    fc.assert(
      fc.property(people, (lives) => {
        for (const { tally } of lives.flatMap((life) => learnFrom(personOf(life), how).rows)) {
          expect(tally.moved).toBeLessThanOrEqual(tally.done);
          expect(tally.withoutMoved).toBeLessThanOrEqual(tally.without);
          expect(Math.max(tally.advanced, tally.ordered, tally.scoreRose)).toBeLessThanOrEqual(tally.moved);
          expect(tally.moved).toBeLessThanOrEqual(tally.advanced + tally.ordered + tally.scoreRose);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('logged choices', () => {
  const drawn = { ...done(40), propensity: 0.6, offered: ['call', 'meet'] };
  const choices = (facts: Partial<Person>, now = NOW) =>
    choicesOf(buildPerson({ stageChanges: inRetention(60), ...facts }), { workspace, now });

  test('LN12 drawn, done, the window ended: rewarded if something moved on', () => {
    const choice = {
      context: 'retention/prospect',
      offered: ['call', 'meet'],
      action: 'call',
      propensity: 0.6,
    };
    expect(choices({ outcomes: [drawn] })).toEqual([{ ...choice, reward: 0 }]);
    expect(choices({ outcomes: [drawn], orders: [order(30)] })).toEqual([{ ...choice, reward: 1 }]);
    const turnedDown = { ...drawn, outcome: 'not-now' as const };
    expect(choices({ outcomes: [turnedDown], orders: [order(30)] })).toEqual([{ ...choice, reward: 1 }]);
  });

  test('LN12 not what is open, snoozed, picked from the runners-up, older than propensities, or taken back', () => {
    const early = { outcomes: [drawn], orders: [order(39)] };
    expect(choices(early, daysAgo(40) + 14 * DAY - 1)).toEqual([]);
    expect(choices(early, daysAgo(40) + 14 * DAY)).toHaveLength(1);
    for (const outcome of [
      { ...drawn, outcome: 'snoozed' as const },
      { ...drawn, propensity: null },
      { ...drawn, offered: [] },
      done(40),
    ]) {
      expect(choices({ outcomes: [outcome] })).toEqual([]);
    }
    expect(choices({ outcomes: [drawn], reversals: [buildReversal({ fact: drawn.id })] })).toEqual([]);
  });
});

test('LN13 the counts in a sentence', () => {
  const tally = { done: 20, moved: 14, advanced: 9, ordered: 8, scoreRose: 0, without: 90, withoutMoved: 31 };
  expect(learntWords(tally, 14)).toBe(
    'Done 20 times in this stage: 14 moved on within 14 days; without it 31 of 90.',
  );
  expect(learntWords({ ...tally, without: 0, withoutMoved: 0, done: 1, moved: 0 }, 1)).toBe(
    'Done once in this stage: 0 moved on within 1 day.',
  );
  expect(learntWords({ ...tally, done: 0, moved: 0 }, 14)).toBe(
    'Not done in this stage yet; without it 31 of 90 moved on within 14 days.',
  );
  expect(learntWords({ ...tally, done: 0, without: 0 }, 14)).toBeNull();
});

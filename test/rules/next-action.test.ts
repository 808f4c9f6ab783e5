import { describe, expect, test } from 'vitest';
import type { ActionRule } from '../../lib/model/action';
import type { Person } from '../../lib/model/change';
import { ActionOutcome } from '../../lib/model/facts';
import type { Phase } from '../../lib/model/lifecycle';
import { evidenceOf } from '../../lib/rules/evidence';
import { blockedReason, nextActions, recordOutcome } from '../../lib/rules/next-action';
import { playbookRule, type RuleDraft } from '../../lib/rules/playbook-rule';
import {
  buildActor,
  buildContact,
  buildInteraction,
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

/** A rule that always fits, but for what is given. */
const rule = (draft: Partial<RuleDraft> = {}): ActionRule =>
  playbookRule({
    id: 'a',
    kind: 'call',
    title: 'Call',
    because: 'It fits.',
    when: {},
    restDays: 60,
    ...draft,
  });

const inPhase = (to: string, phase: Phase, days = 5) => [buildStageChange({ to, phase, at: daysAgo(days) })];

function proposed(facts: Partial<Person>, playbook: ActionRule[], now = NOW): string[] {
  const person = buildPerson(facts);
  return nextActions(evidenceOf(person, { workspace: buildWorkspace(), now }), playbook, person).map(
    (a) => a.rule.id,
  );
}

function blocked(facts: Partial<Person>, playbook: ActionRule[]): string | null {
  const person = buildPerson(facts);
  return blockedReason(evidenceOf(person, { workspace: buildWorkspace(), now: NOW }), playbook, person);
}

const consent = (marketing: 'yes' | 'no' | 'unknown') => buildContact({ consent: { marketing, at: null } });

describe('eligibility', () => {
  test('NA1 do-not-contact: no action at all, not even a task, and the reason says so', () => {
    const facts = { contact: buildContact({ doNotContact: true }), responses: [buildResponse({ score: 0 })] };
    expect(proposed(facts, [])).toEqual([]);
    expect(proposed(facts, [rule({ kind: 'task' })])).toEqual([]);
    expect(blocked(facts, [])).toBe(
      'Priya asked not to be contacted: nothing is proposed until that mark is taken off.',
    );
  });

  test('NA2 what needs consent needs a yes', () => {
    const offer = [rule({ needsConsent: true })];
    expect(proposed({ contact: consent('yes') }, offer)).toEqual(['a']);
    expect(proposed({ contact: consent('unknown') }, offer)).toEqual([]);
    expect(proposed({ contact: consent('no') }, offer)).toEqual([]);
    expect(blocked({ contact: consent('no') }, offer)).toContain('needs consent');
  });

  test('NA14 an e-mail needs an address', () => {
    const facts = { contact: buildContact({ emails: [] }) };
    expect(proposed(facts, [rule({ kind: 'e-mail' }), rule({ id: 'b' })])).toEqual(['b']);
    expect(blocked(facts, [rule({ kind: 'e-mail' })])).toContain('Add an address');
  });

  test('NA3 no survey within the cool-down after an answer, whatever the rule says', () => {
    const survey = [rule({ kind: 'survey' })];
    expect(proposed({ responses: [buildResponse({ at: daysAgo(179) })] }, survey)).toEqual([]);
    expect(proposed({ responses: [buildResponse({ at: daysAgo(180) })] }, survey)).toEqual(['a']);
    expect(proposed({ responses: [buildResponse({ at: daysAgo(9), provenance: 'agent' })] }, survey)).toEqual(
      ['a'],
    );
  });

  test('NA3 nor after any survey was sent', () => {
    const surveys = [rule({ kind: 'survey', restDays: 0 }), rule({ id: 'b', kind: 'survey', restDays: 0 })];
    expect(proposed({ outcomes: [buildOutcome({ action: 'b', at: daysAgo(100) })] }, surveys)).toEqual([]);
    expect(proposed({ outcomes: [buildOutcome({ action: 'b', at: daysAgo(180) })] }, surveys)).toEqual([
      'a',
      'b',
    ]);
    const snoozed = buildOutcome({ action: 'b', at: daysAgo(2), outcome: 'snoozed' });
    expect(proposed({ outcomes: [snoozed] }, surveys)).toEqual(['a', 'b']);
  });
});

describe('outcomes', () => {
  const after = (fields: Partial<ActionOutcome>, draft: Partial<RuleDraft> = {}, now = NOW) =>
    proposed({ outcomes: [buildOutcome({ action: 'a', ...fields })] }, [rule(draft)], now);

  test('NA4 snoozed until its time, without one for a day', () => {
    expect(after({ outcome: 'snoozed', at: daysAgo(2), until: NOW + 1 })).toEqual([]);
    expect(after({ outcome: 'snoozed', at: daysAgo(2), until: NOW })).toEqual(['a']);
    expect(after({ outcome: 'snoozed', at: NOW - DAY + 1 })).toEqual([]);
    expect(after({ outcome: 'snoozed', at: NOW - DAY })).toEqual(['a']);
  });

  test('NA15 snoozed until the next reply: until the person does something, answers or orders', () => {
    const snooze = buildOutcome({ action: 'a', at: daysAgo(9), outcome: 'snoozed', untilReply: true });
    const since = (facts: Partial<Person>) => proposed({ outcomes: [snooze], ...facts }, [rule()]);
    expect(since({})).toEqual([]);
    expect(since({ interactions: [buildInteraction({ type: 'inquiry', at: daysAgo(10) })] })).toEqual([]);
    expect(since({ interactions: [buildInteraction({ type: 'e-mail', at: daysAgo(1) })] })).toEqual([]);
    expect(since({ interactions: [buildInteraction({ type: 'inquiry', at: daysAgo(1) })] })).toEqual(['a']);
    expect(since({ responses: [buildResponse({ at: daysAgo(1) })] })).toEqual(['a']);
    expect(since({ orders: [buildOrder({ at: daysAgo(1) })] })).toEqual(['a']);
    expect(blocked({ outcomes: [snooze] }, [rule()])).toBe('Put off until Priya is next in touch.');
  });

  test('NA16 a rule that is switched off is proposed to nobody', () => {
    expect(proposed({}, [{ ...rule(), off: true }, rule({ id: 'b' })])).toEqual(['b']);
  });

  test('NA5 not now for 30 days, or until the date given', () => {
    expect(after({ outcome: 'not-now', at: daysAgo(29) })).toEqual([]);
    expect(after({ outcome: 'not-now', at: daysAgo(30) })).toEqual(['a']);
    expect(after({ outcome: 'not-now', at: daysAgo(30), until: NOW + DAY })).toEqual([]);
  });

  test('NA6 done rests for the days of the rule', () => {
    expect(after({ at: daysAgo(59) })).toEqual([]);
    expect(after({ at: daysAgo(60) })).toEqual(['a']);
    expect(after({ at: NOW }, { restDays: 0 })).toEqual(['a']);
  });

  test('NA6 what it waits for happened again: due again at once, unless snoozed', () => {
    const inquiry = buildInteraction({ type: 'inquiry', at: daysAgo(1) });
    const waits = [rule({ when: { openInteraction: 'inquiry' } })];
    const facts = (outcome: 'done' | 'not-now' | 'snoozed', days: number) => ({
      interactions: [inquiry],
      outcomes: [
        buildOutcome({
          action: 'a',
          outcome,
          at: daysAgo(days),
          until: outcome === 'snoozed' ? NOW + DAY : null,
        }),
      ],
    });
    expect(proposed(facts('done', 2), waits)).toEqual(['a']);
    expect(proposed(facts('not-now', 2), waits)).toEqual(['a']);
    expect(proposed(facts('done', 0), waits)).toEqual([]);
    expect(proposed(facts('snoozed', 2), waits)).toEqual([]);
  });

  test('NA4 NA6 the latest outcome counts, whatever the order they come in', () => {
    const done = buildOutcome({ action: 'a', at: daysAgo(90) });
    const notNow = buildOutcome({ action: 'a', at: daysAgo(5), outcome: 'not-now' });
    expect(proposed({ outcomes: [notNow, done] }, [rule()])).toEqual([]);
    expect(proposed({ outcomes: [done, notNow] }, [rule()])).toEqual([]);
  });

  test('NA6 an outcome taken back counts no longer', () => {
    const done = buildOutcome({ action: 'a' });
    expect(proposed({ outcomes: [done], reversals: [buildReversal({ fact: done.id })] }, [rule()])).toEqual([
      'a',
    ]);
  });

  test('NA10 when everything is put off, the reason says until when', () => {
    const outcomes = [buildOutcome({ action: 'a', at: daysAgo(57) })];
    expect(blocked({ outcomes }, [rule()])).toBe(
      'Everything that fits was done or put off. The next action comes up in 3 days.',
    );
    expect(
      blocked({ responses: [buildResponse({ at: daysAgo(177) })] }, [rule({ kind: 'survey' })]),
    ).toContain('in 3 days.');
    const sent = [buildOutcome({ action: 'a', at: daysAgo(178) })];
    expect(blocked({ outcomes: sent }, [rule({ kind: 'survey', restDays: 0 })])).toContain('in 2 days.');
    expect(blocked({}, [rule()])).toBeNull();
    expect(blocked({}, [rule({ when: { phases: ['growth'] } })])).toContain(
      'No rule of the playbook fits Priya',
    );
  });

  test('NA11 an outcome is recorded with its reason and until when', () => {
    const entry = { action: 'a', outcome: 'snoozed' as const, until: NOW + DAY, reason: ' on holiday ' };
    const [change] = recordOutcome(buildContact().id, entry, buildActor());
    if (change?.op !== 'event') throw new Error('no event');
    const outcome = ActionOutcome.parse({ ...change.fact, device: 'a', number: 1 });
    expect(outcome).toMatchObject({
      action: 'a',
      outcome: 'snoozed',
      until: NOW + DAY,
      reason: 'on holiday',
      at: NOW,
    });
  });
});

describe('conditions', () => {
  const fits = (when: RuleDraft['when'], facts: Partial<Person> = {}) =>
    proposed(facts, [rule({ when })]).length === 1;

  test('NA7 phase and days in stage; bounds include themselves; no stage counts as awareness', () => {
    const facts = { stageChanges: inPhase('retention', 'retention', 5) };
    expect(fits({ phases: ['growth', 'retention'] }, facts)).toBe(true);
    expect(fits({ phases: ['growth'] }, facts)).toBe(false);
    expect(fits({ minDaysInStage: 5, maxDaysInStage: 5 }, facts)).toBe(true);
    expect(fits({ minDaysInStage: 6 }, facts)).toBe(false);
    expect(fits({ maxDaysInStage: 4 }, facts)).toBe(false);
    expect(fits({ phases: ['awareness'] })).toBe(true);
    expect(fits({ minDaysInStage: 0 })).toBe(false);
  });

  test('NA7 orders, days since, segment', () => {
    const facts = { orders: [buildOrder({ at: daysAgo(10) })] };
    expect(fits({ minOrders: 1, maxOrders: 1, minDaysSinceOrder: 10, maxDaysSinceOrder: 10 }, facts)).toBe(
      true,
    );
    expect(fits({ minOrders: 2 }, facts)).toBe(false);
    expect(fits({ maxOrders: 0 }, facts)).toBe(false);
    expect(fits({ maxDaysSinceOrder: 9 }, facts)).toBe(false);
    expect(fits({ maxDaysSinceOrder: 9 })).toBe(false);
    expect(fits({ segments: ['new-buyer'] }, facts)).toBe(true);
    expect(fits({ segments: ['prospect'] }, facts)).toBe(false);
  });

  test('NA7 scores, and how long ago they may be', () => {
    const facts = { responses: [buildResponse({ score: 6, at: daysAgo(60) })] };
    expect(fits({ maxNps: 6, withinDays: 60 }, facts)).toBe(true);
    expect(fits({ maxNps: 6, withinDays: 59 }, facts)).toBe(false);
    expect(fits({ minNps: 7 }, facts)).toBe(false);
    expect(fits({ maxNps: 10 })).toBe(false);
    const csat = { responses: [buildResponse({ survey: 'csat', score: 2, at: daysAgo(1) })] };
    expect(fits({ maxCsat: 2 }, csat)).toBe(true);
    expect(fits({ maxCsat: 1 }, csat)).toBe(false);
  });

  test('NA7 open interaction within days; a type that does not exist never fits', () => {
    const facts = { interactions: [buildInteraction({ type: 'complaint', at: daysAgo(14) })] };
    expect(fits({ openInteraction: 'complaint', withinDays: 14 }, facts)).toBe(true);
    expect(fits({ openInteraction: 'complaint', withinDays: 13 }, facts)).toBe(false);
    expect(fits({ openInteraction: 'inquiry' }, facts)).toBe(false);
    expect(fits({ openInteraction: 'telegram' }, facts)).toBe(false);
  });

  test('NA7 renewal, consent, surveys', () => {
    const dueAt = NOW + 30 * DAY;
    const facts = { orders: [buildOrder({ type: 'subscription-started', at: daysAgo(1), dueAt })] };
    expect(fits({ renewalDueInDays: 30 }, facts)).toBe(true);
    expect(fits({ renewalDueInDays: 29 }, facts)).toBe(false);
    expect(fits({ renewalDueInDays: 365 })).toBe(false);
    expect(fits({ consentUnknown: true })).toBe(true);
    expect(fits({ consentUnknown: true }, { contact: consent('no') })).toBe(false);
    expect(fits({ consentUnknown: false }, { contact: consent('no') })).toBe(true);
    expect(fits({ notSurveyedRecently: true })).toBe(true);
    expect(fits({ notSurveyedRecently: true }, { responses: [buildResponse({ at: daysAgo(9) })] })).toBe(
      false,
    );
  });
});

describe('proposals', () => {
  test('NA8 in the order of the playbook; an empty one means the default', () => {
    expect(proposed({}, [rule({ id: 'z' }), rule({ id: 'a' })])).toEqual(['z', 'a']);
    expect(proposed({}, [])[0]).toBe('learn-interests');
  });

  test('NA9 reason and draft are filled; a field that does not exist stays visible', () => {
    const because = '{name} has been in {stage} for {days day}, {orders order}, score {score}, {nonsense}.';
    const template = 'Hello {name},\n{company}, {lastOrder}, {nonsense}';
    const person = buildPerson({
      stageChanges: inPhase('retention', 'retention', 1),
      orders: [buildOrder({ label: 'Filters' }), buildOrder()],
    });
    const evidence = evidenceOf(person, { workspace: buildWorkspace(), now: NOW });
    const [action] = nextActions(evidence, [rule({ because, template })], person);
    expect(action?.because).toBe('Priya has been in Retention for 1 day, 2 orders, score some, {nonsense}.');
    expect(action?.draft).toBe('Hello Priya,\nHelioworks Solar, your last order, {nonsense}');
  });

  test('NA9 a draft to somebody without a name still reads well', () => {
    const person = buildPerson({ contact: buildContact({ name: null, company: null }) });
    const evidence = evidenceOf(person, { workspace: buildWorkspace(), now: NOW });
    const [action] = nextActions(evidence, [rule({ template: 'Hello {name},\nfor {company}' })], person);
    expect(action?.draft).toBe('Hello,\nfor your company');
  });
});

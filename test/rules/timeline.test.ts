import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { defaultModel } from '../../lib/model/presets';
import { receiptText, stageReceipt } from '../../lib/rules/receipt';
import { timeline } from '../../lib/rules/timeline';
import {
  buildInteraction,
  buildOrder,
  buildOutcome,
  buildPerson,
  buildResponse,
  buildReversal,
  buildStageChange,
  DANA,
  daysAgo,
  idOf,
} from '../builders';

const naming = {
  model: defaultModel,
  memberName: (id: string | null) => (id === DANA ? 'Dana' : 'Sidestage'),
};
const lines = (facts: Partial<Person>) => timeline(buildPerson(facts), naming);
const titles = (facts: Partial<Person>) => lines(facts).map((entry) => entry.title);

test('TL1 everything, newest first, each once', () => {
  const first = buildStageChange({ to: 'conversion', at: daysAgo(80) });
  const facts = {
    stageChanges: [
      first,
      buildStageChange({ from: 'conversion', to: 'retention', at: daysAgo(64), reason: 'third order' }),
    ],
    interactions: [buildInteraction({ at: daysAgo(70), minutes: 14, text: 'asked for a yearly price' })],
    orders: [buildOrder({ at: daysAgo(19), amount: { minor: 42_000, currency: 'EUR' } })],
    responses: [buildResponse({ at: daysAgo(41), comment: 'fast, friendly' })],
    outcomes: [buildOutcome({ at: daysAgo(5), action: 'care-call', outcome: 'snoozed' as const })],
  };
  expect(lines(facts).map(({ title, kind, type, phase, by }) => [title, kind, type, phase, by])).toEqual([
    ['Later: Call and ask how it goes', 'action-outcome', 'snoozed', 'retention', 'Dana'],
    ['Order €420', 'order', 'purchase', 'retention', 'Dana'],
    ['NPS 9 “fast, friendly”', 'survey-response', 'nps', 'retention', 'Dana'],
    ['Conversion → Retention', 'stage-change', 'manual', 'retention', 'Dana'],
    ['Call, 14 min: asked for a yearly price', 'interaction', 'call', 'conversion', 'Dana'],
    ['Added in Conversion', 'stage-change', 'manual', 'conversion', 'Dana'],
  ]);
  expect(lines({ orders: [buildOrder({ by: null })] })[0]).toMatchObject({
    by: 'Sidestage',
    byId: null,
    phase: null,
  });
});

describe('what was taken back', () => {
  test('TL2 stays, marked, and cannot be taken back twice', () => {
    const order = buildOrder({ at: daysAgo(2) });
    const kept = buildOrder({ at: daysAgo(3) });
    const entries = lines({ orders: [order, kept], reversals: [buildReversal({ fact: order.id })] });
    expect(entries.map(({ id, undone, canUndo }) => [id, undone, canUndo])).toEqual([
      [order.id, true, false],
      [kept.id, false, true],
    ]);
  });

  test('TL2 an undone move and its undo; a first stage cannot be undone', () => {
    const first = buildStageChange({ to: 'reach', at: daysAgo(9) });
    const move = buildStageChange({ from: 'reach', to: 'conversion', at: daysAgo(8) });
    const undo = buildStageChange({
      from: 'conversion',
      to: 'reach',
      at: daysAgo(7),
      source: 'undo',
      undoes: move.id,
    });
    const entries = lines({ stageChanges: [first, move, undo] });
    expect(entries.map(({ title, undone, canUndo }) => [title, undone, canUndo])).toEqual([
      ['Conversion → Reach (undo)', false, true],
      ['Reach → Conversion', true, false],
      ['Added in Reach', false, false],
    ]);
  });
});

describe('words', () => {
  test('TL3 the reason is the detail; a stage the model has no longer reads as its id', () => {
    const change = buildStageChange({
      from: 'old-stage',
      to: 'lapsed',
      phase: 'lapsed',
      reason: 'moved away',
    });
    expect(lines({ stageChanges: [change] })[0]).toMatchObject({
      title: 'Old stage → Lapsed',
      detail: 'moved away',
    });
  });

  test('TL4 a long or many-lined text is cut in the title and stands in full in the detail', () => {
    const text = `${'🙂'.repeat(200)}\nsecond line`;
    const [entry] = lines({ interactions: [buildInteraction({ type: 'note', text })] });
    expect(Array.from(entry?.title ?? '')).toHaveLength('Note: '.length + 120);
    expect(entry?.title.endsWith('🙂…')).toBe(true);
    expect(entry?.detail).toBe(text);
    expect(lines({ interactions: [buildInteraction({ type: 'visit' })] })[0]).toMatchObject({
      title: 'Visit',
      detail: null,
    });
  });

  test('TL5 orders of every type with their amount', () => {
    const amount = { minor: 4950, currency: 'EUR' };
    expect(titles({ orders: [buildOrder({ type: 'refund', amount })] })).toEqual(['Refund €49.50']);
    expect(titles({ orders: [buildOrder({ type: 'subscription-renewed', amount })] })).toEqual([
      'Subscription renewed €49.50',
    ]);
    const nothing = { minor: 0, currency: 'EUR' };
    const cancelled = buildOrder({ type: 'subscription-cancelled', amount: nothing, label: 'Plan' });
    expect(lines({ orders: [cancelled] })[0]).toMatchObject({
      title: 'Subscription cancelled',
      detail: 'Plan',
    });
  });

  test('TL6 an agent’s impression is called that, never NPS', () => {
    const impression = buildResponse({ provenance: 'agent', score: 4, comment: 'sounded tired' });
    expect(titles({ responses: [impression] })).toEqual(['Agent’s impression 4 of 10 “sounded tired”']);
    const csat = buildResponse({ survey: 'csat', score: 4, reference: 'T-17' });
    expect(lines({ responses: [csat] })[0]).toMatchObject({ title: 'CSAT 4 of 5', detail: 'About T-17' });
  });

  test('TL7 outcomes by the title of their action, the team’s own first', () => {
    const outcomes = [buildOutcome({ action: 'own-rule', outcome: 'not-now', reason: 'asked last week' })];
    expect(lines({ outcomes })[0]).toMatchObject({ title: 'Not now: own rule', detail: 'asked last week' });
    const own = timeline(buildPerson({ outcomes }), { ...naming, actionTitle: () => 'Send the sample' });
    expect(own[0]?.title).toBe('Not now: Send the sample');
    expect(titles({ outcomes: [buildOutcome({ action: 'answer-inquiry' })] })).toEqual([
      'Done: Answer the inquiry',
    ]);
  });
});

describe('receipts', () => {
  const at = Date.UTC(2025, 8, 19, 14, 3);
  const change = buildStageChange({
    from: 'conversion',
    to: 'retention',
    at,
    reason: 'third order',
    source: 'page',
  });

  test('RC1 who, when, from, to, why and how', () => {
    expect(stageReceipt(change, naming)).toEqual({
      who: 'Dana',
      when: at,
      from: 'Conversion',
      to: 'Retention',
      market: null,
      why: 'third order',
      source: 'page',
    });
    const first = stageReceipt({ ...change, from: null, reason: null, by: idOf(9) }, naming);
    expect(first).toMatchObject({ who: 'Sidestage', from: null, why: null });
  });

  test('RC2 as text, a line each', () => {
    const text = receiptText(stageReceipt(change, naming), 'en-GB', 'UTC');
    expect(text.split('\n')).toEqual([
      'Stage: Conversion → Retention',
      'When: 19 Sept 2025, 14:03',
      'Who: Dana',
      'Why: third order',
      'How: from the page',
    ]);
    const first = receiptText(stageReceipt({ ...change, from: null, reason: null }, naming), 'en-GB', 'UTC');
    expect(first).toContain('Stage: Added in Retention');
    expect(first).toContain('Why: no reason given');
  });
});

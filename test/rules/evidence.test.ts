import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { lifecyclePresets } from '../../lib/model/presets';
import { evidenceOf } from '../../lib/rules/evidence';
import {
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

const of = (facts: Partial<Person>, now = NOW) =>
  evidenceOf(buildPerson(facts), { workspace: buildWorkspace(), now });
const euros = (amount: number) => ({ minor: amount * 100, currency: 'EUR' });

describe('orders', () => {
  test('EV1 counts what stands up to now: pace, revenue of 12 months, mean', () => {
    const wrong = buildOrder({ at: daysAgo(5), amount: euros(9999) });
    const evidence = of({
      orders: [
        buildOrder({ at: daysAgo(400), amount: euros(100) }),
        buildOrder({ at: daysAgo(340), amount: euros(200) }),
        buildOrder({ at: daysAgo(280), amount: euros(300) }),
        buildOrder({ at: daysAgo(270), amount: euros(50), type: 'refund' }),
        buildOrder({ at: daysAgo(10), amount: euros(400), label: 'Filters' }),
        buildOrder({ at: NOW + DAY, amount: euros(500) }),
        wrong,
      ],
      reversals: [buildReversal({ fact: wrong.id })],
    });
    expect(evidence).toMatchObject({
      orders: 4,
      ordersYear: 3,
      firstOrderAt: daysAgo(400),
      daysSinceOrder: 10,
      rhythmDays: 60,
      ordersPerYear: 6.1,
      netRevenue12m: 85_000,
      averageOrder: 25_000,
      otherCurrencies: [],
    });
    expect(evidence.lastOrder?.label).toBe('Filters');
  });

  test('EV1 other currencies are named and left out of the sums', () => {
    const evidence = of({ orders: [buildOrder(), buildOrder({ amount: { minor: 700, currency: 'USD' } })] });
    expect(evidence).toMatchObject({
      orders: 2,
      netRevenue12m: 12_000,
      averageOrder: 12_000,
      otherCurrencies: ['USD'],
    });
  });

  test('EV1 no orders: nothing is made up', () => {
    expect(of({})).toMatchObject({
      orders: 0,
      lastOrder: null,
      daysSinceOrder: null,
      rhythmDays: null,
      ordersPerYear: null,
      netRevenue12m: 0,
      averageOrder: null,
      stage: null,
      daysInStage: null,
    });
  });

  test('EV1 the stage is that of the workspace’s model', () => {
    const inbound = lifecyclePresets.find((model) => model.id === 'inbound');
    const person = buildPerson({ stageChanges: [buildStageChange({ to: 'retention', at: daysAgo(64) })] });
    const workspace = buildWorkspace(inbound ? { model: inbound } : {});
    const evidence = evidenceOf(person, { workspace, now: NOW });
    expect(evidence).toMatchObject({ stage: { id: 'customer' }, phase: 'retention', daysInStage: 64 });
  });
});

test('EV1 EV6 orders in other currencies are counted by the rate of their day; without one they are named', () => {
  const rate = (perUnit: number, days: number) => ({
    currency: 'USD',
    perUnit,
    at: daysAgo(days),
    source: 'ECB',
  });
  const dollars = (minor: number, days: number) =>
    buildOrder({ at: daysAgo(days), amount: { minor, currency: 'USD' } });
  const person = buildPerson({
    orders: [
      dollars(10_000, 5),
      dollars(10_000, 60),
      buildOrder({ at: daysAgo(20), amount: { minor: 700, currency: 'CHF' } }),
      buildOrder({ at: daysAgo(10), amount: { minor: 3000, currency: 'EUR' } }),
    ],
  });
  const rates = [rate(0.9, 10), rate(0.8, 100)];
  expect(evidenceOf(person, { workspace: buildWorkspace({ rates }), now: NOW })).toMatchObject({
    ordersYear: 4,
    netRevenue12m: 9000 + 8000 + 3000,
    averageOrder: 6667,
    otherCurrencies: ['CHF'],
    rates: [rate(0.9, 10)],
  });
  expect(evidenceOf(person, { workspace: buildWorkspace(), now: NOW })).toMatchObject({
    netRevenue12m: 3000,
    otherCurrencies: ['USD', 'CHF'],
    rates: [],
  });
});

describe('renewals', () => {
  const started = buildOrder({
    type: 'subscription-started',
    at: daysAgo(300),
    periodMonths: 12,
    label: 'Plan',
  });

  test('EV5 due a period after the last payment, or when the event says so', () => {
    const due = of({ orders: [started] }).renewalDueAt ?? 0;
    expect((due - started.at) / DAY).toBeCloseTo(365.25, 5);
    const renewed = buildOrder({
      type: 'subscription-renewed',
      at: daysAgo(1),
      dueAt: NOW + 9 * DAY,
      label: 'Plan',
    });
    expect(of({ orders: [started, renewed] }).renewalDueAt).toBe(NOW + 9 * DAY);
  });

  test('EV5 cancelled, or overdue for more than 60 days, it runs no longer', () => {
    const cancelled = buildOrder({ type: 'subscription-cancelled', at: daysAgo(1), label: 'Plan' });
    expect(of({ orders: [started, cancelled] }).renewalDueAt).toBeNull();
    expect(of({ orders: [started] }, daysAgo(300) + 425 * DAY).renewalDueAt).not.toBeNull();
    expect(of({ orders: [started] }, daysAgo(300) + 426 * DAY).renewalDueAt).toBeNull();
  });

  test('EV5 a change of price does not move the due date; another subscription has its own', () => {
    const changed = buildOrder({ type: 'subscription-changed', at: daysAgo(20), label: 'Plan' });
    const other = buildOrder({
      type: 'subscription-started',
      at: daysAgo(5),
      periodMonths: 1,
      label: 'Support',
    });
    expect(of({ orders: [started, changed] }).renewalDueAt).toBe(of({ orders: [started] }).renewalDueAt);
    expect(((of({ orders: [started, other] }).renewalDueAt ?? 0) - other.at) / DAY).toBeCloseTo(30.4375, 4);
  });
});

describe('open interactions', () => {
  const inquiry = buildInteraction({ type: 'inquiry', at: daysAgo(3), text: 'price?' });

  test('EV2 open until something of ours comes after it', () => {
    expect(of({ interactions: [inquiry] }).openInquiry).toBe(inquiry);
    expect(of({ interactions: [inquiry, buildInteraction({ at: daysAgo(4) })] }).openInquiry).toBe(inquiry);
    expect(
      of({ interactions: [inquiry, buildInteraction({ at: daysAgo(2), type: 'e-mail' })] }).openInquiry,
    ).toBeNull();
    const note = buildInteraction({ at: daysAgo(2), type: 'note' });
    expect(of({ interactions: [inquiry, note] }).openInquiry).toBe(inquiry);
  });

  test('EV2 an order settles a cart, and not a complaint', () => {
    const cart = buildInteraction({ type: 'cart-abandoned', at: daysAgo(3) });
    const complaint = buildInteraction({ type: 'complaint', at: daysAgo(3) });
    const open = of({ interactions: [cart, complaint], orders: [buildOrder({ at: daysAgo(1) })] }).open;
    expect(open).toEqual({ complaint });
    expect(of({ interactions: [cart], orders: [buildOrder({ at: daysAgo(9) })] }).open).toEqual({
      'cart-abandoned': cart,
    });
  });

  test('EV2 an order at the same moment settles it, one in the future does not', () => {
    const cart = buildInteraction({ type: 'cart-abandoned', at: daysAgo(3) });
    expect(of({ interactions: [cart], orders: [buildOrder({ at: daysAgo(3) })] }).open).toEqual({});
    expect(of({ interactions: [cart], orders: [buildOrder({ at: NOW + 1 })] }).open).toEqual({
      'cart-abandoned': cart,
    });
    expect(of({ interactions: [cart], orders: [buildOrder({ type: 'refund' })] }).open).toEqual({
      'cart-abandoned': cart,
    });
  });

  test('EV1 what happens at this very moment counts, what lies ahead does not', () => {
    const now = buildInteraction({ type: 'inquiry', at: NOW });
    expect(of({ interactions: [now] }).openInquiry).toBe(now);
    expect(of({ interactions: [{ ...now, at: NOW + 1 }] }).openInquiry).toBeNull();
    expect(of({ orders: [buildOrder({ at: NOW })] }).orders).toBe(1);
  });

  test('EV3 a note is open from the day before it is due', () => {
    const note = buildInteraction({ type: 'note', at: daysAgo(9), dueAt: NOW + DAY });
    const undated = buildInteraction({ type: 'note', at: daysAgo(9) });
    expect(of({ interactions: [note, undated] }).open.note).toBe(note);
    expect(of({ interactions: [note, undated] }, NOW - 1).open.note).toBeUndefined();
  });

  test('EV3 settled by being in touch from then on, not before', () => {
    const note = buildInteraction({ type: 'note', at: daysAgo(9), dueAt: daysAgo(2) });
    const call = (days: number) => buildInteraction({ at: daysAgo(days) });
    expect(of({ interactions: [note, call(4)] }).open.note).toBe(note);
    expect(of({ interactions: [note, call(3)] }).open.note).toBeUndefined();
  });

  test('EV3 each done promise settles the one due first', () => {
    const early = buildInteraction({ type: 'note', at: daysAgo(9), dueAt: daysAgo(3) });
    const late = buildInteraction({ type: 'note', at: daysAgo(10), dueAt: daysAgo(2) });
    const done = (days: number) => buildOutcome({ action: 'keep-promise', at: daysAgo(days) });
    expect(of({ interactions: [late, early] }).open.note).toBe(early);
    expect(of({ interactions: [late, early], outcomes: [done(2)] }).open.note).toBe(late);
    expect(of({ interactions: [late, early], outcomes: [done(4)] }).open.note).toBe(late);
    expect(of({ interactions: [late, early], outcomes: [done(2), done(4)] }).open.note).toBeUndefined();
    expect(of({ interactions: [late, early], outcomes: [done(5)] }).open.note).toBe(early);
    expect(of({ interactions: [late, early], outcomes: [done(2), done(1)] }).open.note).toBeUndefined();
  });

  test('EV3 closing the loop with a detractor settles the follow-up written before', () => {
    const note = buildInteraction({ type: 'note', at: daysAgo(3), dueAt: daysAgo(1) });
    const closed = (days: number) => buildOutcome({ action: 'close-the-loop', at: daysAgo(days) });
    expect(of({ interactions: [note], outcomes: [closed(2)] }).open.note).toBeUndefined();
    expect(of({ interactions: [note], outcomes: [closed(4)] }).open.note).toBe(note);
    const snoozed = { ...closed(2), outcome: 'snoozed' as const };
    expect(of({ interactions: [note], outcomes: [snoozed] }).open.note).toBe(note);
  });
});

test('EV4 scores are what customers said, the latest of each kind', () => {
  const evidence = of({
    responses: [
      buildResponse({ score: 9, at: daysAgo(40) }),
      buildResponse({ score: 3, at: daysAgo(400) }),
      buildResponse({ score: 1, at: daysAgo(1), provenance: 'agent' }),
      // Stamped by a clock that runs ahead.
      buildResponse({ score: 2, at: daysAgo(-1) }),
      buildResponse({ survey: 'csat', score: 4, at: daysAgo(60) }),
    ],
  });
  expect(evidence).toMatchObject({
    lastNps: 9,
    lastNpsAt: daysAgo(40),
    lastCsat: 4,
    lastSurveyedAt: daysAgo(40),
  });
});

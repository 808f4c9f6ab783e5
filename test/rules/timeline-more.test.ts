import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { defaultModel } from '../../lib/model/presets';
import { changedSince } from '../../lib/rules/changed-since';
import { CORRECTED } from '../../lib/rules/correct-response';
import { journey } from '../../lib/rules/journey';
import { recordedAt } from '../../lib/rules/recorded-at';
import { timeline } from '../../lib/rules/timeline';
import { filterEntries, type TimelineGroup } from '../../lib/rules/timeline-groups';
import {
  buildInteraction,
  buildOrder,
  buildPerson,
  buildResponse,
  buildReversal,
  buildReward,
  buildStageChange,
  buildStageKept,
  DANA,
  daysAgo,
  idOf,
  NOW,
} from '../builders';

const naming = { model: defaultModel, memberName: (id: string | null) => (id === DANA ? 'Dana' : 'Sam') };
const lines = (facts: Partial<Person>) => timeline(buildPerson(facts), { ...naming, me: DANA });
const titles = (facts: Partial<Person>) => lines(facts).map((entry) => entry.title);

test('TL8 a reward, its use and its cost', () => {
  const given = buildReward({ label: '10 % off', cost: { minor: 3000, currency: 'EUR' }, at: daysAgo(9) });
  const used = buildReward({ label: '10 % off', cost: null, redeems: given.id });
  expect(titles({ rewards: [given, used] })).toEqual(['Redeemed: 10 % off', 'Coupon: 10 % off, cost €30']);
});

test('TL9 a kept stage', () => {
  const kept = buildStageKept({ stage: 'retention', suggested: 'loyalty', rule: 'SS9' });
  expect(lines({ keeps: [kept] })).toMatchObject([
    { title: 'Kept in Retention', detail: 'SS9 suggested Loyalty', group: 'stage' },
  ]);
});

test('TL10 a referral says with whom and what they became worth', () => {
  const referral = buildInteraction({ type: 'referral', other: idOf(5), text: 'a cousin' });
  const person = buildPerson({ interactions: [referral] });
  const title = (minor: number | null) =>
    timeline(person, {
      ...naming,
      referred: () => ({ name: 'Nora', worth: minor === null ? null : { minor, currency: 'EUR' } }),
    })[0]?.title;
  expect(title(42_000)).toBe('Referral of Nora, €420 so far: a cousin');
  expect(title(0)).toBe('Referral of Nora, no order yet: a cousin');
  expect(title(null)).toBe('Referral of Nora: a cousin');
  expect(lines({ interactions: [referral] })[0]).toMatchObject({
    title: 'Referral: a cousin',
    otherId: idOf(5),
  });
});

test('TL4 what a quote is worth stands with it', () => {
  const quote = buildInteraction({
    type: 'quote',
    amount: { minor: 120_000, currency: 'EUR' },
    text: 'yearly',
  });
  expect(titles({ interactions: [quote] })).toEqual(['Quote €1,200: yearly']);
});

describe('versions', () => {
  test('TL11 of a note are one entry, which one’s own can be edited', () => {
    const first = buildInteraction({ type: 'note', text: 'First' });
    const second = buildInteraction({ type: 'note', text: 'Second', replaces: first.id });
    const entries = lines({ interactions: [first, second] });
    expect(entries).toMatchObject([
      { id: second.id, title: 'Note: Second', earlier: ['First'], note: { text: 'Second' } },
    ]);
    const theirs = lines({ interactions: [buildInteraction({ type: 'note', by: idOf(9) })] });
    expect(theirs[0]?.note).toBeNull();
  });

  test('TL11 a note of which all versions were taken back is one entry, struck through', () => {
    const first = buildInteraction({ type: 'note', text: 'First' });
    const second = buildInteraction({ type: 'note', text: 'Second', replaces: first.id });
    const reversals = [first, second].map(({ id }, at) => buildReversal({ fact: id, at: NOW + at }));
    expect(lines({ interactions: [first, second], reversals })).toMatchObject([
      { id: second.id, undone: true, canUndo: false, note: null },
    ]);
  });

  test('TL11 a score of which more was said is one entry; taking that back brings the first up again', () => {
    const first = buildResponse();
    const second = buildResponse({ comment: 'fast' });
    const made = buildReversal({ fact: first.id, reason: CORRECTED });
    expect(titles({ responses: [first, second], reversals: [made] })).toEqual(['NPS 9 “fast”']);
    const undo = [made.id, second.id].map((fact) => buildReversal({ fact, at: NOW + 1 }));
    const back = lines({ responses: [first, second], reversals: [made, ...undo] });
    expect(back.map(({ title, undone }) => [title, undone])).toEqual([
      ['NPS 9 “fast”', true],
      ['NPS 9', false],
    ]);
  });
});

test('TL12 filtered by kind and by words, all of which must be there', () => {
  const entries = lines({
    interactions: [
      buildInteraction({ type: 'note', text: 'Wants the yearly PRICE' }),
      buildInteraction({ type: 'call', text: 'Asked for a price' }),
      buildInteraction({ type: 'quote' }),
      buildInteraction({ type: 'referral' }),
    ],
    orders: [buildOrder()],
    responses: [buildResponse()],
  });
  const filtered = (group: TimelineGroup | null, text: string) =>
    filterEntries(entries, { group, text }).map(({ title }) => title);
  expect(filtered(null, 'price')).toHaveLength(2);
  expect(filtered(null, 'price yearly')).toEqual(['Note: Wants the yearly PRICE']);
  expect(filtered('contact', 'price')).toEqual(['Call: Asked for a price']);
  expect(filtered('order', '')).toEqual(['Order €120', 'Quote']);
  expect(filtered('reward', 'dana')).toEqual(['Referral']);
  expect(filtered('action', '')).toEqual([]);
});

describe('the journey', () => {
  const reach = buildStageChange({ to: 'reach', at: daysAgo(100) });
  const conversion = buildStageChange({ from: 'reach', to: 'conversion', at: daysAgo(60) });
  const before = buildInteraction({ type: 'campaign', at: daysAgo(120) });
  const call = buildInteraction({ type: 'call', at: daysAgo(80) });
  const order = buildOrder({ at: daysAgo(20) });
  const facts = { stageChanges: [reach, conversion], interactions: [before, call], orders: [order] };

  test('JO1 a chapter a stay, oldest first, with its days and what happened in it', () => {
    const chapters = journey(facts.stageChanges, lines(facts), { model: defaultModel }, NOW);
    expect(chapters.map(({ label, days, counts, to }) => [label, days, counts, to])).toEqual([
      [null, null, { contact: 1 }, reach.at],
      ['Reach', 40, { contact: 1 }, conversion.at],
      ['Conversion', 60, { order: 1 }, null],
    ]);
    expect(chapters[1]?.entries.map(({ id }) => id)).toEqual([reach.id, call.id]);
  });

  test('JO1 every entry is in one chapter; without any stage there is only the time before', () => {
    const all = journey(facts.stageChanges, lines(facts), { model: defaultModel }, NOW).flatMap(
      ({ entries }) => entries,
    );
    expect(all).toHaveLength(lines(facts).length);
    const none = { interactions: [before] };
    expect(journey([], lines(none), { model: defaultModel }, NOW)).toMatchObject([{ label: null }]);
    expect(journey([], [], { model: defaultModel }, NOW)).toEqual([]);
  });

  test('JO2 a move that was taken back makes no chapter', () => {
    const wrong = buildStageChange({ from: 'conversion', to: 'loyalty', at: daysAgo(10) });
    const undo = buildStageChange({
      from: 'loyalty',
      to: 'conversion',
      at: daysAgo(9),
      source: 'undo',
      undoes: wrong.id,
    });
    const stageChanges = [reach, conversion, wrong, undo];
    const chapters = journey(stageChanges, lines({ ...facts, stageChanges }), { model: defaultModel }, NOW);
    expect(chapters.map(({ label }) => label)).toEqual([null, 'Reach', 'Conversion']);
    expect(chapters.at(-1)?.days).toBe(60);
  });
});

/** An id that was made at a moment. */
function madeAt(at: number): string {
  const hex = at.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${String((made += 1)).padStart(12, '0')}`;
}
let made = 0;

describe('changed since the last look', () => {
  const SAM = idOf(9);
  const how = { me: DANA, lookedAt: daysAgo(2), now: NOW };
  const recorded = (at: number, by: string | null, happened = at) =>
    buildInteraction({ type: 'call', id: madeAt(at), by, at: happened });

  test('CH1 what colleagues recorded since, also where it happened before; not one’s own, not nobody’s', () => {
    const late = recorded(daysAgo(1), SAM, daysAgo(30));
    const interactions = [
      late,
      recorded(daysAgo(3), SAM),
      recorded(daysAgo(1), DANA),
      recorded(daysAgo(1), null),
    ];
    expect(changedSince(buildPerson({ interactions }), how)).toEqual({
      ids: new Set([late.id]),
      by: [SAM],
      since: how.lookedAt,
    });
  });

  test('CH1 what a colleague took back', () => {
    const mine = recorded(daysAgo(9), DANA);
    const reversal = buildReversal({ fact: mine.id, id: madeAt(daysAgo(1)), by: SAM });
    const person = buildPerson({ interactions: [mine], reversals: [reversal] });
    expect(changedSince(person, how)?.ids).toEqual(new Set([mine.id]));
  });

  test('CH1 on the first look nothing is new, and without anything new there is nothing to say', () => {
    const person = buildPerson({ interactions: [recorded(daysAgo(1), SAM)] });
    expect(changedSince(person, { ...how, lookedAt: null })).toBeNull();
    expect(changedSince(person, { ...how, lookedAt: NOW })).toBeNull();
  });

  test('CH1 an id that says no time, or one to come, is read by when it happened', () => {
    const at = daysAgo(5);
    expect(recordedAt({ id: madeAt(daysAgo(1)), at }, NOW)).toBe(daysAgo(1));
    expect(recordedAt({ id: madeAt(NOW + 1), at }, NOW)).toBe(at);
    expect(recordedAt({ id: '01900000-0000-4000-8000-000000000001', at }, NOW)).toBe(at);
  });
});

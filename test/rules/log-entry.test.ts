import { describe, expect, test } from 'vitest';
import { Interaction, Order, Reward } from '../../lib/model/facts';
import { logEntry, whatOf, type LogEntry } from '../../lib/rules/log-entry';
import { redeemReward, unusedRewards } from '../../lib/rules/reward-use';
import { buildActor, buildPerson, buildReversal, buildReward, DAY, daysAgo, idOf, NOW } from '../builders';

const person = buildPerson();
const call: LogEntry = {
  kind: 'interaction',
  type: 'call',
  text: ' Asked for the price ',
  minutes: 14,
  amount: null,
  other: null,
  dueAt: null,
  at: null,
};
const order: LogEntry = {
  kind: 'order',
  type: 'purchase',
  text: '',
  amount: { minor: 42_000, currency: 'EUR' },
  at: null,
};
const gift: LogEntry = {
  kind: 'reward',
  type: 'gift',
  text: 'Sample box',
  cost: { minor: 900, currency: 'EUR' },
  expiresAt: null,
  at: null,
};
const fact = (entry: LogEntry) => {
  const [change] = logEntry(person, entry, buildActor());
  return change?.op === 'event' ? { ...change.fact, device: 'device-a', number: 1 } : null;
};

test('LG1 FA1 a call, an order and a reward are facts of now, and valid ones', () => {
  expect(Interaction.parse(fact(call))).toMatchObject({ at: NOW, text: 'Asked for the price', minutes: 14 });
  expect(Order.parse(fact(order))).toMatchObject({ at: NOW, label: null });
  expect(Reward.parse(fact(gift))).toMatchObject({ at: NOW, label: 'Sample box', redeems: null });
});

test('LG1 a moment that has passed is kept; one to come is refused with a sentence', () => {
  expect(fact({ ...order, at: daysAgo(3) })?.at).toBe(daysAgo(3));
  expect(() => logEntry(person, { ...order, at: NOW + DAY }, buildActor())).toThrow('has happened');
});

test('LG3 nobody refers themselves', () => {
  const referral: LogEntry = { ...call, type: 'referral', other: idOf(5) };
  expect(fact(referral)).toMatchObject({ other: idOf(5) });
  expect(() => logEntry(person, { ...referral, other: person.contact.id }, buildActor())).toThrow(
    'Nobody refers themselves',
  );
});

describe('the use of a reward', () => {
  const given = buildReward({ type: 'gift', label: 'Sample box' });
  const holder = buildPerson({ rewards: [given] });

  test('LG5 names it and costs nothing more', () => {
    expect(redeemReward(holder, given.id, buildActor())).toMatchObject([
      { kind: 'reward', fact: { type: 'gift', label: 'Sample box', redeems: given.id, cost: null, at: NOW } },
    ]);
  });

  test('LG5 is once, unless it is taken back', () => {
    const use = buildReward({ redeems: given.id });
    const used = { ...holder, rewards: [given, use] };
    expect(() => redeemReward(used, given.id, buildActor())).toThrow('used or taken back already');
    const again = { ...used, reversals: [buildReversal({ fact: use.id })] };
    expect(unusedRewards(again).map(({ id }) => id)).toEqual([given.id]);
    const gone = { ...holder, reversals: [buildReversal({ fact: given.id })] };
    expect(unusedRewards(gone)).toEqual([]);
  });
});

describe('texts', () => {
  test('LG4 a reward has a name, a note says something; an order needs none', () => {
    expect(() => logEntry(person, { ...gift, text: ' ' }, buildActor())).toThrow('Say what it is');
    expect(() => logEntry(person, { ...call, type: 'note', text: '' }, buildActor())).toThrow(
      'Type what the note says.',
    );
    expect(fact({ ...call, text: '' })).toMatchObject({ text: '' });
  });

  test('FA6 LG4 too long is refused with the count: a transcript, the name of an order', () => {
    expect(() => logEntry(person, { ...call, text: 'x'.repeat(25_000) }, buildActor())).toThrow(
      'Call’s text has at most 10,000 characters and this one has 25,000: 15,000 too many.',
    );
    expect(() => logEntry(person, { ...order, text: 'x'.repeat(201) }, buildActor())).toThrow('1 too many');
    expect(fact({ ...call, text: 'x'.repeat(10_000) })).not.toBeNull();
  });

  test('LG1 each is called by its name', () => {
    expect([call, order, gift].map(whatOf)).toEqual(['Call', 'Order', 'Gift']);
  });
});

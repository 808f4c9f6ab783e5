import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { firstDay, monthOf, ofCode } from '../../lib/rules/metrics/figure-days';
import { keyOf, type FigureKey } from '../../lib/rules/metrics/figure-key';
import { addEntries, FigureTable, noSums } from '../../lib/rules/metrics/figure-table';
import { dayOf } from '../../lib/rules/metrics/metric';
import { personFigures } from '../../lib/rules/metrics/person-figures';
import { readingOf } from '../../lib/rules/metrics/reading';
import { subscriptionTerms } from '../../lib/rules/metrics/subscription-terms';
import {
  buildContact,
  buildInteraction,
  buildMarket,
  buildOrder,
  buildPerson,
  buildResponse,
  buildReversal,
  buildReward,
  buildStageChange,
  buildWorkspace,
  daysAgo,
} from '../builders';
import { randomFacts } from './random-facts';

const reading = readingOf(buildWorkspace());

/** What a person adds of one family: `days ago (or ever) key bin: amount`. */
function added(person: Partial<Person>, family: FigureKey[0], how = reading): string[] {
  return personFigures(buildPerson(person), how)
    .entries.filter(({ key }) => keyOf(key)[0] === family)
    .map(({ month, key, code, amount }) => {
      const { dayOfMonth, bin } = ofCode(code);
      const day = month < 0 ? 'ever' : dayOf(daysAgo(0)) - (firstDay(month) + dayOfMonth - 1);
      const [, ...rest] = keyOf(key);
      const names = rest.map((one) => (Array.isArray(one) ? String(one[1]) : String(one)));
      return [day, ...names, bin].join(' ') + `: ${String(amount)}`;
    });
}

const move = (to: string, days: number, more = {}) => buildStageChange({ to, at: daysAgo(days), ...more });
const bought = (days: number, more = {}) =>
  buildOrder({ type: 'purchase', at: daysAgo(days), amount: { minor: 1000, currency: 'EUR' }, ...more });

describe('stages', () => {
  test('MT5 a stay is counted where it began, with the days of the stay before', () => {
    const stageChanges = [move('reach', 30), move('acquisition', 20), move('conversion', 5)];
    expect(added({ stageChanges }, 'flow')).toEqual([
      '30 null reach 0: 1',
      '20 reach acquisition 10: 1',
      '5 acquisition conversion 15: 1',
    ]);
    expect(added({ stageChanges }, 'standing')).toEqual([`ever conversion ${dayOf(daysAgo(5))}: 1`]);
    expect(added({ stageChanges }, 'lead')).toEqual(['20 0: 1']);
    expect(added({}, 'standing')).toEqual(['ever null 0: 1']);
  });

  test('MT5 a move that was taken back is not counted, one whose undo was taken back is', () => {
    const [first, second] = [move('reach', 30), move('acquisition', 20)];
    const undo = move('reach', 19, { source: 'undo', undoes: second.id });
    expect(added({ stageChanges: [first, second, undo] }, 'flow')).toEqual(['30 null reach 0: 1']);
    expect(added({ stageChanges: [first, second, undo] }, 'lead')).toEqual([]);
    const again = move('acquisition', 18, { source: 'undo', undoes: undo.id });
    expect(added({ stageChanges: [first, second, undo, again] }, 'lead')).toEqual(['20 0: 1']);
  });

  test('MT4 a stage that was merged into another, or has another phase, is read as it is today', () => {
    const team = buildWorkspace();
    const stages = team.model.stages
      .filter(({ id }) => id !== 'reach')
      .map((stage) => (stage.id === 'acquisition' ? { ...stage, phase: 'consideration' as const } : stage));
    const retired = [{ id: 'reach', label: 'Reach', into: 'acquisition' }];
    const other = readingOf({ ...team, model: { ...team.model, stages, retired } });
    const stageChanges = [move('reach', 30), move('acquisition', 20), move('conversion', 5)];
    expect(added({ stageChanges }, 'flow', other)).toEqual([
      '30 null acquisition 0: 1',
      '5 acquisition conversion 25: 1',
    ]);
    expect(added({ stageChanges }, 'lead', other)).toEqual([]);
    expect(other.signature).not.toBe(reading.signature);
    expect(readingOf({ ...team, currency: 'USD' }).signature).not.toBe(reading.signature);
    expect(readingOf(buildWorkspace({ name: 'Another name' })).signature).toBe(reading.signature);
  });

  test('MT5 the same stage in another market is a stay of its own', () => {
    const nordics = buildMarket();
    const how = readingOf(buildWorkspace({ markets: [nordics] }));
    const stageChanges = [
      move('reach', 30),
      move('reach', 10, { model: 'nordics', market: { from: null, to: nordics.id } }),
    ];
    expect(added({ stageChanges }, 'flow', how)).toEqual(['30 null reach 0: 1', '10 reach reach 20: 1']);
  });

  test('MT5 what passed with somebody and how they scored counts for the stage they stood in', () => {
    const stageChanges = [move('reach', 30), move('retention', 10)];
    const interactions = [
      buildInteraction({ type: 'call', at: daysAgo(40) }),
      buildInteraction({ type: 'call', at: daysAgo(20) }),
      buildInteraction({ type: 'note', at: daysAgo(20) }),
    ];
    const responses = [
      buildResponse({ survey: 'nps', score: 9, provenance: 'customer', at: daysAgo(5) }),
      buildResponse({ survey: 'nps', score: 3, provenance: 'agent', at: daysAgo(5) }),
    ];
    expect(added({ stageChanges, interactions }, 'touch')).toEqual([
      '40 call null 0: 1',
      '20 call reach 0: 1',
    ]);
    expect(added({ stageChanges, responses }, 'score')).toEqual([
      '5 nps customer retention 9: 1',
      '5 nps agent retention 3: 1',
    ]);
    const reversals = [buildReversal({ fact: responses[0]?.id ?? '' })];
    expect(added({ stageChanges, responses, reversals }, 'score')).toEqual(['5 nps agent retention 3: 1']);
  });
});

describe('customers', () => {
  test('MT6 somebody is a customer by their first order or stage of customers, whichever was first', () => {
    const contact = buildContact({
      source: { channel: 'Fair', campaign: null, referrer: null, at: null },
    });
    const stageChanges = [move('acquisition', 100), move('retention', 20)];
    expect(added({ contact, stageChanges, orders: [bought(60)] }, 'customer')).toEqual(['60 Fair 0: 1']);
    expect(added({ contact, stageChanges, orders: [bought(10)] }, 'customer')).toEqual(['20 Fair 0: 1']);
    expect(added({ contact, stageChanges }, 'lead-won')).toHaveLength(1);
    expect(added({ orders: [bought(200)], stageChanges }, 'lead-won')).toEqual([]);
  });

  test('MT6 they are lost by a lapsed stage, and back by an order', () => {
    const stageChanges = [move('retention', 300), move('lapsed', 100)];
    const orders = [bought(250), bought(40)];
    expect(added({ stageChanges }, 'lost')).toEqual(['100 200: 1']);
    expect(added({ stageChanges, orders }, 'came')).toHaveLength(2);
    expect(added({ stageChanges, orders }, 'went')).toHaveLength(1);
    expect(added({ stageChanges, orders }, 'lost-after').map((line) => line.split(': ')[1])).toEqual([
      '1',
      '-1',
    ]);
  });

  test('MT6 somebody who never bought and lapsed stopped in the stage they left', () => {
    const stageChanges = [move('acquisition', 100), move('conversion', 50), move('lapsed', 10)];
    expect(added({ stageChanges }, 'dropped')).toEqual(['10 conversion 0: 1']);
    expect(added({ stageChanges, orders: [bought(60)] }, 'dropped')).toEqual([]);
    expect(added({ stageChanges, orders: [bought(5)] }, 'dropped')).toEqual(['10 conversion 0: 1']);
  });

  test('MT6 MT8 the end of the last subscription loses a customer, an overdue one 60 days after it was due', () => {
    const start = {
      type: 'subscription-started',
      periodMonths: 1,
      dueAt: daysAgo(70),
      label: 'Care',
    } as const;
    expect(added({ orders: [bought(100, start)] }, 'lost')).toEqual(['10 90: 1']);
    const cancelled = bought(80, { type: 'subscription-cancelled', label: 'Care' });
    expect(added({ orders: [bought(100, start), cancelled] }, 'lost')).toEqual(['80 20: 1']);
    const other = bought(90, { ...start, label: 'Plus', dueAt: daysAgo(-20) });
    expect(added({ orders: [bought(100, start), other, cancelled] }, 'went')).toEqual([
      `ever ${dayOf(daysAgo(-80))}: 1`,
    ]);
  });
});

describe('orders and what is open', () => {
  test('MT7 money is counted by the rate of its day, without a rate its amount is not', () => {
    const how = readingOf(
      buildWorkspace({ rates: [{ currency: 'USD', perUnit: 0.5, at: daysAgo(500), source: 'typed' }] }),
    );
    const orders = [
      bought(30),
      bought(20, { amount: { minor: 1000, currency: 'USD' } }),
      bought(10, { amount: { minor: 1000, currency: 'CHF' } }),
      bought(5, { type: 'refund', amount: { minor: 300, currency: 'EUR' } }),
    ];
    expect(added({ orders }, 'revenue', how)).toEqual(['30 0: 1000', '20 0: 500', '5 0: -300']);
    expect(added({ orders }, 'no-rate', how)).toEqual(['10 0: 1']);
    expect(added({ orders }, 'basket', how)).toHaveLength(2);
    expect(added({ orders }, 'first-order', how)).toEqual(['30 0: 1']);
    expect(added({ orders }, 'second-order', how)).toHaveLength(1);
    const reversals = [buildReversal({ fact: orders[0]?.id ?? '' })];
    expect(added({ orders, reversals }, 'first-order', how)).toEqual(['20 0: 1']);
  });

  test('MT7 a cart is back with an order within 14 days, an inquiry answered by the first of ours', () => {
    const cart = (days: number) => buildInteraction({ type: 'cart-abandoned', at: daysAgo(days) });
    const interactions = [cart(60), cart(30), cart(3)];
    expect(added({ interactions, orders: [bought(46), bought(15)] }, 'cart-recovered')).toEqual(['60 0: 1']);
    const inquiry = buildInteraction({ type: 'inquiry', at: daysAgo(10) });
    const answer = buildInteraction({ type: 'e-mail', at: daysAgo(8) - 1 });
    expect(added({ interactions: [inquiry, answer] }, 'replied')).toEqual(['10 47: 1']);
    expect(added({ interactions: [inquiry] }, 'replied')).toEqual([]);
  });

  test('MT7 a reward costs when it is given, not when it is used', () => {
    const given = buildReward({ at: daysAgo(9), cost: { minor: 500, currency: 'EUR' }, redeems: null });
    const used = buildReward({ at: daysAgo(2), cost: null, redeems: given.id });
    expect(added({ rewards: [given, used] }, 'reward-cost')).toEqual(['9 0: 500']);
    expect(added({ rewards: [given, used] }, 'reward')).toHaveLength(1);
  });

  test('MT8 each time a subscription is due: renewed, cancelled, open; too late is a new beginning', () => {
    const plan = (type: 'started' | 'renewed' | 'changed' | 'cancelled', days: number, due?: number) =>
      bought(days, {
        type: `subscription-${type}`,
        label: 'Care',
        dueAt: due === undefined ? null : daysAgo(due),
      });
    const ends = (...orders: ReturnType<typeof plan>[]) =>
      subscriptionTerms(orders).terms.map(({ dueAt, end }) => `${dayOf(daysAgo(0)) - dayOf(dueAt)} ${end}`);
    expect(ends(plan('started', 100, 70), plan('renewed', 69, 40), plan('cancelled', 50))).toEqual([
      '70 renewed',
      '40 cancelled',
    ]);
    expect(ends(plan('started', 300, 270), plan('renewed', 100, 70))).toEqual(['270 open', '70 open']);
    expect(ends(plan('started', 100, 70), plan('changed', 80, 60))).toEqual(['60 open']);
    expect(ends(plan('cancelled', 80))).toEqual([]);
  });
});

test('MT9 what somebody is expected to bring is counted in their stage, a customer by value and source too', () => {
  const range = { low: 100, base: 20_000, high: 50_000 };
  const ranges = { value: range, 'cash-3': range, 'cash-6': range, 'cash-12': range };
  const person = buildPerson({ stageChanges: [move('retention', 10)] });
  const entriesOf = (at: number) =>
    personFigures(person, reading, { at, ranges }).entries.map(({ key, code, amount }) => [
      ...keyOf(key).filter((part) => typeof part === 'string'),
      ofCode(code).bin,
      amount,
    ]);
  expect(entriesOf(daysAgo(0))).toContainEqual(['worth', 'cash-3', 'base', 0, 20_000]);
  expect(entriesOf(daysAgo(0))).toContainEqual(['worth-bucket', 'base', 3, 20_000]);
  expect(entriesOf(daysAgo(0))).toContainEqual(['worth-source', '', 'high', 0, 50_000]);
  expect(entriesOf(daysAgo(20)).some(([name]) => name === 'worth-bucket')).toBe(false);
});

test('MT1 MT2 what a person adds does not depend on the order of facts, and is taken out as it was put in', () => {
  fc.assert(
    fc.property(randomFacts, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (facts, noise) => {
      const shuffle = <T>(list: T[]) =>
        list
          .map((item, i) => ({ item, key: noise[i % noise.length] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const { contact, ...lists } = buildPerson(facts);
      const sorted = personFigures({ contact, ...lists }, reading).entries;
      const stageChanges = shuffle(lists.stageChanges);
      const reversals = shuffle(lists.reversals);
      expect(personFigures({ contact, ...lists, stageChanges, reversals }, reading).entries).toEqual(sorted);
      const sums = noSums();
      addEntries(sums, sorted, 1);
      addEntries(sums, sorted, -1);
      expect([...sums.values()].every((keys) => keys.size === 0)).toBe(true);
      for (const { month, code, amount } of sorted) {
        expect(Number.isSafeInteger(amount) && amount !== 0).toBe(true);
        if (month >= 0) expect(monthOf(firstDay(month) + ofCode(code).dayOfMonth - 1)).toBe(month);
      }
    }),
  );
});

test('MT2 a table gives the amounts of a time, by family and bin', () => {
  const sums = noSums();
  const stageChanges = [move('reach', 30), move('acquisition', 20)];
  for (let n = 0; n < 3; n += 1) {
    addEntries(sums, personFigures(buildPerson({ stageChanges }), reading).entries, 1);
  }
  const table = new FigureTable(
    [...sums].map(([month, keys]) => ({
      month,
      amounts: [...keys].flatMap(([key, codes]) =>
        [...codes].map(([code, amount]) => [key, code, amount] as const),
      ),
    })),
  );
  const today = dayOf(daysAgo(0));
  expect(table.sum('flow', { from: today - 20, to: today })).toBe(3);
  expect(table.sum('flow', { from: today - 30, to: today - 20 })).toBe(3);
  expect([...table.bins('flow', { from: today - 20, to: today })]).toEqual([[10, 3]]);
  expect(table.sum('standing', null)).toBe(3);
});

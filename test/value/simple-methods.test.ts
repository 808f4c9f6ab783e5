import { describe, expect, test } from 'vitest';
import type { Order } from '../../lib/model/facts';
import type { ValueFigures } from '../../lib/model/value-inputs';
import { figuresOf, withFigures } from '../../lib/model/value-figures';
import { evidenceOf } from '../../lib/rules/evidence';
import { compareMethods } from '../../lib/value/compare-methods';
import type { ComparedMethod } from '../../lib/value/compared-method';
import type { Peers } from '../../lib/value/estimate';
import { buildOrder, buildPerson, buildStageChange, buildWorkspace, DAY, daysAgo, NOW } from '../builders';

interface Given {
  figures?: Partial<ValueFigures>;
  peers?: Peers | null;
}

function methods(orders: Order[], { figures = {}, peers = null }: Given = {}): ComparedMethod[] {
  const plain = buildWorkspace();
  const all = { ...figuresOf(plain), margin: 0.8, monthlyChurn: 0.02, monthlyDiscount: 0, ...figures };
  const workspace = { ...plain, ...withFigures(plain, all, NOW) };
  const stageChanges = [buildStageChange({ to: 'retention', at: daysAgo(64) })];
  const person = buildPerson({ orders, stageChanges });
  return compareMethods({
    person,
    evidence: evidenceOf(person, { workspace, now: NOW }),
    workspace,
    peers,
    now: NOW,
  });
}

const line = (all: ComparedMethod[], id: ComparedMethod['id']) => all.find((one) => one.id === id);

/** 600 euros a year by subscription: 50 a month, the example of DOMAIN section 4. */
const plan = [
  buildOrder({
    type: 'subscription-started',
    at: NOW - 90 * DAY,
    amount: { minor: 60_000, currency: 'EUR' },
    label: 'Plan',
    periodMonths: 12,
  }),
];

describe('VA16 average revenue', () => {
  test('50 a month at 80 % margin and 2 % churn are 2,000 over a lifetime, and less over a year', () => {
    const all = methods(plan);
    expect(line(all, 'formula')?.range).toEqual({ low: 200_000, base: 200_000, high: 200_000 });
    const year = Math.round((4000 * (1 - 0.98 ** 12)) / 0.02);
    expect(line(all, 'horizon')).toMatchObject({
      name: 'Average revenue over 12 months',
      kind: 'clv',
      range: { low: year, base: year, high: year },
      note: '€50 a month by subscription, 2 % leave a month, 0 % discount a month.',
    });
  });

  test('is discounted by the month, over the horizon that is set', () => {
    const all = methods(plan, { figures: { monthlyDiscount: 0.01, horizonMonths: 24 } });
    const ratio = 0.98 / 1.01;
    expect(line(all, 'horizon')?.range?.base).toBe(Math.round((4000 * (1 - ratio ** 24)) / (1 - ratio)));
  });

  test('VA11 with a churn of 0 it ends with the horizon; a whole lifetime would have no end, which is said', () => {
    const all = methods(plan, { figures: { monthlyChurn: 0 } });
    expect(line(all, 'horizon')?.range?.base).toBe(48_000);
    expect(line(all, 'formula')).toMatchObject({
      range: null,
      note: expect.stringContaining('With a churn of 0 nobody would ever leave') as string,
    });
  });

  test('has a range by how few orders tell the revenue, which narrows with their number', () => {
    const bought = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        buildOrder({
          at: daysAgo(365 - (n * 300) / count),
          amount: { minor: 120_000 / count, currency: 'EUR' },
        }),
      );
    const spread = (count: number) => {
      const { low, base, high } = line(methods(bought(count)), 'horizon')?.range ?? {
        low: 0,
        base: 1,
        high: 0,
      };
      expect(low).toBeLessThan(base);
      expect(high).toBeGreaterThan(base);
      return (high - low) / base;
    };
    expect(spread(12)).toBeLessThan(spread(3));
    expect(spread(48)).toBeLessThan(spread(12));
    // 48 equal orders: nearly normal, 2 x 1.2816 / sqrt(48), a little more for what is assumed of their spread.
    expect(spread(48)).toBeCloseTo(0.37, 1);
  });

  test('without margin or any churn it has no figure, and says what is needed', () => {
    expect(line(methods(plan, { figures: { margin: null } }), 'horizon')).toMatchObject({
      range: null,
      note: 'Margin and churn are needed.',
    });
    expect(line(methods(plan, { figures: { monthlyChurn: null } }), 'formula')?.range).toBeNull();
    expect(line(methods([]), 'horizon')).toMatchObject({
      range: null,
      note: 'No orders for a month yet, and nobody to compare with.',
    });
  });
});

describe('VA16 relationship', () => {
  const figures = { relationshipYears: 3, acquisitionCost: 20_000, costOfService: 10_000 };

  test('revenue of a year times the years, less what winning and serving costs', () => {
    expect(line(methods(plan, { figures }), 'relationship')).toMatchObject({
      kind: 'revenue',
      range: { low: 130_000, base: 130_000, high: 130_000 },
      note: '€600 a year by subscription × 3 years, less €200 to win them and €100 of service a year; 0 % discount a month.',
    });
    const later = line(methods(plan, { figures: { ...figures, monthlyDiscount: 0.01 } }), 'relationship');
    const kept = (1 - 1.01 ** -36) / 0.01 / 36;
    expect(later?.range?.base).toBe(Math.round(150_000 * kept - 20_000));
  });

  test('without years it goes over the horizon; costs that are not set are not subtracted, which is said', () => {
    expect(line(methods(plan, { figures: { horizonMonths: 18 } }), 'relationship')).toMatchObject({
      range: { base: 90_000 },
      note: '€600 a year by subscription × 1.5 years (the horizon); no costs are set; 0 % discount a month.',
    });
  });

  test('can be below zero where serving costs more than comes in', () => {
    const dear = { ...figures, costOfService: 70_000 };
    expect(line(methods(plan, { figures: dear }), 'relationship')?.range?.base).toBe(-50_000);
  });

  test('of somebody without orders it takes what comparable people bring', () => {
    const peers = { yearRevenue: { low: 10_000, median: 80_000, high: 190_000, people: 24 } };
    expect(line(methods([], { peers }), 'relationship')).toMatchObject({
      range: { low: 10_000, base: 80_000, high: 190_000 },
      note: expect.stringContaining('€800 a year of people like them × 1 year (the horizon)') as string,
    });
    const refunded = { yearRevenue: { low: -5000, median: 80_000, high: 190_000, people: 24 } };
    expect(line(methods([], { peers: refunded }), 'relationship')).toMatchObject({
      range: null,
      note: 'Revenue cannot be negative. Enter refunds as orders of their own.',
    });
  });
});

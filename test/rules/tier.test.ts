import { describe, expect, test } from 'vitest';
import type { Rate } from '../../lib/model/rate';
import type { Tier } from '../../lib/model/workspace';
import { checkTiers, tierWords } from '../../lib/rules/tier';

const how = { currency: 'EUR', locale: 'en' };
const silver: Tier = { id: 'silver', label: 'Silver', minRevenue: 50_000, minOrders: 3 };
const gold: Tier = { id: 'gold', label: 'Gold', minRevenue: 100_000, minOrders: 5 };
const ladder = [silver, gold];
const words = (
  netRevenue12m: number,
  ordersYear: number,
  tiers = ladder,
  otherCurrencies: string[] = [],
  rates: Rate[] = [],
) => tierWords(tiers, { netRevenue12m, ordersYear, otherCurrencies, rates }, how);

describe('the tier of a person', () => {
  test('LT1 is reached by spend or by orders; the last that fits counts', () => {
    expect(words(49_999, 2)?.tier).toBeNull();
    expect(words(50_000, 0)?.tier?.id).toBe('silver');
    expect(words(0, 3)?.tier?.id).toBe('silver');
    expect(words(99_999, 4)?.tier?.id).toBe('silver');
    expect(words(100_000, 0)?.tier?.id).toBe('gold');
    expect(words(0, 5)?.tier?.id).toBe('gold');
  });

  test('LT1 a bound that is not set is reached by nobody', () => {
    const bySpend = [{ ...silver, minOrders: null }];
    expect(words(0, 99, bySpend)?.tier).toBeNull();
    expect(words(50_000, 0, bySpend)?.tier?.id).toBe('silver');
    expect(words(1, 1, [{ ...silver, minOrders: null, minRevenue: null }])?.tier).toBeNull();
  });

  test('LT2 the next tier is so much money or so many orders away; at the top nothing is missing', () => {
    expect(words(77_000, 4)).toMatchObject({
      says: 'Silver: €500 or 3 orders in 12 months.',
      because: '€770 and 4 orders in 12 months.',
      missing: 'Gold is €230 or 1 order away.',
    });
    expect(words(-5_000, 0)?.missing).toBe('Silver is €550 or 3 orders away.');
    expect(
      words(0, 4, [
        { ...silver, minOrders: null },
        { ...gold, minOrders: null },
      ])?.missing,
    ).toBe('Silver is €500 away.');
    expect(words(100_000, 9)).toMatchObject({ next: null, missing: null });
  });

  test('LT1 other currencies are left out and named; without tiers there is nothing to say', () => {
    expect(words(0, 0, ladder, ['USD', 'GBP'])?.because).toBe(
      '€0 and 0 orders in 12 months. Amounts in USD, GBP are not counted.',
    );
    expect(words(1, 1, [])).toBeNull();
  });

  test('LT1 EV6 by which rate another currency was counted is said', () => {
    const rate = { currency: 'USD', perUnit: 0.9, at: Date.UTC(2025, 2, 3), source: 'ECB' };
    expect(words(9_000, 1, ladder, ['GBP'], [rate])?.because).toBe(
      '€90 and 1 order in 12 months. USD at the rate of 3 March 2025. Amounts in GBP are not counted.',
    );
  });
});

describe('what is wrong with tiers', () => {
  const wrong = (...tiers: Tier[]) => checkTiers(tiers).map(({ at, message }) => `${at} ${message}`);

  test('LT3 nothing where each has a name and asks for more than those before', () => {
    expect(wrong(silver, gold)).toEqual([]);
    expect(wrong({ ...silver, minOrders: null }, { ...gold, minRevenue: null })).toEqual([]);
  });

  test('LT3 a name', () => {
    expect(wrong({ ...silver, label: ' ' })).toEqual(['0 Give the tier a name.']);
    expect(wrong(silver, { ...gold, label: ' silver ' })).toEqual(['1 Two tiers are called “silver”.']);
    expect(wrong({ ...silver, label: 'x'.repeat(60) })).toEqual([]);
    expect(wrong({ ...silver, label: 'x'.repeat(61) })).toEqual(['0 A name has 60 characters at most.']);
  });

  test('LT3 a bound, in whole numbers above 0', () => {
    expect(wrong({ ...silver, minOrders: null, minRevenue: null })).toEqual([
      '0 Say from what spend or how many orders.',
    ]);
    for (const bound of [0, -1, 1.5, NaN]) {
      expect(wrong({ ...silver, minOrders: bound })).toEqual([
        '0 Spend and orders are whole numbers above 0.',
      ]);
    }
  });

  test('LT3 more than those before, and ten at most', () => {
    const message = 'Ask for more than “Silver” does, which comes before it.';
    expect(wrong(silver, { ...gold, minRevenue: 50_000 })).toEqual([`1 ${message}`]);
    expect(wrong(silver, { ...gold, minOrders: 3 })).toEqual([`1 ${message}`]);
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        id: `${i}`,
        label: `T${i}`,
        minRevenue: i + 1,
        minOrders: null,
      }));
    expect(wrong(...many(10))).toEqual([]);
    expect(wrong(...many(11))).toEqual(['10 There can be 10 tiers at most.']);
  });
});

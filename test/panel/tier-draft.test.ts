import { expect, test } from 'vitest';
import { draftOfTier, newTierId, tierOfDraft } from '../../lib/panel/tier-draft';

const draft = { id: 'gold', label: 'Gold', spend: '', orders: '' };

test('amounts are typed in whole units of the currency and kept in minor ones', () => {
  const read = (spend: string, currency = 'EUR') => tierOfDraft({ ...draft, spend }, currency).minRevenue;
  expect(read('1000')).toBe(100_000);
  expect(read('1 000,50')).toBe(100_050);
  expect(read('1000.5')).toBe(100_050);
  expect(read('1000', 'JPY')).toBe(1000);
  expect(read('  ')).toBeNull();
  for (const odd of ['abc', '-5', '1.000.000', '1e9']) expect(read(odd)).toBeNaN();
  expect(tierOfDraft({ ...draft, orders: '5' }, 'EUR').minOrders).toBe(5);
});

test('a tier is the same after it was shown', () => {
  for (const tier of [
    { id: 'gold', label: 'Gold', minRevenue: 100_050, minOrders: null },
    { id: 'gold', label: 'Gold', minRevenue: null, minOrders: 5 },
  ]) {
    expect(tierOfDraft(draftOfTier(tier, 'EUR'), 'EUR')).toEqual(tier);
  }
});

test('a new tier has an id of its own', () => {
  expect(newTierId([])).toBe('tier-1');
  expect(newTierId([{ ...draft, id: 'tier-2' }])).toBe('tier-3');
});

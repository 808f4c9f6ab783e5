import { expect, test } from 'vitest';
import { referralWorth } from '../../lib/rules/referral-worth';
import { buildOrder, buildPerson, daysAgo, NOW } from '../builders';

test('TL10 EV6 what a referral brought counts other currencies by the rate of their day, and not without one', () => {
  const of = (minor: number, currency: string, days = 5) =>
    buildOrder({ at: daysAgo(days), amount: { minor, currency } });
  const person = buildPerson({
    orders: [of(5000, 'EUR'), of(10_000, 'USD'), of(400, 'CHF'), of(900, 'EUR', -1)],
  });
  const rates = [{ currency: 'USD', perUnit: 0.9, at: daysAgo(100), source: 'ECB' }];
  expect(referralWorth(person, { currency: 'EUR', rates }, NOW)).toEqual({ minor: 14_000, currency: 'EUR' });
  expect(referralWorth(person, { currency: 'EUR', rates: [] }, NOW)).toEqual({
    minor: 5000,
    currency: 'EUR',
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencyDecimals, formatCompactMoney, formatMoney, formatWholeMoney } from '../../lib/model/money';

test.each([
  [42_000, 'EUR', 'en', '€420'],
  [42_050, 'EUR', 'en', '€420.50'],
  [-42_005, 'EUR', 'en', '-€420.05'],
  [0, 'EUR', 'en', '€0'],
  [-0, 'EUR', 'en', '€0'],
  [420, 'JPY', 'en', '¥420'],
  [420_000, 'KWD', 'en', 'KWD\u00a0420'],
  [420_005, 'KWD', 'en', 'KWD\u00a0420.005'],
  [123_456_789, 'USD', 'en', '$1,234,567.89'],
  [42_050, 'EUR', 'de', '420,50\u00a0€'],
])('VA12 %d minor units of %s in %s read %s', (minor, currency, locale, text) => {
  expect(formatMoney(minor, currency, locale)).toBe(text);
});

test('VA12 estimates are shown in whole units, whatever the decimals of the currency', () => {
  expect(formatWholeMoney(411_950, 'EUR', 'en')).toBe('€4,120');
  expect(formatWholeMoney(4120, 'JPY', 'en')).toBe('¥4,120');
  expect(formatWholeMoney(-20, 'EUR', 'en')).toBe('€0');
});

test('VA12 decimals follow the currency; a code that is not known has two', () => {
  expect(['EUR', 'JPY', 'KWD', 'XQQ'].map(currencyDecimals)).toEqual([2, 0, 3, 2]);
});

test('VA12 no amount loses a minor unit on the way to the screen', () => {
  const currencies = fc.constantFrom('EUR', 'JPY', 'KWD', 'CHF');
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), currencies, (minor, currency) => {
      const digits = formatMoney(minor, currency, 'en').replace(/[^\d.-]/g, '');
      expect(Math.round(Number(digits) * 10 ** currencyDecimals(currency)) + 0).toBe(minor + 0);
    }),
  );
});

test('VA12 a bound on an axis is short', () => {
  expect(formatCompactMoney(50_000, 'EUR', 'en-GB')).toBe('€500');
  expect(formatCompactMoney(1_000_000, 'EUR', 'en-US')).toBe('€10K');
  expect(formatCompactMoney(25_000, 'JPY', 'en-US')).toBe('¥25K');
});

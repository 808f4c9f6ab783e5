import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencyDecimals } from '../../lib/model/money';
import { parseMoney } from '../../lib/model/money-input';

test.each([
  ['en-GB', 'EUR', '420', 42_000],
  ['en-GB', 'EUR', '€1,234.50', 123_450],
  ['en-GB', 'EUR', '1234.5 eur', 123_450],
  ['de-DE', 'EUR', '1.234,50 €', 123_450],
  ['de-DE', 'EUR', '1.234', 123_400],
  ['de-CH', 'CHF', "CHF 1'234.50", 123_450],
  ['fr-FR', 'EUR', '1\u202f234,5', 123_450],
  ['en-IN', 'INR', '₹12,34,567', 123_456_700],
  ['ja-JP', 'JPY', '¥1,200', 1200],
  ['en-GB', 'KWD', '1.234', 1234],
  ['en-GB', 'EUR', '.5', 50],
  ['en-GB', 'EUR', '0', 0],
  ['en-GB', 'EUR', '１２', 1200],
])('LG2 %s %s: %s', (locale, currency, text, minor) => {
  expect(parseMoney(text, currency, locale)).toEqual({ ok: true, minor });
});

test.each([
  ['en-GB', 'EUR', '', 'Type an amount, such as 1,250.50.'],
  ['en-GB', 'EUR', '12,50', '“12,50” is not an amount here. Write it like 1,250.50.'],
  ['de-DE', 'EUR', '12.50', '“12.50” is not an amount here. Write it like 1.250,50.'],
  ['en-GB', 'EUR', '1.234', 'EUR has 2 decimals. Write it like 1,250.50.'],
  ['ja-JP', 'JPY', '12.5', 'JPY has no decimals. Write it like 1,250.'],
  ['en-GB', 'EUR', '-5', 'Type the amount without a minus. For money back choose Refund.'],
  ['en-GB', 'EUR', 'a lot', '“a lot” is not an amount here. Write it like 1,250.50.'],
  ['en-GB', 'EUR', '1e9', '“1e9” is not an amount here. Write it like 1,250.50.'],
  ['en-GB', 'EUR', '$5', '“$5” is not an amount here. Write it like 1,250.50.'],
  ['en-GB', 'EUR', '99999999999999', 'That is more than can be kept. Check the amount.'],
])('LG2 %s %s refuses %j with a sentence', (locale, currency, text, message) => {
  expect(parseMoney(text, currency, locale)).toEqual({ ok: false, message });
});

test('LG2 what is shown as an amount is read as that amount', () => {
  const places = fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'ja-JP', 'pt-BR', 'pl-PL');
  const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'CHF', 'KWD', 'INR');
  fc.assert(
    fc.property(places, currencies, fc.integer({ min: 0, max: 1e11 }), (locale, currency, minor) => {
      const shown = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
        minor / 10 ** currencyDecimals(currency),
      );
      expect(parseMoney(shown, currency, locale)).toEqual({ ok: true, minor });
    }),
  );
});

test('LG2 whatever is typed is an amount or a sentence, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const typed = parseMoney(text, 'EUR', 'en-GB');
      if (typed.ok) expect(Number.isSafeInteger(typed.minor) && typed.minor >= 0).toBe(true);
      else expect(typed.message).toMatch(/\.$/);
    }),
  );
});

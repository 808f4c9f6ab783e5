import { currencyDecimals } from '../../model/money';
import { parseMoney } from '../../model/money-input';
import type { FigureTongue } from './metric-words';

/** What somebody typed, read; or one sentence that says what is wrong with it. */
export type Typed<Value> = { ok: true; value: Value } | { ok: false; message: string };

/** A whole number, its thousands apart or not: '12.5' is neither 125 nor 12. */
export function typedCount(text: string): Typed<number> {
  const bare = text.trim();
  if (bare.length > 30 || !/^(\d{1,15}|\d{1,3}([\s.,’']\d{3}){1,4})$/.test(bare)) {
    return wrong('Type a whole number, such as 1200.');
  }
  return { ok: true, value: Number(bare.replace(/\D/g, '')) };
}

/** An amount in minor units, as people of the locale type it. */
export function typedMoney(text: string, { currency, locale }: FigureTongue): Typed<number> {
  const money = parseMoney(text, currency, locale);
  return money.ok ? { ok: true, value: money.minor } : money;
}

/** An amount as its field has it to be typed over. */
export function amountField(amount: number, currency: string | null, locale: string): string {
  if (currency === null) return String(amount);
  const decimals = currencyDecimals(currency);
  return (amount / 10 ** decimals).toLocaleString(locale, {
    numberingSystem: 'latn',
    useGrouping: false,
    minimumFractionDigits: decimals,
  });
}

/** What was typed is refused, with a sentence that says why. */
export function wrong(message: string): { ok: false; message: string } {
  return { ok: false, message };
}

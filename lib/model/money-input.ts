import { currencyDecimals } from './money';

/** An amount that was typed: minor units, or why it is not one, as a sentence. */
export type TypedMoney = { ok: true; minor: number } | { ok: false; message: string };

/** More than anybody orders, and exact in a number. */
const MOST_DIGITS = 13;

/**
 * Reads an amount as people of a locale type it: '1,234.50', '1.234,50', '€ 420', '420 EUR', '1’234.50'. What a reader
 * of another locale could take for another amount is refused and not guessed: 12,50 in an English one.
 * @param currency ISO 4217 code; the number of decimals follows from it
 */
export function parseMoney(text: string, currency: string, locale: string): TypedMoney {
  const { group, decimal } = separatorsOf(locale);
  const decimals = currencyDecimals(currency);
  const example = exampleOf(locale, decimals);
  const bare = withoutCurrency(text, currency, locale);
  const wrong = (message: string): TypedMoney => ({ ok: false, message });
  if (bare === '') return wrong(`Type an amount, such as ${example}.`);
  if (/^[-−(]/.test(bare)) return wrong('Type the amount without a minus. For money back choose Refund.');
  const [whole = '', fraction, ...more] = bare.split(decimal);
  const digits = isGroup(group) ? joined(whole, group) : joined(whole, ' ');
  const isNumber = digits !== null && more.length === 0 && /^\d*$/.test(fraction ?? '');
  if (!isNumber || (digits === '' && (fraction ?? '') === '')) {
    return wrong(`“${shortened(text.trim())}” is not an amount here. Write it like ${example}.`);
  }
  if ((fraction ?? '').length > decimals) {
    return wrong(
      decimals === 0
        ? `${currency} has no decimals. Write it like ${example}.`
        : `${currency} has ${String(decimals)} decimals. Write it like ${example}.`,
    );
  }
  const minor = `${digits}${(fraction ?? '').padEnd(decimals, '0')}`.replace(/^0+(?=\d)/, '');
  if (minor.length > MOST_DIGITS) return wrong('That is more than can be kept. Check the amount.');
  return { ok: true, minor: Number(minor) };
}

/** The digits of a whole part whose groups are groups: '1,234' and '12,34,567' are, '1,23' is not. */
function joined(whole: string, group: string): string | null {
  const parts = group === ' ' ? whole.split(' ') : whole.split(group);
  const [first = '', ...rest] = parts;
  if (parts.some((part) => !/^\d*$/.test(part))) return null;
  if (rest.length === 0) return first;
  const isGrouped =
    first.length >= 1 && first.length <= 3 && rest.every(({ length }) => length === 2 || length === 3);
  return isGrouped && rest.at(-1)?.length === 3 ? parts.join('') : null;
}

function isGroup(group: string): boolean {
  return group !== '' && !/\s/.test(group);
}

/** Without the sign or the code of the currency, with one kind of blank and one kind of apostrophe. */
function withoutCurrency(text: string, currency: string, locale: string): string {
  const signs = new Set(
    [locale, 'en'].flatMap((where) =>
      (['symbol', 'narrowSymbol', 'code'] as const).map((currencyDisplay) =>
        new Intl.NumberFormat(where, { style: 'currency', currency, currencyDisplay })
          .formatToParts(0)
          .filter(({ type }) => type === 'currency')
          .map(({ value }) => value.normalize('NFKC'))
          .join(''),
      ),
    ),
  );
  let bare = text.normalize('NFKC').replace(/['’]/g, '’').replace(/\s+/gu, ' ').trim();
  for (const sign of [...signs, currency.toLowerCase()]) {
    if (sign === '') continue;
    if (bare.startsWith(sign)) bare = bare.slice(sign.length).trim();
    else if (bare.endsWith(sign)) bare = bare.slice(0, -sign.length).trim();
  }
  return bare;
}

function separatorsOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1_234_567.5);
  const value = (type: 'group' | 'decimal') =>
    (parts.find((part) => part.type === type)?.value ?? '').replace(/['’]/g, '’');
  return { group: value('group'), decimal: value('decimal') || '.' };
}

function exampleOf(locale: string, decimals: number): string {
  return new Intl.NumberFormat(locale, {
    numberingSystem: 'latn',
    minimumFractionDigits: decimals,
  }).format(decimals === 0 ? 1250 : 1250.5);
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

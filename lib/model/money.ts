// Making a formatter costs a hundred times what using it does, and a timeline formats thousands of amounts.
const decimalsOf = new Map<string, number>();
const formatters = new Map<string, Intl.NumberFormat>();

/**
 * How many decimals a currency has by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD; 2 for a code that is not known.
 */
export function currencyDecimals(currency: string): number {
  let decimals = decimalsOf.get(currency);
  if (decimals === undefined) {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    decimals = options.maximumFractionDigits ?? 2;
    decimalsOf.set(currency, decimals);
  }
  return decimals;
}

/**
 * An amount as people read it: '€420', '€420.50', '¥420'. Decimals are shown only where there are any.
 * @param minor integer minor units of the currency
 */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const unit = 10 ** currencyDecimals(currency);
  return format(minor / unit, currency, locale, minor % unit === 0 ? 0 : currencyDecimals(currency));
}

/**
 * An amount in whole units, for estimates whose cents would only look exact: '€4,120'.
 * @param minor integer minor units of the currency
 */
export function formatWholeMoney(minor: number, currency: string, locale: string): string {
  return format(Math.round(minor / 10 ** currencyDecimals(currency)), currency, locale, 0);
}

/**
 * An amount where there is little room, such as a bound on an axis: '€500', '€10K'.
 * @param minor integer minor units of the currency
 */
export function formatCompactMoney(minor: number, currency: string, locale: string): string {
  const key = `${locale} ${currency} compact`;
  const known =
    formatters.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    });
  formatters.set(key, known);
  return known.format(minor / 10 ** currencyDecimals(currency));
}

function format(amount: number, currency: string, locale: string, decimals: number): string {
  const key = `${locale} ${currency} ${decimals}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formatters.set(key, formatter);
  }
  return formatter.format(amount === 0 ? 0 : amount);
}

/**
 * How many decimals a currency has by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD; 2 for a code that is not known.
 */
export function currencyDecimals(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
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

function format(amount: number, currency: string, locale: string, decimals: number): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount === 0 ? 0 : amount);
}

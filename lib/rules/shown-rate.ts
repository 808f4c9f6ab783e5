import { shareOf } from './share-interval';

/** Of fewer than so many a rate alone would say more than is known: its range stands beside it. PI1 */
export const FEW = 30;

/** Of fewer than so many no rate is drawn: what happened to one of them would be a fifth of it or more. PI2 */
const TOO_FEW = 5;

/**
 * A rate as it is shown, with what it is of: '58 % of 1,731'; of fewer than 30 with its 95 % range (Wilson), '3 of 8
 * (14 to 69 %)'; 'nobody yet' of nothing. Never a percentage without its count. PI1
 * @param locale for the grouping of digits
 */
export function rateText(hits: number, of: number, locale: string): string {
  const share = shareOf(hits, of);
  if (share === null) return 'nobody yet';
  if (of >= FEW) return `${percentText(share.share)} of ${countText(of, locale)}`;
  const [low, high] = [share.low, share.high].map((end) => String(Math.round(end * 100)));
  return `${countText(hits, locale)} of ${countText(of, locale)} (${low ?? ''} to ${high ?? ''} %)`;
}

/** Whether a share of so many is drawn as a share at all. PI2 */
export function isTooFew(of: number): boolean {
  return of < TOO_FEW;
}

/** '58 %'; what is neither nothing nor all is not rounded to it: 'under 1 %', 'over 99 %'. PI1 */
export function percentText(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return 'under 1 %';
  if (whole === 100 && share < 1) return 'over 99 %';
  return `${String(whole)} %`;
}

/** A count with its digits grouped: '1,731'. */
export function countText(count: number, locale = 'en'): string {
  return formatter(locale, 'standard').format(count);
}

/** A count where there is little room: '1.7K', '9.4M'; the whole one stands where there is more. */
export function compactText(count: number, locale: string): string {
  return formatter(locale, 'compact').format(count);
}

/** A mean or a ratio with one decimal: '4.2', '3,5'; a whole one bare, or, where `always`, with its nought. */
export function decimalText(value: number, locale: string, always = false): string {
  return formatter(locale, always ? 'mean' : 'decimal').format(value);
}

const WAYS = {
  standard: { maximumFractionDigits: 0 },
  compact: { notation: 'compact', maximumFractionDigits: 1 },
  decimal: { maximumFractionDigits: 1 },
  mean: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
} as const satisfies Record<string, Intl.NumberFormatOptions>;

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, way: keyof typeof WAYS): Intl.NumberFormat {
  const key = `${locale} ${way}`;
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, WAYS[way]);
  formatters.set(key, known);
  return known;
}

/** '1 person', '1,731 people'. */
export function peopleText(count: number, locale = 'en'): string {
  return count === 1 ? '1 person' : `${countText(count, locale)} people`;
}

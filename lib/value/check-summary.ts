import type { OrderSummary } from './order-summary';

/** Amounts from here on cannot be counted exactly in hundredths. */
export const MOST = 1e13;

/** What is wrong with a summary, as the end of a sentence ('the age T is below 0'), or null. */
export function wrongWith({ x, tx, T, zbar, xz }: OrderSummary): string | null {
  if (![x, tx, T, zbar, xz].every(Number.isFinite)) return 'a value is not a number';
  if (!Number.isInteger(x) || x < 0)
    return `the number of repeat orders is ${x}, not a whole number from 0 on`;
  if (tx < 0) return 'the last order lies before the first';
  if (T < tx) return 'the last order lies after the end of the observation';
  if (T > 1e6 || x > 1e7) return 'the time or the number of orders is too large to be true';
  if (x === 0 && tx > 0) return 'there is no repeat order, but a time of the last one';
  if (x > 0 && tx === 0) return 'there is a repeat order, but at no time after the first';
  if (zbar < 0) return 'the mean amount is below 0';
  if (zbar > MOST) return 'the mean amount is too large to be true';
  if (!Number.isInteger(xz) || xz < 0 || xz > x) return `${xz} of ${x} repeat orders cannot have an amount`;
  if (xz > 0 !== zbar > 0) return 'the mean amount and the number of orders it is from do not go together';
  return null;
}

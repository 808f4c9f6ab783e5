/** A share of a count with its range: all from 0 to 1. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

/** 95 % of a normal distribution lie within so many deviations of its mean. */
const DEVIATIONS = 1.959964;

/**
 * How large a share is that was seen `hits` times of `of`, with its 95 % interval by Wilson's score (Wilson 1927), which
 * is right for small counts and for shares near 0 and 1 too. Null of nothing. LN12
 */
export function shareOf(hits: number, of: number): Share | null {
  if (of <= 0) return null;
  const share = hits / of;
  const square = DEVIATIONS ** 2;
  const middle = (share + square / (2 * of)) / (1 + square / of);
  const reach =
    (DEVIATIONS * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))) / (1 + square / of);
  return { share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** What is left of a sum is below this share of it. */
const PRECISION = 1e-17;
const MAX_TERMS = 2_000_000;
/** Sums are scaled down beyond this, so that they cannot overflow. */
const LARGE = 1e200;

/**
 * Natural logarithm of Gauss's hypergeometric function 2F1(a, b; c; z) for a, b, c > 0 and 0 <= z < 1, where it is
 * positive and only positive terms are summed. The power series, or by Euler's transformation (1 - z)^(c - a - b)
 * 2F1(c - a, c - b; c; z) where that converges faster and has no negative term either. The logarithm, because the
 * value itself leaves the range of a double at a few hundred orders. Source: Abramowitz and Stegun, Handbook of
 * Mathematical Functions (1964), 15.1.1, 15.3.3.
 */
export function logHypergeometric(a: number, b: number, c: number, z: number): number {
  const euler = c - a - b;
  if (euler < 0 && c - a >= 0 && c - b >= 0) return euler * Math.log1p(-z) + logSeries(c - a, c - b, c, z);
  return logSeries(a, b, c, z);
}

function logSeries(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  let log = 0;
  for (let n = 0; n < MAX_TERMS; n += 1) {
    const ratio = (((a + n) / (c + n)) * (b + n) * z) / (n + 1);
    term *= ratio;
    sum += term;
    if (sum > LARGE) {
      log += Math.log(sum);
      term /= sum;
      sum = 1;
    }
    // Ratios tend to z from then on: what is left is at most a geometric series.
    if (ratio < 1 && term <= sum * PRECISION * (1 - Math.max(ratio, z))) break;
  }
  return log + Math.log(sum);
}

/** B(2k) / 2k for k = 1, 2, ... of the Bernoulli numbers. */
const TERMS = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12, -3617 / 8160].reverse();

/** From here on the asymptotic series is exact to a double with the terms above. */
const SERIES_FROM = 10;

/**
 * Digamma function, the derivative of log-gamma, for x > 0, to about 1e-15 of the larger of itself and 1. Asymptotic
 * series from 10 on, below it moved up by digamma(x + 1) = digamma(x) + 1 / x. Source: Abramowitz and Stegun, Handbook
 * of Mathematical Functions (1964), 6.3.5, 6.3.18.
 */
export function digamma(x: number): number {
  let below = 0;
  let at = x;
  while (at < SERIES_FROM) {
    below += 1 / at;
    at += 1;
  }
  const square = 1 / (at * at);
  let sum = 0;
  for (const term of TERMS) sum = sum * square + term;
  return Math.log(at) - 0.5 / at - sum * square - below;
}

import { logBeta } from './log-beta';

const PRECISION = 1e-15;
const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b): the share of a beta distribution that lies below x, 0 to 1, for
 * a, b > 0. Continued fraction by Lentz, from the side where it converges fast. Source: NIST Digital Library of
 * Mathematical Functions, 8.17.22; Press and others, Numerical Recipes, 3rd edition (2007), section 6.4.
 * @param above 1 - x, where it is known better than the difference says
 */
export function betaShare(x: number, a: number, b: number, above = 1 - x): number {
  if (x <= 0) return 0;
  if (above <= 0) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log(above) - logBeta(a, b));
  const share =
    x * (a + b + 2) < a + 1 ? (front / a) * fraction(x, a, b) : 1 - (front / b) * fraction(above, b, a);
  return Math.min(1, Math.max(0, share));
}

function fraction(x: number, a: number, b: number): number {
  const limit = 300 + Math.ceil(20 * Math.sqrt(a + b));
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < limit; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return h;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

import { logGamma } from './log-gamma';

const PRECISION = 1e-13;
const TINY = 1e-300;

/**
 * Regularised lower incomplete gamma function P(a, x): the share of a gamma distribution of shape a > 0 and scale 1
 * that lies below x. Series below a + 1, continued fraction by Lentz above. Source: Press and others, Numerical
 * Recipes, 3rd edition (2007), section 6.2.
 */
export function gammaShare(a: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return Math.min(1, Math.max(0, x < a + 1 ? series(a, x) * front : 1 - fraction(a, x) * front));
}

/** Enough terms for any shape: the number needed grows with its root. */
function termLimit(a: number): number {
  return 500 + Math.ceil(30 * Math.sqrt(a));
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < termLimit(a) && term > sum * PRECISION; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < termLimit(a); i += 1) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / awayFromZero(an * d + b);
    c = awayFromZero(b + an / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return h;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

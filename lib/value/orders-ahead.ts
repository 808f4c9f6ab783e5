import { betaShare } from './beta-share';
import { logBeta, logRising } from './log-beta';
import { chancesToLeave, type DropoutModel, type OrderParams } from './dropout-likelihood';

/**
 * What is known of somebody who is still a customer: their rate is gamma distributed with `shape`, the share that
 * leaves after an order beta distributed with `leave` and `stay`; `ahead` is the time ahead over alpha + T.
 */
export interface Ahead {
  shape: number;
  leave: number;
  stay: number;
  ahead: number;
}

/** Above so many terms the integral is quicker than the sum. */
const MAX_TERMS = 3000;
/** Where a beta distribution has so large a parameter, everybody leaves at the same share, to 1e-8. */
const ALIKE = 1e8;
const LARGE = 1e200;
const PRECISION = 1e-17;

/** What a customer's own orders make of the parameters; leave 0 where nobody leaves. */
export function aheadOf(
  model: DropoutModel | 'nbd',
  { r, alpha, a, b }: OrderParams,
  { x, T }: { x: number; T: number },
  time: number,
): Ahead {
  const stay = model === 'nbd' ? b : b + chancesToLeave(model, x);
  return { shape: r + x, leave: model === 'nbd' ? 0 : a, stay, ahead: time / (alpha + T) };
}

/**
 * Expected orders in the time ahead of somebody who is a customer now. It is
 * (leave + stay - 1) / (leave - 1) (1 - (1 + ahead)^-shape 2F1(shape, stay; leave + stay - 1; ahead / (1 + ahead))),
 * which is 0 / 0 at leave = 1 and loses its digits near it. Here the two series are subtracted term by term, which
 * leaves only positive terms: the chance of n orders if nobody left (negative binomial), times the orders that then
 * take place, 1 + stay / (leave + stay) + ... Sources: Fader, Hardie and Lee (2005), equation 10; for MBG/NBD Wagner
 * and Hoppe, Erratum on the MBG/NBD model, International Journal of Research in Marketing 25 (2008).
 */
export function expectedWhileAlive(of: Ahead): number {
  const { shape, leave, ahead } = of;
  if (!(ahead > 0)) return 0;
  if (leave === 0) return shape * ahead;
  const mean = shape * ahead;
  const terms = mean + 8 * Math.sqrt(mean * (1 + ahead)) + 40 * (1 + ahead);
  return terms > MAX_TERMS ? integral(of) : series(of);
}

function series({ shape, leave, stay, ahead }: Ahead): number {
  const z = ahead / (1 + ahead);
  let [chance, total, sum, orders, stays] = [1, 1, 0, 0, 1];
  for (let n = 1; n < 4 * MAX_TERMS; n += 1) {
    const ratio = (z * (shape + n - 1)) / n;
    chance *= ratio;
    orders += stays;
    stays *= (stay + n - 1) / (leave + stay + n - 1);
    total += chance;
    sum += chance * orders;
    if (total > LARGE) {
      chance /= LARGE;
      total /= LARGE;
      sum /= LARGE;
    }
    if (ratio < 1 && chance * orders <= sum * PRECISION * (1 - Math.max(ratio, z))) break;
  }
  return sum / total;
}

/**
 * The same as an integral over the share p that leaves, of (1 - (1 + p ahead)^-shape) / p times its beta density, by
 * the trapezoidal rule after a double exponential change of variable about the peak. Source: Takahasi and Mori,
 * Double exponential formulas for numerical integration, Publications of RIMS 9 (1974).
 */
function integral({ shape, leave, stay, ahead }: Ahead): number {
  const orders = (share: number) => -Math.expm1(-shape * Math.log1p(share * ahead));
  if (leave > ALIKE) {
    const share = leave / (leave + stay);
    return orders(share) / share;
  }
  const norm = logBeta(leave, stay);
  // v = log(p / (1 - p)); the logarithm of the integrand by v.
  const log = (v: number) => {
    const small = Math.log1p(Math.exp(-Math.abs(v)));
    const logP = Math.min(v, 0) - small;
    const logQ = Math.min(-v, 0) - small;
    return (leave - 1) * logP + stay * logQ + Math.log(orders(Math.exp(logP))) - norm;
  };
  const peak = peakOf(log);
  const top = log(peak);
  const width = widthOf(log, peak, widthOf(log, peak, 0.1) / 4);
  let sum = 0;
  for (const side of [1, -1]) {
    for (let i = side === 1 ? 0 : 1; i < 400; i += 1) {
      const y = (side * i) / 32;
      const term = Math.exp(log(peak + width * Math.sinh(y)) - top) * Math.cosh(y);
      sum += term;
      if (term < sum * PRECISION) break;
    }
  }
  return (sum / 32) * width * Math.exp(top);
}

/** How wide a peak is: one over the root of its bend, from values so far off. */
function widthOf(log: (v: number) => number, peak: number, off: number): number {
  const bend = (2 * log(peak) - log(peak + off) - log(peak - off)) / (off * off);
  return bend > 1 ? 1 / Math.sqrt(bend) : 1;
}

/** Where the integrand is greatest, by golden sections: it has one peak. */
function peakOf(log: (v: number) => number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [-700, 40];
  while (high - low > 1e-9) {
    const width = (high - low) * golden;
    const [left, right] = [high - width, low + width];
    if (log(left) < log(right)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}

/**
 * Chance that somebody who is a customer now gives at least n orders in the time ahead: that n would come if nobody
 * left, and that they do not leave after one of the n - 1 before the last. 1 for n = 0.
 */
export function chanceOfAtLeast(n: number, { shape, leave, stay, ahead }: Ahead): number {
  if (n === 0) return 1;
  if (!(ahead > 0)) return 0;
  const would = betaShare(ahead / (1 + ahead), n, shape, 1 / (1 + ahead));
  if (leave === 0 || n === 1) return would;
  return would * Math.exp(logRising(stay, n - 1) - logRising(leave + stay, n - 1));
}

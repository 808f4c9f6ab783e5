import { digamma } from './digamma';
import { logRising } from './log-beta';
import type { OrderGroup } from './order-summary';

/** Models of orders at will in which people leave. */
export type DropoutModel = 'bg-nbd' | 'mbg-nbd';

/**
 * r, alpha: orders come at a rate that is gamma distributed among customers, with shape r and rate alpha in units of
 * time. a, b: the share that leaves after an order is beta distributed. With a = 0 nobody leaves, which is the NBD.
 */
export interface OrderParams {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/**
 * After how many orders the customer could have left before now: in the BG/NBD after each repeat, in the MBG/NBD after
 * the first order too.
 */
export function chancesToLeave(model: DropoutModel, x: number): number {
  return model === 'bg-nbd' ? x : x + 1;
}

/**
 * Log-likelihood of one customer. Sources: BG/NBD, Fader, Hardie and Lee, 'Counting your customers' the easy way,
 * Marketing Science 24 (2005), equation 6; MBG/NBD, Batislam, Denizel and Filiztekin, Empirical validation and
 * comparison of models for customer base analysis, International Journal of Research in Marketing 24 (2007).
 */
export function logLikelihoodOf(
  model: DropoutModel,
  { r, alpha, a, b }: OrderParams,
  { x, tx, T }: { x: number; tx: number; T: number },
): number {
  const k = chancesToLeave(model, x);
  if (k === 0) return -r * Math.log1p(T / alpha);
  const shape = r + x;
  const alive = -shape * Math.log1p((T - tx) / (alpha + tx));
  const common = logRising(r, x) - r * Math.log1p(tx / alpha) - x * Math.log(alpha + tx);
  return common + logRising(b, k) - logRising(a + b, k) + logSum(Math.log(a / (b + k - 1)), alive);
}

/** log(exp u + exp v), also where both are too small for a double. */
function logSum(u: number, v: number): number {
  return Math.max(u, v) + Math.log1p(Math.exp(-Math.abs(u - v)));
}

/**
 * Log-likelihood of all customers, and its derivatives by log r, log alpha, log a, log b in `gradient`. Differentiated
 * by hand from logLikelihoodOf; the terms of one x are worked out once, those of one (x, tx, T) once.
 */
export function dropoutLikelihood(
  model: DropoutModel,
  groups: readonly OrderGroup[],
  { r, alpha, a, b }: OrderParams,
  gradient: number[],
): number {
  const logAlpha = Math.log(alpha);
  const atZero = { r: digamma(r), b: digamma(b), ab: digamma(a + b) };
  let sum = 0;
  let [byR, byAlpha, byA, byB] = [0, 0, 0, 0];
  for (const { x, customers, times } of groups) {
    const k = chancesToLeave(model, x);
    const shape = r + x;
    const left = k === 0 ? 0 : a / (b + k - 1);
    let gone = 0;
    for (const { tx, T, customers: count } of times) {
      const from = alpha + tx;
      const gap = Math.log1p((T - tx) / from);
      const grown = Math.log1p(tx / alpha);
      const stays = Math.exp(-shape * gap);
      const total = left + stays;
      const isAlive = stays / total;
      sum += count * (Math.log(total) - shape * grown - x * logAlpha);
      byR -= count * (grown + isAlive * gap);
      byAlpha += count * (r / alpha - shape * ((1 - isAlive) / from + isAlive / (alpha + T)));
      gone += count * (1 - isAlive);
    }
    if (x > 0) {
      sum += customers * logRising(r, x);
      byR += customers * (digamma(shape) - atZero.r);
    }
    if (k > 0) {
      sum += customers * (logRising(b, k) - logRising(a + b, k));
      const both = digamma(a + b + k) - atZero.ab;
      byA += gone / a - customers * both;
      byB += customers * (digamma(b + k) - atZero.b - both) - gone / (b + k - 1);
    }
  }
  gradient[0] = byR * r;
  gradient[1] = byAlpha * alpha;
  gradient[2] = byA * a;
  gradient[3] = byB * b;
  return sum;
}

import { digamma } from './digamma';
import { logRising } from './log-beta';
import { logGamma } from './log-gamma';

/**
 * p: shape of one customer's order amounts; q, gamma: shape and rate of how their scale differs among customers, gamma
 * in the unit of the amounts.
 */
export interface SpendParams {
  p: number;
  q: number;
  gamma: number;
}

/** Customers with the same number of repeat orders above 0, and the mean amount of each. */
export interface SpendGroup {
  xz: number;
  means: number[];
  /** Sum of the logarithms of the means. */
  logs: number;
}

/** Sorts the customers with amounts by how many orders their mean is from. */
export function groupSpends(summaries: readonly { zbar: number; xz: number }[]): SpendGroup[] {
  const groups = new Map<number, SpendGroup>();
  for (const { zbar, xz } of summaries) {
    if (xz === 0) continue;
    const group = groups.get(xz) ?? { xz, means: [], logs: 0 };
    groups.set(xz, group);
    group.means.push(zbar);
    group.logs += Math.log(zbar);
  }
  return [...groups.values()].sort((a, b) => a.xz - b.xz);
}

/**
 * Log-likelihood of all customers' mean amounts, and its derivatives by p, q, gamma in `gradient`. Source: Fader and
 * Hardie, The gamma-gamma model of monetary value (note 025, 2013), equation 1a.
 */
export function spendLikelihood(
  groups: readonly SpendGroup[],
  { p, q, gamma }: SpendParams,
  gradient: number[],
): number {
  const logGammaRate = Math.log(gamma);
  let [sum, byP, byQ, byGamma] = [0, 0, 0, 0];
  for (const { xz, means, logs } of groups) {
    const n = means.length;
    const shape = p * xz;
    let [logRates, inverse] = [0, 0];
    for (const mean of means) {
      logRates += Math.log1p((xz * mean) / gamma);
      inverse += 1 / (gamma + xz * mean);
    }
    const both = digamma(shape + q);
    sum += n * (logRising(q, shape) - logGamma(shape) + shape * (Math.log(xz) - logGammaRate));
    sum += (shape - 1) * logs - (shape + q) * logRates;
    byP += xz * (n * (both - digamma(shape) + Math.log(xz) - logGammaRate) + logs - logRates);
    byQ += n * (both - digamma(q)) - logRates;
    byGamma += (n * q) / gamma - (shape + q) * inverse;
  }
  gradient[0] = byP;
  gradient[1] = byQ;
  gradient[2] = byGamma;
  return sum;
}

/**
 * Expected amount of an order of a customer, from the mean of the repeat orders known; of a customer without one it is
 * the mean over all. Finite for q > 1. Source: as above, equation 5.
 */
export function expectedSpend(
  { p, q, gamma }: SpendParams,
  { zbar, xz }: { zbar: number; xz: number },
): number {
  return (p * (gamma + xz * zbar)) / (p * xz + q - 1);
}

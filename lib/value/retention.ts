import { digamma } from './digamma';
import { logHypergeometric } from './hypergeometric';
import { logRising } from './log-beta';

/**
 * How long subscriptions last. alpha, beta: the share that ends at a renewal is beta distributed among customers, so
 * those who are left renew ever more surely. c: how a customer's own share goes up (above 1) or down with age; with
 * c = 1 it stays, which is the shifted-beta-geometric (sBG), else the beta-discrete-Weibull (BdW). Sources: Fader and
 * Hardie, How to project customer retention, Journal of Interactive Marketing 21 (2007), equations 5 and 6; Fader,
 * Hardie, Liu, Davin and Steenburgh, 'How to project customer retention' revisited: the role of duration dependence,
 * Journal of Interactive Marketing 43 (2018), equation 6.
 */
export interface RetentionParams {
  alpha: number;
  beta: number;
  c: number;
}

/** Logarithm of the share that is left after t periods: B(alpha, beta + t^c) / B(alpha, beta). */
export function logSurvival({ alpha, beta, c }: RetentionParams, t: number): number {
  const age = t ** c;
  // The same two ways: the smaller step keeps the more digits, and an age without end leaves nobody.
  if (age > alpha)
    return age === Infinity ? -Infinity : logRising(beta, alpha) - logRising(beta + age, alpha);
  return logRising(beta, age) - logRising(alpha + beta, age);
}

/** The share that is left at the start and after each of so many periods: element 0 is 1. */
export function survival(params: RetentionParams, periods: number): number[] {
  return Array.from({ length: periods + 1 }, (_, t) => Math.exp(logSurvival(params, t)));
}

/** Customers of one start: element t is how many, or which share of them, were left after t periods. */
export type Cohort = readonly number[];

/**
 * Log-likelihood of the cohorts, and its derivatives by log alpha, log beta and log c in `gradient`. Those lost in
 * period t count by the share lost then, those left by the share left at the end. Source: Fader and Hardie (2007),
 * appendix B.
 */
export function retentionLikelihood(
  cohorts: readonly Cohort[],
  params: RetentionParams,
  gradient: number[],
): number {
  const longest = cohorts.reduce((most, { length }) => Math.max(most, length), 0);
  const points = Array.from({ length: longest }, (_, t) => pointAt(params, t));
  let sum = 0;
  const slopes: Slopes = [0, 0, 0];
  const add = (weight: number, log: number, by: Slopes) => {
    sum += weight * log;
    for (const i of [0, 1, 2] as const) slopes[i] += weight * by[i];
  };
  for (const cohort of cohorts) {
    for (const [t, left] of cohort.entries()) {
      const [before, point] = [points[t - 1], points[t]];
      if (point === undefined) continue;
      const lost = before === undefined ? 0 : (cohort[t - 1] ?? 0) - left;
      if (before !== undefined && lost > 0) {
        const kept = Math.exp(point.log - before.log);
        const by = before.by.map((slope, i) => (slope - kept * (point.by[i] ?? 0)) / (1 - kept)) as Slopes;
        add(lost, before.log + Math.log(-Math.expm1(point.log - before.log)), by);
      }
      if (t === cohort.length - 1 && left > 0) add(left, point.log, point.by);
    }
  }
  const scales = [params.alpha, params.beta, params.c];
  for (const [i, scale] of scales.entries()) gradient[i] = (slopes[i] ?? 0) * scale;
  return sum;
}

/** By alpha, beta, c. */
type Slopes = [number, number, number];

function pointAt(params: RetentionParams, t: number): { log: number; by: Slopes } {
  if (t === 0) return { log: 0, by: [0, 0, 0] };
  const { alpha, beta, c } = params;
  const age = t ** c;
  const both = digamma(alpha + beta + age);
  const byAlpha = digamma(alpha + beta) - both;
  const byBeta = digamma(beta + age) - digamma(beta) + byAlpha;
  const byAge = digamma(beta + age) - both;
  return { log: logSurvival(params, t), by: [byAlpha, byBeta, byAge * age * Math.log(t)] };
}

/**
 * Payments to expect of somebody who has renewed so many times, over the periods ahead, the next renewal first, each worth
 * less the later it comes. Exact for any horizon; without one only for c = 1, as DERL by 2F1. Source: Fader and Hardie,
 * Customer-base valuation in a contractual setting, Marketing Science 29 (2010), equations 6 and 9.
 * @param discount a period, above 0 where there is no horizon
 */
export function paymentsToExpect(
  params: RetentionParams,
  how: { renewals: number; periods: number | null; discount: number },
): number {
  const { renewals, periods, discount } = how;
  if (periods === null) {
    const { alpha, beta } = params;
    const at = beta + renewals;
    return Math.exp(
      Math.log(at) - Math.log(alpha + at) + logHypergeometric(1, at + 1, alpha + at + 1, 1 / (1 + discount)),
    );
  }
  const now = logSurvival(params, renewals);
  let sum = 0;
  for (let t = 0; t < periods; t += 1)
    sum += Math.exp(logSurvival(params, renewals + t + 1) - now) / (1 + discount) ** t;
  return sum;
}

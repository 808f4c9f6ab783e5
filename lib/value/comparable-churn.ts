import { betaShare } from './beta-share';
import { crossing } from './crossing';
import { type Answer, refused } from './formula-answer';
import type { Range } from './value-estimate';

/** Comparable people: how many periods they were watched for, one by one, and in how many of these one left. */
export interface Watched {
  /** As a sentence names them: 'stage Retention', 'segment Schools'. */
  label: string;
  left: number;
  periods: number;
}

/** Churn as people like them turned out, with the 80 % range of what is not known better. */
export interface ComparableChurn extends Range {
  /** The beta distribution of the churn: a periods with, b without a loss, the assumed ones among them. */
  a: number;
  b: number;
  /** The most special group that has told something; null: only the assumption. */
  from: string | null;
}

/** Periods of evidence that a group's churn counts for in the smaller group within it. */
const WEIGHT = 20;

/**
 * Churn of people of whom nothing is known yet: a beta distribution whose prior comes from everybody, is updated by
 * those in the same stage, and these by those in the same segment, as far as each has been watched. Few people are
 * drawn towards the larger group around them, many speak for themselves. Source: Gelman and others, Bayesian Data
 * Analysis, 3rd edition (2013), section 5.1, with the strength of the prior fixed.
 * @param groups from the largest to the most special
 * @param assumed share that leaves a period, before anybody has been watched
 */
export function comparableChurn(groups: readonly Watched[], assumed: number): Answer<ComparableChurn> {
  if (!(assumed > 0 && assumed < 1)) return refused('The assumed churn is a share above 0 and below 100 %.');
  let mean = assumed;
  let [a, b] = [WEIGHT * mean, WEIGHT * (1 - mean)];
  let from: string | null = null;
  for (const { label, left, periods } of groups) {
    if (![left, periods].every(Number.isFinite) || left < 0 || left > periods || periods > 1e12)
      return refused(`Of ${label}, ${left} lost in ${periods} periods cannot be.`);
    [a, b] = [WEIGHT * mean + left, WEIGHT * (1 - mean) + periods - left];
    if (periods > 0) from = label;
    // Never quite 0 or 1, whatever was seen.
    mean = a / (a + b);
  }
  const point = (share: number) => crossing((churn) => betaShare(churn, a, b), share, 0, 1);
  return {
    ok: true,
    value: { a, b, from, low: Math.min(point(0.1), mean), base: mean, high: Math.max(point(0.9), mean) },
  };
}

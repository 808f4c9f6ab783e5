import type { FittedRetention } from '../model/value-fit';
import { fitRetention } from './fit-retention';
import { cohortsOf, type RetentionBase } from './gather-retention';

/**
 * What twice the gain in log-likelihood has to be for one parameter more: the 95 % point of chi-squared with one degree of
 * freedom. Source: Fader, Hardie and others (2018), who compare sBG and BdW so.
 */
const WORTH_A_PARAMETER = 3.841;
/** From fewer renewals in a row than parameters BdW cannot be told. */
const PERIODS_OF_BDW = 4;
const MOST_PERIODS = 6;

/**
 * Fits how long subscriptions last, each period by itself, those of most people first. BdW is taken where it fits
 * better by the likelihood ratio and was watched long enough; else sBG. What has not lost anybody yet is no fit. VA18
 */
export function fittedRetentions(
  bases: readonly RetentionBase[],
  isCancelled: () => boolean = () => false,
): FittedRetention[] {
  const found = bases.flatMap((base) => {
    const fit = fittedRetention(base, isCancelled);
    return fit === null ? [] : [fit];
  });
  return found.toSorted((a, b) => b.subscriptions - a.subscriptions).slice(0, MOST_PERIODS);
}

function fittedRetention(base: RetentionBase, isCancelled: () => boolean): FittedRetention | null {
  const { lost, kept, periodMonths } = base;
  const ended = sum(lost, () => 1);
  if (ended === 0) return null;
  const answer = fitRetention(cohortsOf(base), { isCancelled });
  if (!answer.ok) return null;
  const { sbg, bdw, periods } = answer.fit;
  const gain = 2 * (bdw.logLikelihood - sbg.logLikelihood);
  const isBdw = periods >= PERIODS_OF_BDW && gain > WORTH_A_PARAMETER && isKept(bdw.params);
  const [taken, other] = isBdw ? [bdw, sbg] : [sbg, bdw];
  if (!isKept(taken.params) || !Number.isFinite(other.logLikelihood)) return null;
  return {
    periodMonths,
    model: isBdw ? 'bdw' : 'sbg',
    params: taken.params,
    logLikelihood: taken.logLikelihood,
    otherLogLikelihood: other.logLikelihood,
    subscriptions: ended + sum(kept, (renewals) => Number(renewals > 0)),
    ended,
    renewals: sum(lost, (renewals) => renewals) + sum(kept, (renewals) => renewals),
  };
}

/** Whether the parameters can be kept and reckoned with. */
function isKept(params: FittedRetention['params']): boolean {
  return Object.values(params).every((value) => Number.isFinite(value) && value > 0);
}

function sum(counts: readonly number[], each: (renewals: number) => number): number {
  let all = 0;
  for (const [renewals, count] of counts.entries())
    all += ((count as number | undefined) ?? 0) * each(renewals);
  return all;
}

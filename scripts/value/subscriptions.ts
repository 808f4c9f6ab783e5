import { fitRetention, type RetentionModelFit } from '../../lib/value/fit-retention';
import { type Cohort, survival } from '../../lib/value/retention';
import { Complaint } from './complaint';

/** Shares are counted as of so many customers, which the log-likelihood needs. */
const OF_SHARES = 1000;
/** Periods projected beyond those that are known. */
const AHEAD = 12;

/**
 * sBG and BdW fitted to one cohort (an array) or several (an array of arrays), with the share that is left after each
 * period known and 12 more. Numbers of customers, shares that begin with 1, or percentages that begin with 100 and are
 * not all whole.
 * @throws Complaint
 */
export function fitSubscriptions(input: unknown): object {
  const cohorts = cohortsOf(input);
  const warnings: string[] = [];
  const counted = cohorts.map((cohort) => {
    const first = cohort[0];
    const isShare = first === 1 || (first === 100 && cohort.some((left) => !Number.isInteger(left)));
    if (!isShare) return cohort;
    warnings.push(`Shares are counted as of ${OF_SHARES} customers.`);
    return cohort.map((left) => (left / first) * OF_SHARES);
  });
  const answer = fitRetention(counted);
  if (!answer.ok) throw new Complaint(answer.message);
  const { sbg, bdw, customers, periods } = answer.fit;
  const projected = (model: RetentionModelFit, params: object) => {
    const left = survival(model.params, periods + AHEAD);
    const retention = left.slice(1).map((now, t) => (left[t] ? now / left[t] : 0));
    return { params, logLikelihood: model.logLikelihood, survival: left, retention };
  };
  const { alpha, beta } = sbg.params;
  return {
    models: { sbg: projected(sbg, { alpha, beta }), bdw: projected(bdw, bdw.params) },
    customers,
    periods,
    warnings: [...new Set(warnings), ...answer.fit.warnings],
  };
}

function cohortsOf(input: unknown): Cohort[] {
  if (!Array.isArray(input) || input.length === 0)
    throw new Complaint('The file must hold an array: how many are left at the start of each period.');
  const cohorts: unknown[] = Array.isArray(input[0]) ? input : [input];
  return cohorts.map((cohort, i) => {
    const isNumbers = Array.isArray(cohort) && cohort.every((left) => typeof left === 'number');
    if (!isNumbers)
      throw new Complaint(`${cohorts.length > 1 ? `Cohort ${i + 1}` : 'The array'} must hold numbers only.`);
    return cohort;
  });
}

import { bounded } from './bounded';
import { meanLoss } from './mean-loss';
import { minimise, type MinimiseHow, type Minimum } from './minimise';
import { type Cohort, type RetentionParams, retentionLikelihood } from './retention';

/** One model of retention, fitted. */
export interface RetentionModelFit {
  params: RetentionParams;
  logLikelihood: number;
}

/** Both models fitted to the same cohorts: plain data. */
export interface RetentionFit {
  /** c is 1. */
  sbg: RetentionModelFit;
  bdw: RetentionModelFit;
  /** Customers at the start of all cohorts, and the periods that the longest was watched. */
  customers: number;
  periods: number;
  warnings: string[];
}

/** A fit, or why there is none in a sentence. */
export type RetentionFitAnswer = { ok: true; fit: RetentionFit } | { ok: false; message: string };

/** A parameter from here on means that customers do not differ. */
const ALIKE = 1e4;
/** Both parameters below it mean that some leave at once and the others never. */
const TWO_KINDS = 1e-3;
const MOST_PERIODS = 1200;
const BDW_STARTS = [1, 0.6, 1.6];

/**
 * Fits how long subscriptions last to cohorts of customers, by maximum likelihood: sBG, and BdW which has one parameter
 * more. Numbers left at the start of each period, the first of them the size of the cohort; shares count as one
 * customer a cohort, so give numbers where the log-likelihood is to mean something.
 */
export function fitRetention(cohorts: readonly Cohort[], how: MinimiseHow = {}): RetentionFitAnswer {
  const refusal = refusalOf(cohorts);
  if (refusal !== null) return { ok: false, message: refusal };
  const customers = cohorts.reduce((sum, [first = 0]) => sum + first, 0);
  const search = (start: number[], paramsOf: (values: number[]) => RetentionParams) =>
    minimise(
      bounded((point, gradient) => {
        const all = [0, 0, 0];
        const sum = retentionLikelihood(cohorts, paramsOf(point.map(Math.exp)), all);
        for (const i of point.keys()) gradient[i] = all[i] ?? 0;
        return meanLoss(sum, gradient, customers);
      }),
      start.map(Math.log),
      how,
    );
  const fitted = (found: Minimum, paramsOf: (values: number[]) => RetentionParams): RetentionModelFit => ({
    params: paramsOf(found.point.map(Math.exp)),
    logLikelihood: -found.value * customers,
  });
  const sbgOf = ([alpha = 1, beta = 1]: number[]) => ({ alpha, beta, c: 1 });
  const bdwOf = ([alpha = 1, beta = 1, c = 1]: number[]) => ({ alpha, beta, c });
  const sbg = fitted(search([1, 1], sbgOf), sbgOf);
  const { alpha, beta } = sbg.params;
  const bdw = BDW_STARTS.map((c) => fitted(search([alpha, beta, c], bdwOf), bdwOf)).reduce((a, b) =>
    b.logLikelihood > a.logLikelihood ? b : a,
  );
  if (how.isCancelled?.() === true) return { ok: false, message: 'The fit was cancelled.' };
  const periods = cohorts.reduce((most, { length }) => Math.max(most, length), 0) - 1;
  return { ok: true, fit: { sbg, bdw, customers, periods, warnings: warningsOf(sbg.params, periods) } };
}

function refusalOf(cohorts: readonly Cohort[]): string | null {
  if (cohorts.length === 0) return 'The table has no cohort.';
  for (const [i, cohort] of cohorts.entries()) {
    const wrong = wrongWith(cohort);
    if (wrong !== null) return cohorts.length === 1 ? `${wrong}.` : `Cohort ${i + 1}: ${wrong}.`;
  }
  const lost = cohorts.some((cohort) => (cohort.at(-1) ?? 0) < (cohort[0] ?? 0));
  if (!lost) return 'Nobody has left yet: how long customers stay cannot be told from this.';
  if (cohorts.every(([, second = 0]) => second === 0))
    return 'Everybody left in the first period: there is nothing to project.';
  return null;
}

function wrongWith(cohort: Cohort): string | null {
  if (cohort.length < 2) return 'Give at least two numbers: how many there were, and how many were left';
  if (cohort.length > MOST_PERIODS) return `More than ${MOST_PERIODS} periods are too many`;
  for (const [t, left] of cohort.entries()) {
    if (!Number.isFinite(left) || left < 0) return `Number ${t + 1} is not a number from 0 on`;
    if (left > 1e12) return `Number ${t + 1} is too large to be true`;
    const before = cohort[t - 1] ?? left;
    if (left > before)
      return `Number ${t + 1} is more than the one before it: who has left does not come back`;
  }
  return cohort[0] === 0 ? 'The first number is 0: there was nobody to lose' : null;
}

function warningsOf({ alpha, beta }: RetentionParams, periods: number): string[] {
  const warnings: string[] = [];
  if (periods < 3) {
    warnings.push(
      `Only ${periods === 1 ? 'one period is' : `${periods} periods are`} known: the projection is uncertain.`,
    );
  }
  if (alpha + beta > ALIKE) {
    warnings.push(
      'The share that leaves does not fall with age: customers cannot be told apart, which is a constant churn.',
    );
  }
  if (alpha + beta < TWO_KINDS)
    warnings.push('Who was to leave left at once: those who are left are projected to stay for ever.');
  return warnings;
}

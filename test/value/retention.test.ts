import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitRetention, type RetentionFit } from '../../lib/value/fit-retention';
import { type Cohort, paymentsToExpect, retentionLikelihood, survival } from '../../lib/value/retention';
import { reference, relativeError } from './reference';

interface Model {
  params: number[];
  loglik_n1000: number;
  survival_0_12: number[];
  mae_years_8_12: number;
}
interface Table {
  observed_pct: number[];
  sbg: Model;
  bdw: Model;
  sbg_DEL_d10: number;
  sbg_DERL_d10_by_renewals_n1_5: number[];
}
const tables = reference('sbg_tables.json') as Record<'regular' | 'high_end', Table> & {
  multi_cohort: { cohorts: number[][]; mle: number[] };
};

function fitted(cohorts: readonly Cohort[]): RetentionFit {
  const answer = fitRetention(cohorts);
  if (!answer.ok) throw new Error(answer.message);
  return answer.fit;
}

describe.each(['regular', 'high_end'] as const)('%s subscribers, years 0 to 7 of 1,000', (name) => {
  const table = tables[name];
  const fit = fitted([table.observed_pct.slice(0, 8).map((percent) => percent * 10)]);

  test.each(['sbg', 'bdw'] as const)('%s: parameters, log-likelihood, projection', (model) => {
    const expected = table[model];
    const { params, logLikelihood } = fit[model];
    expect(Math.abs(logLikelihood - expected.loglik_n1000)).toBeLessThan(1e-6);
    const [alpha = 0, beta = 0, c = 1] = expected.params;
    for (const [value, known] of [
      [params.alpha, alpha],
      [params.beta, beta],
      [params.c, c],
    ] as const) {
      expect(relativeError(value, known)).toBeLessThan(1e-5);
    }
    const curve = survival(params, 12);
    expect(curve).toHaveLength(13);
    for (const [t, left] of curve.entries())
      expect(100 * left).toBeCloseTo(expected.survival_0_12[t] ?? 0, 3);
    const errors = curve.slice(8).map((left, i) => Math.abs(100 * left - (table.observed_pct[i + 8] ?? 0)));
    const mean = errors.reduce((sum, error) => sum + error, 0) / 5;
    expect(mean).toBeCloseTo(expected.mae_years_8_12, 5);
  });

  test('payments to expect, without a horizon and with a long one', () => {
    const { params } = fit.sbg;
    for (const [renewals, expected] of table.sbg_DERL_d10_by_renewals_n1_5.entries()) {
      const at = (periods: number | null) => paymentsToExpect(params, { renewals, periods, discount: 0.1 });
      expect(relativeError(at(null), expected)).toBeLessThan(1e-6);
      expect(relativeError(at(400), expected)).toBeLessThan(1e-6);
    }
    // Today's payment and, a period later, those of somebody who may renew for the first time.
    const first = paymentsToExpect(params, { renewals: 0, periods: null, discount: 0.1 });
    expect(relativeError(1 + first / 1.1, table.sbg_DEL_d10)).toBeLessThan(1e-6);
  });
});

test('projections at most 0.29 and 1.19 points off in years 8 to 12', () => {
  expect(tables.regular.sbg.mae_years_8_12).toBeLessThan(0.29);
  expect(tables.high_end.sbg.mae_years_8_12).toBeLessThan(1.192);
});

test('several cohorts of different ages together', () => {
  const { cohorts, mle } = tables.multi_cohort;
  const { sbg, customers, periods } = fitted(cohorts);
  expect(relativeError(sbg.params.alpha, mle[0] ?? 0)).toBeLessThan(1e-5);
  expect(relativeError(sbg.params.beta, mle[1] ?? 0)).toBeLessThan(1e-5);
  expect([customers, periods]).toEqual([40_000, 4]);
});

test('a constant churn is said to be one, and projected as one', () => {
  const { sbg, warnings } = fitted([[1000, 900, 810, 729, 656.1]]);
  expect(warnings.join(' ')).toMatch(/constant churn/);
  expect(survival(sbg.params, 10)[10]).toBeCloseTo(0.9 ** 10, 4);
});

test('some leave at once and the others never: said, as it is hard to believe', () => {
  const { sbg, warnings } = fitted([[100, 50, 50, 50, 50]]);
  expect(warnings.join(' ')).toMatch(/projected to stay for ever/);
  expect(survival(sbg.params, 10)[10]).toBeCloseTo(0.5, 6);
});

test('the derivatives are those of the function', () => {
  const log = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  const { cohorts } = tables.multi_cohort;
  const at = (point: number[], gradient: number[]) => {
    const [alpha = 1, beta = 1, c = 1] = point.map(Math.exp);
    return retentionLikelihood(cohorts, { alpha, beta, c }, gradient);
  };
  fc.assert(
    fc.property(fc.tuple(log, log, log), (point) => {
      const gradient: number[] = [];
      const value = at(point, gradient);
      for (const [i, middle] of point.entries()) {
        const there = (by: number) => at(point.with(i, middle + by), []);
        const difference = (there(1e-5) - there(-1e-5)) / 2e-5;
        expect(Math.abs((gradient[i] ?? 0) - difference)).toBeLessThan(1e-6 * Math.abs(value));
      }
    }),
    { numRuns: 40 },
  );
});

test('cohorts that end nearly all at once: what is left keeps falling, however long', () => {
  const answer = fitRetention([
    [1, 1, 0],
    [267, 209],
  ]);
  expect(answer.ok).toBe(true);
  if (!answer.ok) return;
  const left = survival(answer.fit.bdw.params, 40);
  expect(left.at(-1)).toBeLessThan(0.05);
  expect(survival({ alpha: 1, beta: 1, c: 1000 }, 5).at(-1)).toBe(0);
});

test('any cohort: a sentence, or curves that fall from 1 and are finite', () => {
  const cohort = fc
    .array(fc.nat(500), { minLength: 1, maxLength: 9 })
    .map((lefts) => lefts.toSorted((a, b) => b - a));
  fc.assert(
    fc.property(fc.array(cohort, { minLength: 1, maxLength: 3 }), (cohorts) => {
      const answer = fitRetention(cohorts);
      if (!answer.ok) {
        expect(answer.message).toMatch(/\.$/);
        return;
      }
      for (const { params, logLikelihood } of [answer.fit.sbg, answer.fit.bdw]) {
        expect(Number.isFinite(logLikelihood)).toBe(true);
        let before = 1;
        for (const left of survival(params, 40)) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(before + 1e-12);
          before = left;
        }
      }
    }),
    { numRuns: 60 },
  );
});

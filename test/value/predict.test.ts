import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../lib/rules/seeded-random';
import { fitOrders } from '../../lib/value/fit-orders';
import type { OrderFit } from '../../lib/value/order-fit';
import { orderDistribution } from '../../lib/value/order-distribution';
import { aheadOf, expectedWhileAlive } from '../../lib/value/orders-ahead';
import { predict } from '../../lib/value/predict';
import { rangesAhead } from '../../lib/value/range-ahead';
import { scorer, spendOf } from '../../lib/value/score';
import { chanceActive, chanceAlive } from '../../lib/value/still-customer';
import { HOLDOUT, holdoutFigures } from './holdout';
import { cdnow, reference, relativeError } from './reference';

const answer = fitOrders(cdnow.map(({ summary }) => summary));
if (!answer.ok) throw new Error(answer.message);
const { fit } = answer;
const HOW = { horizonMonths: 12, monthlyDiscount: 0.01, margin: 1 };
interface Reference {
  models: Record<string, { holdout: { mae: number }; p_active: { ece10: number; auc: number } }>;
  baselines: { own_rate: { mae: number }; recency_score_auc: number };
}
const { models, baselines } = reference('cdnow_reference.json') as Reference;

describe('CDNOW, what came in the 39 weeks after', () => {
  test.each(['bg-nbd', 'mbg-nbd'] as const)('%s', (model) => {
    const params = fit.alternatives.find((of) => of.model === model)?.params ?? fit.params;
    const found = holdoutFigures({ ...fit, model, params });
    // 80 % of the customers lie in their 80 % range.
    expect(found.ordersCovered).toBeGreaterThan(0.76);
    expect(found.ordersCovered).toBeLessThan(0.84);
    expect(found.revenueCovered).toBeGreaterThan(0.76);
    expect(found.revenueCovered).toBeLessThan(0.84);
    const expected = models[model.replace('-', '')];
    if (expected === undefined) throw new Error(model);
    const { holdout, p_active: active } = expected;
    expect(found.mae).toBeLessThanOrEqual(0.786);
    expect(found.mae).toBeCloseTo(holdout.mae, 6);
    expect(found.ece).toBeLessThanOrEqual(0.06);
    expect(found.ece).toBeCloseTo(active.ece10, 2);
    expect(found.auc).toBeCloseTo(active.auc, 6);
    // Beside it, what needs no model: worse at how many, no worse at who.
    expect(found.ownRateMae).toBeCloseTo(baselines.own_rate.mae, 9);
    expect(found.recencyAuc).toBeCloseTo(baselines.recency_score_auc, 4);
    expect(found.recencyAuc).toBeGreaterThan(found.auc);
  });
});

test('fitted on 100 of the customers only, the range holds for all of them as well', () => {
  const few = fitOrders(cdnow.filter((_, i) => i % 23 === 0).map(({ summary }) => summary));
  if (!few.ok) throw new Error(few.message);
  const { ordersCovered, revenueCovered } = holdoutFigures(few.fit);
  for (const share of [ordersCovered, revenueCovered]) {
    expect(share).toBeGreaterThan(0.76);
    expect(share).toBeLessThan(0.86);
  }
});

describe('against simulation of the model itself', () => {
  const random = seededRandom('predictive');
  const exponential = () => -Math.log(1 - random());
  /** Marsaglia and Tsang (2000). */
  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * (1 - random()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const normal = Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * random());
      const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - random()) < (normal * normal) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  test.each([1, 16, 157])('customer %d: chances of orders, and the ends of the revenue', (cust) => {
    const of = cdnow.find((row) => row.cust === cust)?.summary;
    if (of === undefined || fit.gammaGamma === null) throw new Error('no customer');
    const { r, alpha, a, b } = fit.params;
    const { p, q, gamma: rate } = fit.gammaGamma.params;
    const RUNS = 20_000;
    const counts: number[] = [];
    const sums: number[] = [];
    for (let i = 0; i < RUNS; i += 1) {
      let [orders, sum] = [0, 0];
      if (random() < chanceAlive(fit.model, fit.params, of)) {
        const lambda = gamma(r + of.x) / (alpha + of.T);
        const leaves = gamma(a);
        const share = leaves / (leaves + gamma(b + of.x + 1));
        const scale = gamma(q + p * of.xz) / (rate + of.xz * of.zbar);
        for (let t = exponential() / lambda; t < HOLDOUT; t += exponential() / lambda) {
          orders += 1;
          sum += gamma(p) / scale;
          if (random() < share) break;
        }
      }
      counts.push(orders);
      sums.push(sum);
    }
    for (const { orders, chance } of orderDistribution(fit, of, HOLDOUT).slice(0, 6)) {
      const share = counts.filter((n) => n === orders).length / RUNS;
      expect(Math.abs(share - chance)).toBeLessThan(5 * Math.sqrt(0.25 / RUNS));
    }
    const orders =
      chanceAlive(fit.model, fit.params, of) *
      expectedWhileAlive(aheadOf(fit.model, fit.params, of, HOLDOUT));
    const means = { orders, revenue: orders * (spendOf(fit, of) ?? 0) };
    const { revenue } = rangesAhead(fit, of, HOLDOUT, means);
    const outside =
      sums.filter((sum) => sum < (revenue?.low ?? 0) || sum > (revenue?.high ?? 0)).length / RUNS;
    // Where none at all has a chance of more than 80 %, less than a fifth can lie outside.
    const some = counts.filter((n) => n > 0).length / RUNS;
    expect(Math.abs(outside - Math.min(0.2, some))).toBeLessThan(0.015);
  });
});

const params = fc.record({
  r: fc.double({ min: 0.01, max: 50, noNaN: true }),
  alpha: fc.double({ min: 0.01, max: 500, noNaN: true }),
  a: fc.double({ min: 0.001, max: 50, noNaN: true }),
  b: fc.double({ min: 0.001, max: 500, noNaN: true }),
});
const anyFit = fc
  .record({
    model: fc.constantFrom('bg-nbd' as const, 'mbg-nbd' as const, 'nbd' as const),
    params,
    spend: fc.option(
      fc.record({
        p: fc.double({ min: 0.1, max: 100, noNaN: true }),
        q: fc.double({ min: 1.01, max: 100, noNaN: true }),
        gamma: fc.double({ min: 0.01, max: 1e7, noNaN: true }),
      }),
    ),
    meanSpend: fc.option(fc.double({ min: 0.01, max: 1e9, noNaN: true })),
  })
  .map(({ model, params: of, spend, meanSpend }): OrderFit => {
    const own = model === 'nbd' ? { ...of, a: 0 } : of;
    const gammaGamma = spend && { params: spend, logLikelihood: 0, customers: 10 };
    const rest = { logLikelihood: 0, alternatives: [], customers: 10, unitDays: 7, warnings: [] };
    return { model, params: own, gammaGamma, meanSpend, ...rest };
  });
const anySummary = fc
  .record({
    x: fc.oneof(fc.nat(5), fc.nat(2000)),
    T: fc.double({ min: 0.1, max: 2000, noNaN: true }),
    recent: fc.double({ min: 1e-6, max: 1, noNaN: true }),
    zbar: fc.double({ min: 0.01, max: 1e9, noNaN: true }),
    paid: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ x, T, recent, zbar, paid }) => {
    const xz = Math.floor(x * paid);
    return { x, tx: x === 0 ? 0 : T * recent, T, zbar: xz === 0 ? 0 : zbar, xz };
  });
const anyHow = fc.record({
  horizonMonths: fc.constantFrom(1, 12, 60),
  monthlyDiscount: fc.constantFrom(0, 0.01, 0.5),
  margin: fc.nat(100).map((percent) => percent / 100),
});

test('whatever the fit and the customer: finite, chances from 0 to 1, low <= base <= high', () => {
  fc.assert(
    fc.property(anyFit, anySummary, anyHow, (of, summary, how) => {
      const found = predict(of, summary, how);
      expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
      for (const chance of [found.pAlive, found.pActive]) {
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
      }
      expect(found.pActive).toBeLessThanOrEqual(found.pAlive);
      for (const range of [found.orders, found.revenue, found.value]) {
        if (range === null) continue;
        for (const end of [range.low, range.base, range.high]) expect(Number.isFinite(end)).toBe(true);
        expect(range.low).toBeGreaterThanOrEqual(0);
        expect(range.low).toBeLessThanOrEqual(range.base);
        expect(range.base).toBeLessThanOrEqual(range.high);
      }
      // Chances of at least one are at most the expected number.
      expect(found.pActive).toBeLessThanOrEqual(found.orders.base * (1 + 1e-9) + 1e-300);
      const [clv, base] = [scorer(of, how)(summary).clv ?? 0, found.value?.base ?? 0];
      expect(Math.abs(clv - base)).toBeLessThanOrEqual(1e-9 * base + 1e-290);
    }),
    { numRuns: 150 },
  );
});

test('longer ahead is more, and discounting takes away', () => {
  fc.assert(
    fc.property(anyFit, anySummary, (of, summary) => {
      let [orders, active] = [0, 0];
      for (const horizonMonths of [1, 6, 24, 120]) {
        const score = scorer(of, { ...HOW, horizonMonths, monthlyDiscount: 0.02 })(summary);
        expect(score.orders).toBeGreaterThanOrEqual(orders * (1 - 1e-12));
        expect(score.pActive).toBeGreaterThanOrEqual(active * (1 - 1e-12));
        expect(score.discountedOrders).toBeLessThanOrEqual(score.orders * (1 + 1e-12));
        [orders, active] = [score.orders, score.pActive];
      }
    }),
    { numRuns: 60 },
  );
});

test('the value grows with money in proportion: cents or euros give the same customer', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), fc.nat(cdnow.length - 1), (factor, i) => {
      const of = cdnow[i]?.summary;
      if (of === undefined || fit.gammaGamma === null || fit.meanSpend === null)
        throw new Error('no customer');
      const spend = { ...fit.gammaGamma.params, gamma: fit.gammaGamma.params.gamma * factor };
      const scaled: OrderFit = {
        ...fit,
        gammaGamma: { ...fit.gammaGamma, params: spend },
        meanSpend: fit.meanSpend * factor,
      };
      const [one, other] = [predict(fit, of, HOW), predict(scaled, { ...of, zbar: of.zbar * factor }, HOW)];
      for (const end of ['low', 'base', 'high'] as const) {
        const [before, after] = [one.value?.[end] ?? 0, other.value?.[end] ?? 0];
        expect(relativeError(after, before * factor)).toBeLessThan(1e-6);
      }
      const half = predict(fit, of, { ...HOW, margin: 0.5 }).value?.base ?? 0;
      expect(relativeError(half, (one.value?.base ?? 0) / 2)).toBeLessThan(1e-12);
    }),
    { numRuns: 60 },
  );
});

test('fitted on cents instead of euros: the same parameters but gamma, a hundred times as large', () => {
  const cents = fitOrders(cdnow.map(({ summary }) => ({ ...summary, zbar: summary.zbar * 100 })));
  if (!cents.ok || cents.fit.gammaGamma === null || fit.gammaGamma === null) throw new Error('no fit');
  const { p, q, gamma } = cents.fit.gammaGamma.params;
  expect(relativeError(p, fit.gammaGamma.params.p)).toBeLessThan(1e-5);
  expect(relativeError(q, fit.gammaGamma.params.q)).toBeLessThan(1e-5);
  expect(relativeError(gamma, 100 * fit.gammaGamma.params.gamma)).toBeLessThan(1e-5);
});

test('without a repeat order BG/NBD takes everybody to be still there, so P(active) decides', () => {
  const of = { x: 0, tx: 0, T: 200, zbar: 0, xz: 0 };
  const params = fit.alternatives.find(({ model }) => model === 'bg-nbd')?.params ?? fit.params;
  expect(chanceAlive('bg-nbd', params, of)).toBe(1);
  expect(chanceActive('bg-nbd', params, of, 13)).toBeLessThan(0.02);
});

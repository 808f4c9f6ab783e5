import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dropoutLikelihood } from '../../lib/value/dropout-likelihood';
import { fitOrders, type FitHow } from '../../lib/value/fit-orders';
import { groupSpends, spendLikelihood } from '../../lib/value/gamma-gamma';
import { nbdLikelihood } from '../../lib/value/nbd-likelihood';
import type { OrderFit } from '../../lib/value/order-fit';
import { groupSummaries, type OrderSummary } from '../../lib/value/order-summary';
import { scorer } from '../../lib/value/score';
import { aheadOf, expectedWhileAlive } from '../../lib/value/orders-ahead';
import { chanceActive } from '../../lib/value/still-customer';
import { seededRandom } from '../../lib/rules/seeded-random';
import { cdnow, cell, numbers, reference, referenceText, relativeError } from './reference';

interface Reference {
  models: Record<'bgnbd' | 'mbgnbd', Fitted & { clv12_total: number }> & { gammagamma: Fitted };
}
interface Fitted {
  params: Record<string, number>;
  loglik: number;
}

const { models } = reference('cdnow_reference.json') as Reference;
const summaries = cdnow.map(({ summary }) => summary);
const predictions = numbers(referenceText('cdnow_predictions.csv'));

function fitted(of: readonly OrderSummary[], how: FitHow = {}): OrderFit {
  const answer = fitOrders(of, how);
  if (!answer.ok) throw new Error(answer.message);
  return answer.fit;
}

/** The codes and sentences of a fit's warnings. */
function sentences({ warnings }: OrderFit): string {
  return warnings.map(({ code, text }) => `${code}: ${text}`).join(' ');
}

describe.each([
  ['bg-nbd', 'bgnbd', -9582.4292, 71_507.95],
  ['mbg-nbd', 'mbgnbd', -9582.1357, 67_774.14],
] as const)('%s on CDNOW', (model, name, logLikelihood, total) => {
  const fit = fitted(summaries, { model });

  test('log-likelihood and parameters', () => {
    expect(Math.abs(fit.logLikelihood - logLikelihood)).toBeLessThan(1e-4);
    expect(Math.abs(fit.logLikelihood - models[name].loglik)).toBeLessThan(1e-8);
    for (const [key, value] of Object.entries(fit.params)) {
      expect(relativeError(value as number, models[name].params[key] ?? Number.NaN)).toBeLessThan(1e-6);
    }
  });

  test('Gamma-Gamma', () => {
    expect(Math.abs((fit.gammaGamma?.logLikelihood ?? 0) - -4055.9177)).toBeLessThan(1e-4);
    expect(fit.gammaGamma?.customers).toBe(946);
    for (const [key, value] of Object.entries(fit.gammaGamma?.params ?? {})) {
      expect(relativeError(value as number, models.gammagamma.params[key] ?? Number.NaN)).toBeLessThan(1e-6);
    }
  });

  test('each of 2,357 customers: P(alive), orders, P(active), spend and value of 12 months', () => {
    expect(predictions).toHaveLength(2357);
    const score = scorer(fit, { horizonMonths: 12, monthlyDiscount: 0.01, margin: 1 });
    let sum = 0;
    for (const [i, row] of predictions.entries()) {
      const of = summaries[i];
      if (of === undefined || cdnow[i]?.cust !== cell(row, 'cust')) throw new Error(`row ${i}`);
      const { pAlive, spend, clv } = score(of);
      sum += clv ?? Number.NaN;
      expect(relativeError(pAlive, cell(row, `${name}_palive`))).toBeLessThan(1e-5);
      expect(relativeError(spend ?? 0, cell(row, 'gg_expected_value'))).toBeLessThan(1e-5);
      expect(relativeError(clv ?? 0, cell(row, `${name}_clv12`))).toBeLessThan(1e-5);
      for (const time of [1, 26, 39, 52]) {
        const expected = pAlive * expectedWhileAlive(aheadOf(model, fit.params, of, time));
        expect(relativeError(expected, cell(row, `${name}_e${time}`))).toBeLessThan(1e-5);
      }
      const active = chanceActive(model, fit.params, of, 39);
      expect(relativeError(active, cell(row, `${name}_p_active_holdout`))).toBeLessThan(1e-5);
    }
    expect(sum).toBeCloseTo(total, 2);
  });
});

test('both are fitted, and the one with the higher log-likelihood is chosen', () => {
  const fit = fitted(summaries);
  expect(fit.model).toBe('mbg-nbd');
  expect(fit.alternatives.map(({ model }) => model)).toEqual(['bg-nbd', 'mbg-nbd']);
  expect(fit.warnings).toEqual([]);
  expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
});

test('the order of the customers does not matter', () => {
  expect(fitted(summaries.toReversed())).toEqual({
    ...fitted(summaries),
    gammaGamma: expect.anything() as unknown,
    meanSpend: expect.closeTo(35.0778475, 6) as unknown,
  });
});

/** Buyers with gamma distributed rates, of mean 1 / 20 and shape 2, who never leave. */
function faithful(count: number): OrderSummary[] {
  const random = seededRandom('faithful');
  const exponential = () => -Math.log(1 - random());
  return Array.from({ length: count }, () => {
    const T = 20 + Math.floor(random() * 60);
    const rate = (exponential() + exponential()) / 40;
    let [x, tx] = [0, 0];
    for (let at = exponential() / rate; at < T; at += exponential() / rate) [x, tx] = [x + 1, at];
    return { x, tx, T, zbar: x > 0 ? 10 + 90 * random() : 0, xz: x };
  });
}

test('nobody leaves: the NBD, by name, and everything finite', () => {
  const fit = fitted(faithful(3000));
  expect(fit.model).toBe('nbd');
  expect(sentences(fit)).toMatch(/no-dropout: No sign that customers leave.*NBD/);
  expect(fit.params.r).toBeGreaterThan(1.7);
  expect(fit.params.r).toBeLessThan(2.3);
  expect(relativeError(fit.params.r / fit.params.alpha, 1 / 20)).toBeLessThan(0.05);
  const score = scorer(fit, { horizonMonths: 12, monthlyDiscount: 0.01, margin: 1 });
  expect(score({ x: 3, tx: 10, T: 60, zbar: 40, xz: 3 }).pAlive).toBe(1);
});

const customer = (change: Partial<OrderSummary> = {}) => ({ x: 2, tx: 9, T: 20, zbar: 30, xz: 2, ...change });
const silent = customer({ x: 0, tx: 0, zbar: 0, xz: 0 });

test.each([
  ['none', [], 'There is no customer to fit.'],
  ['one', [customer()], 'only one customer'],
  ['no repeat', [silent, silent, silent], 'No customer has ordered a second time'],
  ['no number', [customer(), customer({ zbar: Number.NaN })], 'Customer 2: a value is not a number'],
  ['infinite', [customer(), customer({ T: Infinity })], 'Customer 2: a value is not a number'],
  ['1e308', [customer({ zbar: 1e308 }), customer()], 'Customer 1: the mean amount is too large'],
  ['before the first', [customer({ tx: -1 }), customer()], 'the last order lies before the first'],
  ['after the end', [customer({ tx: 21 }), customer()], 'lies after the end of the observation'],
  ['half an order', [customer({ x: 1.5 }), customer()], 'not a whole number'],
  ['negative amount', [customer({ zbar: -3 }), customer()], 'the mean amount is below 0'],
  ['no time', [customer({ tx: 0 }), customer()], 'at no time after the first'],
  ['time without order', [silent, { ...silent, tx: 3 }], 'a time of the last one'],
  ['amounts of none', [customer({ xz: 3 }), customer()], '3 of 2 repeat orders'],
  ['amount of nothing', [customer({ xz: 0 }), customer()], 'do not go together'],
])('%s: a sentence', (_, of, message) => {
  const answer = fitOrders(of);
  expect(answer).toMatchObject({ ok: false });
  expect(answer.ok ? '' : answer.message).toContain(message);
});

test('all the same: a fit with sentences that say what it is', () => {
  const fit = fitted(Array.from({ length: 50 }, () => customer()));
  expect(fit.gammaGamma).toBeNull();
  expect(fit.meanSpend).toBeCloseTo(30, 9);
  expect(sentences(fit)).toMatch(/only 50 customers/);
  expect(sentences(fit)).toMatch(/rates that cannot be told apart/);
  expect(sentences(fit)).toMatch(/same amount.*mean order instead of Gamma-Gamma/);
});

test('no amounts: orders without money', () => {
  const fit = fitted(summaries.map((of) => ({ ...of, zbar: 0, xz: 0 })));
  expect(fit.meanSpend).toBeNull();
  expect(sentences(fit)).toMatch(/not what they bring/);
});

test('who orders more often has larger orders: a warning', () => {
  const fit = fitted(faithful(500).map((of) => ({ ...of, zbar: of.x * (10 + (of.T % 3)) })));
  expect(sentences(fit)).toMatch(/larger orders \(correlation 0\.\d+\).*independent/);
});

test('progress goes from 0 to 1, and a fit can be cancelled', () => {
  const seen: number[] = [];
  fitted(summaries, { onProgress: (done) => seen.push(done) });
  expect(seen.length).toBeGreaterThan(20);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
  let steps = 0;
  const answer = fitOrders(summaries, { isCancelled: () => (steps += 1) > 5 });
  expect(answer).toEqual({ ok: false, message: 'The fit was cancelled.' });
  expect(steps).toBeLessThan(15);
});

describe('the derivatives are those of the function', () => {
  const groups = groupSummaries(summaries.slice(0, 300));
  const spends = groupSpends(summaries.slice(0, 300));
  const log = fc.double({ min: -2, max: 3, noNaN: true });

  /** Compares with central differences, step by step of each coordinate. */
  function compare(f: (point: number[], gradient: number[]) => number, point: number[]) {
    const gradient = point.map(() => 0);
    const value = f(point, gradient);
    for (const [i, at] of point.entries()) {
      const step = 1e-5 * Math.max(1, Math.abs(at));
      const there = (by: number) => f(point.with(i, at + by), []);
      const difference = (there(step) - there(-step)) / (2 * step);
      expect(Math.abs((gradient[i] ?? 0) - difference)).toBeLessThan(1e-7 * Math.max(100, Math.abs(value)));
    }
  }

  test.each(['bg-nbd', 'mbg-nbd'] as const)('of %s', (model) => {
    fc.assert(
      fc.property(fc.tuple(log, log, log, log), (point) => {
        compare((logs, gradient) => {
          const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp);
          return dropoutLikelihood(model, groups, { r, alpha, a, b }, gradient);
        }, point);
      }),
      { numRuns: 25 },
    );
  });

  test('of NBD and Gamma-Gamma', () => {
    fc.assert(
      fc.property(fc.tuple(log, log), fc.tuple(log, log, log), (pair, triple) => {
        compare((logs, gradient) => {
          const [r = 1, alpha = 1] = logs.map(Math.exp);
          return nbdLikelihood(groups, { r, alpha }, gradient);
        }, pair);
        compare(
          ([p = 1, q = 1, gamma = 1], gradient) => spendLikelihood(spends, { p, q, gamma }, gradient),
          triple.map(Math.exp),
        );
      }),
      { numRuns: 25 },
    );
  });
});

test('several hundred thousand customers', () => {
  const many = Array.from({ length: 200 }, () => summaries).flat();
  expect(fitted(many).customers).toBe(471_400);
  expect(relativeError(fitted(many).params.r, fitted(summaries).params.r)).toBeLessThan(1e-6);
});

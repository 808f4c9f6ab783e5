import type { OrderFit } from '../../lib/value/order-fit';
import type { OrderSummary } from '../../lib/value/order-summary';
import { aheadOf, expectedWhileAlive } from '../../lib/value/orders-ahead';
import { rangesAhead } from '../../lib/value/range-ahead';
import { spendOf } from '../../lib/value/score';
import { chanceActive, chanceAlive } from '../../lib/value/still-customer';
import { cdnow } from './reference';

/** Weeks of CDNOW after the calibration. */
export const HOLDOUT = 39;

/** How right predictions for the weeks after were, beside what two plain rules say of the same customers. */
export interface HoldoutFigures {
  /** Mean absolute error of the number of orders. */
  mae: number;
  /** Expected calibration error of P(active), ten groups of equal size. */
  ece: number;
  /** Chance that of two customers the one who ordered has the higher P(active). */
  auc: number;
  /** Share of customers whose orders, and revenue, lie in the 80 % range. */
  ordersCovered: number;
  revenueCovered: number;
  /** The error of own orders so far, over own time so far, times the weeks ahead. */
  ownRateMae: number;
  /** The same chance by the days since the last order alone. */
  recencyAuc: number;
}

/** The figures of a fit on CDNOW's calibration. */
export function holdoutFigures(fit: OrderFit): HoldoutFigures {
  const seen = cdnow.map(({ summary, holdout }) => ({ summary, holdout, ...ahead(fit, summary) }));
  const mean = (of: (row: (typeof seen)[number]) => number) =>
    seen.reduce((sum, row) => sum + of(row), 0) / seen.length;
  const came = seen.map(({ holdout }) => holdout.orders > 0);
  return {
    mae: mean(({ orders, holdout }) => Math.abs(orders.base - holdout.orders)),
    ece: calibrationError(
      seen.map(({ active }) => active),
      came,
    ),
    auc: areaUnderCurve(
      seen.map(({ active }) => active),
      came,
    ),
    ordersCovered: mean(({ orders, holdout }) =>
      orders.low <= holdout.orders && holdout.orders <= orders.high ? 1 : 0,
    ),
    revenueCovered: mean(({ revenue, holdout }) =>
      revenue !== null && revenue.low <= holdout.spend && holdout.spend <= revenue.high ? 1 : 0,
    ),
    ownRateMae: mean(({ summary: { x, T }, holdout }) => Math.abs((x / T) * HOLDOUT - holdout.orders)),
    recencyAuc: areaUnderCurve(
      seen.map(({ summary: { tx, T } }) => tx - T),
      came,
    ),
  };
}

function ahead(fit: OrderFit, of: OrderSummary) {
  const { model, params } = fit;
  const orders = chanceAlive(model, params, of) * expectedWhileAlive(aheadOf(model, params, of, HOLDOUT));
  const spend = spendOf(fit, of);
  const means = { orders, revenue: spend === null ? null : orders * spend };
  return { active: chanceActive(model, params, of, HOLDOUT), ...rangesAhead(fit, of, HOLDOUT, means) };
}

function calibrationError(chances: number[], came: boolean[]): number {
  const sorted = chances
    .map((chance, i) => ({ chance, came: came[i] === true ? 1 : 0 }))
    .sort((a, b) => a.chance - b.chance);
  let error = 0;
  for (let group = 0; group < 10; group += 1) {
    const at = (tenth: number) => Math.floor((tenth * sorted.length) / 10);
    const gap = sorted.slice(at(group), at(group + 1)).reduce((sum, of) => sum + of.chance - of.came, 0);
    error += Math.abs(gap) / sorted.length;
  }
  return error;
}

/** By ranks, ties at their middle (Mann and Whitney). */
function areaUnderCurve(scores: number[], came: boolean[]): number {
  const sorted = scores
    .map((score, i) => ({ score, came: came[i] === true }))
    .sort((a, b) => a.score - b.score);
  let [ranks, positives] = [0, 0];
  for (let from = 0; from < sorted.length;) {
    let until = from;
    while (until < sorted.length && sorted[until]?.score === sorted[from]?.score) until += 1;
    const within = sorted.slice(from, until).filter((of) => of.came).length;
    ranks += within * ((from + 1 + until) / 2);
    positives += within;
    from = until;
  }
  const negatives = sorted.length - positives;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}

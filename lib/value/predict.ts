import type { OrderFit } from './order-fit';
import type { OrderSummary } from './order-summary';
import { rangesAhead, type Spread } from './range-ahead';
import { type Score, type ScoreHow, scorer, timeOf } from './score';

/** What is predicted of one customer over the horizon, each with its 80 % range. */
export interface Prediction extends Pick<Score, 'pAlive' | 'pActive' | 'spend'> {
  orders: Spread;
  /** Spend x orders, neither discounted nor reduced to the margin; null where no amount is known of anybody. */
  revenue: Spread | null;
  /** Customer lifetime value over the horizon: the revenue, discounted by the month, times the margin. */
  value: Spread | null;
}

/**
 * A function that predicts customers: what each will order and bring over the horizon, from a fit and their own summary
 * (in the fit's unit of time and the unit of money it was fitted in). The range of the value is that of the revenue, with
 * the margin and with what discounting leaves on average. See scorer, which is quicker and has no ranges; rangesAhead.
 */
export function predictor(fit: OrderFit, how: ScoreHow): (of: OrderSummary) => Prediction {
  const score = scorer(fit, how);
  const time = timeOf(how.horizonMonths, fit.unitDays);
  return (of) => {
    const { pAlive, pActive, orders, spend, discountedOrders } = score(of);
    const ranges = rangesAhead(fit, of, time, { orders, revenue: spend === null ? null : spend * orders });
    const kept = orders > 0 ? (discountedOrders / orders) * how.margin : 0;
    const value = ranges.revenue && {
      low: ranges.revenue.low * kept,
      base: ranges.revenue.base * kept,
      high: ranges.revenue.high * kept,
    };
    return { pAlive, pActive, spend, ...ranges, value };
  };
}

/** One customer predicted; see predictor, which is quicker for many. */
export function predict(fit: OrderFit, of: OrderSummary, how: ScoreHow): Prediction {
  return predictor(fit, how)(of);
}

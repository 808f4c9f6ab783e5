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
 * What one customer will order and bring over the horizon, from a fit and their own summary (in the fit's unit of time
 * and the unit of money it was fitted in). The range of the value is that of the revenue, with the margin and with what
 * discounting leaves on average. See scorer, rangesAhead. For lists use scorer, which is much quicker.
 */
export function predict(fit: OrderFit, summary: OrderSummary, how: ScoreHow): Prediction {
  const { pAlive, pActive, orders, spend, discountedOrders } = scorer(fit, how)(summary);
  const time = timeOf(how.horizonMonths, fit.unitDays);
  const means = { orders, revenue: spend === null ? null : spend * orders };
  const ranges = rangesAhead(fit, summary, time, means);
  const kept = orders > 0 ? (discountedOrders / orders) * how.margin : 0;
  return {
    pAlive,
    pActive,
    spend,
    ...ranges,
    value: ranges.revenue && {
      low: ranges.revenue.low * kept,
      base: ranges.revenue.base * kept,
      high: ranges.revenue.high * kept,
    },
  };
}

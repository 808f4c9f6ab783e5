import { expectedSpend } from './gamma-gamma';
import { keptByAge } from './kept-by-age';
import type { OrderFit } from './order-fit';
import type { OrderSummary } from './order-summary';
import { aheadOf, expectedWhileAlive } from './orders-ahead';
import { chanceActive, chanceAlive } from './still-customer';

/** For how long ahead, and what of the revenue counts. */
export interface ScoreHow {
  /** Whole months from 1 on. */
  horizonMonths: number;
  /** By which a payment loses value a month: 0.01 is 1 %. */
  monthlyDiscount: number;
  /** Share of the revenue that is value, 0 to 1. */
  margin: number;
}

/** What is expected of one customer over the horizon. Money in the unit of the amounts. */
export interface Score {
  pAlive: number;
  /** Chance of at least one order. */
  pActive: number;
  orders: number;
  /** Of one order; null where no amount is known of anybody. */
  spend: number | null;
  /** Orders, each worth less the later it comes. */
  discountedOrders: number;
  /** Customer lifetime value over the horizon: spend x discounted orders x margin. */
  clv: number | null;
}

/** Days in a month: 4.345 weeks. */
export const MONTH_DAYS = 4.345 * 7;

/** The horizon in the fit's unit of time. */
export function timeOf(months: number, unitDays: number): number {
  return (months * MONTH_DAYS) / unitDays;
}

/**
 * A function that scores customers. What is expected of somebody who is still a customer depends on x and T only and is
 * kept, so that a whole customer base takes little more than its different (x, T). Discounting by whole months:
 * sum over k of (E[Y(k)] - E[Y(k - 1)]) / (1 + discount)^k. Source: Fader, Hardie and Lee, RFM and CLV: Using iso-value
 * curves for customer base analysis, Journal of Marketing Research 42 (2005), by the month instead of continuously.
 */
export function scorer(fit: OrderFit, how: ScoreHow): (of: OrderSummary) => Score {
  const ahead = expectations(fit, how);
  const time = timeOf(how.horizonMonths, fit.unitDays);
  return (of) => {
    const pAlive = chanceAlive(fit.model, fit.params, of);
    const { orders, discounted } = ahead(of.x, of.T);
    const spend = spendOf(fit, of);
    return {
      pAlive,
      pActive: chanceActive(fit.model, fit.params, of, time),
      orders: pAlive * orders,
      spend,
      discountedOrders: pAlive * discounted,
      clv: spend === null ? null : spend * pAlive * discounted * how.margin,
    };
  };
}

/** Expected amount of an order of this customer: Gamma-Gamma, or the mean over all; null where no amount is known. */
export function spendOf({ gammaGamma, meanSpend }: OrderFit, of: OrderSummary): number | null {
  return gammaGamma === null ? meanSpend : expectedSpend(gammaGamma.params, of);
}

function expectations({ model, params, unitDays }: OrderFit, how: ScoreHow) {
  return keptByAge((x, T) => {
    let [orders, discounted] = [0, 0];
    for (let month = 1; month <= how.horizonMonths; month += 1) {
      const then = expectedWhileAlive(aheadOf(model, params, { x, T }, timeOf(month, unitDays)));
      discounted += (then - orders) / (1 + how.monthlyDiscount) ** month;
      orders = then;
    }
    return { orders, discounted };
  });
}

import type { OrdersFit, ValueFit } from '../model/value-fit';
import type { OrderFit } from './order-fit';
import type { OrderSummary } from './order-summary';
import { aheadOf, expectedWhileAlive } from './orders-ahead';
import { LOST_SHARE, type Worth } from './own-pace';
import { predict } from './predict';
import { timeOf } from './score';
import { ordered } from './spend-range';
import { chanceActive } from './still-customer';

/** From fewer customers the parameters of a fit say little of another one. */
export const FIT_CUSTOMERS_NEEDED = 30;
/** A fit counts for so long. */
export const FIT_DAYS = 90;

const DAY = 86_400_000;

/** Why a fit does not count for somebody, as a sentence; null where it does. VA13 */
export function fitRefusal(fit: ValueFit | null, of: { currency: string; now: number }): string | null {
  if (fit === null) return 'Not fitted yet: a lead can press ‘Fit now’ in the settings.';
  if (!knowsOrders(fit)) return 'No orders at will were there to fit, only subscriptions.';
  if (fit.customers < FIT_CUSTOMERS_NEEDED)
    return `Fitted on only ${fit.customers} customers: from ${FIT_CUSTOMERS_NEEDED} on it counts.`;
  if (of.now - fit.until > FIT_DAYS * DAY)
    return `Fitted more than ${FIT_DAYS} days ago: it has to be fitted again.`;
  if (fit.currency !== of.currency)
    return `Fitted in ${fit.currency}, and these orders are in ${of.currency}.`;
  return null;
}

/** Why a fit counts for nobody, as a sentence: fitRefusal, but for one of subscriptions alone, which is judged by its own bounds. */
export function countsNot(fit: ValueFit, of: { currency: string; now: number }): string | null {
  return knowsOrders(fit) ? fitRefusal(fit, of) : null;
}

/** Whether a fit knows how customers order, not only how long subscriptions last. */
export function knowsOrders(fit: ValueFit): fit is OrdersFit {
  return fit.model !== null && fit.params !== null;
}

/** A person and the fit that counts for them. */
export interface Fitted {
  fit: OrdersFit;
  summary: OrderSummary;
  /** Mean of an order of their own, in minor units: counts where the fit knows no amount at all. */
  mean: number;
  isLost: boolean;
}

/** The fit as the engine takes it. */
export function orderFitOf({ fit, mean }: Pick<Fitted, 'fit' | 'mean'>): OrderFit {
  const { model, params, gammaGamma } = fit;
  return {
    model,
    params: { r: params.r, alpha: params.alpha, a: params.a ?? 0, b: params.b ?? 1 },
    logLikelihood: fit.logLikelihood,
    alternatives: [],
    gammaGamma: gammaGamma && {
      params: { p: gammaGamma.p, q: gammaGamma.q, gamma: gammaGamma.gamma },
      logLikelihood: gammaGamma.logLikelihood,
      customers: fit.customers,
    },
    meanSpend: fit.meanSpend ?? mean,
    customers: fit.customers,
    unitDays: 7,
    warnings: [],
  };
}

/** What the fitted model expects of a person. */
export interface FittedWorth extends Worth {
  /** Chance of an order within the horizon. */
  pActive: number;
}

/** Over what time a prediction goes. */
export interface FittedHow {
  horizonMonths: number;
  monthlyDiscount: number;
}

/**
 * Revenue over the horizon by the fitted model, as an 80 % range, and the chance of an order within it. Null where the
 * model gives no number that can be counted. Of somebody marked as left a tenth. VA9 VA13
 */
export function fittedWorth(of: Fitted, how: FittedHow): FittedWorth | null {
  const { revenue, value, pActive } = predict(orderFitOf(of), of.summary, { ...how, margin: 1 });
  if (revenue === null || value === null) return null;
  if (![revenue.low, revenue.base, revenue.high, value.base, pActive].every(Number.isFinite)) return null;
  const discounted = revenue.base > 0 ? Math.min(1, value.base / revenue.base) : 1;
  if (!of.isLost) return { revenue: ordered(revenue), discounted, pActive };
  const base = revenue.base * LOST_SHARE;
  return {
    revenue: ordered({ low: 0, base, high: base }),
    discounted,
    pActive: pActive * LOST_SHARE,
  };
}

/** Chance of at least one order within so many days: P(active), never P(alive). VA14 */
export function fittedChance(of: Fitted, days: number): number {
  const { model, params } = orderFitOf(of);
  return chanceActive(model, params, of.summary, days / 7) * (of.isLost ? LOST_SHARE : 1);
}

/** The share of the horizon's expected orders that has come by the end of each month, from 0 on; the last is 1. VA10 */
export function fittedCurve(of: Fitted, horizonMonths: number): number[] {
  const { model, params, unitDays } = orderFitOf(of);
  const until = (month: number) =>
    expectedWhileAlive(aheadOf(model, params, of.summary, timeOf(month, unitDays)));
  const all = until(horizonMonths);
  return Array.from({ length: horizonMonths + 1 }, (_, month) =>
    all > 0 ? until(month) / all : month / horizonMonths,
  );
}

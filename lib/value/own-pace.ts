import { asModel, orderCounts, type PaceAssumptions } from './order-count';
import { aheadOf, expectedWhileAlive } from './orders-ahead';
import type { PurchaseHistory } from './purchase-history';
import { spendRange } from './spend-range';
import { chanceActive, chanceAlive } from './still-customer';
import type { Range } from './value-estimate';

/** What a way of buying is expected to bring. */
export interface Worth {
  revenue: Range;
  /** What discounting leaves of the revenue, 0 to 1. */
  discounted: number;
}

/** What an estimate by own pace is made with. */
export interface PaceHow {
  horizonMonths: number;
  monthlyDiscount: number;
  assumed: PaceAssumptions;
  /** Somebody marked as having left: their chance of still being a customer is cut to a tenth. */
  isLost: boolean;
}

const MODEL = 'mbg-nbd';
/** Years of evidence that the assumed pace weighs as much as. */
const ASSUMED_YEARS = 0.25;
/** Orders a year that are assumed where the team's own people say nothing. */
const ASSUMED_ORDERS_A_YEAR = 2;
/** Orders of evidence that the assumed share of people who leave after an order weighs as much as. */
const LEAVING_WEIGHT = 10;
/** Share of people assumed to leave after an order, where the team has set no churn. */
export const ASSUMED_LEAVING = 0.1;
/** What being marked as lost leaves of the chance of further orders. */
export const LOST_SHARE = 0.1;

/**
 * What is assumed before a person's own orders count: the pace of comparable people (their median revenue of a year
 * over this person's mean order) or 2 orders a year, and the team's churn turned into a share a purchase by the
 * person's own pace, or one in ten.
 */
export function paceAssumptions(
  history: PurchaseHistory,
  peerYear: number | null,
  monthlyChurn: number | null,
): PaceAssumptions {
  const peerPace = peerYear === null || history.mean <= 0 ? ASSUMED_ORDERS_A_YEAR : peerYear / history.mean;
  const perYear = Math.min(12, Math.max(0.5, peerPace));
  const shape = perYear * ASSUMED_YEARS;
  const pace = (shape + history.repeats) / (ASSUMED_YEARS + history.years);
  const leaves = monthlyChurn === null ? ASSUMED_LEAVING : 1 - (1 - monthlyChurn) ** Math.min(120, 12 / pace);
  const share = Math.min(0.999, Math.max(0.001, leaves));
  return { shape, years: ASSUMED_YEARS, leave: LEAVING_WEIGHT * share, stay: LEAVING_WEIGHT * (1 - share) };
}

/** Revenue over the horizon by the person's own pace, as an 80 % range; see orderCounts and spendRange. */
export function ownPaceWorth(history: PurchaseHistory, how: PaceHow): Worth {
  const size = { mean: history.mean, variation: history.variation, known: history.repeats + 1 };
  const { params, of } = asModel(history, how.assumed);
  const alive = chanceAlive(MODEL, params, of) * keptOf(how);
  let [orders, discounted] = [0, 0];
  for (let month = 1; month <= how.horizonMonths; month += 1) {
    const then = alive * expectedWhileAlive(aheadOf(MODEL, params, of, month / 12));
    discounted += (then - orders) / (1 + how.monthlyDiscount) ** month;
    orders = then;
  }
  return {
    revenue: spendRange(countsOf(history, how), size),
    discounted: orders > 0 ? Math.min(1, discounted / orders) : 1,
  };
}

/** Chance of at least one order within so many days. */
export function chanceOfOrder(history: PurchaseHistory, how: PaceHow, days: number): number {
  const { params, of } = asModel(history, how.assumed);
  return chanceActive(MODEL, params, of, days / 365.25) * keptOf(how);
}

/** What being marked as lost leaves of the chance of being a customer. */
function keptOf({ isLost }: PaceHow): number {
  return isLost ? LOST_SHARE : 1;
}

function countsOf(history: PurchaseHistory, how: PaceHow): number[] {
  const counts = orderCounts(history, how.assumed, how.horizonMonths / 12);
  return counts.map((chance, n) => (n === 0 ? 1 : chance * keptOf(how)));
}

import type { Subscription } from '../model/subscription';
import type { ValueFit } from '../model/value-fit';
import type { Worth } from './own-pace';
import { paymentsAhead, type Payment } from './renewal-count';
import { type RenewalModel, renewalModel } from './renewal-model';
import { paymentsToExpect } from './retention';
import { ordered } from './spend-range';
import type { Range } from './value-estimate';

/** The time and assumptions of an estimate of subscriptions. */
export interface SubscriptionHow {
  now: number;
  horizonMonths: number;
  monthlyDiscount: number;
  monthlyChurn: number | null;
  /** The fit of the person's market; left out or null: there is none. */
  fit?: ValueFit | null;
}

/** Payments of one subscription within the horizon: how many to expect with an 80 % range, of how many due. */
export interface RenewalsAhead extends Range {
  due: number;
  /** The expected ones, each worth less the later it comes. */
  discounted: number;
}

/**
 * Revenue of running subscriptions over the horizon: average revenue a period times the payments to expect, which is
 * the average-revenue formula (see lifetimeValue) cut off at the horizon. Low and high are the 10 % and 90 % points of
 * the number of payments. Several subscriptions of one person are taken to end together. VA18
 */
export function subscriptionWorth(subscriptions: Subscription[], how: SubscriptionHow): Worth {
  const total = { low: 0, base: 0, high: 0 };
  let discounted = 0;
  for (const subscription of subscriptions) {
    const price = Math.max(0, subscription.amount.minor);
    const ahead = renewalsAhead(subscription, how);
    total.low += price * ahead.low;
    total.base += price * ahead.base;
    total.high += price * ahead.high;
    discounted += price * ahead.discounted;
  }
  return { revenue: ordered(total), discounted: total.base > 0 ? Math.min(1, discounted / total.base) : 1 };
}

/** The payments to expect of one subscription. */
export function renewalsAhead(subscription: Subscription, how: SubscriptionHow): RenewalsAhead {
  const { now, horizonMonths, monthlyDiscount, monthlyChurn, fit = null } = how;
  const model = renewalModel(subscription, { fit, now, monthlyChurn });
  const payments = paymentsAhead(subscription, now, horizonMonths, model);
  return {
    due: payments.length,
    low: payments.filter(({ chance }) => chance >= 0.9).length,
    high: payments.filter(({ chance }) => chance > 0.1).length,
    ...expected(payments, subscription, { model, monthlyDiscount }),
  };
}

function expected(
  payments: Payment[],
  { renewals, periodMonths }: Subscription,
  { model, monthlyDiscount }: { model: RenewalModel; monthlyDiscount: number },
): Pick<RenewalsAhead, 'base' | 'discounted'> {
  const [first] = payments;
  if (first === undefined) return { base: 0, discounted: 0 };
  if (model.by === 'fit') {
    const { params } = model.retention;
    const periods = payments.length;
    const at = (discount: number) => paymentsToExpect(params, { renewals, periods, discount });
    const base = at(0);
    const later = at((1 + monthlyDiscount) ** periodMonths - 1) / (1 + monthlyDiscount) ** first.months;
    // Nobody is left to renew: the digits of the model end here.
    return Number.isFinite(base) && Number.isFinite(later)
      ? { base, discounted: later }
      : { base: 0, discounted: 0 };
  }
  let [base, discounted] = [0, 0];
  for (const { months, chance } of payments) {
    base += chance;
    discounted += chance / (1 + monthlyDiscount) ** months;
  }
  return { base, discounted };
}

import type { Subscription } from '../model/subscription';
import type { RenewalModel } from './renewal-model';
import { logSurvival } from './retention';

const MONTH = (365.25 / 12) * 86_400_000;

/** Share of subscriptions assumed to end a month, where the team has set no churn. */
export const ASSUMED_MONTHLY_CHURN = 0.03;
/** Renewals of evidence that this assumption weighs as much as: who has renewed often renews more surely. */
const ASSUMED_RENEWALS = 10;

/** Payments ahead: when each is due in months from now, and the chance that it is made. */
export interface Payment {
  months: number;
  chance: number;
}

/**
 * The payments of a running subscription that fall due within the time ahead, and the chance of each. By a fit: the share
 * of those with as many renewals that is left after so many more. With a known churn the same share leaves each period;
 * else the shifted-beta-geometric survival of Fader and Hardie, How to project customer retention, Journal of Interactive
 * Marketing 21 (2007), with assumed parameters, updated by the renewals so far.
 */
export function paymentsAhead(
  subscription: Subscription,
  now: number,
  months: number,
  model: RenewalModel,
): Payment[] {
  const { periodMonths, renewals, dueAt } = subscription;
  const ends = 1 - (1 - ASSUMED_MONTHLY_CHURN) ** periodMonths;
  const first = Math.max(0, (dueAt - now) / MONTH);
  const payments: Payment[] = [];
  let chance = 1;
  const left = model.by === 'fit' ? logSurvival(model.retention.params, renewals) : 0;
  for (let n = 0; first + n * periodMonths <= months; n += 1) {
    if (model.by === 'fit') {
      const kept = Math.exp(logSurvival(model.retention.params, renewals + n + 1) - left);
      chance = Number.isFinite(kept) ? Math.min(chance, kept) : 0;
    } else if (model.by === 'churn') chance *= (1 - model.monthlyChurn) ** periodMonths;
    else chance *= 1 - (ends * ASSUMED_RENEWALS) / (ASSUMED_RENEWALS + renewals + n);
    payments.push({ months: first + n * periodMonths, chance });
  }
  return payments;
}

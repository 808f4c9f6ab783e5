import { basisOf, PEERS_NEEDED, type Basis, type EstimateHow } from './estimate-basis';
import { inputsOf, knowsLeaving, missingOf, stageName } from './estimate-inputs';
import { daysText, percentText } from './input-words';
import { peersWorth } from './peer-churn';
import { fittedChance, fittedCurve } from './fitted-worth';
import { chanceOfOrder, ownPaceWorth, type Worth } from './own-pace';
import { whyRenewals } from './renewal-words';
import { ordered } from './spend-range';
import { subscriptionWorth } from './subscription-worth';
import type { Range, ValueEstimate, ValueMethod } from './value-estimate';

export type { EstimateHow } from './estimate-basis';
export type { Peers, ValueEstimate } from './value-estimate';

/** Days for which the chance of a further order is shown. */
const AGAIN_DAYS = 90;
const DAY = 86_400_000;

/**
 * What a person is likely to bring in over the workspace's horizon: a range by the best method that the data supports,
 * with its inputs and what is missing. Revenue, until margin and churn are set (the margin alone where the fitted model
 * knows who leaves); then customer lifetime value, discounted by the month. Always finite, whole, low <= base <= high,
 * and never without a sentence. VA1 to VA9, VA13 to VA15
 */
export function estimateValue(how: EstimateHow): ValueEstimate {
  const basis = basisOf(how);
  const { value } = how.workspace;
  const method = methodOf(basis);
  const worth = worthOf(how, basis, method);
  const share = valueShare(how, basis, { worth, method });
  const kind = share === null ? 'revenue' : 'clv';
  const range = share === null ? worth.revenue : scaled(worth.revenue, share);
  const { history } = basis;
  return {
    kind,
    method,
    label: `${kind === 'clv' ? 'Customer lifetime value' : 'Expected revenue'}, ${value.horizonMonths} months`,
    why: whyOf(how, basis, method),
    rangeLabel:
      basis.peers !== null && method === 'peers'
        ? basis.comparable === null
          ? `middle half of ${basis.peers.people} people`
          : 'careful to hopeful'
        : '80 % range',
    horizonMonths: value.horizonMonths,
    currency: basis.currency,
    ...range,
    revenue: worth.revenue,
    orderAgain: againOf(basis),
    silence: history && {
      days: Math.max(0, Math.floor((how.now - history.lastAt) / DAY)),
      usualDays: how.evidence.rhythmDays === null ? null : Math.round(how.evidence.rhythmDays),
    },
    curve: method === 'fitted' && basis.fitted !== null ? fittedCurve(basis.fitted, value.horizonMonths) : [],
    inputs: inputsOf(how, basis, method),
    missing: missingOf(how, basis, { kind, method }),
  };
}

/** The best method the data supports: a running subscription, own orders with a fit or without, people like them. VA2 */
export function methodOf(basis: Basis): ValueMethod {
  if (basis.subscriptions.length > 0) return 'average-revenue';
  if (basis.history !== null && basis.history.mean > 0) return basis.fitted === null ? 'own-pace' : 'fitted';
  return basis.peers === null ? 'none' : 'peers';
}

function againOf({ history, pace, fitted }: Basis): ValueEstimate['orderAgain'] {
  if (history === null || pace === null) return null;
  const probability =
    fitted === null ? chanceOfOrder(history, pace, AGAIN_DAYS) : fittedChance(fitted, AGAIN_DAYS);
  return { days: AGAIN_DAYS, probability };
}

/**
 * What a method expects, in minor units, before margin; also of one that is not the best, for a comparison. Nothing where
 * the data does not allow it.
 */
export function worthOf(how: EstimateHow, basis: Basis, method: ValueMethod): Worth {
  const { value } = how.workspace;
  const pace = basis.history && basis.pace ? ownPaceWorth(basis.history, basis.pace) : null;
  const fitted = basis.fitted?.worth ?? null;
  const atWill = fitted ?? pace;
  switch (method) {
    case 'average-revenue': {
      const fixed = subscriptionWorth(basis.subscriptions, {
        now: how.now,
        ...value,
        fit: how.fit ?? null,
      });
      return atWill === null ? fixed : sum(fixed, atWill);
    }
    case 'fitted':
      return fitted ?? NOTHING;
    case 'own-pace':
      return pace ?? NOTHING;
    case 'peers':
      return basis.peers === null ? NOTHING : peersWorth(basis.peers, basis.comparable, value);
    case 'none':
      return NOTHING;
  }
}

const NOTHING: Worth = { revenue: { low: 0, base: 0, high: 0 }, discounted: 1 };

/** Subscriptions and purchases at will of one person, taken to go up and down together: the wider range. */
function sum(a: Worth, b: Worth): Worth {
  const add = (end: keyof Range) => a.revenue[end] + b.revenue[end];
  const revenue = ordered({ low: add('low'), base: add('base'), high: add('high') });
  const kept = a.revenue.base * a.discounted + b.revenue.base * b.discounted;
  return { revenue, discounted: revenue.base > 0 ? Math.min(1, kept / revenue.base) : 1 };
}

/** What of the revenue is value: the margin, discounted. Null while what that needs is not set. VA3 */
export function valueShare(
  { workspace }: EstimateHow,
  basis: Basis,
  { worth, method }: { worth: Worth; method: ValueMethod },
): number | null {
  const { margin, monthlyChurn } = workspace.value;
  if (margin === null || method === 'peers' || method === 'none') return null;
  return monthlyChurn === null && !knowsLeaving(basis, method) ? null : margin * worth.discounted;
}

/** A range times a share, whole and in order. */
export function scaled({ low, base, high }: Range, share: number): Range {
  return ordered({ low: low * share, base: base * share, high: high * share });
}

function whyOf(how: EstimateHow, basis: Basis, method: ValueMethod): string {
  const { history, peers } = basis;
  const count = (history?.repeats ?? 0) + 1;
  switch (method) {
    case 'average-revenue':
      return whyRenewals(how, basis);
    case 'fitted': {
      const { fit } = basis.fitted ?? {};
      const of = `${count === 1 ? 'One order' : `${count} orders`}, the last ${daysText(history?.lastAt ?? how.now, how.now)}`;
      return `${of}. Learnt from how ${(fit?.customers ?? 0).toLocaleString(how.locale ?? 'en')} customers of the team order and stop.`;
    }
    case 'own-pace':
      if (count >= 3)
        return `Orders at will, ${count} so far: their own pace, less the longer they are silent.`;
      return count === 2
        ? `Only 2 orders so far: their own pace, drawn to ${ordinary(how, basis)}. The range is wide.`
        : `Only one order so far, so this is mostly ${ordinary(how, basis)}. The range is wide.`;
    case 'peers':
      return `No orders yet: what ${String(peers?.people ?? 0)} people in ${stageName(how)} brought in within 12 months${
        basis.comparable === null ? '' : `, less the ${percentText(basis.comparable.base)} a month who leave`
      }.`;
    case 'none':
      return `No orders yet, and fewer than ${PEERS_NEEDED} people in ${stageName(how)} to compare with. Add an order to get a first estimate.`;
  }
}

function ordinary(how: EstimateHow, { peers }: Basis): string {
  return peers === null ? 'the usual two orders a year' : `what people in ${stageName(how)} do`;
}

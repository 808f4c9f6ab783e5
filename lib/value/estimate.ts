import { basisOf, PEERS_NEEDED, type Basis, type EstimateHow } from './estimate-basis';
import { inputsOf, missingOf, stageName } from './estimate-inputs';
import { chanceOfOrder, ownPaceWorth, type Worth } from './own-pace';
import { ordered } from './spend-range';
import { subscriptionWorth } from './subscription-worth';
import type { Range, ValueEstimate } from './value-estimate';

export type { EstimateHow } from './estimate-basis';
export type { Peers, ValueEstimate } from './value-estimate';

/** Days for which the chance of a further order is shown. */
const AGAIN_DAYS = 90;

/**
 * What a person is likely to bring in over the workspace's horizon: a range by the best method that the data supports,
 * with its inputs and what is missing. Revenue, until margin and churn are set; then customer lifetime value,
 * discounted by the month. Always finite, whole, low <= base <= high, and never without a sentence. VA1 to VA9
 */
export function estimateValue(how: EstimateHow): ValueEstimate {
  const basis = basisOf(how);
  const { value } = how.workspace;
  const method = methodOf(basis);
  const worth = worthOf(how, basis, method);
  const share = method === 'peers' || method === 'none' ? null : valueShare(how, worth);
  const kind = share === null ? 'revenue' : 'clv';
  const range = share === null ? worth.revenue : scaled(worth.revenue, share);
  const { history, pace } = basis;
  return {
    kind,
    method,
    label: `${kind === 'clv' ? 'Customer lifetime value' : 'Expected revenue'}, ${value.horizonMonths} months`,
    why: whyOf(how, basis, method),
    rangeLabel:
      basis.peers !== null && method === 'peers'
        ? `middle half of ${basis.peers.people} people`
        : '80 % range',
    horizonMonths: value.horizonMonths,
    currency: basis.currency,
    ...range,
    revenue: worth.revenue,
    orderAgain: history &&
      pace && { days: AGAIN_DAYS, probability: chanceOfOrder(history, pace, AGAIN_DAYS) },
    inputs: inputsOf(how, basis, method),
    missing: missingOf(how, basis, kind),
  };
}

/** The best method the data supports: a running subscription, then own orders, then people like them. VA2 */
function methodOf(basis: Basis): ValueEstimate['method'] {
  if (basis.subscriptions.length > 0) return 'average-revenue';
  if (basis.history !== null && basis.history.mean > 0) return 'own-pace';
  return basis.peers === null ? 'none' : 'peers';
}

function worthOf(how: EstimateHow, basis: Basis, method: ValueEstimate['method']): Worth {
  const { value } = how.workspace;
  const atWill = basis.history && basis.pace ? ownPaceWorth(basis.history, basis.pace) : null;
  switch (method) {
    case 'average-revenue': {
      const fixed = subscriptionWorth(basis.subscriptions, { now: how.now, ...value });
      return atWill === null ? fixed : sum(fixed, atWill);
    }
    case 'own-pace':
      return atWill ?? NOTHING;
    case 'peers': {
      const { low, median, high } = basis.peers ?? { low: 0, median: 0, high: 0 };
      const years = value.horizonMonths / 12;
      return {
        revenue: ordered({ low: low * years, base: median * years, high: high * years }),
        discounted: 1,
      };
    }
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

/** What of the revenue is value: the margin, discounted. Null while margin or churn are not set. VA3 */
function valueShare({ workspace }: EstimateHow, worth: Worth): number | null {
  const { margin, monthlyChurn } = workspace.value;
  return margin === null || monthlyChurn === null ? null : margin * worth.discounted;
}

function scaled({ low, base, high }: Range, share: number): Range {
  return ordered({ low: low * share, base: base * share, high: high * share });
}

function whyOf(how: EstimateHow, basis: Basis, method: ValueEstimate['method']): string {
  const { history, peers } = basis;
  const count = (history?.repeats ?? 0) + 1;
  switch (method) {
    case 'average-revenue':
      return history === null
        ? 'A subscription is running: its price times the payments to expect.'
        : 'A subscription is running: its price times the payments to expect, and other orders at their own pace.';
    case 'own-pace':
      if (count >= 3)
        return `Orders at will, ${count} so far: their own pace, less the longer they are silent.`;
      return count === 2
        ? `Only 2 orders so far: their own pace, drawn to ${ordinary(how, basis)}. The range is wide.`
        : `Only one order so far, so this is mostly ${ordinary(how, basis)}. The range is wide.`;
    case 'peers':
      return `No orders yet: what ${String(peers?.people ?? 0)} people in ${stageName(how)} brought in in 12 months.`;
    case 'none':
      return `No orders yet, and fewer than ${PEERS_NEEDED} people in ${stageName(how)} to compare with. Add an order to get a first estimate.`;
  }
}

function ordinary(how: EstimateHow, { peers }: Basis): string {
  return peers === null ? 'the usual two orders a year' : `what people in ${stageName(how)} do`;
}

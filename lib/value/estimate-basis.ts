import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import type { Order } from '../model/facts';
import { standing } from '../model/standing';
import { runningSubscriptions, type Subscription } from '../model/subscription';
import type { ValueFit } from '../model/value-fit';
import type { Workspace } from '../model/workspace';
import { convertOrders, type ConvertedOrders } from '../model/convert-orders';
import { fitRefusal, fittedWorth, knowsOrders, type Fitted, type FittedWorth } from './fitted-worth';
import { orderPurchases } from './order-purchases';
import { peerChurn, type PeerChurn } from './peer-churn';
import { paceAssumptions, type PaceHow } from './own-pace';
import { type RenewalModel, renewalModel } from './renewal-model';
import { purchaseHistory, type PurchaseHistory } from './purchase-history';
import { summarise } from './summarise';
import type { Peers } from './value-estimate';

/** For whom, with what and when an estimate is made. */
export interface EstimateHow {
  person: Person;
  /** For the stage; gathered at the same `now`. */
  evidence: Evidence;
  workspace: Workspace;
  peers: Peers | null;
  now: number;
  /** What a fit of the value model found for the person's market; left out or null: there is none. */
  fit?: ValueFit | null;
  /** For the amounts in the inputs; 'en' by default. */
  locale?: string;
}

/** From fewer people nothing is concluded about another. */
export const PEERS_NEEDED = 5;

/** What of all that is known an estimate can be made from. */
export interface Basis {
  currency: string;
  history: PurchaseHistory | null;
  subscriptions: Subscription[];
  /** By what the renewals of each of them are reckoned. */
  renewals: RenewalModel[];
  peers: NonNullable<Peers['yearRevenue']> | null;
  /** How many like them leave a month; null where fewer than 5 customers were watched. */
  comparable: PeerChurn | null;
  pace: PaceHow | null;
  /** The fit, where it counts for this person; `refusal`: why not, as a sentence. */
  fitted: (Fitted & { worth: FittedWorth }) | null;
  refusal: string | null;
  /** Rates by which orders of other currencies were counted. */
  rates: ConvertedOrders<Order>['used'];
  /** Standing orders in other currencies, and how many lie in the future: left out. */
  otherCurrencies: Map<string, number>;
  future: number;
}

/**
 * Sorts out what counts: one currency (the workspace's, into which others are converted by the team's rates, or where
 * nothing was paid in it the one of most orders), orders up to now that stand, comparable people if there are at least
 * 5, and the fit of the person's market if it is recent and on enough people. VA6 VA13 VA15
 */
export function basisOf({ person, evidence, workspace, peers, now, fit = null }: EstimateHow): Basis {
  const standingOrders = standing(person.orders, person.reversals).toSorted((a, b) => a.at - b.at);
  const past = standingOrders.filter((order) => order.at <= now);
  const { orders, used: rates } = convertOrders(past, workspace);
  const currency = currencyOf(orders, workspace.currency);
  const history = purchaseHistory(orders, currency, now);
  const known = peers?.yearRevenue ?? null;
  const usable =
    known !== null && known.people >= PEERS_NEEDED && currency === workspace.currency ? known : null;
  const { value } = workspace;
  const isLost = evidence.stage?.lost ?? false;
  const summary = summarise(orderPurchases(orders, currency), now);
  const refusal = fitRefusal(fit, { currency, now });
  const candidate =
    fit === null || !knowsOrders(fit) || refusal !== null || summary === null || history === null
      ? null
      : { fit, summary, mean: history.mean, isLost };
  const subscriptions = runningSubscriptions(orders, now).filter((s) => s.amount.currency === currency);
  const worth = candidate && fittedWorth(candidate, value);
  return {
    currency,
    fitted: candidate && worth && { ...candidate, worth },
    refusal: refusal ?? (worth === null ? 'The fit has no number for these orders.' : null),
    rates,
    history,
    subscriptions,
    renewals: subscriptions.map((one) => renewalModel(one, { fit, now, monthlyChurn: value.monthlyChurn })),
    peers: usable,
    comparable: peerChurn(peers?.watched ?? null, {
      stage: evidence.stage?.label ?? 'no stage',
      monthlyChurn: value.monthlyChurn,
    }),
    pace: history && {
      horizonMonths: value.horizonMonths,
      monthlyDiscount: value.monthlyDiscount,
      assumed: paceAssumptions(history, usable?.median ?? null, value.monthlyChurn),
      isLost,
    },
    otherCurrencies: counted(
      orders.map((order) => order.amount.currency).filter((code) => code !== currency),
    ),
    future: standingOrders.length - past.length,
  };
}

/** The currency that counts of a person's orders: the team's where anything was paid in it, else that of most orders. VA6 */
export function currencyOf(orders: readonly Order[], preferred: string): string {
  const counts = counted(
    orders.filter((order) => order.amount.minor > 0).map((order) => order.amount.currency),
  );
  if (counts.size === 0 || counts.has(preferred)) return preferred;
  const most = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0];
  return most?.[0] ?? preferred;
}

function counted(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

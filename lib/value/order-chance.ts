import type { Person } from '../model/change';
import { convertOrders } from '../model/convert-orders';
import { CHANCE_DAYS, LAPSED_BELOW, type KnownChance } from '../model/order-chance';
import { standing } from '../model/standing';
import type { ValueFit } from '../model/value-fit';
import type { Workspace } from '../model/workspace';
import { currencyOf } from './estimate-basis';
import { fitRefusal, knowsOrders } from './fitted-worth';
import { orderPurchases } from './order-purchases';
import type { OrderSummary } from './order-summary';
import { chanceActive } from './still-customer';
import { summarise } from './summarise';

const DAY = 86_400_000;

/** With what the chance is worked out; `fit`: that of the person's market. */
export interface ChanceHow {
  workspace: Pick<Workspace, 'currency' | 'rates'>;
  fit: ValueFit | null;
  now: number;
}

/**
 * The chance of an order in the next 90 days by the fit, and since when it has been so low that the person counts as
 * having left: a few microseconds a person. Being marked as left does not change it, so that a stage never speaks for
 * itself. VA14
 */
export function orderChance(
  person: Pick<Person, 'orders' | 'reversals'>,
  { workspace, fit, now }: ChanceHow,
): KnownChance {
  const past = standing(person.orders, person.reversals)
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at - b.at);
  const { orders } = convertOrders(past, workspace);
  const currency = currencyOf(orders, workspace.currency);
  const summary = summarise(orderPurchases(orders, currency), now);
  if (summary === null) return { chance: null, noFit: null };
  const refusal = fitRefusal(fit, { currency, now });
  if (fit === null || !knowsOrders(fit) || refusal !== null) return { chance: null, noFit: refusal };
  const { model, params } = fit;
  const { r, alpha, a, b } = { ...params, a: params.a ?? 0, b: params.b ?? 1 };
  const after = (T: number) => chanceActive(model, { r, alpha, a, b }, { ...summary, T }, CHANCE_DAYS / 7);
  const share = after(summary.T);
  if (!Number.isFinite(share)) return { chance: null, noFit: 'The fit has no number for these orders.' };
  const days = share < LAPSED_BELOW ? daysUntil(summary, (T) => after(T) < LAPSED_BELOW) : null;
  const today = Math.floor(now / DAY);
  const silent = Math.round((summary.T - summary.tx) * 7);
  return {
    chance: {
      share,
      lapsedSince: days === null ? null : (today - silent + days) * DAY,
      fittedAt: fit.fittedAt,
    },
    noFit: null,
  };
}

/** Whole days after the last order from which on it holds: the chance only falls while nobody orders. */
function daysUntil({ tx, T }: OrderSummary, isLow: (T: number) => boolean): number {
  let [low, high] = [0, Math.round((T - tx) * 7)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isLow(tx + middle / 7)) high = middle;
    else low = middle + 1;
  }
  return low;
}

import type { ValueFit } from '../model/value-fit';
import { FIT_LIMIT } from '../model/workspace';
import { fittedRetentions } from './fit-bases-retention';
import { fitOrders } from './fit-orders';
import type { FitBase } from './gather-purchases';
import type { OrderFit } from './order-fit';

/** When, where and how a fit of the team is made. */
export interface FitBasesHow {
  /** When it is made, and up to which moment orders were counted. */
  at: number;
  until: number;
  currency: string;
  where: ValueFit['where'];
  /** Told how much is done, 0 to 1. */
  onProgress?: (done: number) => void;
  /** Asked at each step; true ends the fit. */
  isCancelled?: () => boolean;
}

/** What was fitted, and of which markets nothing could be, with a sentence. */
export interface FittedBases {
  fits: ValueFit[];
  refused: { market: string | null; message: string }[];
}

/** Fits each market by itself; null where it was cancelled. The same on the server and on a device. VA17 */
export function fitBases(bases: readonly FitBase[], how: FitBasesHow): FittedBases | null {
  const found: FittedBases = { fits: [], refused: [] };
  for (const [i, base] of bases.entries()) {
    const answer = fitOrders(base.summaries, {
      onProgress: (done) => how.onProgress?.((i + done) / bases.length),
      isCancelled: () => how.isCancelled?.() === true,
    });
    if (how.isCancelled?.() === true) return null;
    const retention = fittedRetentions(base.retention, how.isCancelled);
    if (how.isCancelled?.() === true) return null;
    if (answer.ok || retention.length > 0)
      found.fits.push({ ...valueFit(answer.ok ? answer.fit : null, base, how), retention });
    // Of a team that only has subscriptions nothing is missing.
    if (!answer.ok && (retention.length === 0 || base.summaries.length > 0))
      found.refused.push({ market: base.market, message: answer.message });
  }
  how.onProgress?.(1);
  return found;
}

/** The fit as it is kept; without one of the orders, there is only what subscriptions tell. */
function valueFit(fit: OrderFit | null, base: FitBase, how: FitBasesHow): Omit<ValueFit, 'retention'> {
  const leftOut = [
    ...(base.leftOut.currency > 0 ? ['left-out-currency'] : []),
    ...(base.leftOut.future > 0 ? ['left-out-future'] : []),
  ];
  const plain = {
    market: base.market,
    fittedAt: how.at,
    until: how.until,
    orders: base.orders,
    currency: how.currency,
    unit: 'week' as const,
    where: how.where,
  };
  if (fit === null) {
    const none = { model: null, params: null, alternative: null, gammaGamma: null, meanSpend: null };
    return { ...plain, ...none, customers: 0, logLikelihood: 0, warnings: leftOut };
  }
  const isNbd = fit.model === 'nbd';
  const others = fit.alternatives.filter(({ model }) => model !== fit.model);
  const best = others.toSorted((a, b) => b.logLikelihood - a.logLikelihood)[0];
  return {
    ...plain,
    customers: fit.customers,
    model: fit.model,
    params: {
      r: fit.params.r,
      alpha: fit.params.alpha,
      a: isNbd ? null : fit.params.a,
      b: isNbd ? null : fit.params.b,
    },
    logLikelihood: fit.logLikelihood,
    alternative: best === undefined ? null : { model: best.model, logLikelihood: best.logLikelihood },
    gammaGamma: fit.gammaGamma && {
      ...fit.gammaGamma.params,
      logLikelihood: fit.gammaGamma.logLikelihood,
    },
    meanSpend: fit.meanSpend,
    warnings: [...fit.warnings.map(({ code }) => code), ...leftOut].slice(0, 10),
  };
}

/**
 * The fits a team keeps, two of each market: the one that counts first, a new one where there is one, and after it the one
 * that counted before. What could not be fitted this time keeps what it had, until that is too old to count; those of a
 * market that is no more go. VA20
 */
export function newestFits(
  before: readonly ValueFit[],
  found: readonly ValueFit[],
  markets: readonly (string | null)[],
): ValueFit[] {
  const kept = markets.flatMap((market) => {
    const isOf = (fit: ValueFit) => fit.market === market;
    const fresh = found.filter(isOf).map((fit) => withOrdersOf(fit, before));
    return [...fresh, ...before.filter(isOf)].slice(0, 2);
  });
  return kept.slice(0, FIT_LIMIT);
}

/** Where only the subscriptions could be fitted this time, what was known of orders at will stays with its date. */
function withOrdersOf(fit: ValueFit, before: readonly ValueFit[]): ValueFit {
  if (fit.model !== null) return fit;
  const known = before.find(({ market, model }) => market === fit.market && model !== null);
  return known === undefined ? fit : { ...known, retention: fit.retention };
}

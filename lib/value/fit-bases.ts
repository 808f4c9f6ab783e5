import type { ValueFit } from '../model/value-fit';
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
    if (answer.ok) found.fits.push(valueFit(answer.fit, base, how));
    else found.refused.push({ market: base.market, message: answer.message });
  }
  how.onProgress?.(1);
  return found;
}

function valueFit(fit: OrderFit, base: FitBase, how: FitBasesHow): ValueFit {
  const isNbd = fit.model === 'nbd';
  const others = fit.alternatives.filter(({ model }) => model !== fit.model);
  const best = others.toSorted((a, b) => b.logLikelihood - a.logLikelihood)[0];
  return {
    market: base.market,
    fittedAt: how.at,
    until: how.until,
    customers: fit.customers,
    orders: base.orders,
    currency: how.currency,
    unit: 'week',
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
    where: how.where,
    warnings: [
      ...fit.warnings.map(({ code }) => code),
      ...(base.leftOut.currency > 0 ? ['left-out-currency'] : []),
      ...(base.leftOut.future > 0 ? ['left-out-future'] : []),
    ].slice(0, 10),
  };
}

/**
 * The fits a team keeps: the new ones in the place of those of their markets. What could not be fitted this time keeps
 * the fit it had, until that is too old to count; one of a market that is no more goes.
 */
export function newestFits(
  before: readonly ValueFit[],
  found: readonly ValueFit[],
  markets: readonly (string | null)[],
): ValueFit[] {
  const kept = before.filter(
    ({ market }) => markets.includes(market) && !found.some((fit) => fit.market === market),
  );
  return [...found, ...kept].slice(0, 40);
}

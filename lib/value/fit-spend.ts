import { meanLoss } from './mean-loss';
import { groupSpends, spendLikelihood } from './gamma-gamma';
import type { FitWarning, OrderFit } from './order-fit';
import type { Search } from './minimise';

/** What is found of the amounts. */
export interface SpendAnswer {
  fit: Pick<OrderFit, 'gammaGamma' | 'meanSpend'>;
  warnings: FitWarning[];
}

/** Customers with amounts that Gamma-Gamma needs at least: it has three parameters. */
const NEEDED = 4;
/** Least spread of the mean amounts, relative to their mean; below it they are all the same. */
const SPREAD = 1e-6;
/** Correlation of the number and the size of orders beyond which they are not independent, as Gamma-Gamma takes them. */
const DEPENDENT = 0.3;

/**
 * Fits what an order brings: Gamma-Gamma, with q kept above 1 so that the expected amount is finite; or the plain mean,
 * by name, where there are too few amounts, or all are the same. Amounts are searched relative to their mean.
 */
export function fitSpend(
  summaries: readonly { x: number; zbar: number; xz: number }[],
  search: Search,
): SpendAnswer {
  const spends = summaries.filter(({ xz }) => xz > 0);
  const mean = spends.reduce((sum, { zbar }) => sum + zbar / spends.length, 0);
  const plain = (code: FitWarning['code'], why: string): SpendAnswer => ({
    fit: { gammaGamma: null, meanSpend: mean },
    warnings: [{ code, text: `${why} Everybody is given the mean order instead of Gamma-Gamma.` }],
  });
  if (spends.length === 0) {
    const text = 'No repeat order has an amount above 0: orders are predicted, but not what they bring.';
    return { fit: { gammaGamma: null, meanSpend: null }, warnings: [{ code: 'no-amounts', text }] };
  }
  if (spends.length < NEEDED)
    return plain('few-amounts', `Too few customers have a repeat order with an amount: ${spends.length}.`);
  const relative = spends.map(({ zbar, xz }) => ({ zbar: zbar / mean, xz }));
  if (relative.every(({ zbar }) => Math.abs(zbar - 1) < SPREAD))
    return plain('same-amounts', 'All orders have the same amount.');
  const groups = groupSpends(relative);
  const found = search(
    (point, gradient) => {
      const [p = 1, above = 1, gamma = 1] = point.map(Math.exp);
      const sum = spendLikelihood(groups, { p, q: 1 + above, gamma }, gradient);
      for (const [i, value] of [p, above, gamma].entries()) gradient[i] = (gradient[i] ?? 0) * value;
      return meanLoss(sum, gradient, spends.length);
    },
    [2, 2, 1],
  );
  const [p = 1, above = 1, gamma = 1] = found.point.map(Math.exp);
  if (above < 1e-3 || ![p, above, gamma].every(Number.isFinite))
    return plain(
      'no-mean-amount',
      'The amounts differ so much that they have no finite mean by Gamma-Gamma.',
    );
  const logLikelihood = -found.value * spends.length - spends.length * Math.log(mean);
  return {
    fit: {
      gammaGamma: {
        params: { p, q: 1 + above, gamma: gamma * mean },
        logLikelihood,
        customers: spends.length,
      },
      meanSpend: mean,
    },
    warnings: dependence(spends),
  };
}

function dependence(spends: readonly { x: number; zbar: number }[]): FitWarning[] {
  const means = (pick: (of: { x: number; zbar: number }) => number) =>
    spends.reduce((sum, of) => sum + pick(of), 0) / spends.length;
  const [meanX, meanZ] = [means(({ x }) => x), means(({ zbar }) => zbar)];
  const both = means(({ x, zbar }) => (x - meanX) * (zbar - meanZ));
  const [ofX, ofZ] = [means(({ x }) => (x - meanX) ** 2), means(({ zbar }) => (zbar - meanZ) ** 2)];
  const correlation = both / Math.sqrt(ofX * ofZ);
  if (!(Math.abs(correlation) > DEPENDENT)) return [];
  const way = correlation > 0 ? 'larger' : 'smaller';
  const text = `Who orders more often has ${way} orders (correlation ${correlation.toFixed(2)}), where Gamma-Gamma takes the two to be independent.`;
  return [{ code: 'amounts-depend', text }];
}

import { digamma } from './digamma';
import { logRising } from './log-beta';
import type { OrderGroup } from './order-summary';

/**
 * Log-likelihood of all customers where nobody leaves, and its derivatives by log r and log alpha in `gradient`: the
 * limit of BG/NBD and MBG/NBD for a -> 0 or b -> infinity. Source: Ehrenberg, The pattern of consumer purchases,
 * Applied Statistics 8 (1959); in this form Schmittlein, Morrison and Colombo, Counting your customers, Management
 * Science 33 (1987), section 3.
 */
export function nbdLikelihood(
  groups: readonly OrderGroup[],
  { r, alpha }: { r: number; alpha: number },
  gradient: number[],
): number {
  const logAlpha = Math.log(alpha);
  let [sum, byR, byAlpha] = [0, 0, 0];
  for (const { x, customers, times } of groups) {
    const shape = r + x;
    for (const { T, customers: count } of times) {
      const grown = Math.log1p(T / alpha);
      sum -= count * (shape * grown + x * logAlpha);
      byR -= count * grown;
      byAlpha += count * (r / alpha - shape / (alpha + T));
    }
    if (x === 0) continue;
    sum += customers * logRising(r, x);
    byR += customers * (digamma(shape) - digamma(r));
  }
  gradient[0] = byR * r;
  gradient[1] = byAlpha * alpha;
  return sum;
}

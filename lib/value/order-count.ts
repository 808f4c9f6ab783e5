import type { OrderParams } from './dropout-likelihood';
import { chanceAlive } from './still-customer';

/**
 * What is assumed of people before their own orders are looked at. Buying: a rate that is gamma distributed among
 * people, `shape` orders in `years`. Leaving: after each order a share that is beta distributed, `leave` to `stay`.
 */
export interface PaceAssumptions {
  shape: number;
  years: number;
  leave: number;
  stay: number;
}

/** Purchases after the first one, years to the last of them, and years until now. */
export interface Pace {
  repeats: number;
  yearsToLast: number;
  years: number;
}

/** What somebody's pace and the assumptions are to the MBG/NBD, where people may leave after the first order too. */
export function asModel(
  { repeats, yearsToLast, years }: Pace,
  { shape, years: alpha, leave, stay }: PaceAssumptions,
): { params: OrderParams; of: { x: number; tx: number; T: number } } {
  return {
    params: { r: shape, alpha, a: leave, b: stay },
    of: { x: repeats, tx: yearsToLast, T: years },
  };
}

/**
 * Distribution of the number of orders in the time ahead: element n is the chance of at least n orders, element 0
 * is 1. Given that the person is still a customer, orders follow the negative binomial distribution of the gamma
 * mixture (the rate updated by the person's own orders), and the n-th order takes place only if they did not leave
 * after one of the n - 1 before it. Exact for MBG/NBD with known parameters, see chanceAlive; NBD: Ehrenberg, The
 * pattern of consumer purchases, Applied Statistics 8 (1959).
 * @param ahead years
 */
export function orderCounts(pace: Pace, assumed: PaceAssumptions, ahead: number): number[] {
  const { params, of } = asModel(pace, assumed);
  const alive = chanceAlive('mbg-nbd', params, of);
  const shape = assumed.shape + pace.repeats;
  const years = assumed.years + pace.years;
  const chances = negativeBinomial(shape, ahead / (years + ahead));
  const counts = [1];
  let atLeast = 1 - (chances[0] ?? 1);
  let stays = 1;
  // Alive now: did not leave after the first order nor after any of the repeats.
  const stayed = assumed.stay + pace.repeats + 1;
  for (let n = 1; n < chances.length; n += 1) {
    counts.push(Math.min(counts[n - 1] ?? 1, Math.max(0, alive * atLeast * stays)));
    atLeast = Math.max(0, atLeast - (chances[n] ?? 0));
    stays *= (stayed + n - 1) / (assumed.leave + stayed + n - 1);
  }
  return counts;
}

/** Chances of 0, 1, 2 ... until what is left is below 1e-9. `share`: of the rate's scale, 0 to 1. */
function negativeBinomial(shape: number, share: number): number[] {
  const mean = (shape * share) / (1 - share);
  const limit = Math.ceil(mean + 12 * Math.sqrt(mean / (1 - share)) + 60);
  const chances: number[] = [];
  let left = 1;
  // By logarithms from one term to the next: the first is below the smallest number for somebody who buys daily.
  let log = shape * Math.log1p(-share);
  for (let n = 0; n <= limit && left > 1e-9; n += 1) {
    const chance = Math.exp(log);
    chances.push(chance);
    left -= chance;
    log += Math.log(((shape + n) / (n + 1)) * share);
  }
  return chances;
}

/** Expected number from the chances of at least n: the sum of all but element 0. */
export function expectedCount(counts: number[]): number {
  return counts.reduce((sum, chance, n) => (n === 0 ? 0 : sum + chance), 0);
}

import type { OrderFit } from './order-fit';
import type { OrderSummary } from './order-summary';
import { aheadOf, chanceOfAtLeast } from './orders-ahead';
import { chanceAlive } from './still-customer';

/** A number of orders and its chance; from 50 on numbers next to each other are taken together by their middle. */
export interface OrderChance {
  orders: number;
  chance: number;
}

/** What is left of the distribution when it ends. */
const REST = 1e-6;
const MOST_STEPS = 2000;

/**
 * The predictive distribution of the number of orders in the time ahead, from 0 on: exact for the fitted parameters.
 * With the chance that the customer has left already nothing comes; else see chanceOfAtLeast. Source: Fader, Hardie
 * and Lee (2005), section 4; Fader and Hardie, Illustrating the conditional distribution (note 013).
 */
export function orderDistribution(fit: OrderFit, of: OrderSummary, time: number): OrderChance[] {
  const ahead = aheadOf(fit.model, fit.params, of, time);
  const alive = chanceAlive(fit.model, fit.params, of);
  const atLeast = (n: number) => alive * chanceOfAtLeast(n, ahead);
  let from = 1;
  let left = atLeast(1);
  const chances = [{ orders: 0, chance: 1 - left }];
  for (let i = 0; i < MOST_STEPS && left > REST; i += 1) {
    const until = from + Math.max(1, Math.floor(from / 50));
    const then = Math.min(left, atLeast(until));
    chances.push({ orders: (from + until - 1) / 2, chance: left - then });
    [from, left] = [until, then];
  }
  return chances;
}

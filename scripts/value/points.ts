import { type DropoutModel, logLikelihoodOf } from '../../lib/value/dropout-likelihood';
import { aheadOf, expectedWhileAlive } from '../../lib/value/orders-ahead';
import { chanceActive, chanceAlive } from '../../lib/value/still-customer';
import { Complaint } from './complaint';

const MODEL: DropoutModel = 'bg-nbd';
const FIELDS = ['r', 'alpha', 'a', 'b', 'x', 't_x', 'T', 't'] as const;
type Point = Record<(typeof FIELDS)[number], number>;

/**
 * What the BG/NBD says of single customers with given parameters: for each point its log-likelihood, P(alive),
 * expected orders in the time t ahead, and P(active) in it.
 * @throws Complaint with the point
 */
export function scorePoints(input: unknown): object[] {
  if (!Array.isArray(input)) throw new Complaint('The file must hold an array of points.');
  return input.map((item: unknown, i) => {
    const { x, t_x: tx, T, t, ...params } = pointOf(item, `Point ${i + 1}`);
    const of = { x, tx, T };
    const alive = chanceAlive(MODEL, params, of);
    return {
      loglik: logLikelihoodOf(MODEL, params, of),
      p_alive: alive,
      e_t: alive * expectedWhileAlive(aheadOf(MODEL, params, of, t)),
      p_active: chanceActive(MODEL, params, of, t),
    };
  });
}

function pointOf(item: unknown, where: string): Point {
  if (typeof item !== 'object' || item === null) throw new Complaint(`${where} is not an object.`);
  const given = new Map<string, unknown>(Object.entries(item));
  const valueOf = (field: string) => {
    const value = given.get(field);
    if (typeof value !== 'number' || !(Math.abs(value) <= 1e15))
      throw new Complaint(`${where}: ${field} is not a number that can be counted with.`);
    return value;
  };
  const point = Object.fromEntries(FIELDS.map((field) => [field, valueOf(field)])) as Point;
  for (const field of ['r', 'alpha', 'a', 'b'] as const) {
    if (!(point[field] >= 1e-12)) throw new Complaint(`${where}: ${field} must be above 0.`);
  }
  if (!Number.isInteger(point.x) || point.x < 0)
    throw new Complaint(`${where}: x must be a whole number from 0 on.`);
  if (!(point.t_x >= 0 && point.T >= point.t_x))
    throw new Complaint(`${where}: t_x must lie between 0 and T.`);
  if (point.x === 0 && point.t_x > 0) throw new Complaint(`${where}: without a repeat order t_x is 0.`);
  if (point.t < 0) throw new Complaint(`${where}: t cannot be below 0.`);
  return point;
}

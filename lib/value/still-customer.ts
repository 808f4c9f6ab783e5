import { chancesToLeave, type DropoutModel, type OrderParams } from './dropout-likelihood';

/**
 * Chance that somebody with these orders is still a customer, P(alive). In the BG/NBD it is 1 for everybody without a
 * repeat order, whatever their silence: decide by chanceActive instead. Sources: BG/NBD, Fader, Hardie and Lee,
 * Computing P(alive) using the BG/NBD model (note 021, 2008); MBG/NBD, Batislam, Denizel and Filiztekin (2007),
 * equation 7.
 */
export function chanceAlive(
  model: DropoutModel | 'nbd',
  { r, alpha, a, b }: OrderParams,
  { x, tx, T }: { x: number; tx: number; T: number },
): number {
  if (model === 'nbd') return 1;
  const k = chancesToLeave(model, x);
  if (k === 0) return 1;
  const odds = Math.log(a / (b + k - 1)) + (r + x) * Math.log1p((T - tx) / (alpha + tx));
  return odds > 0 ? Math.exp(-odds) / (1 + Math.exp(-odds)) : 1 / (1 + Math.exp(odds));
}

/**
 * Chance of at least one order within the time ahead, P(active): still a customer, and an order comes. Source: Fader,
 * Hardie and Lee (2005), by the gamma mixture of Poisson arrivals; P(alive) (1 - ((alpha + T) / (alpha + T + t))^(r + x)).
 */
export function chanceActive(
  model: DropoutModel | 'nbd',
  params: OrderParams,
  of: { x: number; tx: number; T: number },
  time: number,
): number {
  const comes = -Math.expm1(-(params.r + of.x) * Math.log1p(time / (params.alpha + of.T)));
  return chanceAlive(model, params, of) * comes;
}

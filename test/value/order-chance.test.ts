import { expect, test } from 'vitest';
import type { Order } from '../../lib/model/facts';
import { orderChance } from '../../lib/value/order-chance';
import { chanceAlive } from '../../lib/value/still-customer';
import {
  buildFit,
  buildOrder,
  buildPerson,
  buildReversal,
  buildWorkspace,
  DAY,
  daysAgo,
  NOW,
} from '../builders';

/** BG/NBD as published for CDNOW (Fader, Hardie and Lee 2005). */
const PARAMS = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const fit = buildFit({ model: 'bg-nbd', params: PARAMS, customers: 2357, fittedAt: daysAgo(2) });
const workspace = buildWorkspace();

const of = (orders: Order[], more: Partial<Parameters<typeof orderChance>[1]> = {}) =>
  orderChance(buildPerson({ orders }), { workspace, fit, now: NOW, ...more });
const on = (...days: number[]) => days.map((ago) => buildOrder({ at: daysAgo(ago) }));

/** P(active in 90 days) of the paper, written out: P(alive) (1 - ((alpha + T) / (alpha + T + t))^(r + x)). */
function active(x: number, tx: number, T: number): number {
  const { r, alpha, a, b } = PARAMS;
  const alive = x === 0 ? 1 : 1 / (1 + (a / (b + x - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x));
  return alive * (1 - ((alpha + T) / (alpha + T + 90 / 7)) ** (r + x));
}

test('VA14 the chance is P(active) by the fit of the team', () => {
  const { chance, noFit } = of(on(350, 280, 210, 140, 70));
  expect(noFit).toBeNull();
  expect(chance?.share).toBeCloseTo(active(4, 40, 50), 10);
  expect(chance?.fittedAt).toBe(daysAgo(2));
});

test('VA14 without a repeat order P(alive) is 1 whatever the silence: the chance is not, and it falls', () => {
  const shares = [30, 200, 700].map((days) => of(on(days)).chance?.share ?? NaN);
  for (const [i, days] of [30, 200, 700].entries()) {
    expect(chanceAlive('bg-nbd', PARAMS, { x: 0, tx: 0, T: days / 7 })).toBe(1);
    expect(shares[i]).toBeCloseTo(active(0, 0, days / 7), 10);
  }
  expect(shares[0]).toBeGreaterThan(0.15);
  expect(shares[2]).toBeLessThan(0.1);
  expect(of(on(700)).chance?.lapsedSince).not.toBeNull();
});

test('VA14 since when it is too low is the first day on which it was', () => {
  const lapsed = of(on(600, 560, 520));
  const days = (Math.floor(NOW / DAY) * DAY - (lapsed.chance?.lapsedSince ?? NaN)) / DAY;
  const since = 520 - days;
  expect(since).toBeGreaterThan(1);
  expect(active(2, 80 / 7, (80 + since) / 7)).toBeLessThan(0.1);
  expect(active(2, 80 / 7, (80 + since - 1) / 7)).toBeGreaterThanOrEqual(0.1);
  expect(of(on(60, 40, 20)).chance?.lapsedSince).toBeNull();
});

test('VA13 where no fit counts there is no chance, and why is said', () => {
  const orders = on(100, 50);
  expect(of(orders, { fit: null }).noFit).toContain('Not fitted yet');
  expect(of(orders, { fit: buildFit({ ...fit, customers: 29 }) }).noFit).toContain('only 29 customers');
  expect(of(orders, { fit: buildFit({ ...fit, until: NOW - 91 * DAY }) }).noFit).toContain('90 days ago');
  const dollars = [buildOrder({ at: daysAgo(5), amount: { minor: 5000, currency: 'USD' } })];
  expect(of(dollars).noFit).toContain('in USD');
  for (const refused of [of(orders, { fit: null }), of(dollars)]) expect(refused.chance).toBeNull();
});

test('VA15 orders counted by a rate are judged by the fit, which is in the team’s currency', () => {
  const dollars = [100, 50].map((days) =>
    buildOrder({ at: daysAgo(days), amount: { minor: 5000, currency: 'USD' } }),
  );
  const rates = [{ currency: 'USD', perUnit: 0.9, at: daysAgo(200), source: 'ECB' }];
  expect(of(dollars, { workspace: buildWorkspace({ rates }) })).toEqual(of(on(100, 50)));
});

test('VA14 without an order at will that stands and is past there is nothing to judge, with a fit or without', () => {
  const nothing = { chance: null, noFit: null };
  const wrong = buildOrder({ at: daysAgo(9) });
  const reversals = [buildReversal({ fact: wrong.id })];
  expect(orderChance(buildPerson({ orders: [wrong], reversals }), { workspace, fit, now: NOW })).toEqual(
    nothing,
  );
  expect(of([])).toEqual(nothing);
  expect(of([], { fit: null })).toEqual(nothing);
  expect(of([buildOrder({ at: NOW + DAY })])).toEqual(nothing);
  expect(of([buildOrder({ type: 'subscription-started', periodMonths: 1 })])).toEqual(nothing);
});

test('VA14 a model without leaving has a chance as well', () => {
  const nbd = buildFit({ ...fit, model: 'nbd', params: { r: 0.5, alpha: 6, a: null, b: null } });
  expect(of(on(70), { fit: nbd }).chance?.share).toBeCloseTo(1 - (16 / (16 + 90 / 7)) ** 0.5, 10);
});

import type { Order } from '../../lib/model/facts';
import { buildOrder, DAY, NOW } from '../builders';
import { reference } from './reference';

/** A year of the fixtures, in milliseconds. */
export const YEAR = 365.25 * DAY;

/** A published table of retention, with the fits to it. */
export interface Table {
  observed_pct: number[];
  sbg: { params: number[]; loglik_n1000: number; survival_0_12: number[] };
  bdw: { params: number[]; loglik_n1000: number };
}
/** Regular and high-end subscribers; test/fixtures/value/ORIGIN.md says from where. */
export const tables = reference('sbg_tables.json') as Record<'regular' | 'high_end', Table>;

/** A yearly plan that began so many years ago, was renewed so often and, where it has, ended at the next renewal. */
export function plan(renewals: number, isEnded: boolean, more: Partial<Order> = {}): Order[] {
  const start = NOW - (renewals + (isEnded ? 1 : 0)) * YEAR - DAY;
  const event = (type: Order['type'], years: number) =>
    buildOrder({
      type,
      at: start + years * YEAR,
      amount: { minor: 60_000, currency: 'EUR' },
      label: 'Plan',
      periodMonths: 12,
      ...more,
    });
  return [
    event('subscription-started', 0),
    ...Array.from({ length: renewals }, (_, n) => event('subscription-renewed', n + 1)),
    ...(isEnded ? [event('subscription-cancelled', renewals + 1)] : []),
  ];
}

/** 1,000 subscribers over seven years, as the published table has them. */
export function subscribers({ observed_pct }: Table): Order[][] {
  const left = observed_pct.slice(0, 8).map((percent) => Math.round(percent * 10));
  const ended = left.slice(1).map((now, year) => (left[year] ?? 0) - now);
  return [
    ...ended.flatMap((count, year) => Array.from({ length: count }, () => plan(year, true))),
    ...Array.from({ length: left.at(-1) ?? 0 }, () => plan(7, false)),
  ];
}

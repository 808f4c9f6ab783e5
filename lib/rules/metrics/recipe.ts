import { shareOf } from '../share-interval';
import type { EnteredSums } from './entered-sums';
import type { FigureTable } from './figure-table';
import type { Metric, PeopleBehind, Period } from './metric';

/** What metrics are worked out from. */
export interface MetricSource {
  table: FigureTable;
  /** The day it is: nothing behind it counts, and what is not decided yet is left out. */
  today: number;
  currency: string;
  /** False where the user is not shown orders: what is told by them is null, and says so. */
  ordersKnown: boolean;
  /** What the team typed in or imported for a time. */
  entered: (period: Period) => EnteredSums;
  /** People who were referred, each once, by the day of the first referral, and what they brought in so far. */
  referred: readonly { day: number; revenue: number }[];
}

/** What a recipe finds for a time. */
export interface Found {
  value: number | null;
  count: number | null;
  of: number | null;
  range: Metric['range'];
  /** Why there is no value. */
  missing: string | null;
  parts: Metric['parts'];
}

/** How one metric is worked out. */
export interface Recipe extends Pick<Metric, 'id' | 'phase' | 'label' | 'unit' | 'definition'> {
  provenance?: Metric['provenance'];
  /** Told by orders: not for who is not shown them. */
  byOrders?: boolean;
  /** As it stands now, not of a time: it has no line. */
  standing?: boolean;
  find(source: MetricSource, period: Period): Found;
  people?: (period: Period, today: number) => PeopleBehind;
}

/** Nothing to tell it by, and why. */
export function nothing(missing: string, of: number | null = null): Found {
  return { value: null, count: null, of, range: null, missing, parts: [] };
}

/** So many of so many, with the 95 % range of the share. MT3 */
export function shareFound(count: number, of: number, missing: string): Found {
  const share = shareOf(count, of);
  if (share === null) return { ...nothing(missing, 0), count: 0 };
  const { low, high } = share;
  return { value: share.share, count, of, range: { low, high }, missing: null, parts: [] };
}

/** A number of things: 0 is a figure like any other. */
export function countFound(count: number, parts: Metric['parts'] = []): Found {
  return { value: count, count, of: null, range: null, missing: null, parts };
}

/** So much for each of so many, rounded to whole minor units; null of none. */
export function eachFound(total: number, of: number, missing: string): Found {
  if (of <= 0) return nothing(missing, 0);
  return { value: Math.round(total / of), count: null, of, range: null, missing: null, parts: [] };
}

import type { WatchedGroups } from '../model/watched';

/** Low, base and high in integer minor units. */
export interface Range {
  low: number;
  base: number;
  high: number;
}

/** One number an estimate was made from. `at`: the date it is from, where it has one. */
export interface ValueInput {
  label: string;
  /** Null where it is not known. */
  value: string | null;
  source: string;
  at: number | null;
}

/**
 * How an estimate was made, the best first. `average-revenue`: a running subscription; `fitted`: by the model that was
 * fitted to all customers; `own-pace`: by their own orders and what is usual.
 */
export type ValueMethod = 'average-revenue' | 'fitted' | 'own-pace' | 'peers' | 'none';

/** What a person is likely worth: always a range with its method, its inputs, and what is missing. */
export interface ValueEstimate extends Range {
  /** `revenue` unless margin and churn are set: revenue is not called value. */
  kind: 'revenue' | 'clv';
  method: ValueMethod;
  /** 'Expected revenue, 12 months'. */
  label: string;
  /** One sentence: which method, and why this one. */
  why: string;
  /** What low to high is: '80 % range', 'middle half of 24 people'. */
  rangeLabel: string;
  horizonMonths: number;
  currency: string;
  /** The revenue behind the figure, neither discounted nor reduced to the margin: what the chart shows. */
  revenue: Range;
  /** How likely an order is within the next 90 days, P(active); null without orders to tell by. */
  orderAgain: { days: number; probability: number } | null;
  /** Days since the last order, beside the days that usually lie between two; null without an order. */
  silence: { days: number; usualDays: number | null } | null;
  /** The share of the revenue that is expected by the end of each month, 0 first, 1 last: what the chart goes by. */
  curve: number[];
  inputs: ValueInput[];
  missing: { label: string; changes: string }[];
}

/** What people in the same stage brought in in the last 12 months, in minor units of the workspace's currency. */
export interface Peers {
  yearRevenue: { low: number; median: number; high: number; people: number } | null;
  /** How customers leave, from everybody to those most like them; left out where that is not known. */
  watched?: WatchedGroups;
  /** Both are of some of the team's people only: those this device holds. */
  isSample?: boolean;
}

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

/** What a person is likely worth: always a range with its method, its inputs, and what is missing. */
export interface ValueEstimate extends Range {
  /** `revenue` unless margin and churn are set: revenue is not called value. */
  kind: 'revenue' | 'clv';
  method: 'average-revenue' | 'own-pace' | 'peers' | 'none';
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
  /** How likely an order is within the next 90 days; null without orders to tell by. */
  orderAgain: { days: number; probability: number } | null;
  inputs: ValueInput[];
  missing: { label: string; changes: string }[];
}

/** What people in the same stage brought in in the last 12 months, in minor units of the workspace's currency. */
export interface Peers {
  yearRevenue: { low: number; median: number; high: number; people: number } | null;
}

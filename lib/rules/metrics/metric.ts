import type { SurveyKind } from '../../model/facts';
import type { Phase } from '../../model/lifecycle';
import { DAY } from '../days';

/** A time in whole days by UTC, counted from 1970-01-01: `from` is in it, `to` is not. */
export interface Period {
  from: number;
  to: number;
}

/** The day of a moment by UTC: a team has no time zone, and all devices must agree. MT1 */
export const dayOf = (at: number): number => Math.floor(at / DAY);

/** Low and high end of what a figure may be, in its own unit. */
export interface FigureRange {
  low: number;
  high: number;
}

/** What a figure is in: a share is from 0 to 1, NPS from -100 to 100, money in minor units of the team's currency. */
export type MetricUnit =
  'people' | 'count' | 'share' | 'nps' | 'score' | 'days' | 'hours' | 'money' | 'ratio';

/** Who said a score: never mixed in one figure. */
export type Provenance = 'customer' | 'agent';

/** Every metric of a period, by the phase it belongs to. */
export type MetricId =
  | 'impressions'
  | 'branded-searches'
  | 'visits'
  | 'leads'
  | 'inquiries'
  | 'acquisition-cost'
  | 'first-reply'
  | 'new-customers'
  | 'lead-conversion'
  | 'close-rate'
  | 'carts'
  | 'carts-recovered'
  | 'renewal-rate'
  | 'logo-churn'
  | 'repeat-purchase'
  | 'cost-to-keep'
  | 'rewards'
  | `${SurveyKind}-${Provenance}`
  | 'referrals'
  | 'referral-value'
  | 'revenue'
  | 'orders'
  | 'basket'
  | 'orders-a-customer'
  | 'customer-equity'
  | 'value-to-cost';

/** One point of a line: a month or what is left of it in the period. */
export interface TrendPoint extends Period {
  value: number | null;
  count: number | null;
  of: number | null;
  range: FigureRange | null;
}

/** One part of a metric that is told by source, by score, or by something else with a name. */
export interface MetricPart {
  label: string;
  value: number | null;
  count: number | null;
  of: number | null;
}

/**
 * One metric of a period. `value` is null where there is nothing to tell it by; then `missing` says why in a sentence. A
 * share or a score always has its counts, and a range where one can be told.
 */
export interface Metric {
  id: MetricId;
  phase: Phase | 'value';
  label: string;
  unit: MetricUnit;
  value: number | null;
  /** Of a share: so many, of so many. Of a mean or a median: of so many things (`of`); a sum has its things in `count`. */
  count: number | null;
  of: number | null;
  range: FigureRange | null;
  provenance: Provenance | null;
  /** One sentence: how it is counted. */
  definition: string;
  missing: string | null;
  /** The same of the time before, as long as the period. */
  before: number | null;
  parts: MetricPart[];
  trend: TrendPoint[];
  /** How the people behind it are found; null where nobody is behind it (what was typed in). */
  people: PeopleBehind | null;
}

/** What leads from a figure to its people: see behindFigure. `stage` and `to` by the model that is looked through. */
export interface PeopleBehind {
  what: PeopleFamily;
  period: Period | null;
  /** The day it was: what was not decided by then is not counted. */
  today?: number;
  stage?: string | null;
  to?: string | null;
  survey?: SurveyKind;
  provenance?: Provenance;
  /** Scores, months or hours from there to there, both included. */
  bins?: readonly [number, number];
}

/** The families of contributions that people can be asked for by. */
export type PeopleFamily =
  | 'standing'
  | 'entered'
  | 'left'
  | 'moved'
  | 'leads'
  | 'leads-won'
  | 'customers'
  | 'customers-lost'
  | 'won'
  | 'dropped'
  | 'inquiries'
  | 'replied'
  | 'carts'
  | 'carts-recovered'
  | 'renewals-due'
  | 'ordered-again'
  | 'scores'
  | 'referrals'
  | 'ordered'
  | 'rewards'
  | 'cohort-customers'
  | 'cohort-began';

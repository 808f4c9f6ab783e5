import { z } from './zod';
import { Currency } from './scalars';

/** A day by UTC, counted from 1970-01-01. */
const Day = z.int().min(0).max(100_000_000);

/** What a team enters of a time, since nobody counts it here. */
export const EnteredKind = z.enum([
  'impressions',
  'branded-searches',
  'visits',
  'acquisition-spend',
  'retention-spend',
]);
export type EnteredKind = z.infer<typeof EnteredKind>;

/** One number that was typed or imported: how much in the days from one up to another, which is in it. */
export const EnteredFigure = z
  .strictObject({
    is: z.literal('entered'),
    what: EnteredKind,
    from: Day,
    to: Day,
    /** A count, or of a spend minor units of `currency`. */
    amount: z.int().min(0),
    currency: Currency.nullable(),
    /** Of acquisition spend: the channel it was spent on; '' for no certain one. */
    source: z.string().max(64),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'The last day comes before the first.' });
export type EnteredFigure = z.infer<typeof EnteredFigure>;

/** Where a team wants a metric to come; in the metric's own unit. */
export const MetricGoal = z.strictObject({
  is: z.literal('goal'),
  metric: z.string().min(1).max(64),
  value: z.number().min(-1e15).max(1e15),
});
export type MetricGoal = z.infer<typeof MetricGoal>;

/** What somebody wrote on a metric's line: why it turned on a day. */
export const MetricRemark = z.strictObject({
  is: z.literal('remark'),
  metric: z.string().min(1).max(64),
  day: Day,
  text: z.string().min(1).max(1000),
});
export type MetricRemark = z.infer<typeof MetricRemark>;

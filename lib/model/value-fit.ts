import { z } from './zod';
import { Currency, Id, Instant } from './scalars';

/** The models of purchases at will; `nbd`: where nobody drops out, the limit of the other two. */
export const PurchaseModel = z.enum(['bg-nbd', 'mbg-nbd', 'nbd']);
export type PurchaseModel = z.infer<typeof PurchaseModel>;

/** The models of subscriptions: shifted-beta-geometric, and beta-discrete-Weibull. */
export const RetentionModel = z.enum(['sbg', 'bdw']);
export type RetentionModel = z.infer<typeof RetentionModel>;

/** How subscriptions of one period last, as the team's own turned out. */
export const FittedRetention = z.strictObject({
  /** Length of their period in months: those by the month and by the year are fitted apart. */
  periodMonths: z.int().min(1).max(120),
  model: RetentionModel,
  /** `c` is 1 for sbg. */
  params: z.strictObject({
    alpha: z.number().positive(),
    beta: z.number().positive(),
    c: z.number().positive(),
  }),
  logLikelihood: z.number(),
  /** Of the model that was not chosen. */
  otherLogLikelihood: z.number(),
  /** Subscriptions that came to a renewal or ended, how many of them have ended, and how often they were renewed in all. */
  subscriptions: z.int().min(0),
  ended: z.int().min(0),
  renewals: z.int().min(0),
});
export type FittedRetention = z.infer<typeof FittedRetention>;

/**
 * What a fit of the probabilistic value model found: few numbers, by which every device scores people by itself. Times
 * are in weeks. References are in lib/value.
 */
export const ValueFit = z.strictObject({
  /** Whose people it was fitted on; null: those of the main market. */
  market: Id.nullable(),
  fittedAt: Instant,
  /** Orders up to this moment were counted. */
  until: Instant,
  customers: z.int().min(0),
  orders: z.int().min(0),
  /** Of the amounts, others were converted into it. */
  currency: Currency,
  unit: z.literal('week'),
  /** Null where there were only subscriptions to fit. */
  model: PurchaseModel.nullable(),
  /** Null without a model; `a` and `b` are null where nobody drops out (nbd). */
  params: z
    .strictObject({
      r: z.number().positive(),
      alpha: z.number().positive(),
      a: z.number().positive().nullable(),
      b: z.number().positive().nullable(),
    })
    .nullable(),
  logLikelihood: z.number(),
  /** The best of the models that were not chosen. */
  alternative: z.strictObject({ model: PurchaseModel, logLikelihood: z.number() }).nullable(),
  /** How much an order brings; null where the amounts did not allow a fit. */
  gammaGamma: z
    .strictObject({
      p: z.number().positive(),
      q: z.number().positive(),
      gamma: z.number().positive(),
      logLikelihood: z.number(),
    })
    .nullable(),
  /** Mean of an order, in minor units: counts where the amounts did not allow a fit; null where none is known. */
  meanSpend: z.number().min(0).nullable(),
  /** How long subscriptions last, one entry a period. */
  retention: z.array(FittedRetention).max(6),
  where: z.enum(['server', 'device']),
  /** Short codes, for sentences that the receipt shows. */
  warnings: z.array(z.string().min(1).max(40)).max(10),
});
export type ValueFit = z.infer<typeof ValueFit>;

/** A fit that knows how customers order. */
export type OrdersFit = ValueFit & {
  model: PurchaseModel;
  params: NonNullable<ValueFit['params']>;
};

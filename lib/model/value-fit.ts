import { z } from './zod';
import { Currency, Id, Instant } from './scalars';

/** The models of purchases at will; `nbd`: where nobody drops out, the limit of the other two. */
export const PurchaseModel = z.enum(['bg-nbd', 'mbg-nbd', 'nbd']);
export type PurchaseModel = z.infer<typeof PurchaseModel>;

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
  model: PurchaseModel,
  /** `a` and `b` are null where nobody drops out (nbd). */
  params: z.strictObject({
    r: z.number().positive(),
    alpha: z.number().positive(),
    a: z.number().positive().nullable(),
    b: z.number().positive().nullable(),
  }),
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
  where: z.enum(['server', 'device']),
  /** Short codes, for sentences that the receipt shows. */
  warnings: z.array(z.string().min(1).max(40)).max(10),
});
export type ValueFit = z.infer<typeof ValueFit>;

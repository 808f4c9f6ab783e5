import { z } from './zod';
import { Instant } from './scalars';

/** Inputs of the simple value formulas that only the team knows; null where nobody has set them yet. */
export const ValueInputs = z.strictObject({
  /** Gross margin as a share, 0 to 1. */
  margin: z.number().min(0).max(1).nullable(),
  /** Discount per month as a share, 0.01 for 1 %. */
  monthlyDiscount: z.number().min(0).max(1),
  horizonMonths: z.int().min(1).max(120),
  /** Customers lost per month as a share, where the team knows it. */
  monthlyChurn: z.number().min(0).max(1).nullable(),
  acquisitionCost: z.int().min(0).nullable(),
});
export type ValueInputs = z.infer<typeof ValueInputs>;

/** A figure as it was saved, and when: the moment counts while the figure is still that one. */
const Since = z.strictObject({ at: Instant, is: z.number().nullable() });

/**
 * What came to the inputs later, as a field of its own, so that a client that does not know it loses nothing by saving the
 * others: two more inputs, and since when each of all of them is as it is.
 */
export const ValueMore = z.strictObject({
  /** What serving a customer costs a year, in minor units. */
  costOfService: z.int().min(0).nullable(),
  /** For how long customers usually stay; null: as long as the horizon. */
  relationshipYears: z.number().min(0).max(100).nullable(),
  since: z.strictObject({
    margin: Since.optional(),
    monthlyDiscount: Since.optional(),
    horizonMonths: Since.optional(),
    monthlyChurn: Since.optional(),
    acquisitionCost: Since.optional(),
    costOfService: Since.optional(),
    relationshipYears: Since.optional(),
  }),
});
export type ValueMore = z.infer<typeof ValueMore>;

/** All the figures a team can set, together. */
export type ValueFigures = ValueInputs & Omit<ValueMore, 'since'>;
/** One of them. */
export type ValueFigure = keyof ValueFigures;

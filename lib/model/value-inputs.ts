import { z } from './zod';

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

import { z } from './zod';
import { Currency, Instant } from './scalars';

/** What one unit of a currency is worth, as somebody typed it or a file said. */
export const Rate = z.strictObject({
  currency: Currency,
  /** Units of the workspace's currency for one unit of `currency`. */
  perUnit: z.number().positive(),
  /** The day it is of. */
  at: Instant,
  /** Where it is from: 'ECB', 'typed by Ines'. */
  source: z.string().max(200),
});
export type Rate = z.infer<typeof Rate>;

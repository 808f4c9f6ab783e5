import { z } from './zod';
import { Instant } from './scalars';

/** Where a fit of the value model on the server stands: answer of `/v1/value/fit`. */
export const FitState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('idle') }),
  /** `done`: 0 to 1. */
  z.strictObject({ state: z.literal('running'), done: z.number().min(0).max(1) }),
  /** `fitted`: of so many markets; `refused`: why not of others, a sentence each. */
  z.strictObject({
    state: z.literal('done'),
    at: Instant,
    fitted: z.int().min(0),
    refused: z.array(z.string().max(300)).max(40),
  }),
  z.strictObject({ state: z.literal('cancelled') }),
  z.strictObject({ state: z.literal('failed'), message: z.string().max(300) }),
]);
export type FitState = z.infer<typeof FitState>;

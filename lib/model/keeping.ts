import { Instant, Name } from './scalars';
import { z } from './zod';

/** How long a team that is to be erased can be taken back: 7 days, in milliseconds. */
export const CLOSING_MS = 7 * 24 * 60 * 60 * 1000;

/** How many months people of whom nothing is recorded may be kept for. */
export const RetentionMonths = z.int().min(1).max(120);

/** `GET /v1/keeping` and the answer to each change of it: what a team keeps, and what it is about to lose. */
export const KeepingState = z.strictObject({
  /** People of whom nothing was recorded for so long are erased at night; null: nobody is. */
  months: RetentionMonths.nullable(),
  /** When the team is erased with everything; null: it is not. */
  closingAt: Instant.nullable(),
});
export type KeepingState = z.infer<typeof KeepingState>;

/** `POST /v1/keeping/silent`: who would be erased tonight if people were kept for so long. */
export const SilentRequest = z.strictObject({ months: RetentionMonths });
export const SilentReply = z.strictObject({
  /** How many they are; `atLeast` where counting ended early. */
  people: z.int().min(0),
  atLeast: z.boolean(),
  /** Some of them; names only for a role that sees people. `at`: when something was last recorded. */
  some: z.array(z.strictObject({ name: Name.nullable(), at: Instant })).max(20),
});
export type SilentReply = z.infer<typeof SilentReply>;

/** `POST /v1/keeping/retention`. */
export const RetentionRequest = z.strictObject({ months: RetentionMonths.nullable() });
/** `POST /v1/keeping/close`: the name of the team, typed. */
export const CloseRequest = z.strictObject({
  name: z
    .string()
    .max(200)
    .regex(/^[^\0\p{Surrogate}]*$/u, 'must be well-formed text'),
});
/** `POST /v1/erased/lift`: lets somebody be added again. */
export const LiftRequest = z.strictObject({ address: z.string().min(3).max(254) });
/** `at`: when somebody with this address was erased; null where nobody was. */
export const LiftReply = z.strictObject({ at: Instant.nullable() });

/** First and last line of `GET /v1/export`, a JSON value a line; between them `{ kind, id, data }` for each record. */
export const ExportStart = z.strictObject({
  sidestage: z.literal('export'),
  at: Instant,
  team: Name,
  records: z.int().min(0),
});
export const ExportEnd = z.strictObject({ end: z.literal(true), count: z.int().min(0) });

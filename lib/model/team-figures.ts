import { z } from './zod';

const Whole = z.number().int();

/**
 * The team's figures as its server keeps them. `amounts` of a month: by the text of their key, code and amount in turn; a
 * month of -1 has what lies on no day.
 */
export const TeamFigures = z.strictObject({
  /** Whether everybody is counted; else how far the server is, 0 to 1. */
  complete: z.boolean(),
  progress: z.number().min(0).max(1).nullable(),
  /** People of the team, for words. */
  people: Whole.min(0),
  months: z.array(
    z.strictObject({
      month: Whole.min(-1).max(10_000_000),
      /** '' is the main one. */
      market: z.string().max(64),
      amounts: z.record(z.string().max(400), z.array(Whole)),
    }),
  ),
  /** People who were referred, each once: by the day of the first referral, the referrer's market, and their revenue so far. */
  referred: z.array(z.strictObject({ day: Whole, market: z.string().max(64), revenue: Whole })),
});
export type TeamFigures = z.infer<typeof TeamFigures>;

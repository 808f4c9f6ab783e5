import { z } from './zod';
import { SurveyKind } from './facts';
import { Phase } from './lifecycle';
import { Id } from './scalars';
import { SEGMENTS } from './segments';

const Bound = z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullable();

/** From and to, both included; null: no bound on that side. */
export const Span = z.strictObject({ min: Bound, max: Bound });
export type Span = z.infer<typeof Span>;

/** At most so many values of one condition. */
const CHOICES = 200;

/**
 * Which people are meant: every condition that is there has to hold, and within one of them any of its values. An empty
 * filter means everybody.
 */
export const PeopleFilter = z.strictObject({
  /** Stages by their ids; null: those who have none yet. */
  stages: z.array(z.string().min(1).max(64).nullable()).min(1).max(CHOICES).optional(),
  phases: z.array(Phase).min(1).max(20).optional(),
  segments: z.array(z.enum(SEGMENTS)).min(1).max(SEGMENTS.length).optional(),
  /** Members who look after them; null: nobody does. */
  owners: z.array(Id.nullable()).min(1).max(CHOICES).optional(),
  /** Markets; null: the main one. */
  markets: z.array(Id.nullable()).min(1).max(CHOICES).optional(),
  /** Tiers by their ids; null: none reached. */
  tiers: z.array(z.string().min(1).max(64).nullable()).min(1).max(20).optional(),
  /** Channels they came from. */
  channels: z.array(z.string().max(64)).min(1).max(CHOICES).optional(),
  /** Expected revenue in minor units of the workspace's currency. */
  value: Span.optional(),
  /** The last score on one scale, said by the customer. */
  score: z.strictObject({ survey: SurveyKind, ...Span.shape }).optional(),
  /** Whole days in the stage. */
  days: Span.optional(),
  /** Next actions by the ids of their rules; null: nothing to do. */
  actions: z.array(z.string().min(1).max(64).nullable()).min(1).max(CHOICES).optional(),
  /** A part of the name, the company or an address. */
  text: z.string().min(1).max(200).optional(),
});
export type PeopleFilter = z.infer<typeof PeopleFilter>;

import { z } from './zod';
import { Id, Instant, Money, Text } from './scalars';
import { Phase } from './lifecycle';
import { Segment } from './action';
import { SURVEY_SCALES } from './survey-scales';

// Facts are added and never edited; a correction is a Reversal. All carry who recorded them, on which device and as
// which of that device's mutations, so that two facts of one moment still have one order everywhere.
const Fact = {
  id: Id,
  contactId: Id,
  /** When it happened. */
  at: Instant,
  /** The member who recorded it; null where a file, a connector or a rule did. */
  by: Id.nullable(),
  device: z.string().min(1).max(64),
  number: z.int().min(0),
};

/** Where a stage change came from. */
export const StageChangeSource = z.enum(['manual', 'page', 'bulk', 'rule', 'import', 'crm', 'undo']);
export type StageChangeSource = z.infer<typeof StageChangeSource>;

/** Actions that rest from a move on, while the person stands by it: `actions` are ids of rules. */
export const Quiet = z.strictObject({
  until: Instant,
  actions: z.array(z.string().min(1).max(64)).min(1).max(50),
});
export type Quiet = z.infer<typeof Quiet>;

/** A person went from one stage to another. The change with the greatest (at, device, number) gives the stage. */
export const StageChange = z.strictObject({
  ...Fact,
  model: z.string().min(1).max(64),
  /** Null for the first stage a person is given. */
  from: z.string().min(1).max(64).nullable(),
  to: z.string().min(1).max(64),
  /** The phase of `to` when it was recorded, so that the history survives another model. */
  phase: Phase,
  source: StageChangeSource,
  reason: z.string().max(300).nullable(),
  /** For source `undo`: the change it takes back. */
  undoes: Id.nullable(),
  /** Where the person came into another market by it; null: the main one. */
  market: z.strictObject({ from: Id.nullable(), to: Id.nullable() }).optional(),
  /** Actions that were put off with it. */
  quiet: Quiet.optional(),
});
export type StageChange = z.infer<typeof StageChange>;

/** What kind of contact took place. */
export const InteractionType = z.enum([
  'call',
  'e-mail',
  'chat',
  'meeting',
  'visit',
  'inquiry',
  'demonstration',
  'quote',
  'trial',
  'cart-abandoned',
  'complaint',
  'referral',
  'campaign',
  'note',
]);
export type InteractionType = z.infer<typeof InteractionType>;

/** Something that passed between the person and the team, or a note about them. */
export const Interaction = z.strictObject({
  ...Fact,
  type: InteractionType,
  text: Text,
  minutes: z.int().min(0).max(1440).nullable(),
  /** A note with a due date stands in Today. */
  dueAt: Instant.nullable(),
  /** What a cart or a quote is worth. */
  amount: Money.nullable(),
  /** For a referral: the person who was referred. */
  other: Id.nullable(),
  /** For a note that was edited: the note that this one stands for. */
  replaces: Id.nullable(),
  /** The ticket or order it is about. */
  reference: z.string().max(200).nullable(),
});
export type Interaction = z.infer<typeof Interaction>;

/** What happened with an order or a subscription. */
export const OrderType = z.enum([
  'purchase',
  'refund',
  'subscription-started',
  'subscription-renewed',
  'subscription-changed',
  'subscription-cancelled',
]);
export type OrderType = z.infer<typeof OrderType>;

/** An order or an event of a subscription. The amount of a refund is positive and counts against the revenue. */
export const Order = z.strictObject({
  ...Fact,
  type: OrderType,
  amount: Money,
  label: z.string().max(200).nullable(),
  /** Length of a subscription's period in months. */
  periodMonths: z.int().min(1).max(120).nullable(),
  /** When a subscription is due for renewal. */
  dueAt: Instant.nullable(),
});
export type Order = z.infer<typeof Order>;

/** Net Promoter Score 0-10, customer satisfaction 1-5, customer effort 1-7. */
export const SurveyKind = z.enum(['nps', 'csat', 'ces']);
export type SurveyKind = z.infer<typeof SurveyKind>;

/** How a survey was answered. */
export const SurveyChannel = z.enum(['phone', 'e-mail', 'chat', 'in-person', 'survey-link']);
export type SurveyChannel = z.infer<typeof SurveyChannel>;

/** One answer to a survey. `agent`: an agent's impression, never mixed with what customers said. */
export const SurveyResponse = z
  .strictObject({
    ...Fact,
    survey: SurveyKind,
    score: z.int(),
    comment: Text.nullable(),
    channel: SurveyChannel,
    provenance: z.enum(['customer', 'agent']),
    /** The ticket or order it is about. */
    reference: z.string().max(200).nullable(),
  })
  .refine((r) => r.score >= SURVEY_SCALES[r.survey].min && r.score <= SURVEY_SCALES[r.survey].max, {
    path: ['score'],
    error: 'The score lies outside the scale of its survey.',
  });
export type SurveyResponse = z.infer<typeof SurveyResponse>;

/** What became of a recommended action, and how it came to be recommended. `until`: for a snooze. */
export const ActionOutcome = z.strictObject({
  ...Fact,
  action: z.string().min(1).max(64),
  outcome: z.enum(['done', 'snoozed', 'not-now']),
  until: Instant.nullable(),
  reason: z.string().max(300).nullable(),
  /** The probability, 0 to 1, with which this action was put first; null where it was not drawn. */
  propensity: z.number().min(0).max(1).nullable(),
  /** Ids of the actions that could have been proposed then. */
  offered: z.array(z.string().min(1).max(64)).max(50),
  /** Where the person stood then. */
  phase: Phase.nullable(),
  segment: Segment.nullable(),
  /** Snoozed until the customer is next in touch. */
  untilReply: z.boolean(),
});
export type ActionOutcome = z.infer<typeof ActionOutcome>;

/** What kind of reward it is. */
export const RewardType = z.enum(['coupon', 'discount', 'gift', 'tier']);
export type RewardType = z.infer<typeof RewardType>;

/** Something the team gave a person, or that they used it. */
export const Reward = z.strictObject({
  ...Fact,
  type: RewardType,
  label: z.string().min(1).max(200),
  cause: z.string().max(300).nullable(),
  cost: Money.nullable(),
  expiresAt: Instant.nullable(),
  /** Set when this records that an earlier reward was redeemed: its id. */
  redeems: Id.nullable(),
});
export type Reward = z.infer<typeof Reward>;

/** Somebody kept a stage although a rule suggested another. */
export const StageKept = z.strictObject({
  ...Fact,
  model: z.string().min(1).max(64),
  /** The stage that was kept. */
  stage: z.string().min(1).max(64),
  suggested: z.string().min(1).max(64),
  /** The number of the rule that suggested it. */
  rule: z.string().min(1).max(16),
  /** The same is not suggested again before. */
  until: Instant,
});
export type StageKept = z.infer<typeof StageKept>;

/** Takes a fact back: the fact stays in the history and counts no longer. */
export const Reversal = z.strictObject({
  ...Fact,
  fact: Id,
  reason: z.string().max(300).nullable(),
});
export type Reversal = z.infer<typeof Reversal>;

import { z } from './zod';
import { Phase } from './lifecycle';
import { SEGMENTS } from './segments';

/** What kind of step an action is. */
export const ActionKind = z.enum(['e-mail', 'call', 'meeting', 'survey', 'offer', 'task']);
export type ActionKind = z.infer<typeof ActionKind>;

/** Cuts across stages; computed, never stored by hand. */
export const Segment = z.enum(SEGMENTS);
export type Segment = z.infer<typeof Segment>;

/** When an action rule fits: every condition given must hold. Days are whole days; scores are by the survey's own scale. */
export const ActionConditions = z.strictObject({
  phases: z.array(Phase).max(10),
  minDaysInStage: z.int().min(0).optional(),
  maxDaysInStage: z.int().min(0).optional(),
  segments: z.array(Segment).optional(),
  minOrders: z.int().min(0).optional(),
  maxOrders: z.int().min(0).optional(),
  minDaysSinceOrder: z.int().min(0).optional(),
  maxDaysSinceOrder: z.int().min(0).optional(),
  /** The latest score a customer gave. */
  minNps: z.int().min(0).max(10).optional(),
  maxNps: z.int().min(0).max(10).optional(),
  maxCsat: z.int().min(1).max(5).optional(),
  /**
   * An interaction of this type happened within so many days and no later interaction of ours answers it. Without a
   * type, the days count from the score that is asked for.
   */
  openInteraction: z.string().max(32).optional(),
  withinDays: z.int().min(0).optional(),
  /** A renewal is due within so many days. */
  renewalDueInDays: z.int().min(0).optional(),
  /** Consent to marketing: is not known yet. */
  consentUnknown: z.boolean().optional(),
  /** No survey response yet, or none since the cool-down. */
  notSurveyedRecently: z.boolean().optional(),
});
export type ActionConditions = z.infer<typeof ActionConditions>;

/** One rule of a playbook: when it fits, what to do, and why. */
export const ActionRule = z.strictObject({
  id: z.string().min(1).max(64),
  kind: ActionKind,
  title: z.string().min(1).max(120),
  /** One sentence; `{days}`, `{orders}`, `{score}` ... are filled from the evidence. */
  because: z.string().min(1).max(300),
  /** A text to send, filled from the contact; null where there is nothing to send. */
  template: z.string().max(4000).nullable(),
  when: ActionConditions,
  /** Whether it may only be proposed with consent to marketing. */
  needsConsent: z.boolean(),
  /** Days within which a change of stage, an order or a score counts as following from it. */
  windowDays: z.int().min(1).max(365),
  /** Days for which the same action is not proposed again after it was done. */
  restDays: z.int().min(0).max(3650),
  /** Switched off: kept, and proposed to nobody. */
  off: z.boolean().optional(),
});
export type ActionRule = z.infer<typeof ActionRule>;

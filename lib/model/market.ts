import { z } from './zod';
import { ActionRule } from './action';
import { LifecycleModel } from './lifecycle';
import { Id, Instant } from './scalars';
import { ValueInputs, ValueMore } from './value-inputs';

/** At most so many markets are in use beside the main one. */
export const MARKET_LIMIT = 30;

/**
 * A product line or a country with its own lifecycle model, playbook and inputs of the value formulas. The main market is
 * no record of this kind: its settings are the workspace's own.
 */
export const Market = z.strictObject({
  id: Id,
  label: z.string().min(1).max(60),
  /** Its id is that of no other market's model, so that a stage change tells in which one it was made. */
  model: LifecycleModel,
  /** Empty: the default playbook. */
  playbook: z.array(ActionRule).max(200),
  value: ValueInputs,
  valueMore: ValueMore,
  /**
   * Where it was merged away: its people are read as those of the other market (null: the main one). It is kept, so that
   * the history has its words and the merge can be taken back.
   */
  merged: z.strictObject({ into: Id.nullable(), at: Instant }).nullable(),
});
export type Market = z.infer<typeof Market>;

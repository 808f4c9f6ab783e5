import { z } from './zod';
import { PHASES } from './phases';

/** The fixed spine every stage of every model maps to. `outside`: people who are in no lifecycle, such as suppliers. */
export const Phase = z.enum(PHASES);
export type Phase = z.infer<typeof Phase>;

/** One stage of a lifecycle model. `lost`: the person left. */
export const Stage = z.strictObject({
  id: z.string().min(1).max(64),
  label: z.string().min(1).max(60),
  explains: z.string().max(300),
  phase: Phase,
  lost: z.boolean(),
});
export type Stage = z.infer<typeof Stage>;

/** A stage that was merged into another one; facts that name it count as that one. */
export const RetiredStage = z.strictObject({
  id: z.string().min(1).max(64),
  label: z.string().min(1).max(60),
  /** The id of a stage, or of one that was retired itself later. */
  into: z.string().min(1).max(64),
});
export type RetiredStage = z.infer<typeof RetiredStage>;

/** An ordered list of stages. `loops`: a person can start again, so the model is drawn as a ring. */
export const LifecycleModel = z.strictObject({
  id: z.string().min(1).max(64),
  label: z.string().min(1).max(60),
  knownFrom: z.string().max(200),
  loops: z.boolean(),
  stages: z.array(Stage).min(1).max(30),
  retired: z.array(RetiredStage).max(100),
});
export type LifecycleModel = z.infer<typeof LifecycleModel>;

import { Quiet } from './facts';
import { Phase } from './lifecycle';
import { Id, Instant } from './scalars';
import { z } from './zod';

/** At most so many people in one bulk. */
export const BULK_LIMIT = 10_000;

/** At most so many of a bulk whose author may change their own people only. */
export const OWN_BULK_LIMIT = 50;

/** A stage with what a stage change keeps of it. */
const Stage = z.strictObject({
  model: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  phase: Phase,
});

/** People who had the same before: `from` is what their author saw, and who has something else by then is skipped. */
const groupsOf = <S extends z.ZodType>(from: S) =>
  z
    .array(z.strictObject({ from, ids: z.array(Id).min(1).max(BULK_LIMIT) }))
    .min(1)
    .max(1000);

/** One change of many people: another owner, another stage, or a bulk taken back. */
export const Bulk = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('owner'), to: Id.nullable(), groups: groupsOf(Id.nullable()) }),
  z.strictObject({
    act: z.literal('stage'),
    ...Stage.shape,
    at: Instant,
    by: Id.nullable(),
    /** Of the facts that it makes: the client that made it, and the number there. */
    device: z.string().min(1).max(64),
    number: z.int().min(0),
    reason: z.string().max(300).nullable(),
    /** Actions that are put off with the move. */
    quiet: Quiet.optional(),
    groups: groupsOf(Stage.nullable()),
  }),
  z.strictObject({
    act: z.literal('undo'),
    of: Id,
    /** Whom its author saw changed since: they are left as they are. */
    except: z.array(Id).max(BULK_LIMIT).optional(),
    at: Instant,
    by: Id.nullable(),
    device: z.string().min(1).max(64),
    number: z.int().min(0),
  }),
]);
export type Bulk = z.infer<typeof Bulk>;

/** Why somebody of a bulk was left as they are. */
export const BulkSkip = z.enum(['changed', 'forbidden', 'gone', 'first-stage']);
export type BulkSkip = z.infer<typeof BulkSkip>;

/** What became of a bulk: of how many people it had its effect, and who was left out. */
export const BulkResult = z.strictObject({
  id: Id,
  done: z.int().min(0),
  skipped: z.array(z.strictObject({ id: Id, why: BulkSkip })).max(BULK_LIMIT),
});
export type BulkResult = z.infer<typeof BulkResult>;

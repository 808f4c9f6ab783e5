import { z } from './zod';
import { PeopleFilter } from './people-filter';
import { EnteredFigure, MetricGoal, MetricRemark } from './entered-figure';
import { Id, Instant } from './scalars';

/** People as somebody wants to see them again: which, in what order, and with which columns. */
export const SavedView = z.strictObject({
  is: z.literal('view'),
  filter: PeopleFilter,
  sort: z.strictObject({ by: z.string().min(1).max(32), down: z.boolean() }),
  /** Columns from left to right; a version that does not know one leaves it out. */
  columns: z.array(z.string().min(1).max(32)).max(40),
});
export type SavedView = z.infer<typeof SavedView>;

/** What a team keeps together that is not about one person. A new one is a schema here and a line in rules/team-record.ts. */
export const TeamRecordBody = z.discriminatedUnion('is', [
  SavedView,
  EnteredFigure,
  MetricGoal,
  MetricRemark,
]);
export type TeamRecordBody = z.infer<typeof TeamRecordBody>;

/**
 * One thing that a team keeps together, or that a member keeps on all of their devices. Each field is merged by itself; the
 * body is one field.
 */
export const TeamRecord = z.strictObject({
  id: Id,
  /** The member who made it; nobody where there is no team. */
  by: Id.nullable(),
  at: Instant,
  /** False: only who made it is sent it. */
  shared: z.boolean(),
  /** What it is called; '' where it needs no name. */
  label: z.string().max(200),
  body: TeamRecordBody,
});
export type TeamRecord = z.infer<typeof TeamRecord>;

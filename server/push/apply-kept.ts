import { TaughtSite } from '../../lib/model/taught-site';
import { TeamRecord } from '../../lib/model/team-record';
import type { Mutation, RejectionCode } from '../../lib/model/wire';
import type { z } from '../../lib/model/zod';
import { can } from '../../lib/rules/can';
import { mergeFields, type Clock } from '../../lib/rules/merge';
import { mayKeep } from '../../lib/rules/team-record';
import type { Acting } from './acting';
import { contents } from './contents';
import { factTime } from './edit-time';
import type { WorkingSet } from './working-set';

/** Records that a member makes under their own name: sites that were taught, and what the team keeps together. */
interface KeptByKind {
  'taught-site': TaughtSite;
  'team-record': TeamRecord;
}
export type KeptKind = keyof KeptByKind;
type KeptPatch = Extract<Mutation, { op: 'patch'; kind: KeptKind }>;

interface Rules<T> {
  schema: z.ZodType<T>;
  /** What stays as it was when it was made. */
  fixed: readonly string[];
  mayAdd: (record: T, acting: Acting) => boolean;
  mayChange: (record: T, acting: Acting) => boolean;
}

const RULES: { [K in KeptKind]: Rules<KeptByKind[K]> } = {
  'taught-site': {
    schema: TaughtSite,
    fixed: ['id', 'origin', 'by', 'at'] satisfies (keyof TaughtSite)[],
    mayAdd: (_, { roles }) => can(roles, 'teach-sites'),
    mayChange: ({ by }, { roles, memberId }) => can(roles, 'change-taught', by === null || by === memberId),
  },
  'team-record': {
    schema: TeamRecord,
    fixed: ['id', 'by', 'at'] satisfies (keyof TeamRecord)[],
    mayAdd: (record, { roles, memberId }) => mayKeep(roles, record, memberId),
    mayChange: (record, { roles, memberId }) => mayKeep(roles, record, memberId),
  },
};

/** Adds such a record under the name of the member of the token, or edits one. */
export function patchKept(
  mutation: KeptPatch,
  clock: Clock,
  records: WorkingSet,
  acting: Acting,
): RejectionCode | null {
  return mutation.kind === 'taught-site'
    ? patchBy(RULES[mutation.kind], mutation, clock, records, acting)
    : patchBy(RULES[mutation.kind], mutation, clock, records, acting);
}

function patchBy<T extends TaughtSite | TeamRecord>(
  { schema, fixed, mayAdd, mayChange }: Rules<T>,
  mutation: KeptPatch,
  clock: Clock,
  records: WorkingSet,
  acting: Acting,
): RejectionCode | null {
  const { recordId: id, kind } = mutation;
  const fields = mutation.fields as Partial<T>; // from JSON: a field that is there has a value
  const current = records.get(id);
  if (current?.deleted === true) return 'gone';
  if (current !== undefined && current.kind !== kind) return 'exists';
  const before = contents<T>(current);
  if (before === null) {
    if (mutation.base !== null) return 'unknown-record';
    const whole = schema.safeParse(fields);
    if (!whole.success) return 'invalid';
    const at = factTime(whole.data.at, mutation.ageMs, acting.clocks);
    Object.assign(fields, { by: acting.memberId, at });
    if (!mayAdd({ ...whole.data, by: acting.memberId }, acting)) return 'forbidden';
  } else if (!mayChange(before.data as T, acting)) return 'forbidden';
  // Sent whole a second time, after a restore perhaps: then these are what they were.
  const known = Object.entries(fields).filter(([field]) => !fixed.includes(field));
  const isFixed = known.length < Object.keys(fields).length;
  if (before !== null && mutation.base !== null && isFixed) return 'invalid';
  const edited = before === null ? fields : (Object.fromEntries(known) as Partial<T>);
  const { data, clocks } = mergeFields<T>(before, { fields: edited, clock });
  // What it becomes has to be theirs to change as well: of another sort it may need more.
  if (before !== null && !mayChange(data as T, acting)) return 'forbidden';
  records.put({ kind, id, deleted: false, owner: data.by ?? null, contactId: null, data, clocks });
  return null;
}

/** Ends such a record. */
export function deleteKept(
  id: string,
  kind: KeptKind,
  records: WorkingSet,
  acting: Acting,
): RejectionCode | null {
  const current = records.get(id);
  if (current === undefined || current.kind !== kind) return 'unknown-record';
  const mayEnd =
    kind === 'taught-site'
      ? mayEndBy(RULES[kind], contents<TaughtSite>(current)?.data, acting)
      : mayEndBy(RULES[kind], contents<TeamRecord>(current)?.data, acting);
  if (!mayEnd) return 'forbidden';
  records.end(id);
  return null;
}

/** One that is gone already may be ended again by anybody: nothing changes. */
function mayEndBy<T>({ mayChange }: Rules<T>, data: Partial<T> | undefined, acting: Acting): boolean {
  return data === undefined || mayChange(data as T, acting);
}

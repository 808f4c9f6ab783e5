import { TaughtSite } from '../../lib/model/taught-site';
import type { Mutation, RejectionCode } from '../../lib/model/wire';
import { can } from '../../lib/rules/can';
import { mergeFields, type Clock } from '../../lib/rules/merge';
import type { StoredRecord } from '../db/records';
import type { Acting } from './acting';
import { contents } from './contents';
import { factTime } from './edit-time';
import type { WorkingSet } from './working-set';

type TaughtPatch = Extract<Mutation, { op: 'patch'; kind: 'taught-site' }>;

/** What stays as it was when the site was taught: for which origin, by whom and when. */
const FIXED: readonly string[] = ['id', 'origin', 'by', 'at'] satisfies (keyof TaughtSite)[];

/** Adds a taught site under the name of the member of the token, or edits one. */
export function patchTaught(
  mutation: TaughtPatch,
  clock: Clock,
  records: WorkingSet,
  acting: Acting,
): RejectionCode | null {
  const { recordId: id } = mutation;
  const fields = mutation.fields as Partial<TaughtSite>; // from JSON: a field that is there has a value
  const current = records.get(id);
  if (current?.deleted === true) return 'gone';
  if (current !== undefined && current.kind !== 'taught-site') return 'exists';
  if (current === undefined) {
    if (mutation.base !== null) return 'unknown-record';
    if (!can(acting.roles, 'teach-sites')) return 'forbidden';
    const whole = TaughtSite.safeParse(fields);
    if (!whole.success) return 'invalid';
    Object.assign(fields, {
      by: acting.memberId,
      at: factTime(whole.data.at, mutation.ageMs, acting.clocks),
    });
  } else if (!mayChange(current, acting)) return 'forbidden';
  // Sent whole a second time, after a restore perhaps: then these are what they were.
  const known = Object.entries(fields).filter(([field]) => !FIXED.includes(field));
  const isFixed = known.length < Object.keys(fields).length;
  if (current !== undefined && mutation.base !== null && isFixed) return 'invalid';
  const edited: Partial<TaughtSite> = current === undefined ? fields : Object.fromEntries(known);
  const { data, clocks } = mergeFields<TaughtSite>(contents<TaughtSite>(current), { fields: edited, clock });
  records.put({
    kind: 'taught-site',
    id,
    deleted: false,
    owner: data.by ?? null,
    contactId: null,
    data,
    clocks,
  });
  return null;
}

/** Ends a taught site. */
export function deleteTaught(id: string, records: WorkingSet, acting: Acting): RejectionCode | null {
  const current = records.get(id);
  if (current === undefined || current.kind !== 'taught-site') return 'unknown-record';
  if (!mayChange(current, acting)) return 'forbidden';
  records.end(id);
  return null;
}

function mayChange(record: StoredRecord, { roles, memberId }: Acting): boolean {
  return can(roles, 'change-taught', record.owner === null || record.owner === memberId);
}

import { Contact } from '../../lib/model/contact';
import type { Mutation, RejectionCode } from '../../lib/model/wire';
import type { Workspace } from '../../lib/model/workspace';
import { can } from '../../lib/rules/can';
import { mergeTyped } from '../../lib/rules/conflict';
import { mergeFields, type Clock } from '../../lib/rules/merge';
import type { StoredRecord } from '../db/records';
import { contactNames, idName } from '../erase/erased-names';
import { isOwnPerson, type Acting } from './acting';
import { applyEvent } from './apply-event';
import { deleteKept, patchKept } from './apply-kept';
import { contents } from './contents';
import { factTime } from './edit-time';
import { erasedAt } from './erased';
import type { WorkingSet } from './working-set';

type Patch<K> = Extract<Mutation, { op: 'patch'; kind: K }>;

/**
 * Applies one mutation to the working set; what it may not or cannot do is said by a code and has no effect. The same
 * mutation has the same effect whatever else is in the push.
 */
export function applyMutation(
  mutation: Exclude<Mutation, { op: 'bulk' }>,
  clock: Clock,
  records: WorkingSet,
  acting: Acting,
): RejectionCode | null {
  if (mutation.op === 'event') return applyEvent(mutation, records, acting);
  if (mutation.op === 'delete') {
    const { recordId, kind } = mutation;
    return kind === 'contact'
      ? deletePerson(recordId, clock, records, acting)
      : deleteKept(recordId, kind, records, acting);
  }
  switch (mutation.kind) {
    case 'contact':
      return patchContact(mutation, clock, records, acting);
    case 'workspace':
      return patchWorkspace(mutation, clock, records, acting);
    case 'taught-site':
    case 'team-record':
      return patchKept(mutation, clock, records, acting);
  }
}

function patchContact(
  mutation: Patch<'contact'>,
  clock: Clock,
  records: WorkingSet,
  acting: Acting,
): RejectionCode | null {
  const { recordId: id } = mutation;
  // From JSON: a field that is there has a value. What was lost is the server's own to say.
  const { lost: _lost, ...fields } = mutation.fields as Partial<Contact>;
  const current = records.get(id);
  if (current?.deleted === true) return 'gone';
  if (current !== undefined && current.kind !== 'contact') return 'exists';
  if (!can(acting.roles, 'edit-people')) return 'forbidden';
  if (current === undefined) {
    if (acting.erased.has(idName(id))) return 'gone';
    if (mutation.base !== null) return 'unknown-record';
    const whole = Contact.safeParse(fields);
    if (!whole.success) return 'invalid';
    fields.createdAt = factTime(whole.data.createdAt, mutation.ageMs, acting.clocks);
  }
  const owner = current?.owner ?? null;
  if (fields.owner !== undefined && fields.owner !== owner && !mayGive(fields.owner, current, acting)) {
    return 'forbidden';
  }
  const isMine = current === undefined || isOwnPerson(current, acting.memberId);
  if (isMerge(fields, current) && !can(acting.roles, 'merge-people', isMine)) return 'forbidden';
  if (isToMarket(fields, current) && !can(acting.roles, 'change-stage', isMine)) return 'forbidden';
  const known = contactNames(contents<Contact>(current)?.data ?? {});
  if (erasedAt(fields, acting.erased, known) !== null) return 'erased';
  const base = mutation.base as Partial<Contact> | null;
  const { data, clocks } = mergeTyped(contents<Contact>(current), { fields, base, clock });
  records.put({
    kind: 'contact',
    id,
    deleted: false,
    owner: data.owner ?? null,
    contactId: id,
    data,
    clocks,
  });
  return null;
}

/** Whether an edit says that a person is another one, or no longer. */
function isMerge(fields: Partial<Contact>, current: StoredRecord | undefined): boolean {
  const { mergedInto, merge } = contents<Contact>(current)?.data ?? {};
  const isNew = (now: unknown, was: unknown) =>
    now !== undefined && JSON.stringify(now) !== JSON.stringify(was);
  return isNew(fields.mergedInto, mergedInto ?? null) || isNew(fields.merge, merge ?? null);
}

/** Whether an edit brings a person who is there into another market: with it they stand in another model's stage. */
function isToMarket({ market }: Partial<Contact>, current: StoredRecord | undefined): boolean {
  if (current === undefined || market === undefined) return false;
  return market !== (contents<Contact>(current)?.data.market ?? null);
}

/** Somebody who adds a person may look after them; anything else is a change of owner. */
function mayGive(owner: string | null, current: StoredRecord | undefined, acting: Acting): boolean {
  if (current === undefined && owner === acting.memberId) return true;
  return can(acting.roles, 'change-owner', current === undefined || isOwnPerson(current, acting.memberId));
}

const TEAM_FIELDS: readonly string[] = ['id', 'name', 'ownAddresses', 'sample'] satisfies (keyof Workspace)[];

function patchWorkspace(
  mutation: Patch<'workspace'>,
  clock: Clock,
  records: WorkingSet,
  acting: Acting,
): RejectionCode | null {
  const current = records.get(mutation.recordId);
  if (mutation.recordId !== acting.workspaceId || current === undefined) return 'unknown-record';
  const isOfTeam = Object.keys(mutation.fields).every((field) => TEAM_FIELDS.includes(field));
  if (!can(acting.roles, isOfTeam ? 'edit-team' : 'edit-model')) return 'forbidden';
  const { data, clocks } = mergeFields<Workspace>(contents<Workspace>(current), {
    fields: mutation.fields as Partial<Workspace>,
    clock,
  });
  records.put({ ...current, data, clocks });
  return null;
}

/** Of somebody who is not known here only that they are not to come is noted: a restored backup may lack them. */
function deletePerson(id: string, clock: Clock, records: WorkingSet, acting: Acting): RejectionCode | null {
  const current = records.get(id);
  if (current !== undefined && current.kind !== 'contact') return 'unknown-record';
  const isMine = current === undefined || isOwnPerson(current, acting.memberId);
  if (!can(acting.roles, 'delete-people', isMine)) return 'forbidden';
  records.endPerson(id, clock);
  return null;
}

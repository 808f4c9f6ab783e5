import type { BulkSkip } from '../../lib/model/bulk';
import type { Contact } from '../../lib/model/contact';
import type { StageChange } from '../../lib/model/facts';
import type { Mutation, RejectionCode } from '../../lib/model/wire';
import { bulkParts, bulkPeople, undoParts, type BulkPart } from '../../lib/rules/bulk';
import { bulkLimit, can } from '../../lib/rules/can';
import { compareClocks, mergeFields, type Clock } from '../../lib/rules/merge';
import { laterLead, leadOf, type Lead } from '../people/place';
import type { Known } from '../people/statements';
import { isOwnPerson, type Acting } from './acting';
import type { Bulks, KnownBulk } from './bulks';
import { contents } from './contents';
import { factTime } from './edit-time';
import type { WorkingSet } from './working-set';

type BulkMutation = Extract<Mutation, { op: 'bulk' }>;

/** What a bulk needs beside the records. */
export interface BulkAround {
  bulks: Bulks;
  counted: ReadonlyMap<string, Known>;
}

/**
 * Applies a bulk to each of its people by the rights of whoever sends it; who was changed since its author saw them is
 * left as they are, and named. One that names somebody who was never there, or more people than its author may change at
 * once, is refused whole. BK1 BK2 BK3 BK9
 */
export function applyBulk(
  mutation: BulkMutation,
  clock: Clock,
  records: WorkingSet,
  acting: Acting,
  { bulks, counted }: BulkAround,
): RejectionCode | null {
  const { recordId: id, fields } = mutation;
  if (bulks.has(id)) return 'exists';
  const limit = bulkLimit(acting.roles);
  if (limit === 0 || bulkPeople(fields).length > limit) return 'forbidden';
  let undone: KnownBulk | null = null;
  if (fields.act === 'undo') {
    undone = bulks.get(fields.of) ?? null;
    if (undone === null) return 'unknown-record';
    if (undone.memberId !== acting.memberId && !can(acting.roles, 'undo-others')) return 'forbidden';
  }
  const parts = partsOf(id, mutation, undone);
  if (parts === null) return 'invalid';
  if (parts.some(({ person }) => records.get(person)?.kind !== 'contact')) return 'unknown-record';
  const leads = leadsOf(records);
  const skipped: KnownBulk['skipped'] = [];
  for (const part of parts) {
    const lead = laterLead(counted.get(part.person)?.counted?.lead ?? null, leads.get(part.person) ?? null);
    const why =
      part.kind === 'contact'
        ? giveOne(part, clock, records, acting, undone)
        : moveOne(part, mutation.ageMs, records, acting, { lead, known: counted.get(part.person) });
    if (why !== null) skipped.push({ id: part.person, why });
  }
  const done = parts.length - skipped.length;
  if (undone !== null) skipped.push(...leftOut(fields, undone));
  bulks.set(id, { id, memberId: acting.memberId, fields, clock, done, skipped });
  return null;
}

/** Null where what is to be taken back took something back itself. */
function partsOf(id: string, { fields }: BulkMutation, undone: KnownBulk | null): BulkPart[] | null {
  if (fields.act !== 'undo') return bulkParts(id, fields);
  if (undone === null || undone.fields.act === 'undo') return null;
  const skipped = new Set(undone.skipped.map((one) => one.id));
  return undoParts(id, fields, { id: undone.id, bulk: undone.fields, skipped });
}

/** Whom an undo leaves as they are without a look: changed since by its author's own word, or in their first stage. */
function leftOut(undo: BulkMutation['fields'], { fields, skipped }: KnownBulk): KnownBulk['skipped'] {
  const left = new Set(skipped.map(({ id }) => id));
  const except = undo.act === 'undo' ? (undo.except ?? []) : [];
  const about = new Set(bulkPeople(fields));
  const changed = [...new Set(except)].filter((id) => about.has(id) && !left.has(id));
  for (const id of changed) left.add(id);
  const first =
    fields.act === 'stage' ? fields.groups.filter(({ from }) => from === null).flatMap(({ ids }) => ids) : [];
  return [
    ...changed.map((id) => ({ id, why: 'changed' as const })),
    ...first.filter((id) => !left.has(id)).map((id) => ({ id, why: 'first-stage' as const })),
  ];
}

/** The latest stage change of each person that this push has brought so far. */
function leadsOf(records: WorkingSet): Map<string, Lead> {
  const leads = new Map<string, Lead>();
  for (const { kind, data, contactId } of records.changed()) {
    if (kind !== 'stage-change' || data === null || contactId === null) continue;
    const later = laterLead(leads.get(contactId) ?? null, leadOf(data as StageChange));
    if (later !== null) leads.set(contactId, later);
  }
  return leads;
}

function giveOne(
  { person, from, fields }: Extract<BulkPart, { kind: 'contact' }>,
  clock: Clock,
  records: WorkingSet,
  { roles, memberId }: Acting,
  undone: KnownBulk | null,
): BulkSkip | null {
  const current = records.get(person);
  if (current === undefined || current.deleted) return 'gone';
  const isOwn = isOwnPerson(current, memberId);
  const known = contents<Contact>(current);
  const owner = known?.clocks['owner'];
  // What the bulk set is its author's to take back, whoever has the person by it.
  const isOurs = undone !== null && owner !== undefined && compareClocks(owner, undone.clock) === 0;
  if (!isOurs && (!can(roles, 'bulk', isOwn) || !can(roles, 'change-owner', isOwn))) return 'forbidden';
  if (current.owner !== from || (undone !== null && !isOurs)) return 'changed';
  const { data, clocks, lost } = mergeFields<Contact>(known, { fields, clock });
  if (lost.length > 0) return 'changed';
  records.put({ ...current, owner: data.owner ?? null, data, clocks });
  return null;
}

function moveOne(
  part: Extract<BulkPart, { kind: 'stage-change' }>,
  ageMs: number,
  records: WorkingSet,
  { roles, memberId, clocks }: Acting,
  { lead, known }: { lead: Lead | null; known: Known | undefined },
): BulkSkip | null {
  const { person, recordId: id, from, fields } = part;
  const current = records.get(person);
  if (current === undefined || current.deleted) return 'gone';
  const isOwn = isOwnPerson(current, memberId);
  const isUndo = fields.undoes !== null;
  if (!isUndo && (!can(roles, 'bulk', isOwn) || !can(roles, 'change-stage'))) return 'forbidden';
  // The stage of people who were merged is that of all of them together: nobody's to change by the hundred.
  if (known?.joined === true || (known?.counted?.mergedInto ?? null) !== null) return 'changed';
  const isAsSeen = isUndo
    ? lead?.id === fields.undoes
    : (lead?.to ?? null) === (from?.to ?? null) && (lead?.model ?? null) === (from?.model ?? null);
  if (!isAsSeen) return 'changed';
  const at = Math.max(factTime(fields.at, ageMs, clocks), lead === null ? 0 : lead.at + 1); // ST11
  const data = { ...fields, at, by: memberId };
  records.put({
    kind: 'stage-change',
    id,
    deleted: false,
    owner: null,
    contactId: person,
    data,
    clocks: null,
  });
  return null;
}

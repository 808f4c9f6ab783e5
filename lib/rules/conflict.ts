import { TYPED_FIELDS, LOST_LIMIT, type Contact, type LostEdit, type TypedField } from '../model/contact';
import { isSameJson } from '../model/same-json';
import { mergeFields, type Clock, type Merged } from './merge';

/** One edit of a person on its way into the record. */
export interface TypedEdit {
  fields: Partial<Contact>;
  /** What its author saw there; null: it makes the person. */
  base: Partial<Contact> | null;
  clock: Clock;
}

/**
 * Per-field last writer wins, as mergeFields, and who loses what they typed is told: their value stays in `lost`, beside
 * whose counts, until they settle it. A field that is sent as it was seen sets nothing: it says that its author has seen
 * what counts. Neither argument is changed. CF1 to CF7
 */
export function mergeTyped(current: Merged<Contact> | null, edit: TypedEdit): Merged<Contact> {
  const { fields, base, clock } = edit;
  const isSeen = (field: keyof Contact) => base !== null && isSameIn(field, fields, base);
  const set = Object.fromEntries(Object.entries(fields).filter(([field]) => !isSeen(field as keyof Contact)));
  const merged = mergeFields<Contact>(current, { fields: set, clock });
  const before = current?.data ?? {};
  let lost = before.lost ?? [];
  for (const field of TYPED_FIELDS) {
    if (!(field in fields)) continue;
    if (isSeen(field)) lost = lost.filter((one) => !isOf(one, field, clock[3]));
    else if (current !== null && base !== null) {
      const isLost = merged.lost.includes(field);
      lost = isLost
        ? afterLoss(lost, field, edit, merged)
        : afterWin(lost, field, edit, { before: current, merged });
    }
  }
  const { lost: _lost, ...data } = merged.data;
  const kept = lost.slice(-LOST_LIMIT);
  return { data: kept.length === 0 ? data : { ...data, lost: kept }, clocks: merged.clocks };
}

/** A later edit was there already: its author keeps what they typed. CF2 */
function afterLoss(lost: LostEdit[], field: TypedField, edit: TypedEdit, after: Merged<Contact>): LostEdit[] {
  const [at, , , by] = edit.clock;
  if (by === undefined) return lost;
  const mine = edit.fields[field];
  const known = lost.find((one) => isOf(one, field, by));
  const others = lost.filter((one) => one !== known);
  // Sent again after what was typed on it, as after a restore: what its author typed last stays, from where they began.
  if (known !== undefined && known.at > at) {
    if (!isSameJson(known.original, mine)) return lost;
    const { original: _on, ...last } = known;
    const first = edit.base?.[field];
    return [...others, { ...last, ...(first !== undefined && { original: first }) }];
  }
  // One typed on from what was lost before: that is where they began. CF4
  const isOn = known !== undefined && isSameJson(known.mine, edit.base?.[field]);
  const original = isOn ? known.original : edit.base?.[field];
  return withLost(others, { field, mine, original, by, at }, after);
}

/** It counts now: whoever wrote what it replaced unseen keeps that, and what its author lost here before is settled. CF3 */
function afterWin(
  lost: LostEdit[],
  field: TypedField,
  { base, clock }: TypedEdit,
  { before, merged }: { before: Merged<Contact>; merged: Merged<Contact> },
): LostEdit[] {
  const theirs = before.data[field];
  const seen = base?.[field];
  const own = lost.find((one) => isOf(one, field, clock[3]));
  const isOn = own !== undefined && isSameJson(own.mine, seen);
  const hasSeen = seen === undefined || isSameJson(seen, theirs);
  const isSettled = isOn || hasSeen;
  let kept = isSettled ? lost.filter((one) => one !== own) : lost;
  const was = before.clocks[field];
  if (!hasSeen && was?.[3] !== undefined) {
    const [at, , , by] = was;
    const original = isOn ? own.original : seen;
    kept = kept.filter((one) => !isOf(one, field, by));
    kept = withLost(kept, { field, mine: theirs, original, by, at }, merged);
  }
  // What others lost before is beside another value now; where that is what they typed, nothing is lost any more.
  return kept.flatMap((one) =>
    one.field !== field
      ? [one]
      : isSameJson(one.mine, merged.data[field])
        ? []
        : [{ ...one, over: overOf(merged, field) }],
  );
}

/** What was typed is lost only where it differs from what counts, and from what was there before. CF5 */
function withLost(
  lost: LostEdit[],
  one: { field: TypedField; mine: unknown; original: unknown; by: string; at: number },
  after: Merged<Contact>,
): LostEdit[] {
  const { original, ...rest } = one;
  if (isSameJson(one.mine, after.data[one.field]) || isSameJson(one.mine, original)) return lost;
  const added = { ...rest, ...(original !== undefined && { original }), over: overOf(after, one.field) };
  return [...lost, added as LostEdit];
}

function overOf({ clocks }: Merged<Contact>, field: TypedField): LostEdit['over'] {
  const [at, , , by] = clocks[field] ?? [0, '', 0];
  return { by: by ?? null, at };
}

function isOf(one: LostEdit, field: TypedField, by: string | undefined): boolean {
  return one.field === field && one.by === by;
}

function isSameIn(field: keyof Contact, fields: Partial<Contact>, base: Partial<Contact>): boolean {
  return field in fields && field in base && isSameJson(fields[field], base[field]);
}

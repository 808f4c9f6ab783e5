import type { Contact } from '../../lib/model/contact';
import type { StageChange } from '../../lib/model/facts';
import type { StoredRecord } from '../db/records';
import { Counting } from '../people/counting';
import { hashOf, textsOf } from '../people/person-keys';
import { laterLead, leadOf, placeBy, type Counted, type Lead } from '../people/place';
import type { KeyChange, Known } from '../people/statements';
import { contents } from './contents';
import type { WorkingSet } from './working-set';

/** What a push changes of how people are found, counted and handed out. */
export interface PeopleChange {
  written: Counted[];
  gone: string[];
  keys: KeyChange[];
  counting: Counting;
  /** People who take part in a merge: how they are counted depends on others too. */
  tangled: string[];
}

/** Works it out in memory, for everybody but those who take part in a merge. */
export function peopleChanged(records: WorkingSet, counted: ReadonlyMap<string, Known>): PeopleChange {
  const change: PeopleChange = { written: [], gone: [], keys: [], counting: new Counting(), tangled: [] };
  const changed = records.changed();
  const moves = movesIn(changed);
  const ids = new Set([
    ...changed.filter(({ kind }) => kind === 'contact').map(({ id }) => id),
    ...moves.keys(),
  ]);
  for (const id of ids) {
    const record = records.get(id);
    if (record === undefined) continue;
    const keys = keyChange(id, records.original(id), record);
    if (keys !== null) change.keys.push(keys);
    const known = counted.get(id);
    if (known === undefined) {
      // Nothing that they are counted by, unless whom they were merged into was erased.
      if (intoOf(records.original(id)) !== intoOf(record)) change.tangled.push(id);
      continue;
    }
    const after = record.deleted ? null : countedAfter(record, known.counted, moves.get(id) ?? null);
    const into = [known.counted?.mergedInto ?? null, after?.mergedInto ?? null];
    if (known.joined || into.some((one) => one !== null)) change.tangled.push(id);
    else {
      change.counting.change(known.counted, after);
      if (after === null) change.gone.push(id);
      else change.written.push(after);
    }
  }
  return change;
}

/** The latest stage change of each person among the records. */
function movesIn(changed: readonly StoredRecord[]): Map<string, Lead> {
  const moves = new Map<string, Lead>();
  for (const { kind, data, contactId } of changed) {
    if (kind !== 'stage-change' || data === null || contactId === null) continue;
    const later = laterLead(moves.get(contactId) ?? null, leadOf(data as StageChange));
    if (later !== null) moves.set(contactId, later);
  }
  return moves;
}

function countedAfter(record: StoredRecord, before: Counted | null, move: Lead | null): Counted {
  const { market = null, mergedInto = null } = contents<Contact>(record)?.data ?? {};
  const lead = laterLead(before?.lead ?? null, move);
  const place = placeBy(market ?? '', lead);
  return { id: record.id, owner: record.owner, market: market ?? '', mergedInto, lead, place };
}

function intoOf(record: StoredRecord | undefined): string | null {
  return contents<Contact>(record)?.data.mergedInto ?? null;
}

function keyChange(id: string, before: StoredRecord | undefined, after: StoredRecord): KeyChange | null {
  const [had, has] = [hashesOf(before), hashesOf(after)];
  const added = has.filter((hash) => !had.includes(hash));
  const removed = had.filter((hash) => !has.includes(hash));
  return added.length + removed.length === 0 ? null : { id, added, removed };
}

function hashesOf(record: StoredRecord | undefined): string[] {
  const data = contents<Contact>(record)?.data;
  return data === undefined ? [] : textsOf({ emails: data.emails ?? [], keys: data.keys ?? [] }).map(hashOf);
}

import type { Clock } from '../../lib/rules/merge';
import type { StoredRecord } from '../db/records';
import { contactNames, idName } from '../erase/erased-names';
import type { LoadedRecord } from './statements';

const ENDED = { deleted: true, data: null, clocks: null, owner: null } as const;

/** The records a push is about: read and locked once, changed in memory, written once. */
export class WorkingSet {
  private readonly records = new Map<string, StoredRecord>();
  private readonly before = new Map<string, StoredRecord>();
  private readonly changes = new Set<string>();
  /** The names of people who were ended, by which nobody may come back. */
  readonly erasedNames: string[] = [];

  constructor(loaded: Iterable<LoadedRecord>) {
    for (const { contact_id: contactId, ...row } of loaded) this.records.set(row.id, { ...row, contactId });
  }

  /** A record as it was before the push; undefined where it was not there. */
  original(id: string): StoredRecord | undefined {
    return this.changes.has(id) ? this.before.get(id) : this.records.get(id);
  }

  get(id: string): StoredRecord | undefined {
    return this.records.get(id);
  }

  put(record: StoredRecord): void {
    const known = this.records.get(record.id);
    if (known !== undefined && !this.changes.has(record.id)) this.before.set(record.id, known);
    this.records.set(record.id, record);
    this.changes.add(record.id);
  }

  /**
   * Ends a person, every fact about them, and what of others names them: only that they were there remains. One who is
   * not there yet, or not any more since the server was restored, does not come later either.
   */
  endPerson(contactId: string, clock: Clock): void {
    this.erasedNames.push(idName(contactId));
    if (!this.records.has(contactId)) this.put({ kind: 'contact', id: contactId, contactId, ...ENDED });
    for (const record of [...this.records.values()]) {
      if (record.deleted) continue;
      const { kind, data } = record;
      if (record.id === contactId && kind === 'contact') this.erasedNames.push(...contactNames(data ?? {}));
      const named = Object(data) as { mergedInto?: unknown; other?: unknown };
      if (record.contactId === contactId || named.other === contactId) this.put({ ...record, ...ENDED });
      else if (named.mergedInto === contactId) {
        // A merge keeps what it changed of the one it was into.
        const clocks = { ...record.clocks, mergedInto: clock, merge: clock };
        this.put({ ...record, data: { ...data, mergedInto: null, merge: null }, clocks });
      }
    }
  }

  /** Ends one record that nothing else hangs on. */
  end(id: string): void {
    const record = this.records.get(id);
    if (record !== undefined && !record.deleted) this.put({ ...record, ...ENDED });
  }

  /** What is to be written, in the order of its first change. */
  changed(): StoredRecord[] {
    return [...this.changes].flatMap((id) => this.records.get(id) ?? []);
  }
}

import type { StoredRecord } from '../db/records';
import type { LoadedRecord } from './statements';

const ENDED = { deleted: true, data: null, clocks: null, owner: null } as const;

/** The records a push is about: read and locked once, changed in memory, written once. */
export class WorkingSet {
  private readonly records = new Map<string, StoredRecord>();
  private readonly before = new Map<string, StoredRecord>();
  private readonly changes = new Set<string>();

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

  /** Ends a person and every fact about them: only that they were there remains. */
  endPerson(contactId: string): void {
    for (const record of this.records.values()) {
      if (record.contactId === contactId && !record.deleted) {
        this.put({ ...record, ...ENDED });
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

import { sql } from 'kysely';
import { putRecords, takeSeq, type StoredRecord } from '../db/records';
import type { RecordsTable, WorkspaceTransaction } from '../db/tables';

type Loaded = Pick<RecordsTable, 'kind' | 'id' | 'deleted' | 'owner' | 'contact_id' | 'data' | 'clocks'>;

/** The records a push is about: read and locked once, changed in memory, written once. */
export class WorkingSet {
  private readonly records = new Map<string, StoredRecord>();
  private readonly changed = new Set<string>();

  /**
   * Locks and reads records by id, in the order of ids so that two pushes never wait for each other, and then the facts
   * of the people in `whole`: those are only changed by whoever has locked the person.
   */
  static async load(
    trx: WorkspaceTransaction,
    workspaceId: string,
    ids: { records: Iterable<string>; whole: string[] },
  ): Promise<WorkingSet> {
    const set = new WorkingSet();
    const wanted = [...new Set(ids.records)];
    if (wanted.length > 0) {
      const found = await sql<Loaded>`
        select kind, id, deleted, owner, contact_id, data, clocks from sidestage.records
        where workspace_id = ${workspaceId}::uuid and id = any(${wanted}::uuid[]) order by id for update
      `.execute(trx);
      set.add(found.rows);
    }
    if (ids.whole.length > 0) {
      const facts = await sql<Loaded>`
        select kind, id, deleted, owner, contact_id, data, clocks from sidestage.records
        where workspace_id = ${workspaceId}::uuid and contact_id = any(${ids.whole}::uuid[]) and not deleted
        order by id for update
      `.execute(trx);
      set.add(facts.rows);
    }
    return set;
  }

  private add(rows: Loaded[]): void {
    for (const { contact_id: contactId, ...row } of rows) this.records.set(row.id, { ...row, contactId });
  }

  get(id: string): StoredRecord | undefined {
    return this.records.get(id);
  }

  put(record: StoredRecord): void {
    this.records.set(record.id, record);
    this.changed.add(record.id);
  }

  /** Ends a person and every fact about them: only that they were there remains. */
  endPerson(contactId: string): void {
    for (const record of this.records.values()) {
      if (record.contactId === contactId && !record.deleted) {
        this.put({ ...record, deleted: true, data: null, clocks: null, owner: null });
      }
    }
  }

  /** Writes what was changed and returns the workspace's seq after it; null when nothing was. Locks the workspace. */
  async write(trx: WorkspaceTransaction, workspaceId: string): Promise<number | null> {
    const records = [...this.changed].flatMap((id) => this.records.get(id) ?? []);
    if (records.length === 0) return null;
    const seq = await takeSeq(trx, workspaceId, records.length);
    await putRecords(trx, workspaceId, seq - records.length + 1, records);
    return seq;
  }
}

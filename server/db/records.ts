import { CompiledQuery, sql } from './kysely';
import type { RecordByKind, RecordKind } from '../../lib/model/change';
import type { Clocks } from '../../lib/rules/merge';
import type { Database } from './connect';
import { settlePeople } from '../people/settle';
import { inWorkspace } from './in-workspace';
import type { Run, Statement } from './pipeline';
import type { Queries, WorkspaceTransaction } from './tables';

/** A record to be written as it is, for a sample, an import or the server itself. */
export type RecordToWrite = { [K in RecordKind]: { kind: K; data: RecordByKind[K] } }[RecordKind];

/** A record in the form it is stored in; the workspace and the seq are added when it is written. */
export interface StoredRecord {
  kind: RecordKind;
  id: string;
  deleted: boolean;
  owner: string | null;
  contactId: string | null;
  data: object | null;
  clocks: Clocks | null;
}

/** Rows in one statement: larger ones gain nothing and hold more memory. */
const BATCH = 1000;

/**
 * Gives `count` new places in the workspace's one order and returns the last. It locks the workspace until the end of
 * the transaction, so that the order of seq is the order of commits and a cursor never misses a row: take it last.
 */
export async function takeSeq(trx: Queries, workspaceId: string, count: number): Promise<number> {
  const { seq } = await trx
    .updateTable('workspaces')
    .set((eb) => ({ seq: eb('seq', '+', count) }))
    .where('workspace_id', '=', workspaceId)
    .returning('seq')
    .executeTakeFirstOrThrow();
  return seq;
}

/** The workspace's last seq that is committed; everything up to it can be read by the next statement. */
export async function currentSeq(trx: WorkspaceTransaction, workspaceId: string): Promise<number> {
  const row = await trx
    .selectFrom('workspaces')
    .select('seq')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/**
 * Writes records in the given order from `firstSeq` on, and what their people are found and counted by; one that is there
 * already is replaced.
 */
export async function putRecords(
  trx: Queries,
  workspaceId: string,
  firstSeq: number,
  records: readonly StoredRecord[],
): Promise<void> {
  for (let at = 0; at < records.length; at += BATCH) {
    const rows = records.slice(at, at + BATCH).map((record, index) => ({
      kind: record.kind,
      id: record.id,
      seq: firstSeq + at + index,
      deleted: record.deleted,
      owner: record.owner,
      contact_id: record.contactId,
      data: record.data,
      clocks: record.clocks,
    }));
    await sql`
      insert into sidestage.records (workspace_id, kind, id, seq, deleted, owner, contact_id, data, clocks)
      select ${workspaceId}::uuid, kind, id, seq, deleted, owner, contact_id, data, clocks
      from json_to_recordset(${JSON.stringify(rows)}::json) as row (kind text, id uuid, seq bigint,
        deleted boolean, owner uuid, contact_id uuid, data jsonb, clocks jsonb)
      on conflict (workspace_id, id) do update set seq = excluded.seq, deleted = excluded.deleted,
        owner = excluded.owner, data = excluded.data, clocks = excluded.clocks
    `.execute(trx);
  }
  const placing = records.filter(({ kind }) => kind === 'contact' || kind === 'stage-change');
  const people = [...new Set(placing.flatMap(({ contactId }) => contactId ?? []))];
  for (let at = 0; at < people.length; at += BATCH) {
    await settlePeople(runIn(trx), workspaceId, people.slice(at, at + BATCH));
  }
}

/** Runs statements one by one in an ordinary transaction. */
export function runIn(trx: Queries): Run {
  return async <R>({ text }: Statement, values: unknown[]) =>
    (await trx.executeQuery<R>(CompiledQuery.raw(text, values))).rows;
}

/** A record in the form it is stored in, without clocks: any edit is later. */
export function storedRecord(record: RecordToWrite): StoredRecord {
  const { kind, data } = record;
  const owner =
    kind === 'contact' ? data.owner : kind === 'taught-site' || kind === 'team-record' ? data.by : null;
  const contactId = 'contactId' in data ? data.contactId : kind === 'contact' ? data.id : null;
  return { kind, id: data.id, deleted: false, owner, contactId, data, clocks: {} };
}

/**
 * Writes records straight into a workspace, in one transaction: all of them or none. They are trusted, not checked; one
 * with an id that is there already replaces it. Returns the workspace's seq after them; devices get them at their next
 * pull.
 * @throws the database's error.
 */
export async function writeRecords(
  db: Database,
  workspaceId: string,
  records: readonly RecordToWrite[],
): Promise<number> {
  return inWorkspace(db, workspaceId, async (trx) => {
    const last = await takeSeq(trx, workspaceId, records.length);
    await putRecords(trx, workspaceId, last - records.length + 1, records.map(storedRecord));
    return last;
  });
}

import { randomBytes } from 'node:crypto';
import type { Contact } from '../../lib/model/contact';
import { sql } from '../db/kysely';
import { putRecords, runIn, takeSeq, type StoredRecord } from '../db/records';
import type { Queries, RecordsTable } from '../db/tables';
import { hashOf } from '../people/person-keys';
import { writeKeys } from '../people/statements';
import { contactNames, erasedHash, idName } from './erased-names';

type Row = Pick<RecordsTable, 'kind' | 'id' | 'contact_id' | 'owner' | 'data' | 'clocks'>;

/** How people are erased: when, in milliseconds; and whether they may come again under the same address. */
export interface ErasingHow {
  now: number;
  /** Their addresses and record keys are remembered, hashed, and refused from then on. */
  isForGood: boolean;
}

/**
 * Erases people with everything known of them and whatever of others names them, within a transaction of their team;
 * only that there were records of these ids remains. Returns the workspace's seq after it, null where none of them was
 * there. Locks the people, then what hangs on them, then the workspace.
 */
export async function erasePeople(
  trx: Queries,
  workspaceId: string,
  ids: readonly string[],
  { now, isForGood }: ErasingHow,
): Promise<number | null> {
  await sql`select 1 from sidestage.records where workspace_id = ${workspaceId}::uuid and kind = 'contact'
    and id = any(${[...ids]}::uuid[]) order by id for update`.execute(trx);
  const { rows } = await sql<Row>`
    select kind, id, contact_id, owner, data, clocks from sidestage.records
    where workspace_id = ${workspaceId}::uuid and not deleted and (contact_id = any(${[...ids]}::uuid[])
      or coalesce(data ->> 'mergedInto', data ->> 'other') = any(${[...ids]}::text[]))
    order by id for update`.execute(trx);
  if (rows.length === 0) return null;
  const key = await eraseKey(trx, workspaceId);
  const people = rows.filter(({ kind, id }) => kind === 'contact' && ids.includes(id));
  const names = people.flatMap(({ id, data }) => [
    idName(id),
    ...(isForGood ? contactNames((data ?? {}) as Partial<Contact>) : []),
  ]);
  await rememberErased(trx, workspaceId, { key, names, now });
  const last = await takeSeq(trx, workspaceId, rows.length);
  const changed = rows.map((row) => withoutPeople(row, ids, now));
  await putRecords(trx, workspaceId, last - rows.length + 1, changed);
  const keys = people.map(({ id, data }) => {
    return { id, added: [], removed: contactNames((data ?? {}) as Partial<Contact>).map(hashOf) };
  });
  await Promise.all(writeKeys(runIn(trx), workspaceId, keys));
  return last;
}

/** The key of the team's list of erased people, made when it is first needed: see the column's comment. */
export async function eraseKey(trx: Queries, workspaceId: string): Promise<Buffer> {
  const { rows } = await sql<{ key: Buffer }>`
    update sidestage.workspaces set erase_key = coalesce(erase_key, ${randomBytes(32)})
    where workspace_id = ${workspaceId}::uuid returning erase_key as key`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('There is no such workspace.');
  return row.key;
}

/** Keeps the hashes of names; those that are there keep their day. */
export async function rememberErased(
  trx: Queries,
  workspaceId: string,
  { key, names, now }: { key: Buffer; names: readonly string[]; now: number },
): Promise<void> {
  if (names.length === 0) return;
  const hashes = [...new Set(names)].map((name) => erasedHash(key, name));
  await sql`insert into sidestage.erased (workspace_id, hash, erased_at)
    select ${workspaceId}::uuid, hash, ${new Date(now)} from unnest(${hashes}::bytea[]) as hash
    on conflict do nothing`.execute(trx);
}

/** What remains of a record when these people are erased. */
function withoutPeople(row: Row, ids: readonly string[], now: number): StoredRecord {
  const { kind, id, contact_id: contactId, owner, data } = row;
  const isTheirs = contactId !== null && ids.includes(contactId);
  if (isTheirs || kind !== 'contact')
    return { kind, id, contactId, deleted: true, owner: null, data: null, clocks: null };
  // Somebody who was merged into them: the merge keeps what it changed of them.
  const edited = { mergedInto: [now, 'server', 0], merge: [now, 'server', 0] } as const;
  return {
    kind,
    id,
    contactId,
    deleted: false,
    owner,
    data: { ...data, mergedInto: null, merge: null },
    clocks: { ...row.clocks, mergedInto: [...edited.mergedInto], merge: [...edited.merge] },
  };
}

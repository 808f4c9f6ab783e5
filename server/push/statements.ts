import type { RejectionCode } from '../../lib/model/wire';
import { jsonArray, plainArray } from '../db/array-literal';
import type { Run, Statement } from '../db/pipeline';
import type { StoredRecord } from '../db/records';
import type { RecordsTable } from '../db/tables';
import type { ClientState } from './client-state';

/** What became of one mutation: null when it had its effect. */
export interface Receipt {
  mid: number;
  uuid: string;
  code: RejectionCode | null;
}

/** A record as it is read for a change. */
export type LoadedRecord = Pick<
  RecordsTable,
  'kind' | 'id' | 'deleted' | 'owner' | 'contact_id' | 'data' | 'clocks'
>;

const statement = (name: string, text: string): Statement => ({ name: `push-${name}`, text });

const FIND_RECEIPTS = statement(
  'find-receipts',
  'select uuid, code from sidestage.receipts where workspace_id = $1::uuid and uuid = any($2::uuid[])',
);

/** What became of those mutations that were received before. */
export function findReceipts(run: Run, workspaceId: string, uuids: string[]) {
  return run<Pick<Receipt, 'uuid' | 'code'>>(FIND_RECEIPTS, [workspaceId, plainArray(uuids)]);
}

const COLUMNS = 'kind, id, deleted, owner, contact_id, data, clocks';

const LOCK_RECORDS = statement(
  'lock-records',
  `select ${COLUMNS} from sidestage.records where workspace_id = $1::uuid and id = any($2::uuid[])
   order by id for update`,
);

/** Locks and reads records, in the order of ids so that two pushes never wait for each other. */
export function lockRecords(run: Run, workspaceId: string, ids: string[]) {
  return run<LoadedRecord>(LOCK_RECORDS, [workspaceId, plainArray(ids)]);
}

const LOCK_PEOPLE = statement(
  'lock-people',
  `select ${COLUMNS} from sidestage.records
   where workspace_id = $1::uuid and not deleted and (contact_id = any($2::uuid[])
     or coalesce(data ->> 'mergedInto', data ->> 'other') = any($2::uuid[]::text[]))
   order by id for update`,
);

/**
 * Locks and reads all there is about people, who are locked already (nobody else adds to it or ends it meanwhile), and
 * what of others names them.
 */
export function lockPeople(run: Run, workspaceId: string, contactIds: string[]) {
  return run<LoadedRecord>(LOCK_PEOPLE, [workspaceId, contactIds]);
}

const WRITE_RECEIPTS = statement(
  'write-receipts',
  `insert into sidestage.receipts (workspace_id, uuid, client_id, mid, code, at)
   select $1::uuid, uuid, $2, mid, code, $3
   from unnest($4::uuid[], $5::bigint[], $6::text[]) as receipt (uuid, mid, code)`,
);

/** Keeps what became of mutations; `now` in milliseconds. */
export function writeReceipts(
  run: Run,
  workspaceId: string,
  clientId: string,
  receipts: Receipt[],
  now: number,
) {
  const column = (name: keyof Receipt) => plainArray(receipts.map((receipt) => receipt[name]));
  const at = new Date(now);
  return run(WRITE_RECEIPTS, [workspaceId, clientId, at, column('uuid'), column('mid'), column('code')]);
}

const FINISH_CLIENT = statement(
  'finish-client',
  `update sidestage.clients set last_mid = $3, last_edit = $4, last_contact = $5
   where workspace_id = $1::uuid and client_id = $2`,
);

/** Notes how far the client has come, in the transaction of its effects. */
export function finishClient(
  run: Run,
  workspaceId: string,
  clientId: string,
  to: ClientState & { now: number },
) {
  const times = [new Date(to.lastEdit), new Date(to.now)];
  return run(FINISH_CLIENT, [workspaceId, clientId, to.lastMid, ...times]);
}

const TAKE_SEQ = statement(
  'take-seq',
  'update sidestage.workspaces set seq = seq + $2 where workspace_id = $1::uuid returning seq',
);

/** Locks the workspace and takes so many places in its order: the next statement writes that many records. */
export function takePlaces(run: Run, workspaceId: string, count: number) {
  return run<{ seq: number }>(TAKE_SEQ, [workspaceId, count]);
}

const READ_SEQ = statement('read-seq', 'select seq from sidestage.workspaces where workspace_id = $1::uuid');

/** The workspace's last seq. */
export function readSeq(run: Run, workspaceId: string) {
  return run<{ seq: number }>(READ_SEQ, [workspaceId]);
}

const INSERT = `insert into sidestage.records (workspace_id, kind, id, seq, deleted, owner, contact_id, data, clocks)
   select $1::uuid, kind, id, (select seq from sidestage.workspaces where workspace_id = $1::uuid) - place,
     deleted, owner, contact_id, data::jsonb, clocks::jsonb
   from unnest($2::text[], $3::uuid[], $4::boolean[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::bigint[])
     as record (kind, id, deleted, owner, contact_id, data, clocks, place)`;

// One that another transaction added meanwhile is a unique violation: then all of it runs again and finds that one.
const ADD_RECORDS = statement('add-records', INSERT);
const CHANGE_RECORDS = statement(
  'change-records',
  `${INSERT}
   on conflict (workspace_id, id) do update set seq = excluded.seq, deleted = excluded.deleted, owner = excluded.owner,
     data = excluded.data, clocks = excluded.clocks`,
);

/**
 * Writes records in the places that were taken for them, which are the last ones, in the order given. Those that were not
 * there (`isNew`) are added without looking for them again: it is half of the cost of a row.
 */
export function writeTaken(
  run: Run,
  workspaceId: string,
  records: readonly StoredRecord[],
  isNew: (id: string) => boolean,
): Promise<unknown>[] {
  const placed = records.map((record, at) => ({ record, place: records.length - 1 - at }));
  const write = (text: Statement, some: typeof placed) => {
    if (some.length === 0) return [];
    const all = some.map(({ record }) => record);
    return [
      run(text, [
        workspaceId,
        plainArray(all.map(({ kind }) => kind)),
        plainArray(all.map(({ id }) => id)),
        plainArray(all.map(({ deleted }) => deleted)),
        plainArray(all.map(({ owner }) => owner)),
        plainArray(all.map(({ contactId }) => contactId)),
        jsonArray(all.map(({ data }) => data)),
        jsonArray(all.map(({ clocks }) => clocks)),
        plainArray(some.map(({ place }) => place)),
      ]),
    ];
  };
  return [
    ...write(
      CHANGE_RECORDS,
      placed.filter(({ record }) => !isNew(record.id)),
    ),
    ...write(
      ADD_RECORDS,
      placed.filter(({ record }) => isNew(record.id)),
    ),
  ];
}

const RENAME = statement(
  'rename',
  'update sidestage.workspaces set name = $2 where workspace_id = $1::uuid and name <> $2',
);

/** The team's name stands in its settings, where it is edited, and beside the workspace, for the server. */
export function renameWorkspace(run: Run, workspaceId: string, name: string) {
  return run(RENAME, [workspaceId, name]);
}

import { sql } from 'kysely';
import type { RejectionCode } from '../../lib/model/wire';
import type { WorkspaceTransaction } from '../db/tables';

/** What became of one mutation: null when it had its effect. */
export interface Receipt {
  mid: number;
  uuid: string;
  code: RejectionCode | null;
}

/** What became of those mutations that were received before, by uuid. */
export async function findReceipts(
  trx: WorkspaceTransaction,
  workspaceId: string,
  queue: readonly { uuid: string }[],
): Promise<Map<string, RejectionCode | null>> {
  const { rows } = await sql<{ uuid: string; code: RejectionCode | null }>`
    select uuid, code from sidestage.receipts
    where workspace_id = ${workspaceId}::uuid and uuid = any(${queue.map(({ uuid }) => uuid)}::uuid[])
  `.execute(trx);
  return new Map(rows.map(({ uuid, code }) => [uuid, code]));
}

/** Keeps what became of mutations; `now` in milliseconds. */
export async function writeReceipts(
  trx: WorkspaceTransaction,
  workspaceId: string,
  clientId: string,
  receipts: readonly Receipt[],
  now: number,
): Promise<void> {
  if (receipts.length === 0) return;
  const column = <K extends keyof Receipt>(name: K) => receipts.map((receipt) => receipt[name]);
  await sql`
    insert into sidestage.receipts (workspace_id, uuid, client_id, mid, code, at)
    select ${workspaceId}::uuid, uuid, ${clientId}, mid, code, ${new Date(now)}
    from unnest(${column('uuid')}::uuid[], ${column('mid')}::bigint[], ${column('code')}::text[])
      as receipt (uuid, mid, code)
  `.execute(trx);
}

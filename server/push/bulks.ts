import type { Bulk, BulkResult } from '../../lib/model/bulk';
import type { Clock } from '../../lib/rules/merge';
import type { Run, Statement } from '../db/pipeline';
import type { Queued } from './read-push';

/** A bulk that had its effect. */
export interface KnownBulk {
  id: string;
  memberId: string;
  fields: Bulk;
  clock: Clock;
  done: number;
  skipped: BulkResult['skipped'];
}

/** Bulks by id. */
export type Bulks = Map<string, KnownBulk>;

const FIND: Statement = {
  name: 'push-find-bulks',
  text: `select bulk_id as id, member_id as "memberId", fields, clock, done, skipped from sidestage.bulks
    where workspace_id = $1::uuid and bulk_id = any($2::uuid[])`,
};
const WRITE: Statement = {
  name: 'push-write-bulks',
  text: `insert into sidestage.bulks (workspace_id, bulk_id, member_id, at, fields, clock, done, skipped)
    select $1::uuid, id, member, $2, fields, clock, done, skipped
    from json_to_recordset($3::json)
      as row (id uuid, member uuid, fields jsonb, clock jsonb, done integer, skipped jsonb)
    on conflict do nothing`,
};

/** Every bulk that a queue has or takes back. */
export function bulkIdsOf(queue: readonly Queued[]): string[] {
  return queue.flatMap(({ mutation }) => {
    if (mutation?.op !== 'bulk') return [];
    return mutation.fields.act === 'undo' ? [mutation.recordId, mutation.fields.of] : [mutation.recordId];
  });
}

/** Bulks that had their effect before. */
export async function findBulks(run: Run, workspaceId: string, ids: string[]): Promise<Bulks> {
  const rows = await run<KnownBulk>(FIND, [workspaceId, ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Keeps what bulks did; `now` in milliseconds. */
export function writeBulks(run: Run, workspaceId: string, bulks: readonly KnownBulk[], now: number) {
  const rows = bulks.map(({ memberId: member, ...row }) => ({ ...row, member }));
  return run(WRITE, [workspaceId, new Date(now), JSON.stringify(rows)]);
}

import type { AuditEntry, AuditReply } from '../../lib/model/team-wire';
import type { WorkspaceTransaction } from '../db/tables';

/** One page of what was done in a team, the newest first: entries before a number, or the last ones. */
export async function readTrail(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<AuditReply> {
  const rows = await trx
    .selectFrom('audit')
    .select(['n', 'entry'])
    .where('workspace_id', '=', workspaceId)
    .where('n', '<', before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('n', 'desc')
    .limit(limit + 1)
    .execute();
  const entries = rows
    .slice(0, limit)
    .map(({ n, entry }): AuditEntry => ({ n, ...(JSON.parse(entry) as Omit<AuditEntry, 'n'>) }));
  return { entries, done: rows.length <= limit };
}

import type { WorkspaceTransaction } from '../db/tables';
import { chained } from './note-act';

/** What a look at a team's chain found: `broken` names the first entry that does not fit, and why. */
export type TrailState =
  { ok: true; entries: number } | { ok: false; entries: number; broken: { n: number; why: string } };

const PAGE = 1000;

/** Follows a team's chain from its first entry to its end. */
export async function verifyTrail(trx: WorkspaceTransaction, workspaceId: string): Promise<TrailState> {
  let n = 0;
  let hash: Buffer = Buffer.alloc(0);
  const broken = (at: number, why: string): TrailState => ({ ok: false, entries: n, broken: { n: at, why } });
  for (;;) {
    const rows = await trx
      .selectFrom('audit')
      .select(['n', 'entry', 'hash'])
      .where('workspace_id', '=', workspaceId)
      .where('n', '>', n)
      .orderBy('n')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      if (row.n !== n + 1) return broken(n + 1, 'it is missing');
      const expected = chained(hash, row.n, row.entry);
      if (!expected.equals(row.hash)) return broken(row.n, 'it, or one before it, was changed');
      [n, hash] = [row.n, row.hash];
    }
    if (rows.length < PAGE) break;
  }
  const head = await trx
    .selectFrom('audit_heads')
    .select(['n', 'hash'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  const end = head?.n ?? 0;
  if (end > n) return broken(n + 1, `it is missing, with all up to ${end}`);
  if (end < n || (head !== undefined && !head.hash.equals(hash)))
    return broken(end + 1, 'the end of the chain was put back');
  return { ok: true, entries: n };
}

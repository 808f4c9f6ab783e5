import type { Database } from '../db/connect';
import { sql } from '../db/kysely';
import type { Queries } from '../db/tables';

/** The teams that there is something to do for at night, of all teams of this database. */
export async function duties(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select workspace_id as id from sidestage_meta.duties`.execute(
    db.queries,
  );
  return rows.map(({ id }) => id);
}

/** Notes, in the transaction that gives a team a duty or takes it away, whether it has one. */
export async function setDuty(trx: Queries, workspaceId: string, has: boolean): Promise<void> {
  await (
    has
      ? sql`insert into sidestage_meta.duties (workspace_id) values (${workspaceId}) on conflict do nothing`
      : sql`delete from sidestage_meta.duties where workspace_id = ${workspaceId}`
  ).execute(trx);
}

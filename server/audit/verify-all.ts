import { sql } from '../db/kysely';
import type { Database } from '../db/connect';
import { inWorkspace } from '../db/in-workspace';
import { verifyTrail, type TrailState } from './verify-trail';

/** What the look at one team's chain found. */
export type TeamTrail = TrailState & { workspaceId: string };

/** Follows the chains of all teams, one after the other. `admin` is connected as the owner of the tables. */
export async function* verifyAll(admin: Database): AsyncGenerator<TeamTrail> {
  for (const workspaceId of await teams(admin)) {
    yield { workspaceId, ...(await inWorkspace(admin, workspaceId, (trx) => verifyTrail(trx, workspaceId))) };
  }
}

/** The ids of all teams that something is noted of, also of those that were erased. The owner sees the rows of all. */
async function teams(admin: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select workspace_id as id from sidestage.audit_heads union select workspace_id from sidestage.audit order by 1
  `.execute(admin.queries);
  return rows.map(({ id }) => id);
}

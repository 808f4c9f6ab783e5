import type { Database } from '../db/connect';
import { inWorkspace } from '../db/in-workspace';
import { sql } from '../db/kysely';
import { leaveTurns } from '../value/fit-turns';
import { setDuty } from './duties';

/** So many rows are deleted in one transaction. */
const BATCH = 5000;

/**
 * Erases a team whose time has come, with every row of it: its devices first, so that nobody writes any more, and itself
 * last, so that whatever stops it is gone on with the next night. Returns whether it did.
 */
export async function eraseTeam(db: Database, workspaceId: string, now: number): Promise<boolean> {
  const isDue = await inWorkspace(db, workspaceId, async (trx) => {
    const due = await trx
      .selectFrom('workspaces')
      .select('workspace_id')
      .where('workspace_id', '=', workspaceId)
      .where('closing_at', '<=', new Date(now))
      .forUpdate()
      .executeTakeFirst();
    if (due === undefined) return false;
    await trx
      .updateTable('devices')
      .set({ revoked_at: new Date(now) })
      .where('workspace_id', '=', workspaceId)
      .execute();
    await trx.deleteFrom('invites').where('workspace_id', '=', workspaceId).execute();
    return true;
  });
  if (!isDue) return false;
  const tables = await tablesWithKeys(db);
  for (const { name, key } of tables) await emptyOf(db, workspaceId, name, key);
  await leaveTurns(db, workspaceId);
  await inWorkspace(db, workspaceId, (trx) => setDuty(trx, workspaceId, false));
  return true;
}

/**
 * The tables of teams with their primary keys, those that refer to others first. What was done in the administration of the
 * team stays, and that it was erased with it: it names nobody, and this role cannot take it away.
 */
async function tablesWithKeys(db: Database): Promise<{ name: string; key: string[] }[]> {
  const { rows } = await sql<{ name: string; key: string[] }>`
    with recursive tables as (
      select oid, relname from pg_class where relnamespace = 'sidestage'::regnamespace and relkind in ('r', 'p')
        and relname not in ('audit', 'audit_heads')
    ), deep (oid, depth) as (
      select oid, 0 from tables
      union
      select k.confrelid, d.depth + 1 from deep d
      join pg_constraint k on k.conrelid = d.oid and k.contype = 'f' and k.confrelid <> d.oid
    )
    select t.relname as name, array(
      select attname::text from pg_constraint k join pg_attribute a on a.attrelid = t.oid and attnum = any(k.conkey)
      where k.conrelid = t.oid and k.contype = 'p') as key
    from tables t order by (select max(depth) from deep where deep.oid = t.oid), 1
  `.execute(db.queries);
  return rows;
}

async function emptyOf(db: Database, workspaceId: string, name: string, key: string[]): Promise<void> {
  const columns = sql.join(key.map((column) => sql.id(column)));
  for (;;) {
    const { numAffectedRows = 0n } = await inWorkspace(db, workspaceId, (trx) =>
      sql`delete from sidestage.${sql.id(name)} where workspace_id = ${workspaceId}::uuid and (${columns}) in (
        select ${columns} from sidestage.${sql.id(name)} where workspace_id = ${workspaceId}::uuid limit ${BATCH})`.execute(
        trx,
      ),
    );
    if (numAffectedRows < BigInt(BATCH)) return;
  }
}

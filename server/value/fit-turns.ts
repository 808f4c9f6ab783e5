import type { Database } from '../db/connect';
import { inWorkspace } from '../db/in-workspace';
import { sql } from '../db/kysely';
import { currentSeq } from '../db/records';
import type { WorkspaceTransaction } from '../db/tables';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A workspace that was looked at so recently has had its turn this night, whenever another server's night is. */
const A_NIGHT = 20 * HOUR;
/** A turn that was never given back, as its server was killed, is free again after this time. */
const CLAIM = 2 * HOUR;
/** A fit is made anew after so long without orders: silence says something as well, and it counts for 90 days. */
const OLDEST_FIT = 30 * DAY;

/** A workspace that one server looks at, and no other meanwhile. */
export interface FitTurn {
  workspaceId: string;
  /** Changes up to this one were there at its last fit; 0 without one. */
  fittedSeq: number;
  fittedAt: number | null;
}

/** Puts a new workspace in the line; one that stands there stays where it is. */
export async function joinTurns(trx: WorkspaceTransaction, workspaceId: string): Promise<void> {
  await sql`
    insert into sidestage_meta.fit_turns (workspace_id) values (${workspaceId}::uuid) on conflict do nothing
  `.execute(trx);
}

/** Takes a workspace that is no more out of the line. */
export async function leaveTurns(db: Database, workspaceId: string): Promise<void> {
  await sql`delete from sidestage_meta.fit_turns where workspace_id = ${workspaceId}::uuid`.execute(
    db.queries,
  );
}

/**
 * Takes the next workspace whose turn it is tonight; null where none is left. Several servers may ask at once: each gets
 * another one. The claim is a row with an end and not an advisory lock: a lock of a session would be lost or left behind
 * in a pool of connections, and would have to be held for as long as a fit takes.
 * @param now milliseconds since 1970
 */
export async function takeTurn(db: Database, now: number): Promise<FitTurn | null> {
  const { rows } = await sql<{ workspace_id: string; fitted_seq: number; fitted_at: Date | null }>`
    update sidestage_meta.fit_turns set claimed_until = ${new Date(now + CLAIM)}
    where workspace_id = (
      select workspace_id from sidestage_meta.fit_turns
      where (looked_at is null or looked_at < ${new Date(now - A_NIGHT)})
        and (claimed_until is null or claimed_until < ${new Date(now)})
      order by looked_at nulls first, workspace_id limit 1 for update skip locked)
    returning workspace_id, fitted_seq, fitted_at
  `.execute(db.queries);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    workspaceId: row.workspace_id,
    fittedSeq: row.fitted_seq,
    fittedAt: row.fitted_at?.getTime() ?? null,
  };
}

/** Ends a turn. `looked`: it had its turn tonight; else another server may take it at once. */
export async function endTurn(
  db: Database,
  { workspaceId }: Pick<FitTurn, 'workspaceId'>,
  { looked, now }: { looked: boolean; now: number },
): Promise<void> {
  await sql`
    update sidestage_meta.fit_turns
    set claimed_until = null, looked_at = case when ${looked} then ${new Date(now)} else looked_at end
    where workspace_id = ${workspaceId}::uuid
  `.execute(db.queries);
}

/** Remembers up to which change the orders of a workspace were fitted, whoever asked for it. */
export async function fittedUpTo(
  db: Database,
  workspaceId: string,
  { seq, at }: { seq: number; at: number },
): Promise<void> {
  await sql`
    insert into sidestage_meta.fit_turns (workspace_id, fitted_seq, fitted_at)
    values (${workspaceId}::uuid, ${seq}, ${new Date(at)})
    on conflict (workspace_id) do update set fitted_seq = excluded.fitted_seq, fitted_at = excluded.fitted_at
  `.execute(db.queries);
}

/**
 * Whether a workspace is worth a fit: orders came, were taken back or erased since the last one; or it has orders and the
 * last fit is a month old; or the database is an older one that was restored.
 */
export async function hasNewOrders(db: Database, turn: FitTurn, now: number): Promise<boolean> {
  return inWorkspace(db, turn.workspaceId, async (trx) => {
    const { workspaceId, fittedSeq, fittedAt } = turn;
    const isOld = fittedAt !== null && now - fittedAt > OLDEST_FIT;
    const isRestored = (await currentSeq(trx, workspaceId)) < fittedSeq;
    const { rows } = await sql<{ found: boolean }>`
      select exists (
        select from sidestage.records
        where workspace_id = ${workspaceId}::uuid and kind in ('order', 'reversal')
          and seq > ${isOld || isRestored ? 0 : fittedSeq}) as found
    `.execute(trx);
    return rows[0]?.found === true;
  });
}

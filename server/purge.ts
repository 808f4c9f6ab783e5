import type { Database } from './db/connect';
import { inWorkspace } from './db/in-workspace';
import { sql } from './db/kysely';
import type { WorkspaceTransaction } from './db/tables';
import { recountPeople } from './people/recount';

const DAY = 86_400_000;
/** Tombstones and receipts stay so long: a device that was away longer begins anew. */
export const KEPT_DAYS = 90;
/** So many rows go in one transaction: nobody waits long for it. */
const BATCH = 5000;

/** What a purge did. */
export interface Purged {
  tombstones: number;
  receipts: number;
  bulks: number;
  keys: number;
  /** People or counters that were not counted as they should be, and are now. */
  wrong: number;
}

/**
 * The nightly tidying of one workspace; null where another server does it right now or has done it today. `now` is in
 * milliseconds. What was deleted more than 90 days ago goes in two steps, a night apart: first `purged_seq` is raised,
 * from which on an older cursor is refused, and only the next time the tombstones go, so that no pull which is under way
 * passes over one. Ages come from where the workspace stood on each day, so tombstones need no time of their own.
 */
export async function purge(db: Database, workspaceId: string, now: number): Promise<Purged | null> {
  const day = Math.floor(now / DAY);
  const raised = await alone(db, workspaceId, async (trx) => {
    const { rows } = await sql`
      insert into sidestage.seq_days (workspace_id, day, seq)
      select workspace_id, ${day}, seq from sidestage.workspaces where workspace_id = ${workspaceId}::uuid
      on conflict do nothing returning day
    `.execute(trx);
    if (rows.length === 0) return null;
    const { purged_seq: before } = await trx
      .selectFrom('workspaces')
      .select('purged_seq')
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    await raise(trx, workspaceId, day - KEPT_DAYS);
    return before;
  });
  if (raised === null) return null;
  const old = new Date(now - KEPT_DAYS * DAY);
  const tombstones = await inBatches(db, workspaceId, (trx) =>
    sql`
      delete from sidestage.records where workspace_id = ${workspaceId}::uuid and deleted and seq in (
        select seq from sidestage.records where workspace_id = ${workspaceId}::uuid and deleted and seq <= ${raised}
        order by seq limit ${BATCH})
    `.execute(trx),
  );
  const receipts = await inBatches(db, workspaceId, (trx) =>
    sql`
      delete from sidestage.receipts where workspace_id = ${workspaceId}::uuid and uuid in (
        select uuid from sidestage.receipts where workspace_id = ${workspaceId}::uuid and at < ${old}
        order by at limit ${BATCH})
    `.execute(trx),
  );
  const bulks = await inBatches(db, workspaceId, (trx) =>
    sql`
      delete from sidestage.bulks where workspace_id = ${workspaceId}::uuid and bulk_id in (
        select bulk_id from sidestage.bulks where workspace_id = ${workspaceId}::uuid and at < ${old}
        order by at limit ${BATCH})
    `.execute(trx),
  );
  const keys = await inBatches(db, workspaceId, (trx) =>
    sql`
      delete from sidestage.person_keys where workspace_id = ${workspaceId}::uuid and contact_id in (
        select contact_id from sidestage.person_keys k where k.workspace_id = ${workspaceId}::uuid and not exists (
          select 1 from sidestage.people p
          where p.workspace_id = ${workspaceId}::uuid and p.contact_id = k.contact_id) limit ${BATCH})
    `.execute(trx),
  );
  return { tombstones, receipts, bulks, keys, wrong: await recountPeople(db, workspaceId) };
}

/** Raises `purged_seq` to the last tombstone that is from before the day, where there is one; forgets older days. */
async function raise(trx: WorkspaceTransaction, workspaceId: string, day: number): Promise<void> {
  await sql`
    update sidestage.workspaces set purged_seq = last.seq from (
      select max(r.seq) as seq from sidestage.records r
      where r.workspace_id = ${workspaceId}::uuid and r.deleted and r.seq <= (
        select max(seq) from sidestage.seq_days where workspace_id = ${workspaceId}::uuid and day <= ${day})
    ) as last
    where workspace_id = ${workspaceId}::uuid and last.seq > purged_seq
  `.execute(trx);
  await sql`
    delete from sidestage.seq_days where workspace_id = ${workspaceId}::uuid and day < (
      select max(day) from sidestage.seq_days where workspace_id = ${workspaceId}::uuid and day <= ${day})
  `.execute(trx);
}

/** In a transaction that no other server's runs beside; null where one does. */
function alone<T>(
  db: Database,
  workspaceId: string,
  work: (trx: WorkspaceTransaction) => Promise<T>,
): Promise<T | null> {
  return inWorkspace(db, workspaceId, async (trx) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`purge ${workspaceId}`}, 0)) as mine
    `.execute(trx);
    return rows[0]?.mine === true ? work(trx) : null;
  });
}

async function inBatches(
  db: Database,
  workspaceId: string,
  remove: (trx: WorkspaceTransaction) => Promise<{ numAffectedRows?: bigint }>,
): Promise<number> {
  for (let all = 0; ;) {
    const { numAffectedRows = 0n } = await inWorkspace(db, workspaceId, remove);
    all += Number(numAffectedRows);
    if (Number(numAffectedRows) < BATCH) return all;
  }
}

import type { Database } from '../db/connect';
import { BEFORE_ALL, inWorkspace } from '../db/in-workspace';
import { sql } from '../db/kysely';
import { runIn, takeSeq } from '../db/records';
import type { WorkspaceTransaction } from '../db/tables';
import { settlePeople } from './settle';

/** So many people are looked at while the workspace waits. */
const BATCH = 500;

/**
 * Goes over everybody and puts right how they are counted, in batches that each hold the workspace's order shortly, and
 * then the counters themselves. Returns how many people or counters were wrong: 0 unless something else wrote to the
 * tables.
 */
export async function recountPeople(db: Database, workspaceId: string): Promise<number> {
  let wrong = 0;
  for (let after: string | null = BEFORE_ALL; after !== null;) {
    const from: string = after;
    after = await inWorkspace(db, workspaceId, async (trx) => {
      await takeSeq(trx, workspaceId, 0);
      const { rows } = await sql<{ id: string }>`
        select id from sidestage.records
        where workspace_id = ${workspaceId}::uuid and id > ${from}::uuid and kind = 'contact' and not deleted
        union
        select contact_id from sidestage.people where workspace_id = ${workspaceId}::uuid and contact_id > ${from}::uuid
        order by 1 limit ${BATCH}
      `.execute(trx);
      const ids = rows.map(({ id }) => id);
      wrong += await settlePeople(runIn(trx), workspaceId, ids);
      return ids.at(-1) ?? null;
    });
  }
  return wrong + (await inWorkspace(db, workspaceId, (trx) => rebuildCounters(trx, workspaceId)));
}

/** Sets the counters to what counting gives, where they differ. */
async function rebuildCounters(trx: WorkspaceTransaction, workspaceId: string): Promise<number> {
  await takeSeq(trx, workspaceId, 0);
  const stages = await sql`
    with counted as (
      select place ->> 0 as market, place ->> 1 as model, place ->> 2 as stage, count(*) as people
      from sidestage.people where workspace_id = ${workspaceId}::uuid and place is not null group by 1, 2, 3
    ), gone as (
      update sidestage.stage_counts known set people = 0
      where known.workspace_id = ${workspaceId}::uuid and known.people <> 0 and not exists (
        select 1 from counted c
        where c.market = known.market and c.model = known.model and c.stage = known.stage)
      returning 1
    ), set as (
      insert into sidestage.stage_counts as known (workspace_id, market, model, stage, people)
      select ${workspaceId}::uuid, market, model, stage, people from counted
      on conflict (workspace_id, market, model, stage) do update set people = excluded.people
        where known.people <> excluded.people
      returning 1
    ) select 1 from gone union all select 1 from set
  `.execute(trx);
  const owners = await sql`
    with counted as (
      select coalesce(owner::text, '') as owner, count(*) as people
      from sidestage.people where workspace_id = ${workspaceId}::uuid group by 1
    ), gone as (
      update sidestage.owner_counts known set people = 0
      where known.workspace_id = ${workspaceId}::uuid and known.people <> 0
        and not exists (select 1 from counted c where c.owner = known.owner)
      returning 1
    ), set as (
      insert into sidestage.owner_counts as known (workspace_id, owner, people)
      select ${workspaceId}::uuid, owner, people from counted
      on conflict (workspace_id, owner) do update set people = excluded.people where known.people <> excluded.people
      returning 1
    ) select 1 from gone union all select 1 from set
  `.execute(trx);
  return stages.rows.length + owners.rows.length;
}

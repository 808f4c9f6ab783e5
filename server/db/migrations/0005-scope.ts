import type { Kysely } from 'kysely';
import { CompiledQuery, sql } from '../kysely';
import { settlePeople } from '../../people/settle';
import type { Statement } from '../pipeline';

const TENANT_TABLES = ['people', 'person_keys', 'stage_counts', 'owner_counts', 'opened', 'seq_days'];
/** So many people are filled in at a time. */
const BATCH = 1000;

/**
 * What people are found, counted and handed out by, beside their records: written by whatever writes the records, since
 * there are no triggers. Filled in for the people who are there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // One row a person who is there: who has them, where they are counted.
    `create table sidestage.people (
      workspace_id uuid not null,
      contact_id uuid not null,
      owner uuid,
      market text not null,
      merged_into uuid,
      lead jsonb,
      place jsonb,
      primary key (workspace_id, contact_id)
    ) with (fillfactor = 80)`,
    `create index people_owner on sidestage.people (workspace_id, owner, contact_id)`,
    `create index people_merged on sidestage.people (workspace_id, merged_into) where merged_into is not null`,
    // Hashes of addresses and record keys, all of one length: a key may be longer than an index takes.
    `create table sidestage.person_keys (
      workspace_id uuid not null,
      hash bytea not null,
      contact_id uuid not null,
      primary key (workspace_id, hash, contact_id)
    )`,
    `create table sidestage.stage_counts (
      workspace_id uuid not null,
      market text not null,
      model text not null,
      stage text not null,
      people bigint not null,
      primary key (workspace_id, market, model, stage)
    ) with (fillfactor = 50)`,
    `create table sidestage.owner_counts (
      workspace_id uuid not null,
      owner text not null,
      people bigint not null,
      primary key (workspace_id, owner)
    ) with (fillfactor = 50)`,
    // The people a device asked for beside those it is sent by themselves.
    `create table sidestage.opened (
      workspace_id uuid not null,
      device_id uuid not null,
      contact_id uuid not null,
      at timestamptz not null,
      primary key (workspace_id, device_id, contact_id)
    )`,
    // How far a workspace was on a day: by it a tombstone's age is known without a time in each record.
    `create table sidestage.seq_days (
      workspace_id uuid not null,
      day bigint not null,
      seq bigint not null,
      primary key (workspace_id, day)
    )`,
    // Settings, members and taught sites, which every device is sent.
    `create index records_settings on sidestage.records (workspace_id, seq) where contact_id is null`,
    `create index records_deleted on sidestage.records (workspace_id, seq) where deleted`,
    `create index receipts_at on sidestage.receipts (workspace_id, at)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
  await fillIn(db);
  for (const table of TENANT_TABLES) {
    await sql.raw(`alter table sidestage.${table} enable row level security`).execute(db);
    await sql.raw(`alter table sidestage.${table} force row level security`).execute(db);
    await sql
      .raw(
        `create policy tenant on sidestage.${table}
          using (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)
          with check (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)`,
      )
      .execute(db);
  }
}

async function fillIn(db: Kysely<unknown>): Promise<void> {
  const run = async <R>({ text }: Statement, values: unknown[]) =>
    (await db.executeQuery<R>(CompiledQuery.raw(text, values))).rows;
  // Row-level security holds for the owner too; within this transaction nobody else sees the tables without it.
  await sql`alter table sidestage.workspaces no force row level security`.execute(db);
  await sql`alter table sidestage.records no force row level security`.execute(db);
  const teams = await sql<{ workspace_id: string }>`select workspace_id from sidestage.workspaces`.execute(
    db,
  );
  for (const { workspace_id: team } of teams.rows) {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const { rows } = await sql<{ id: string }>`
        select id from sidestage.records
        where workspace_id = ${team}::uuid and id > ${after}::uuid and kind = 'contact' and not deleted
        order by id limit ${BATCH}
      `.execute(db);
      const last = rows.at(-1);
      if (last === undefined) break;
      await settlePeople(
        run,
        team,
        rows.map(({ id }) => id),
      );
      after = last.id;
    }
  }
  await sql`alter table sidestage.records force row level security`.execute(db);
  await sql`alter table sidestage.workspaces force row level security`.execute(db);
}

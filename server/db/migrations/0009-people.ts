import type { Kysely } from 'kysely';
import { sql } from '../kysely';

const TABLES = ['audit', 'audit_heads'];

/**
 * Who belongs to a team: names of devices, a second secret while one is renewed, who made an invite and for whom, and the
 * audit trail. `audit_heads` is the end of each team's chain, in a row of its own: what is not audited never waits for it.
 * A server of the version before goes on working on these tables.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `alter table sidestage.devices add column name text not null default ''`,
    `alter table sidestage.devices add column next_hash bytea`,
    `alter table sidestage.invites add column created_by uuid`,
    `alter table sidestage.invites add column member_id uuid`,
    `create table sidestage.audit (
      workspace_id uuid not null,
      n bigint not null,
      entry text not null,
      hash bytea not null,
      primary key (workspace_id, n)
    )`,
    `create table sidestage.audit_heads (
      workspace_id uuid primary key,
      n bigint not null,
      hash bytea not null
    ) with (fillfactor = 50)`,
    ...TABLES.flatMap((table) => [
      `alter table sidestage.${table} enable row level security`,
      `alter table sidestage.${table} force row level security`,
      `create policy tenant on sidestage.${table}
        using (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)
        with check (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)`,
      `create policy owner on sidestage.${table} to current_user using (true) with check (true)`,
    ]),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

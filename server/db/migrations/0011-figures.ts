import type { Kysely } from 'kysely';
import { sql } from '../kysely';

const TABLES = ['figure_states', 'figured', 'figure_months'];

/**
 * The figures of a team's board: what each person adds, the months that are the sums of it, and up to which change of the
 * team that holds. They are worked out when somebody asks, so a push writes nothing here. A server of the version before
 * does not know them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table sidestage.figure_states (
      workspace_id uuid primary key,
      seq bigint not null,
      walked uuid,
      signature text not null
    ) with (fillfactor = 50)`,
    `create table sidestage.figured (
      workspace_id uuid not null,
      contact_id uuid not null,
      owner text not null,
      market text not null,
      members uuid[] not null,
      refers jsonb not null,
      revenue bigint not null,
      entries jsonb not null,
      primary key (workspace_id, contact_id)
    )`,
    `create index figured_owner on sidestage.figured (workspace_id, owner, contact_id)`,
    // Few people stand for others, and few referred somebody.
    `create index figured_members on sidestage.figured using gin (members) where cardinality(members) > 1`,
    `create index figured_refers on sidestage.figured (workspace_id) where refers <> '[]'`,
    `create table sidestage.figure_months (
      workspace_id uuid not null,
      month integer not null,
      market text not null,
      amounts jsonb not null,
      primary key (workspace_id, month, market)
    )`,
    ...TABLES.flatMap((table) => [
      `alter table sidestage.${table} enable row level security`,
      `alter table sidestage.${table} force row level security`,
      `create policy tenant on sidestage.${table}
        using (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)
        with check (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)`,
      // Backups are read and written by the owner of the tables.
      `create policy owner on sidestage.${table} to current_user using (true) with check (true)`,
    ]),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

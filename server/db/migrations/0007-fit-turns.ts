import type { Kysely } from 'kysely';
import { sql } from '../kysely';

/**
 * Whose turn it is to be fitted at night. Of all tables only this one names every workspace without being closed to other
 * tenants: it holds ids and moments and nothing of a team's. The key begins with workspace_id as everywhere.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sidestage_meta.fit_turns (
      workspace_id uuid primary key,
      fitted_seq bigint not null default 0,
      fitted_at timestamptz,
      looked_at timestamptz,
      claimed_until timestamptz
    )
  `.execute(db);
  // Row-level security holds for the owner too; within this transaction nobody else sees the table without it.
  await sql`alter table sidestage.workspaces no force row level security`.execute(db);
  await sql`
    insert into sidestage_meta.fit_turns (workspace_id) select workspace_id from sidestage.workspaces
  `.execute(db);
  await sql`alter table sidestage.workspaces force row level security`.execute(db);
}

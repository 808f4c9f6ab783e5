import type { Kysely } from 'kysely';
import { sql } from '../kysely';

/** What bulks did, person by person, so that the same one sent again has the same answer, and can be taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table sidestage.bulks (
      workspace_id uuid not null,
      bulk_id uuid not null,
      member_id uuid not null,
      at timestamptz not null,
      fields jsonb not null,
      clock jsonb not null,
      done integer not null,
      skipped jsonb not null,
      primary key (workspace_id, bulk_id)
    )`,
    `create index bulks_at on sidestage.bulks (workspace_id, at)`,
    `alter table sidestage.bulks enable row level security`,
    `alter table sidestage.bulks force row level security`,
    `create policy tenant on sidestage.bulks
      using (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)
      with check (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)`,
    // Backups are read and written by the owner of the tables.
    `create policy owner on sidestage.bulks to current_user using (true) with check (true)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

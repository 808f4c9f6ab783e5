import type { Kysely } from 'kysely';
import { sql } from '../kysely';

/**
 * What is kept and what is not: who was erased (as keyed hashes, so that the list names nobody), how long people without
 * a sign of life are kept, and when a team that is being closed is gone. Backups are read and written by the owner of
 * the tables, for whom FORCE closes them as well: a policy of its own opens them, to that role alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `alter table sidestage.workspaces
      add column erase_key bytea,
      add column retention_months integer check (retention_months > 0),
      add column retained_at timestamptz,
      add column closing_at timestamptz`,
    `create table sidestage.erased (
      workspace_id uuid not null references sidestage.workspaces (workspace_id),
      hash bytea not null,
      erased_at timestamptz not null,
      primary key (workspace_id, hash)
    )`,
    'alter table sidestage.erased enable row level security',
    'alter table sidestage.erased force row level security',
    `create policy tenant on sidestage.erased
      using (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)
      with check (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)`,
    // Whoever is erased must be found where others name them: as whom somebody was merged into, or as the one referred.
    `create index records_naming on sidestage.records (workspace_id, (coalesce(data ->> 'mergedInto', data ->> 'other')))
      where coalesce(data ->> 'mergedInto', data ->> 'other') is not null`,
  ];
  // Teams that there is something to do for at night: no role sees all teams. It holds no team's data.
  await sql`create table sidestage_meta.duties (workspace_id uuid primary key)`.execute(db);
  for (const statement of statements) await sql.raw(statement).execute(db);
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'sidestage'::regnamespace and relkind in ('r', 'p')
  `.execute(db);
  for (const { name } of rows) {
    await sql`create policy owner on sidestage.${sql.id(name)} to current_user using (true) with check (true)`.execute(
      db,
    );
  }
}

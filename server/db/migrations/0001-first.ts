import type { Kysely } from 'kysely';
import { sql } from '../kysely';

/** The tables that hold a team's rows: each is closed to other tenants. */
const TENANT_TABLES = ['workspaces', 'members', 'devices', 'invites', 'clients', 'records', 'receipts'];

/**
 * The first tables. Every key, unique constraint and foreign key begins with workspace_id and there is no trigger, so
 * that the tables can be distributed by it (Citus). Ids and times come from the server, never from the database.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // Few rows and many updates: room on the page lets an update stay on it.
    `create table sidestage.workspaces (
      workspace_id uuid primary key,
      name text not null,
      seq bigint not null default 0,
      purged_seq bigint not null default 0,
      epoch text not null,
      created_at timestamptz not null
    ) with (fillfactor = 50)`,
    `create table sidestage.members (
      workspace_id uuid not null references sidestage.workspaces (workspace_id),
      member_id uuid not null,
      name text not null,
      roles text[] not null,
      created_at timestamptz not null,
      removed_at timestamptz,
      primary key (workspace_id, member_id)
    )`,
    `create table sidestage.devices (
      workspace_id uuid not null,
      device_id uuid not null,
      member_id uuid not null,
      secret_hash bytea not null,
      created_at timestamptz not null,
      last_contact timestamptz not null,
      revoked_at timestamptz,
      primary key (workspace_id, device_id),
      foreign key (workspace_id, member_id) references sidestage.members (workspace_id, member_id)
    ) with (fillfactor = 50)`,
    `create table sidestage.invites (
      workspace_id uuid not null references sidestage.workspaces (workspace_id),
      secret_hash bytea not null,
      roles text[] not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      primary key (workspace_id, secret_hash)
    )`,
    `create table sidestage.clients (
      workspace_id uuid not null,
      client_id text not null,
      device_id uuid not null,
      last_mid bigint not null,
      last_contact timestamptz not null,
      last_edit timestamptz not null,
      primary key (workspace_id, client_id),
      foreign key (workspace_id, device_id) references sidestage.devices (workspace_id, device_id)
    ) with (fillfactor = 50)`,
    // No foreign keys here: each would cost a look-up a row under the workspace's lock, and a push checks them itself.
    `create table sidestage.records (
      workspace_id uuid not null,
      kind text not null,
      id uuid not null,
      seq bigint not null,
      deleted boolean not null,
      owner uuid,
      contact_id uuid,
      data jsonb,
      clocks jsonb,
      primary key (workspace_id, id),
      unique (workspace_id, seq),
      check (deleted = (data is null))
    )`,
    `create index records_contact on sidestage.records (workspace_id, contact_id) where contact_id is not null`,
    `create table sidestage.receipts (
      workspace_id uuid not null,
      uuid uuid not null,
      client_id text not null,
      mid bigint not null,
      code text,
      at timestamptz not null,
      primary key (workspace_id, uuid)
    )`,
    ...TENANT_TABLES.flatMap((table) => [
      `alter table sidestage.${table} enable row level security`,
      `alter table sidestage.${table} force row level security`,
      `create policy tenant on sidestage.${table}
        using (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)
        with check (workspace_id = nullif(current_setting('app.ws', true), '')::uuid)`,
    ]),
    // Which workspace this server made at its first start: one row at most. It holds no team's data.
    `create table sidestage_meta.first_workspace (one boolean primary key check (one), workspace_id uuid not null)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

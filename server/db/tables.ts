import type { ColumnType, Kysely, Transaction } from 'kysely';
import type { Clocks } from '../../lib/rules/merge';
import type { RecordKind } from '../../lib/model/change';
import type { Role } from '../../lib/model/workspace';

/** A team. `seq` counts its changes; rows at or below `purged_seq` may have been tombstones that are gone by now. */
export interface WorkspacesTable {
  workspace_id: string;
  name: string;
  seq: number;
  purged_seq: ColumnType<number, number | undefined, number>;
  epoch: string;
  created_at: Date;
  /** Of the hashes of who was erased; null as long as nobody was. Never changed. */
  erase_key: ColumnType<Buffer | null, Buffer | null | undefined, Buffer>;
  /** People without a sign of life for so long are erased; null: nobody is. */
  retention_months: ColumnType<number | null, number | null | undefined, number | null>;
  /** When it was last looked for them. */
  retained_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** When the team is erased with everything; null: it is not. */
  closing_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** Who belongs to a team; the `member` record beside it is what devices see. */
export interface MembersTable {
  workspace_id: string;
  member_id: string;
  name: string;
  roles: Role[];
  created_at: Date;
  removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** A browser that signed in. `last_contact` is when it last fetched, which bounds how old its unsent edits can be. */
export interface DevicesTable {
  workspace_id: string;
  device_id: string;
  member_id: string;
  secret_hash: Buffer;
  /** Of the secret that takes the place of the other one as soon as it is confirmed. */
  next_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  name: ColumnType<string, string | undefined, string>;
  created_at: Date;
  last_contact: Date;
  revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** A link by which one more person may join, once; with `member_id` one more browser of that member. */
export interface InvitesTable {
  workspace_id: string;
  secret_hash: Buffer;
  roles: Role[];
  /** Null: the server's owner. */
  created_by: ColumnType<string | null, string | null | undefined, string | null>;
  member_id: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
  expires_at: Date;
  used_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** A local database that pushes: its last mutation, and the time of that edit (edits of one client never go back). */
export interface ClientsTable {
  workspace_id: string;
  client_id: string;
  device_id: string;
  last_mid: number;
  last_contact: Date;
  last_edit: Date;
}

/** Every record of a team. `contact_id` is the person it is about (a contact: itself), null for settings and members. */
export interface RecordsTable {
  workspace_id: string;
  kind: RecordKind;
  id: string;
  seq: number;
  deleted: boolean;
  owner: string | null;
  contact_id: string | null;
  data: object | null;
  clocks: Clocks | null;
}

/** What became of each mutation, so that the same one sent again has the same answer and no second effect. */
export interface ReceiptsTable {
  workspace_id: string;
  uuid: string;
  client_id: string;
  mid: number;
  code: string | null;
  at: Date;
}

/** Who was erased: keyed hashes of their id, and where they asked for it of their addresses and record keys. */
export interface ErasedTable {
  workspace_id: string;
  hash: Buffer;
  erased_at: Date;
}

/** What was done, each entry bound to the one before by its hash. The server may add to it and read it, nothing else. */
export interface AuditTable {
  workspace_id: string;
  n: number;
  /** An act as canonical JSON: it is hashed as it stands. */
  entry: string;
  hash: Buffer;
}

/** The end of a team's chain of audit entries. */
export interface AuditHeadsTable {
  workspace_id: string;
  n: number;
  hash: Buffer;
}

/** The tables in the schema `sidestage`. */
export interface Tables {
  workspaces: WorkspacesTable;
  members: MembersTable;
  devices: DevicesTable;
  invites: InvitesTable;
  clients: ClientsTable;
  records: RecordsTable;
  receipts: ReceiptsTable;
  erased: ErasedTable;
  audit: AuditTable;
  audit_heads: AuditHeadsTable;
}

/** Reads and writes outside of any tenant see no row: use `inWorkspace`. */
export type Queries = Kysely<Tables>;
/** A transaction of one workspace. */
export type WorkspaceTransaction = Transaction<Tables>;

import { z } from '../../lib/model/zod';

/**
 * History of the format of a backup, a gzip file with a JSON value a line: BackupHead, then one BackupRow for each row of
 * each table in an order in which what is referred to comes first, then BackupEnd.
 * 1: the first.
 */
export const BACKUP_FORMAT = 1;
/** A row is at most half a request's body, several times escaped. A longer line is no row of ours. */
export const LINE_LIMIT = 16 * 1024 * 1024;

const Table = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

/** The first line. `migration`: the last one that the database had. */
export const BackupHead = z.strictObject({
  sidestage: z.literal('backup'),
  format: z.literal(BACKUP_FORMAT),
  protocol: z.int().min(1),
  migration: z.string().regex(/^\d{4}-[a-z0-9-]+$/),
  /** When it was made, in milliseconds since 1970. */
  at: z.int().min(0),
  /** All teams, or the one it was made of. */
  workspace: z.uuid().nullable(),
  /** The epoch of each team as it was. */
  epochs: z.record(z.uuid(), z.string().min(1).max(64)),
  /** What is in it: everything, or only who was erased. */
  content: z.enum(['everything', 'erased']),
  /** The team that the server made at its first start; null in a backup of another. */
  first: z.uuid().nullable(),
});
export type BackupHead = z.infer<typeof BackupHead>;

/** A row: the name of its table, and its columns as PostgreSQL writes them as JSON. */
export const BackupRow = z.strictObject({ t: Table, r: z.looseObject({ workspace_id: z.uuid() }) });

/** The last line: rows of each table, and the SHA-256 of all lines before, in hex. */
export const BackupEnd = z.strictObject({
  end: z.literal(true),
  counts: z.record(Table, z.int().min(0)),
  sha256: z.string().length(64),
});

/** Why a backup cannot be made or restored: shown as it is, without a stack. */
export class BackupError extends Error {
  override name = 'BackupError';
}

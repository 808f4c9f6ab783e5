import { createHash } from 'node:crypto';
import { PROTOCOL_VERSION } from '../../lib/model/wire';
import { isUuid } from '../db/in-workspace';
import { BACKUP_FORMAT, BackupError, type BackupHead } from './format';
import { lastMigration, teamTables, type Ask, type TeamTable } from './team-tables';

/** So many rows are in memory at a time. */
const FETCH = 200;

/** What goes into a backup. `now`: milliseconds since 1970. */
export interface BackupWish {
  now: number;
  workspace: string | null;
  content: BackupHead['content'];
  /** Told after each table: its name and how many rows of it there are. */
  onTable?: (name: string, rows: number) => void;
}

/** Of a backup of who was erased alone: what is needed to know them again. */
const ERASED_COLUMNS: Partial<Record<string, string[]>> = {
  workspaces: ['workspace_id', 'name', 'epoch', 'created_at', 'erase_key'],
  erased: ['workspace_id', 'hash', 'erased_at'],
};

/**
 * The lines of a backup, each with its end, as of one moment: one repeatable-read transaction, which holds nobody up.
 * `ask` is one connection as the owner of the tables.
 * @throws BackupError where there is nothing to back up or the role does not see all rows
 */
export async function* backupLines(ask: Ask, wish: BackupWish): AsyncGenerator<string> {
  await ask.query('begin isolation level repeatable read read only');
  try {
    const hash = createHash('sha256');
    const counts: Record<string, number> = {};
    const line = (text: string) => {
      hash.update(text);
      return text;
    };
    yield line(`${JSON.stringify(await headOf(ask, wish))}\n`);
    for (const table of await wantedTables(ask, wish)) {
      let count = 0;
      for await (const row of rowsOf(ask, table, wish.workspace)) {
        count += 1;
        yield line(`{"t":"${table.name}","r":${row}}\n`);
      }
      counts[table.name] = count;
      wish.onTable?.(table.name, count);
    }
    yield `${JSON.stringify({ end: true, counts, sha256: hash.digest('hex') })}\n`;
  } finally {
    await ask.query('rollback').catch(() => undefined);
  }
}

async function headOf(ask: Ask, { now, workspace, content }: BackupWish): Promise<BackupHead> {
  const migration = await lastMigration(ask);
  if (migration === null)
    throw new BackupError('There is nothing to back up: no Sidestage server has used this database.');
  if (workspace !== null && !isUuid(workspace))
    throw new BackupError('--workspace must be the id of a team.');
  await requireAllRows(ask);
  const { rows } = await ask.query<{ workspace_id: string; epoch: string }>(
    'select workspace_id, epoch from sidestage.workspaces where $1::uuid is null or workspace_id = $1',
    [workspace],
  );
  if (workspace !== null && rows.length === 0) throw new BackupError(`There is no team ${workspace} here.`);
  const first = await ask.query<{ workspace_id: string }>(
    'select workspace_id from sidestage_meta.first_workspace',
  );
  return {
    sidestage: 'backup',
    format: BACKUP_FORMAT,
    protocol: PROTOCOL_VERSION,
    migration,
    at: now,
    workspace,
    epochs: Object.fromEntries(rows.map((row) => [row.workspace_id, row.epoch])),
    content,
    first: workspace === null ? (first.rows[0]?.workspace_id ?? null) : null,
  };
}

/** Row-level security would leave rows out without a word. */
async function requireAllRows(ask: Ask): Promise<void> {
  const { rows } = await ask.query<{ all: boolean }>(
    `select bool_and(not row_security_active(c.oid) or exists (
        select from pg_policy where polrelid = c.oid and polname = 'owner'
          and (select oid from pg_roles where rolname = current_user) = any(polroles))) as all
     from pg_class c where relnamespace = 'sidestage'::regnamespace and relkind in ('r', 'p')`,
  );
  if (rows[0]?.all === true) return;
  throw new BackupError(
    'This role does not see every row: set DATABASE_ADMIN_URL to the role that ran the migrations, or to a superuser.',
  );
}

async function wantedTables(ask: Ask, { content }: BackupWish): Promise<TeamTable[]> {
  const tables = await teamTables(ask);
  if (content === 'everything') return tables;
  return tables.flatMap(({ name }) => {
    const columns = ERASED_COLUMNS[name];
    return columns === undefined ? [] : [{ name, columns }];
  });
}

async function* rowsOf(
  ask: Ask,
  { name, columns }: TeamTable,
  workspace: string | null,
): AsyncGenerator<string> {
  const where = workspace === null ? '' : `where workspace_id = '${workspace}'`;
  await ask.query(
    `declare backup_rows no scroll cursor for select row_to_json(one)::text as row
     from (select ${columns.join()} from sidestage.${name} ${where}) as one`,
  );
  for (;;) {
    const { rows } = await ask.query<{ row: string }>(`fetch ${FETCH} from backup_rows`);
    for (const { row } of rows) yield row;
    if (rows.length < FETCH) break;
  }
  await ask.query('close backup_rows');
}

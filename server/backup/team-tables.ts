import type pg from 'pg';

/** What asks the database. */
export type Ask = Pick<pg.Pool, 'query'>;

/** The tables of a schema with their columns, each after those that it refers to. */
export interface TeamTable {
  name: string;
  columns: string[];
}

/** Reads from the catalog which tables hold teams' rows, so that a table of a later version is in a backup by itself. */
export async function teamTables(ask: Ask, schema = 'sidestage'): Promise<TeamTable[]> {
  const { rows } = await ask.query<TeamTable & { after: string[] }>(
    `select c.relname as name,
      array(select attname::text from pg_attribute a
        where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and r.oid <> c.oid) as after
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = $1 and c.relkind in ('r', 'p') order by 1`,
    [schema],
  );
  const ordered: TeamTable[] = [];
  const waiting = new Map(rows.map((row) => [row.name, row]));
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(({ after }) => !after.some((name) => waiting.has(name)));
    if (next === undefined) throw new Error('Tables refer to each other in a circle.');
    ordered.push({ name: next.name, columns: next.columns });
    waiting.delete(next.name);
  }
  return ordered;
}

/** The last migration that a database had; null where it has none. */
export async function lastMigration(ask: Ask, meta = 'sidestage_meta'): Promise<string | null> {
  const there = await ask.query<{ is: boolean }>('select to_regclass($1) is not null as is', [
    `${meta}.kysely_migration`,
  ]);
  if (there.rows[0]?.is !== true) return null;
  const { rows } = await ask.query<{ name: string }>(
    `select max(name collate "C") as name from ${meta}.kysely_migration`,
  );
  return rows[0]?.name ?? null;
}

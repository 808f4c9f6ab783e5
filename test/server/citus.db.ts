import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from './database';

const page = readFileSync(new URL('../../docs/citus.md', import.meta.url), 'utf8');
/** The tables that the page distributes one by one, in its order. */
const named = [...page.matchAll(/create_distributed_table\('sidestage\.(\w+)', 'workspace_id'/g)].map(
  ([, table]) => table ?? '',
);

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
  await client.connect();
});
afterAll(() => client.end());

const rows = async <R extends pg.QueryResultRow>(text: string) => (await client.query<R>(text)).rows;

// That keys, unique constraints and foreign keys carry workspace_id, and that there is no trigger and no default that
// calls a function, is proved in tenants.db.ts, since tenants are kept apart by it too.
describe('a database that Citus can distribute by workspace_id', () => {
  test('every table of teams has it as the first column of its key, never null', async () => {
    const tables = await rows<{ name: string; fits: boolean }>(`
      select c.relname as name, exists (
        select from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
        where k.conrelid = c.oid and k.contype = 'p' and a.attname = 'workspace_id' and a.attnotnull
          and a.atttypid = 'uuid'::regtype and a.attgenerated = '' and a.attidentity = '') as fits
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'sidestage' and c.relkind in ('r', 'p') order by 1`);
    expect(tables.length).toBeGreaterThan(6);
    expect(tables.filter(({ fits }) => !fits)).toEqual([]);
  });

  test('a foreign key names a table that the page distributes before', async () => {
    const keys = await rows<{ from: string; to: string; same: boolean }>(`
      select f.relname as from, t.relname as to, (
        select array_position(k.conkey, a.attnum) from pg_attribute a where a.attrelid = k.conrelid and attname = 'workspace_id'
      ) = (
        select array_position(k.confkey, a.attnum) from pg_attribute a where a.attrelid = k.confrelid and attname = 'workspace_id'
      ) as same
      from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      join pg_namespace n on n.oid = f.relnamespace where k.contype = 'f' and n.nspname = 'sidestage'`);
    expect(keys.length).toBeGreaterThan(2);
    expect(named).toEqual(['workspaces', 'members', 'devices']);
    for (const { from, to, same } of keys) {
      expect(named, `${from} to ${to}`).toContain(to);
      expect(same, `${from} to ${to}`).toBe(true); // workspace to workspace, or the rows would not lie together
      if (named.includes(from)) expect(named.indexOf(to)).toBeLessThan(named.indexOf(from));
    }
  });

  test('there is no sequence, view, or function of ours', async () => {
    expect(
      await rows(`select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('sidestage', 'sidestage_meta') and relkind not in ('r', 'i', 'p', 'I', 't')`),
    ).toEqual([]);
    expect(
      await rows(`select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('sidestage', 'sidestage_meta', 'public')`),
    ).toEqual([]);
  });

  test('tables beside those of teams are on the page, with the reason why they stay where they are', async () => {
    const tables = await rows<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname not in ('sidestage', 'information_schema') and n.nspname not like 'pg\\_%' and c.relkind in ('r', 'p')`,
    );
    const reasons = [...page.matchAll(/^\| `([\w.]+)` \| (.{20,}) \|$/gm)].map(([, name]) => name);
    expect(tables.length).toBeGreaterThan(2);
    for (const { name } of tables) expect(reasons).toContain(name);
  });

  test('no statement of the server leaves a time, an id or chance to the database, or sets the tenant by a function', () => {
    const folder = new URL('../../server/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const code = readFileSync(new URL(file.replaceAll('\\', '/'), folder), 'utf8').replaceAll(
        /\/\*.*?\*\/|\/\/.*/gs,
        '',
      );
      expect(code, file).not.toMatch(
        /\b(gen_random_uuid|uuid_generate_v\d|clock_timestamp|statement_timestamp|current_timestamp|nextval|set_config)\b/i,
      );
      expect(code, file).not.toMatch(/\b(update|insert|values|set)\b[^`;]*\b(now|random)\(\)::/i);
    }
  });
});

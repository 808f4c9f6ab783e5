import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const TEAM = "'00000000-0000-4000-8000-000000000000'";
const ROWS = 50;

/** Tables like ours, with the same columns and indexes, so that a row costs PostgreSQL what one of ours does. */
const TABLES = `
  create table if not exists public.bench (workspace_id uuid not null, kind text not null, id uuid not null,
    seq bigint not null, deleted boolean not null, owner uuid, contact_id uuid, data jsonb, clocks jsonb,
    primary key (workspace_id, id), unique (workspace_id, seq), check (deleted = (data is null)));
  create index if not exists bench_contact on public.bench (workspace_id, contact_id) where contact_id is not null;
  create index if not exists bench_naming on public.bench (workspace_id, (coalesce(data ->> 'mergedInto', data ->> 'other')))
    where coalesce(data ->> 'mergedInto', data ->> 'other') is not null;
  create index if not exists bench_settings on public.bench (workspace_id, seq) where contact_id is null;
  create index if not exists bench_deleted on public.bench (workspace_id, seq) where deleted;
  create table if not exists public.bench_receipts (workspace_id uuid not null, uuid uuid not null, client_id text not null,
    mid bigint not null, code text, at timestamptz not null, primary key (workspace_id, uuid));
  create index if not exists bench_receipts_at on public.bench_receipts (workspace_id, at);
  create table if not exists public.bench_clients (workspace_id uuid not null, client_id text not null,
    last_mid bigint not null, primary key (workspace_id, client_id)) with (fillfactor = 50);
  create table if not exists public.bench_teams (workspace_id uuid primary key, seq bigint not null) with (fillfactor = 50);
  insert into public.bench_teams values (${TEAM}, 1000000000) on conflict do nothing;
  insert into public.bench_clients select ${TEAM}, n::text, 0 from generate_series(0, 99) n on conflict do nothing;
  create sequence if not exists public.bench_seq;
`;

// The mean of a push's rows: a new person is larger, a note smaller. Blanks behind colons, or pgbench takes them for variables.
const DATA = `'{"id": "00000000-0000-4000-8000-000000000000","keys": [],"name": "Ada Example","owner": null,"title": null,"emails": ["ada@customer.example"],"phones": [],"source": null,"company": "Example & Co","consent": {"at": null,"marketing": "unknown"},"createdAt": 1767600000000,"doNotContact": false}'::jsonb`;
const CLOCKS = `'{"name": [1767600000000,"00000000-0000-4000-8000-000000000000",1]}'::jsonb`;
const VALUES = (seq: string) =>
  `${TEAM}, 'contact', gen_random_uuid(), ${seq}, false, null, gen_random_uuid(), ${DATA}, ${CLOCKS}`;

/** A transaction of pgbench and how it sends its statements. */
interface Script {
  text: string;
  mode: 'simple' | 'prepared';
}

const ONE_BY_ONE = `begin;\n${`insert into public.bench values (${VALUES("nextval('bench_seq')")});\n`.repeat(ROWS)}commit;\n`;

/**
 * What 50 rows in a transaction can mean; the first two are what anybody would take for it. A push does more than the rows: it
 * looks up who asks, its receipts and its records, keeps a receipt of each, and moves the client and the team's order on.
 */
export const PGBENCH: Record<string, Script> = {
  'one row a statement': { text: ONE_BY_ONE, mode: 'simple' },
  'one row a statement, prepared': { text: ONE_BY_ONE, mode: 'prepared' },
  'all rows in one statement': {
    mode: 'simple',
    text: `begin;
insert into public.bench select ${VALUES("nextval('bench_seq')")} from generate_series(1, ${String(ROWS)});
commit;
`,
  },
  'what a push has to write': {
    mode: 'prepared',
    text: `begin;
select last_mid from public.bench_clients where workspace_id = ${TEAM} and client_id = (:client_id)::text for update;
insert into public.bench_receipts
  select ${TEAM}, gen_random_uuid(), 'client', n, null, now() from generate_series(1, ${String(ROWS)}) n;
update public.bench_clients set last_mid = last_mid + ${String(ROWS)}
  where workspace_id = ${TEAM} and client_id = (:client_id)::text;
update public.bench_teams set seq = seq + ${String(ROWS)} where workspace_id = ${TEAM};
insert into public.bench
  select ${VALUES(`(select seq from public.bench_teams where workspace_id = ${TEAM}) - n`)}
  from generate_series(0, ${String(ROWS - 1)}) n
  on conflict (workspace_id, id) do update set seq = excluded.seq, data = excluded.data, clocks = excluded.clocks;
commit;
`,
  },
};

/** Rows a second that pgbench writes with one of its scripts; null where pgbench is not installed. */
export async function pgbenchRows(
  adminUrl: string,
  name: string,
  options: { folder: string; clients: number; seconds: number },
): Promise<number | null> {
  const script = PGBENCH[name];
  if (script === undefined) throw new RangeError(`There is no script "${name}".`);
  const file = join(options.folder, 'fifty.sql');
  writeFileSync(file, script.text);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(TABLES);
  await client.end();
  const done = spawnSync(
    'pgbench',
    [
      ...['-n', '-M', script.mode, '-c', String(options.clients), '-j', '2'],
      ...['-T', String(options.seconds), '-f', file, adminUrl],
    ],
    { encoding: 'utf8' },
  );
  const rate = /tps = ([\d.]+)/.exec(done.stdout)?.[1];
  if (rate === undefined && done.error === undefined) throw new Error(done.stderr);
  return rate === undefined ? null : Number(rate) * ROWS;
}

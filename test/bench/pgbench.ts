import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** A table like ours, without what only we need: what the same PostgreSQL can do with 50 such rows in a transaction. */
const TABLE = `
  create table if not exists public.bench (workspace_id uuid not null, kind text not null, id uuid not null,
    seq bigint not null, deleted boolean not null, owner uuid, contact_id uuid, data jsonb, clocks jsonb,
    primary key (workspace_id, id), unique (workspace_id, seq));
  create index if not exists bench_contact on public.bench (workspace_id, contact_id);
  create sequence if not exists public.bench_seq;
`;

const SCRIPT = `begin;
insert into public.bench
  select '00000000-0000-4000-8000-000000000000', 'contact', gen_random_uuid(), nextval('bench_seq'), false, null,
    gen_random_uuid(), '{"id":"00000000-0000-4000-8000-000000000000","keys":[],"name":"Ada Example","owner":null,"title":null,"emails":["ada@customer.example"],"phones":[],"source":null,"company":"Example & Co","consent":{"at":null,"marketing":"unknown"},"createdAt":1767600000000,"doNotContact":false}'::jsonb,
    '{"name":[1767600000000,"00000000-0000-4000-8000-000000000000",1]}'::jsonb
  from generate_series(1, 50);
commit;
`;

/** Rows a second that pgbench writes, 50 in a transaction; null where pgbench is not installed. */
export async function pgbenchRows(
  adminUrl: string,
  options: { folder: string; clients: number; seconds: number },
): Promise<number | null> {
  const script = join(options.folder, 'fifty.sql');
  writeFileSync(script, SCRIPT);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(TABLE);
  await client.end();
  const clients = String(options.clients);
  const done = spawnSync(
    'pgbench',
    ['-n', '-c', clients, '-j', '2', '-T', String(options.seconds), '-f', script, adminUrl],
    { encoding: 'utf8' },
  );
  const rate = /tps = ([\d.]+)/.exec(done.stdout)?.[1];
  return rate === undefined ? null : Number(rate) * 50;
}

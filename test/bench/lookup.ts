import { Agent } from 'node:http';
import pg from 'pg';
import { PROTOCOL_VERSION } from '../../lib/model/wire';
import { createWorkspace } from '../../server/db/workspaces';
import { joinTeam, post } from './bench-client';
import { quantile } from './quantile';
import type { Bench } from './bench-server';
import type { Figure } from './sizes';

const PEOPLE = 1_000_000;
const ROUNDS = 60;
const ID = (n: string) => `md5($1::text || ${n}::text)::uuid`;
const ADDRESS = (n: string) => `'person' || ${n}::text || '@customer.example'`;
/** Each person has an address and a record; every hundredth was merged into the one before. */
const MERGED = (n: string) => `case when ${n} % 100 = 0 then ${ID(`(${n} - 1)`)} end`;

/** Written past the server, as its own statements would leave them: only how many there are matters here. */
const FILL = [
  `with taken as (update sidestage.workspaces set seq = seq + $2::bigint where workspace_id = $1::uuid returning seq)
  insert into sidestage.records (workspace_id, kind, id, seq, deleted, owner, contact_id, data, clocks)
  select $1::uuid, 'contact', ${ID('n')}, taken.seq - $2::bigint + n, false, null, ${ID('n')}, jsonb_build_object(
      'id', ${ID('n')}, 'name', 'Person ' || n, 'emails', jsonb_build_array(${ADDRESS('n')}), 'phones', '[]'::jsonb,
      'company', 'Example & Co', 'title', null, 'owner', null, 'consent', '{"marketing":"unknown","at":null}'::jsonb,
      'doNotContact', false, 'keys', jsonb_build_array(jsonb_build_object('site', 'hubspot', 'account', '1', 'type',
      'person', 'id', n::text)), 'source', null, 'profile', '[]'::jsonb, 'mergedInto', ${MERGED('n')}, 'market', null,
      'createdAt', 1767600000000), '{}'::jsonb
  from taken, generate_series(1, $2::bigint) n`,
  `insert into sidestage.people (workspace_id, contact_id, owner, market, merged_into, lead, place)
  select $1::uuid, ${ID('n')}, null, '', ${MERGED('n')}, null, '["","",""]'::jsonb
  from generate_series(1, $2::bigint) n`,
  `insert into sidestage.person_keys (workspace_id, hash, contact_id)
  select $1::uuid, substr(sha256(convert_to(text, 'UTF8')), 1, 16), ${ID('n')} from generate_series(1, $2::bigint) n,
    lateral (values ('address ' || ${ADDRESS('n')}), ('record hubspot/1/person/' || n)) as key (text)`,
  `insert into sidestage.owner_counts (workspace_id, owner, people) values ($1::uuid, '', $2::bigint)`,
];

/** How long it takes to find somebody among a million by address and by a record of another program, over HTTP. */
export async function benchLookup({ db, server, adminUrl }: Bench): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true });
  const team = await createWorkspace(db, 'Bench', Date.now());
  const token = await joinTeam(db, server.url, agent, team);
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => undefined); // the database is stopped when something fails
  await admin.connect();
  for (const text of FILL) await admin.query(text, text.includes('$2') ? [team, PEOPLE] : [team]);
  await admin.query('vacuum analyze');
  await admin.end();
  const times: Record<'address' | 'record' | 'merged' | 'nobody', number[]> = {
    address: [],
    record: [],
    merged: [],
    nobody: [],
  };
  const look = async (what: keyof typeof times, key: object, found: number) => {
    const began = performance.now();
    const body = { v: PROTOCOL_VERSION, epoch: null, keys: [key] };
    const text = await post(agent, `${server.url}/v1/people/lookup`, body, token);
    times[what].push(performance.now() - began);
    const rows = text.split('"kind":').length - 1;
    if (rows !== found) throw new Error(`A look-up of the bench found ${String(rows)} people.`);
  };
  const address = (n: number) => ({ address: `person${String(n)}@customer.example` });
  for (let round = 1; round <= ROUNDS; round += 1) {
    // Somebody else each time, all over the table; the one 50 further was merged.
    const n = ((round * 15_485_863) % (PEOPLE / 100)) * 100 + 50;
    await look('address', address(n), 1);
    await look('record', { record: { site: 'hubspot', account: '1', type: 'person', id: String(n + 1) } }, 1);
    await look('merged', address(n + 50), 2);
    await look('nobody', { address: `nobody${String(n)}@customer.example` }, 0);
  }
  agent.destroy();
  return Object.entries(times).map(([what, all]) => ({
    what: `a look-up among 1,000,000 people: ${what}`,
    p50: Number(quantile(all, 0.5).toFixed(1)),
    p95: Number(quantile(all, 0.95).toFixed(1)),
    goalMs: 300,
  }));
}

import { Agent, get } from 'node:http';
import pg from 'pg';
import type { Database } from '../../server/db/connect';
import { createWorkspace } from '../../server/db/workspaces';
import { joinTeam } from './bench-client';
import { quantile } from './quantile';
import type { Figure } from './sizes';

const SIZES = [10_000, 1_000_000] as const;
const ROUNDS = 60;
const CHANGED = 50;

/** Notes of nobody in particular, written past the server: only how many there are matters here. */
const FILL = `
  with taken as (update sidestage.workspaces set seq = seq + $2::bigint where workspace_id = $1::uuid returning seq)
  insert into sidestage.records (workspace_id, kind, id, seq, deleted, owner, contact_id, data, clocks)
  select $1::uuid, 'interaction', one.id, taken.seq - $2::bigint + n, false, null, one.id,
    jsonb_build_object('id', one.id, 'contactId', one.id, 'at', 1767600000000, 'by', null, 'device', 'bench', 'number', n,
      'type', 'note', 'text', 'Called back.', 'minutes', null, 'dueAt', null, 'amount', null, 'other', null,
      'replaces', null, 'reference', null), null
  from taken, generate_series(1, $2::bigint) n, lateral (select md5($3::text || n::text)::uuid as id) one`;

/** What a pull of 50 changed rows costs in a team with many and in one with few records. */
export async function benchPull(db: Database, url: string, adminUrl: string): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true });
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => undefined); // the database is stopped when something fails
  await admin.connect();
  const teams: { token: string; cursor: number; times: number[] }[] = [];
  for (const size of SIZES) {
    const team = await createWorkspace(db, 'Bench', Date.now());
    const token = await joinTeam(db, url, agent, team);
    await admin.query(FILL, [team, size, team]);
    const { rows } = await admin.query<{ seq: string }>(
      'select seq from sidestage.workspaces where workspace_id = $1',
      [team],
    );
    teams.push({ token, cursor: Number(rows[0]?.seq) - CHANGED, times: [] });
  }
  await admin.query('vacuum analyze sidestage.records');
  await admin.end();
  for (let round = 0; round < ROUNDS; round += 1) {
    // In turns, so that what else the machine does hits both alike.
    for (const { token, cursor, times } of teams) {
      const began = performance.now();
      await pull(agent, `${url}/v1/sync/pull?cursor=${String(cursor)}&limit=500`, token);
      if (round >= ROUNDS / 6) times.push(performance.now() - began); // the first are to warm up
    }
  }
  agent.destroy();
  const [few = 0, many = 0] = teams.map(({ times }) => quantile(times, 0.5));
  return [
    {
      what: `a pull of ${String(CHANGED)} rows among 1,000,000 records to one among 10,000`,
      ms: [Number(few.toFixed(2)), Number(many.toFixed(2))].join(' and '),
      ratio: Number((many / few).toFixed(2)),
      goal: 1.5,
    },
  ];
}

function pull(agent: Agent, url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      answer.on('end', () => {
        const rows = text.split('"kind":').length - 1;
        if (answer.statusCode === 200 && rows === CHANGED) resolve();
        else reject(new Error(`A pull of the bench brought ${String(rows)} rows: ${text.slice(0, 300)}`));
      });
    }).on('error', reject);
  });
}

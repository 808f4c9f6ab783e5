import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { v7 } from 'uuid';
import type { Row } from '../../lib/model/wire';
import type { Session } from '../../lib/store/store';
import { deviceProblems, lostFacts } from '../sync/check';
import { figureProblems } from '../sync/check-figures';
import { shownProblems } from '../sync/check-lost';
import { World } from '../sync/world';
import { recountPeople } from '../../server/people/recount';
import { add, contact, create, edit, note, type Draft } from './build';
import { testServer, type Device, type TestServer } from './team';

// The devices of the convergence harness, with their real store and sync, over the real server and PostgreSQL.

const TABLES = [
  ...['workspaces', 'members', 'devices', 'invites', 'clients', 'records', 'receipts'],
  ...['people', 'person_keys', 'stage_counts', 'owner_counts', 'opened', 'seq_days', 'bulks'],
];
const STEPS = 60;
const SEEDS = Number(process.env['SEEDS'] ?? 3);
const FIRST = Number(process.env['SEED'] ?? 1);

let server: TestServer;
beforeAll(async () => {
  // The team is soon too large for a device.
  server = await testServer({ eagerPeople: 5 });
});

/** Copies of all tables beside them, as a backup is; and back again, with the new epoch that a restore sets. */
function backups() {
  const sql = async (statements: string[]) => {
    const client = new pg.Client({ connectionString: server.database.adminUrl });
    await client.connect();
    try {
      await client.query(`begin; ${statements.join('; ')}; commit`);
    } finally {
      await client.end();
    }
  };
  return {
    backUp: () =>
      sql([
        'create schema if not exists backup',
        ...TABLES.map((table) => `drop table if exists backup.${table}`),
        ...TABLES.map((table) => `create table backup.${table} as table sidestage.${table}`),
      ]),
    restore: () =>
      sql([
        `truncate ${TABLES.map((table) => `sidestage.${table}`).join(', ')} cascade`,
        ...TABLES.map((table) => `insert into sidestage.${table} table backup.${table}`),
        `update sidestage.workspaces set epoch = '${v7()}'`,
      ]),
    purge: () =>
      sql([
        `update sidestage.workspaces w set purged_seq = gone.seq from (
          select workspace_id, max(seq) as seq from sidestage.records where deleted group by 1) gone
          where gone.workspace_id = w.workspace_id`,
        'delete from sidestage.records where deleted',
      ]),
  };
}

async function visibleRows(observer: Device): Promise<Row[]> {
  const answer = await observer.request('/v1/sync/pull?cursor=0&limit=1000');
  const page = (await answer.json()) as { rows: Row[]; done: boolean };
  expect(page.done).toBe(true);
  return page.rows.filter((row) => !row.deleted);
}

/**
 * What a browser of the version before does: adds somebody, edits somebody, notes something. It has another client id each
 * time, so that a restore does not hold it up.
 */
async function workByOld(old: Device, { chance, work, log }: World): Promise<void> {
  const { market: _market, ...fields } = contact({ id: work.newId() });
  const someone = work.somebody();
  const draft = chance.pick<Draft>([
    { ...create(contact(fields)), fields } as Draft,
    edit(someone, { title: `by the version before ${work.newId()}` }),
    add('interaction', note(someone, { id: work.newId() })),
  ]);
  if (draft.recordId === fields.id) work.people.push(fields.id);
  [old.clientId, old.lastMid] = [randomUUID(), 0];
  const answer = await old.send(old.number([draft]), { v: 3, epoch: null });
  const { rejected } = (await answer.json()) as { rejected: { code: string }[] };
  log.push(`  ${draft.op} ${draft.recordId}: ${JSON.stringify(rejected)}`);
  expect(['gone', 'unknown-record', undefined]).toContain(rejected[0]?.code);
}

async function run(seed: number): Promise<string[]> {
  const team = await server.newTeam();
  const observer = await server.join(team);
  const joined = [await server.join(team), await server.join(team), await server.join(team)];
  const sessions = joined.map(({ joined: { token, workspace, member } }): Session => {
    return { server: 'https://team.example', token, workspace, member };
  });
  // Of another team, whose people are guessed: nothing of them may change, and nobody here may see them.
  const stranger = await server.join(await server.newTeam());
  const foreign = [contact(), contact(), contact()];
  await stranger.push(...foreign.map(create));
  const untouched = await visibleRows(stranger);
  const old = await server.join(team);
  const { backUp, restore, purge } = backups();
  await backUp();
  const fetch = (input: string | URL | Request, init?: RequestInit) =>
    Promise.resolve(server.app.request(input instanceof URL ? input.href : input, init));
  const byOld = () => workByOld(old, world);
  const around = { fetch, backUp, restore, purge, byOld, foreign: foreign.map(({ id }) => id) };
  const world: World = new World(seed, around, server.clock);
  await world.join(sessions);
  const told = (problems: string[]) =>
    problems.length === 0 ? [] : [`seed ${seed}`, ...problems.slice(0, 10), ...world.log];
  for (let step = 0; step < STEPS; step++) {
    await world.step();
    if (world.problems.length > 0) return told(world.problems);
  }
  await world.settle();
  const rows = await visibleRows(observer);
  const problems = await Promise.all(
    world.devices.map(async (device) => [
      ...(await deviceProblems(device, rows)),
      ...(await lostFacts(device, rows)),
      ...(await figureProblems(device.store)),
      ...(await shownProblems(device)),
    ]),
  );
  // What the server counts by increments is what counting gives.
  const wrong = await recountPeople(server.db, team);
  expect(await visibleRows(stranger)).toEqual(untouched);
  return told([...problems.flat(), ...(wrong === 0 ? [] : [`${wrong} people or counters are wrong`])]);
}

test(
  `devices and the real server agree after ${SEEDS} lives full of faults`,
  { timeout: 60_000 + SEEDS * 30_000 },
  async () => {
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) expect(await run(seed)).toEqual([]);
  },
);

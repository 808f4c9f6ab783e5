import { setTimeout as sleep } from 'node:timers/promises';
import { JoinReply, PROTOCOL_VERSION, PullReply, type Row } from '../../lib/model/wire';
import type { Session } from '../../lib/store/store';
import type { Database } from '../../server/db/connect';
import { createInvite } from '../../server/db/invites';
import { createWorkspace } from '../../server/db/workspaces';
import { recountPeople } from '../../server/people/recount';
import { deviceProblems, lostFacts } from '../sync/check';
import { figureProblems } from '../sync/check-figures';
import { World } from '../sync/world';
import type { Chaos } from './chaos';
import { Writer } from './writer';

/** What teams are lived with. */
export interface Around {
  /** As a device reaches the servers: each request goes to one of them. */
  fetch: typeof fetch;
  /** To the database itself, past the servers. */
  db: Database;
  chaos: Chaos;
}

/** What a team has come to. */
export interface TeamEnd {
  problems: string[];
  steps: number;
  acknowledged: number;
  /** Answers that the network dropped, beside what died. */
  dropped: number;
  log: string[];
}

const ORIGIN = 'https://team.example';
const STEPS = 150;
const DEVICES = 4;

/** The time is the servers' own: it does not jump. */
const REAL_TIME = {
  get now() {
    return Date.now();
  },
  set now(_) {
    // What a life would jump over does not pass here.
  },
};

/** Lives with a new team through one seed while everything dies around it, until quiet; then all must agree. */
export async function liveTeam(seed: number, around: Around): Promise<TeamEnd> {
  const { chaos, db } = around;
  const team = await patiently(() => createWorkspace(db, `Team ${String(seed)}`, Date.now()));
  const joined: Session[] = [];
  while (joined.length < DEVICES) joined.push(await join(around, team));
  const observer = await join(around, team);
  const nothing = () => undefined;
  const server = { fetch: around.fetch, backUp: nothing, restore: nothing, purge: nothing };
  const world = new World(seed, server, REAL_TIME);
  await world.join(joined);
  const writer = new Writer(around.fetch, (await join(around, team)).token);
  writer.start();
  let steps = 0;
  while (steps < STEPS && world.problems.length === 0) {
    await world.step();
    steps += 1;
  }
  await chaos.pause();
  await writer.stop();
  await world.settle();
  const rows = await everything(around, observer);
  const problems = [...world.problems, ...writer.problems(rows)];
  for (const device of world.devices) {
    problems.push(...(await deviceProblems(device, rows)));
    problems.push(...(await lostFacts(device, rows)), ...(await figureProblems(device.store)));
    device.store.close();
  }
  const wrong = await recountPeople(db, team);
  if (wrong > 0) problems.push(`${String(wrong)} people or counters were not counted as they are`);
  chaos.start();
  const dropped = world.log.filter((line) => /^ {2}(?:replyLost|cut) /.test(line)).length;
  return { problems, steps, acknowledged: writer.acknowledged.length, dropped, log: world.log };
}

/** Another member; where the answer is lost, by another link. */
async function join({ fetch: fetchAny, db }: Around, team: string): Promise<Session> {
  return patiently(async () => {
    const invite = await createInvite(db, team, ['admin', 'lead', 'rep'], Date.now());
    const answer = await fetchAny(`${ORIGIN}/v1/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ v: PROTOCOL_VERSION, invite, name: 'Rita Rep' }),
    });
    const { token, workspace, member } = JoinReply.parse(await answer.json());
    return { server: ORIGIN, token, workspace, member };
  });
}

/** All rows that are there, as one who was never there before is sent them. */
async function everything({ fetch: fetchAny }: Around, { token }: Session): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor = 0, done = false; !done;) {
    const answer = await fetchAny(`${ORIGIN}/v1/sync/pull?v=4&cursor=${String(cursor)}&limit=1000`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page = PullReply.parse(await answer.json());
    rows.push(...page.rows.filter((row) => !row.deleted));
    ({ cursor, done } = page);
  }
  return rows;
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries >= 200) throw error;
      await sleep(200);
    }
  }
}

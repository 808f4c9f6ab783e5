import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { afterAll } from 'vitest';
import {
  ErrorReply,
  JoinReply,
  PROTOCOL_VERSION,
  PullReply,
  PushReply,
  Row,
  SnapshotMark,
  type Mutation,
} from '../../lib/model/wire';
import type { Role } from '../../lib/model/workspace';
import { createApp } from '../../server/app';
import { connect, type Database } from '../../server/db/connect';
import { createInvite } from '../../server/db/invites';
import { inWorkspace } from '../../server/db/in-workspace';
import { postgresHints } from '../../server/fan-out/postgres';
import { createWorkspace } from '../../server/db/workspaces';
import { Live } from '../../server/live';
import { Metrics } from '../../server/metrics/metrics';
import type { Services } from '../../server/services';
import { fitWorkspace } from '../../server/value/fit-workspace';
import { Fitting } from '../../server/value/fitting';
import type { Draft } from './build';
import { testDatabase, type TestDatabase } from './database';

/** A server on a database of its own, with a clock that tests move. */
export interface TestServer {
  app: Hono;
  db: Database;
  fitting: Fitting;
  database: TestDatabase;
  clock: { now: number };
  logged: string[];
  /** Makes a team and returns its id. */
  newTeam(): Promise<string>;
  /** Joins a team as a new member with these roles. */
  join(workspaceId: string, roles?: Role[], name?: string): Promise<Device>;
}

/** Starts a server for the test file; it ends with the file. */
export async function testServer(
  more: Pick<Services, 'eagerPeople' | 'limiter' | 'trustProxy'> = {},
): Promise<TestServer> {
  const database = await testDatabase();
  const db = connect(database.url);
  const clock = { now: Date.UTC(2026, 0, 5, 10) };
  const logged: string[] = [];
  const live = new Live(postgresHints(database.url), () => Promise.resolve(0), 60_000);
  const how = {
    now: () => clock.now,
    log: (message: string, fields: object = {}) => logged.push(JSON.stringify({ message, ...fields })),
  };
  const fitting = new Fitting((id, run) => fitWorkspace({ db, live, ...how }, id, run), how);
  const app = createApp({
    db,
    live,
    fitting,
    metrics: new Metrics(),
    metricsToken: 'figures',
    isStopping: () => false,
    ...how,
    ...more,
  });
  afterAll(async () => {
    await fitting.close();
    await live.close();
    await db.close();
  });
  return {
    app,
    db,
    fitting,
    database,
    clock,
    logged,
    newTeam: () => createWorkspace(db, 'Team', clock.now),
    async join(workspaceId, roles = ['admin', 'lead', 'rep'], name = 'Rita Rep') {
      const invite = await createInvite(db, workspaceId, roles, clock.now);
      const answer = await app.request('/v1/join', json({ v: PROTOCOL_VERSION, invite, name }));
      return new Device(app, clock, JoinReply.parse(await answer.json()));
    },
  };
}

/** A POST with a JSON body. */
export function json(body: unknown, token?: string): RequestInit {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  return { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** A signed-in device, as the extension is one: numbers its mutations and keeps a cursor. */
export class Device {
  readonly token: string;
  readonly memberId: string;
  readonly workspaceId: string;
  epoch: string;
  clientId = randomUUID();
  lastMid = 0;
  cursor = 0;
  /** What its clock is ahead of the server's, in milliseconds. */
  ahead = 0;

  constructor(
    private readonly app: Hono,
    private readonly clock: { now: number },
    readonly joined: JoinReply,
  ) {
    this.token = joined.token;
    this.memberId = joined.member.id;
    this.workspaceId = joined.workspace.id;
    this.epoch = joined.epoch;
  }

  /** Gives drafts the next numbers. */
  number(drafts: Draft[]): Mutation[] {
    return drafts.map((draft) => ({ ...draft, mid: (this.lastMid += 1) }));
  }

  request(path: string, init: RequestInit = {}): Response | Promise<Response> {
    return this.app.request(path, { headers: { authorization: `Bearer ${this.token}` }, ...init });
  }

  /** Sends mutations as they are and answers whatever the server does. */
  send(mutations: unknown[], more: object = {}): Response | Promise<Response> {
    const { clientId, epoch } = this;
    const now = this.clock.now + this.ahead;
    return this.request(
      '/v1/sync/push',
      json({ v: PROTOCOL_VERSION, epoch, clientId, now, mutations, ...more }, this.token),
    );
  }

  /** Sends drafts, which the server must take. */
  async push(...drafts: Draft[]): Promise<PushReply> {
    return PushReply.parse(await (await this.send(this.number(drafts))).json());
  }

  /** One page from a cursor. */
  async page(cursor: number, limit = 1000): Promise<PullReply> {
    const answer = await this.request(`/v1/sync/pull?epoch=${this.epoch}&cursor=${cursor}&limit=${limit}`);
    return PullReply.parse(await answer.json());
  }

  /** Everything since the last pull. */
  async pull(limit = 1000): Promise<Row[]> {
    const rows: Row[] = [];
    for (;;) {
      const page = await this.page(this.cursor, limit);
      rows.push(...page.rows);
      this.cursor = page.cursor;
      if (page.done) return rows;
    }
  }

  /** The whole of the workspace as the device may see it, by id. */
  async state(): Promise<Map<string, Row>> {
    this.cursor = 0;
    return new Map((await this.pull()).map((row) => [row.id, row]));
  }

  /** The lines of a snapshot. */
  async snapshot(): Promise<{ start: unknown; rows: Row[]; end: unknown }> {
    const headers = { authorization: `Bearer ${this.token}`, 'accept-encoding': 'gzip' };
    const answer = await this.request('/v1/sync/snapshot', { headers });
    const text = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString('utf8');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    return { start: lines[0], rows: rowsIn(lines), end: lines.at(-1) };
  }
}

/** The rows of a snapshot, without its marks. */
function rowsIn(lines: unknown[]): Row[] {
  return lines
    .slice(1, -1)
    .filter((line) => !SnapshotMark.safeParse(line).success)
    .map((line) => Row.parse(line));
}

/** Status and parsed error of an answer that is not 2xx. */
export async function refusal(answer: Response | Promise<Response>) {
  const got = await answer;
  return { status: got.status, ...ErrorReply.parse(await got.json()).error };
}

/** Changes a team's row as an operator would, such as for a restored backup. */
export async function setWorkspace(
  db: Database,
  workspaceId: string,
  values: { epoch?: string; purged_seq?: number },
): Promise<void> {
  await inWorkspace(db, workspaceId, (trx) =>
    trx.updateTable('workspaces').set(values).where('workspace_id', '=', workspaceId).execute(),
  );
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AuditReply } from '../../lib/model/team-wire';
import { canonicalJson } from '../../server/audit/canonical-json';
import { verifyTrail } from '../../server/audit/verify-trail';
import { inWorkspace } from '../../server/db/in-workspace';
import { sql } from '../../server/db/kysely';
import { contact, create, edit, remove, type Draft } from './build';
import { root } from '../../scripts/tool';
import { dropFolder, HttpClient, openFolder, runServe, stop } from './running';
import { json, testServer, type Device, type TestServer } from './team';

let server: TestServer;
let device: Device;
let owner: pg.Client;
beforeAll(async () => {
  server = await testServer();
  owner = new pg.Client({ connectionString: server.database.adminUrl });
  await owner.connect();
});
afterAll(() => owner.end());
beforeEach(async () => {
  device = await server.join(await server.newTeam());
});

const settings = (fields: object): Draft =>
  ({ ...edit(device.workspaceId, {}), kind: 'workspace', fields }) as Draft;
const verify = () =>
  inWorkspace(server.db, device.workspaceId, (trx) => verifyTrail(trx, device.workspaceId));
const page = async (query = '') => AuditReply.parse(await (await device.request(`/v1/audit${query}`)).json());
/** Changes rows as somebody with all rights on the database could. */
const tamper = (text: string, n: number) =>
  owner.query<{ entry: string; hash: Buffer }>(
    text.replace('WHERE', `where workspace_id = '${device.workspaceId}' and n = ${n}`),
  );

async function someActs(): Promise<void> {
  for (const name of ['One', 'Two', 'Three']) await device.push(settings({ name }));
}

describe('what is noted', () => {
  test('settings by the names of their fields and erased people by their ids; daily work is not', async () => {
    const ada = contact();
    await device.push(create(ada), edit(ada.id, { title: 'Buyer' }));
    await device.push(settings({ name: 'Renamed', currency: 'USD' }), remove(ada.id));
    const { entries, done } = await page();
    expect(done).toBe(true);
    expect(entries.map(({ n, action, detail }) => [n, action, detail])).toEqual([
      [4, 'erase', { people: [ada.id] }],
      [3, 'settings', { fields: ['name', 'currency'] }],
      [2, 'join', { roles: ['admin', 'lead', 'rep'] }],
      [1, 'invite', { roles: ['admin', 'lead', 'rep'] }],
    ]);
    expect(entries[0]).toMatchObject({ by: device.memberId, device: device.token.split('.')[1] });
    const text = JSON.stringify(entries);
    for (const personal of ['Ada', 'ada@', 'Renamed', 'Rita']) expect(text).not.toContain(personal);
  });

  test('a push that is sent twice or refused is noted once or not at all', async () => {
    const rep = await server.join(device.workspaceId, ['rep']);
    await rep.push(settings({ currency: 'USD' }));
    const [mutation] = device.number([settings({ name: 'Once' })]);
    await device.send([mutation]);
    await device.send([mutation]);
    expect((await page()).entries.filter(({ action }) => action === 'settings')).toHaveLength(1);
  });

  test('it is read page by page, the newest first, by admins of the team alone', async () => {
    await someActs();
    const first = await page('?limit=3');
    expect(first.entries.map(({ n }) => n)).toEqual([5, 4, 3]);
    expect(first.done).toBe(false);
    const rest = await page('?limit=3&before=3');
    expect(rest.entries.map(({ n }) => n)).toEqual([2, 1]);
    expect(rest.done).toBe(true);
    const lead = await server.join(device.workspaceId, ['lead']);
    expect((await lead.request('/v1/audit')).status).toBe(403);
    const other = await server.join(await server.newTeam(), ['admin']);
    const theirs = AuditReply.parse(await (await other.request('/v1/audit')).json());
    expect(theirs.entries).toHaveLength(2);
  });
});

describe('the chain', () => {
  test('holds, also when many act at the same moment', async () => {
    const others = await Promise.all([1, 2, 3, 4].map(() => server.join(device.workspaceId)));
    await Promise.all(others.map((one, at) => one.push(settings({ name: `Name ${at}` }))));
    expect(await verify()).toEqual({ ok: true, entries: 14 });
  });

  test('a change, a gap, a swap and a cut end are found at the first entry that does not fit', async () => {
    await someActs();
    expect(await verify()).toEqual({ ok: true, entries: 5 });
    const why = async () => {
      const state = await verify();
      return state.ok ? 'nothing' : `${state.broken.n} ${state.broken.why}`;
    };
    await tamper(`update sidestage.audit set entry = replace(entry, 'name', 'model') WHERE`, 3);
    expect(await why()).toBe('3 it, or one before it, was changed');
    await tamper(`update sidestage.audit set entry = replace(entry, 'model', 'name') WHERE`, 3);
    expect(await why()).toBe('nothing');
    const { rows } = await tamper('delete from sidestage.audit WHERE returning entry, hash', 5);
    expect(await why()).toBe('5 it is missing, with all up to 5');
    await owner.query('insert into sidestage.audit values ($1, 5, $2, $3)', [
      device.workspaceId,
      rows[0]?.entry,
      rows[0]?.hash,
    ]);
    await tamper('delete from sidestage.audit WHERE', 4);
    expect(await why()).toBe('4 it is missing');
  });

  test('a head that was put back is found', async () => {
    await someActs();
    await owner.query(
      `update sidestage.audit_heads head set n = audit.n, hash = audit.hash from sidestage.audit
       where head.workspace_id = $1 and audit.workspace_id = $1 and audit.n = 4`,
      [device.workspaceId],
    );
    expect(await verify()).toMatchObject({
      ok: false,
      broken: { n: 5, why: 'the end of the chain was put back' },
    });
  });

  test('the same act is the same text whatever the order of its names', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    );
  });
});

test('the command says of every team whether its trail is whole, and names the first entry that is not', async () => {
  await someActs();
  const whole = device.workspaceId;
  device = await server.join(await server.newTeam());
  await someActs();
  await tamper(`update sidestage.audit set entry = replace(entry, 'name', 'model') WHERE`, 4);
  const found = await verifyCommand(server.database.adminUrl);
  expect(found.status).toBe(1);
  expect(found.output).toContain(`${whole}  whole, 5 entries`);
  expect(found.output).toContain(
    `${device.workspaceId}  BROKEN at entry 4: it, or one before it, was changed; 3 before`,
  );
});

test('the embedded database is read while its server runs, which goes on', async () => {
  const folder = await openFolder();
  const running = await runServe(['--port', '0', '--data', folder]);
  try {
    const client = await HttpClient.join(running.link ?? '');
    const found = await verifyCommand('', ['--data', folder]);
    expect(found.output).toMatch(/^[0-9a-f-]{36} {2}whole, [1-9]\d* entries\n$/);
    expect(found.status).toBe(0);
    expect((await client.push([create(contact())]))?.rejected).toEqual([]);
  } finally {
    await stop(running);
    dropFolder(folder);
  }
}, 120_000);

/** `npm run -s audit -- verify`, on a database of one's own where there is an address. */
async function verifyCommand(adminUrl: string, more: string[] = []) {
  const script = join(root, 'scripts', 'audit.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, 'verify', ...more], {
    cwd: root,
    env: { ...process.env, DATABASE_ADMIN_URL: adminUrl },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, output };
}

test('the role of the server adds to the trail and reads it, and can do nothing else with it', async () => {
  for (const statement of [
    "update sidestage.audit set entry = ''",
    'delete from sidestage.audit',
    'truncate sidestage.audit',
    'alter table sidestage.audit disable row level security',
  ]) {
    await expect(
      inWorkspace(server.db, device.workspaceId, async (trx) => {
        await sql.raw(statement).execute(trx);
      }),
    ).rejects.toThrow(/permission denied|must be owner/);
  }
  expect((await device.request('/v1/sample/remove', json({}, device.token))).status).toBe(200);
  expect((await page()).entries[0]).toMatchObject({ action: 'remove-sample', detail: { records: 0 } });
});

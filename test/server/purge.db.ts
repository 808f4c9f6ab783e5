import { beforeAll, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '../../server/db/in-workspace';
import { sql } from '../../server/db/kysely';
import { purge } from '../../server/purge';
import { Tidying } from '../../server/tidying';
import { add, contact, create, edit, note, remove } from './build';
import { refusal, testServer, type Device, type TestServer } from './team';

const DAY = 86_400_000;

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  device = await server.join(await server.newTeam());
});

/** The tidying of the next night, and what is left. */
async function night(days = 1) {
  server.clock.now += days * DAY;
  const done = await purge(server.db, device.workspaceId, server.clock.now);
  const left = await inWorkspace(server.db, device.workspaceId, async (trx) => {
    const { rows } = await sql<{ purged: number; tombstones: number; receipts: number }>`
      select (select purged_seq from sidestage.workspaces where workspace_id = ${device.workspaceId}::uuid) as purged,
        (select count(*) from sidestage.records where deleted) as tombstones,
        (select count(*) from sidestage.receipts) as receipts
    `.execute(trx);
    return rows[0];
  });
  return { done, ...left };
}

test('tombstones stay 90 days, then older cursors are refused, and a night later they go', async () => {
  const [ada, ben] = [contact(), contact()];
  await device.push(create(ada), add('interaction', note(ada.id)), create(ben));
  await device.pull();
  const old = device.cursor;
  await device.push(remove(ada.id)); // two tombstones
  const gone = (await device.push(edit(ben.id, { name: 'Later' }))).seq - 1;
  expect(await night()).toMatchObject({ purged: 0, tombstones: 2, receipts: 5 });
  expect(await night(89)).toMatchObject({ purged: 0, tombstones: 2, receipts: 5 });
  expect((await device.request(`/v1/sync/pull?cursor=${old}`)).status).toBe(200);
  expect(await night()).toMatchObject({ purged: gone, tombstones: 2, receipts: 0 });
  expect(await refusal(device.request(`/v1/sync/pull?cursor=${old}`))).toMatchObject({ status: 410 });
  expect((await device.request(`/v1/sync/pull?cursor=${gone}`)).status).toBe(200);
  expect(await night()).toMatchObject({ done: { tombstones: 2 }, purged: gone, tombstones: 0 });
  const { rows } = await device.snapshot();
  expect(rows.filter(({ kind }) => kind === 'contact')).toMatchObject([{ data: { name: 'Later' } }]);
});

test('without tombstones no cursor is ever too old', async () => {
  await device.push(create(contact()));
  await night();
  expect(await night(100)).toMatchObject({ purged: 0 });
  expect((await device.request('/v1/sync/pull?cursor=1')).status).toBe(200);
});

test('what is sent again within 90 days has no second effect', async () => {
  const sent = device.number([create(contact())]);
  await device.send(sent);
  await night(80);
  await device.push(create(contact()));
  expect(await (await device.send(sent)).json()).toMatchObject({ rejected: [] });
  expect(await night(20)).toMatchObject({ receipts: 1 });
});

test('of several servers one tidies a workspace, once a day', async () => {
  await device.push(create(contact()));
  const done = await Promise.all(
    [1, 2, 3, 4].map(() => purge(server.db, device.workspaceId, server.clock.now)),
  );
  expect(done.filter((one) => one !== null)).toHaveLength(1);
  expect((await night(0)).done).toBeNull();
  expect((await night(1)).done).not.toBeNull();
});

test('what was used is tidied each night, and a failure does not stop the others', async () => {
  const said: string[] = [];
  const tried: string[] = [];
  const tidying = new Tidying(
    (id) => {
      tried.push(id);
      return id === 'broken' ? Promise.reject(new Error('No luck.')) : Promise.resolve(null);
    },
    { now: () => server.clock.now, log: (line) => said.push(line) },
  );
  for (const id of ['one', 'broken', 'two', 'one']) tidying.use(id);
  await tidying.run();
  expect(tried).toEqual(['one', 'broken', 'two']);
  expect(said).toEqual(['A workspace was not tidied.']);
  await tidying.close();
  await tidying.run();
  expect(tried).toHaveLength(3);
});

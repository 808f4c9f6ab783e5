import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { writeRecords } from '../../server/db/records';
import { installSample } from '../../server/sample/install-sample';
import { add, contact, create, edit, note } from './build';
import { json, refusal, testServer, type Device, type TestServer } from './team';

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  device = await server.join(await server.newTeam());
});

const removeSample = (by: Device) => by.request('/v1/sample/remove', json({}, by.token));

test('the sample can be removed by one request, and nothing else goes with it', async () => {
  await installSample(server.db, { workspaceId: device.workspaceId, now: server.clock.now });
  const ada = contact();
  const remark = note(ada.id);
  const ghost = { id: randomUUID(), name: 'Invented Colleague', roles: ['rep' as const] };
  await writeRecords(server.db, device.workspaceId, [{ kind: 'member', data: ghost }]);
  await device.push(create(ada), add('interaction', remark));
  const before = await device.state();
  expect(before.size).toBeGreaterThan(500);
  expect((await removeSample(device)).status).toBe(200);
  const after = [...(await device.state()).values()].filter((row) => !row.deleted);
  expect(new Set(after.map(({ id }) => id))).toEqual(
    new Set([device.workspaceId, device.memberId, ada.id, remark.id]),
  );
  const settings = after.find(({ kind }) => kind === 'workspace');
  expect(settings?.data).toEqual({
    ...before.get(device.workspaceId)?.data,
    sample: false,
    ownAddresses: [],
    tiers: [],
  });
  expect((await device.pull()).length).toBe(0);
});

test('what a device adds to a sample person that is gone is refused as gone', async () => {
  const sample = contact({ source: { channel: 'sample', campaign: null, referrer: null, at: null } });
  await device.push(create(sample));
  await removeSample(device);
  const { rejected } = await device.push(add('interaction', note(sample.id)), edit(sample.id, { name: 'X' }));
  expect(rejected.map(({ code }) => code)).toEqual(['gone', 'gone']);
  expect((await removeSample(device)).status).toBe(200); // again: nothing left to do
});

test('only a lead or an admin may', async () => {
  for (const role of ['rep', 'agent'] as const) {
    const other = await server.join(device.workspaceId, [role]);
    expect(await refusal(removeSample(other))).toMatchObject({ status: 403, code: 'forbidden' });
  }
  expect((await removeSample(await server.join(device.workspaceId, ['admin']))).status).toBe(200);
});

test('records are written all or none, in order, and one with the same id is replaced', async () => {
  const people = Array.from({ length: 2500 }, () => contact());
  const seq = await writeRecords(
    server.db,
    device.workspaceId,
    people.map((data) => ({ kind: 'contact', data })),
  );
  const rows = await device.pull();
  expect(rows.slice(-2500).map(({ id }) => id)).toEqual(people.map(({ id }) => id));
  expect(rows.at(-1)?.seq).toBe(seq);
  const [first] = people;
  if (first === undefined) throw new Error('no people');
  await writeRecords(server.db, device.workspaceId, [{ kind: 'contact', data: { ...first, name: 'Again' } }]);
  expect((await device.pull()).map(({ id, data }) => [id, data])).toEqual([
    [first.id, { ...first, name: 'Again' }],
  ]);
  const broken = { ...contact(), id: 'no uuid' };
  const writing = writeRecords(server.db, device.workspaceId, [
    { kind: 'contact', data: contact() },
    { kind: 'contact', data: broken },
  ]);
  await expect(writing).rejects.toThrow(/uuid/);
  expect(await device.pull()).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TeamRecord } from '../../lib/model/team-record';
import { buildTeamRecord } from '../builders';
import { keptRecords } from './kept';
import { testServer, type Device, type TestServer } from './team';

let server: TestServer;
let rep: Device;
let agent: Device;
let lead: Device;
let admin: Device;
beforeAll(async () => {
  server = await testServer();
  const team = await server.newTeam();
  rep = await server.join(team, ['rep']);
  agent = await server.join(team, ['agent']);
  lead = await server.join(team, ['lead']);
  admin = await server.join(team, ['admin']);
});

const { keep, edit, remove, codes } = keptRecords('team-record');
const fresh = (fields: Partial<TeamRecord> = {}) => buildTeamRecord({ id: randomUUID(), ...fields });

test('TR1 what is shared is sent to everybody who sees people, under its maker’s name', async () => {
  const record = fresh({ by: lead.memberId });
  expect(await codes(rep, keep(record))).toEqual([]);
  for (const device of [rep, agent, lead]) {
    expect((await device.state()).get(record.id)).toMatchObject({
      kind: 'team-record',
      data: { label: record.label, by: rep.memberId },
    });
  }
  expect((await admin.state()).get(record.id)).toBeUndefined();
});

describe('TR1 what is not shared', () => {
  test('is sent to nobody but its maker, and changed by nobody else', async () => {
    const record = fresh({ shared: false });
    await rep.push(keep(record));
    expect((await rep.state()).get(record.id)).toMatchObject({ data: { shared: false } });
    expect((await lead.state()).get(record.id)?.data ?? null).toBeNull();
    expect(await codes(lead, edit(record.id, { label: 'Mine now' }), remove(record.id))).toEqual([
      'forbidden',
      'forbidden',
    ]);
  });

  test('goes from the devices that had it while it was shared, and comes back', async () => {
    const record = fresh();
    await rep.push(keep(record));
    expect((await lead.state()).get(record.id)).toMatchObject({ deleted: false });
    server.clock.now += 1; // edits of one moment are put in order by their clients
    expect(await codes(rep, edit(record.id, { shared: false }))).toEqual([]);
    expect((await lead.state()).get(record.id)).toMatchObject({ deleted: true, data: null });
    server.clock.now += 1;
    expect(await codes(rep, edit(record.id, { shared: true }))).toEqual([]);
    expect((await lead.state()).get(record.id)).toMatchObject({ deleted: false, data: { shared: true } });
  });
});

test('a lead changes and ends what is shared; a colleague and an admin do not', async () => {
  const record = fresh();
  await rep.push(keep(record));
  expect(await codes(agent, edit(record.id, { label: 'X' }))).toEqual(['forbidden']);
  expect(await codes(admin, remove(record.id))).toEqual(['forbidden']);
  server.clock.now += 1;
  expect(await codes(lead, edit(record.id, { label: 'Long in conversion' }))).toEqual([]);
  expect((await agent.state()).get(record.id)).toMatchObject({ data: { label: 'Long in conversion' } });
  expect(await codes(lead, remove(record.id))).toEqual([]);
  expect((await agent.state()).get(record.id)).toMatchObject({ deleted: true, data: null });
});

test('its maker and its date stay; an admin keeps no views; what is no record is refused by itself', async () => {
  const record = fresh();
  await rep.push(keep(record));
  expect(await codes(rep, edit(record.id, { by: lead.memberId }))).toEqual(['invalid']);
  expect(await codes(admin, keep(fresh()))).toEqual(['forbidden']);
  const long = fresh({ label: 'x'.repeat(201) });
  expect(await codes(rep, keep(long), remove(randomUUID()))).toEqual(['invalid', 'unknown-record']);
});

test('a client of protocol 3 is not sent what it does not know', async () => {
  const record = fresh();
  await rep.push(keep(record));
  for (const path of ['/v1/sync/pull?v=3&cursor=0&limit=1000', '/v1/sync/snapshot?v=3']) {
    const text = await (await rep.request(path)).text();
    expect(text).toContain('"kind":"workspace"');
    expect(text).not.toContain('team-record');
  }
});

import { beforeAll, describe, expect, test } from 'vitest';
import { DEMO_DOMAIN, installSample } from '../../server/sample/install-sample';
import { contact, create } from './build';
import { json, testServer, type Device, type TestServer } from './team';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

const install = (workspaceId: string) => installSample(server.db, { workspaceId, now: server.clock.now });

async function people(device: Device): Promise<string[]> {
  const state = [...(await device.state()).values()];
  return state.flatMap((row) => (row.kind === 'contact' && row.data ? (row.data.name ?? 'no name') : []));
}

describe('installing the sample team', () => {
  test('gives the team 200 people, the first member the heroes, and marks it as a sample', async () => {
    const device = await server.join(await server.newTeam());
    expect(await install(device.workspaceId)).toBe(true);
    const rows = await device.pull();
    const contacts = rows.flatMap((row) => (row.kind === 'contact' && row.data ? [row.data] : []));
    expect(contacts).toHaveLength(200);
    const tomas = contacts.find((person) => person.emails[0] === 'tomas@ardmore.example');
    expect(tomas?.owner).toBe(device.memberId);
    const settings = rows.find((row) => row.kind === 'workspace' && row.data?.sample === true);
    expect(settings?.data).toMatchObject({ sample: true, ownAddresses: [DEMO_DOMAIN], currency: 'EUR' });
    const members = rows.flatMap((row) => (row.kind === 'member' && row.data ? [row.data.name] : []));
    expect(members).toEqual(['Rita Rep', 'Marcus', 'Bea']);
    expect(rows.filter((row) => row.kind === 'stage-change').length).toBeGreaterThan(400);
  });

  test('at every start it is called again and does nothing, also twice at the same moment', async () => {
    const device = await server.join(await server.newTeam());
    const id = device.workspaceId;
    expect((await Promise.all([install(id), install(id), install(id)])).sort()).toEqual([false, false, true]);
    server.clock.now += 3 * 86_400_000;
    expect(await install(id)).toBe(false);
    expect(await people(device)).toHaveLength(200);
  });

  test('a sample that was removed stays away', async () => {
    const device = await server.join(await server.newTeam());
    await install(device.workspaceId);
    const removed = await device.request('/v1/sample/remove', json({}, device.token));
    expect(removed.status).toBe(200);
    expect(await people(device)).toEqual([]);
    expect(await install(device.workspaceId)).toBe(false);
    expect(await people(device)).toEqual([]);
  });

  test('a team with people of its own gets none', async () => {
    const device = await server.join(await server.newTeam());
    await device.push(create(contact({ name: 'Ada Example' })));
    expect(await install(device.workspaceId)).toBe(false);
    expect(await people(device)).toEqual(['Ada Example']);
  });

  test('two teams of one server have samples that do not meet', async () => {
    const [one, two] = [await server.join(await server.newTeam()), await server.join(await server.newTeam())];
    await install(one.workspaceId);
    await install(two.workspaceId);
    const [mine, theirs] = [await one.state(), await two.state()];
    expect([...mine.keys()].filter((id) => theirs.has(id))).toEqual([]);
    expect(mine.size).toBe(theirs.size);
  });
});

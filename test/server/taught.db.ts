import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TaughtSite } from '../../lib/model/taught-site';
import { buildTaughtSite } from '../builders';
import type { Draft } from './build';
import { keptRecords } from './kept';
import { json, refusal, testServer, type Device, type TestServer } from './team';

let server: TestServer;
let rep: Device;
let agent: Device;
let admin: Device;
beforeAll(async () => {
  server = await testServer();
  const team = await server.newTeam();
  rep = await server.join(team, ['rep']);
  agent = await server.join(team, ['agent']);
  admin = await server.join(team, ['admin']);
});

const { keep: teach, edit, remove, codes } = keptRecords('taught-site');
const fresh = (fields: Partial<TaughtSite> = {}) => buildTaughtSite({ id: randomUUID(), ...fields });

test('any member teaches, under their own name; everybody gets it', async () => {
  const site = fresh({ by: rep.memberId });
  expect(await codes(agent, teach(site))).toEqual([]);
  for (const device of [rep, agent, admin]) {
    const row = (await device.state()).get(site.id);
    expect(row).toMatchObject({ kind: 'taught-site', data: { origin: site.origin, by: agent.memberId } });
  }
});

describe('who may change it', () => {
  test('who taught it, and an admin; nobody else', async () => {
    const site = fresh();
    await rep.push(teach(site));
    expect(await codes(agent, edit(site.id, { label: 'X' }), remove(site.id))).toEqual([
      'forbidden',
      'forbidden',
    ]);
    server.clock.now += 1; // edits of one moment are put in order by their clients
    expect(await codes(rep, edit(site.id, { label: 'Deskbook' }))).toEqual([]);
    expect(await codes(admin, edit(site.id, { enabled: false }))).toEqual([]);
    expect((await agent.state()).get(site.id)).toMatchObject({ data: { label: 'Deskbook', enabled: false } });
    expect(await codes(admin, remove(site.id))).toEqual([]);
    expect((await agent.state()).get(site.id)).toMatchObject({ deleted: true, data: null });
    expect(await codes(rep, edit(site.id, { label: 'Back' }))).toEqual(['gone']);
  });

  test('its origin, its teacher and its date stay', async () => {
    const site = fresh();
    await rep.push(teach(site));
    const other = { origin: 'https://bank.example', by: admin.memberId };
    expect(await codes(rep, edit(site.id, other))).toEqual(['invalid']);
    server.clock.now += 1;
    expect(await codes(rep, teach({ ...site, ...other, label: 'Again' }))).toEqual([]);
    expect((await rep.state()).get(site.id)).toMatchObject({
      data: { origin: site.origin, by: rep.memberId, label: 'Again' },
    });
  });
});

test('what is no taught site is refused by itself', async () => {
  const selector = 'x'.repeat(601);
  const long = fresh({ fields: { ...fresh().fields, name: [{ by: 'mark', selector }] } });
  const odd = fresh({ origin: 'javascript:alert(1)' });
  const { label: _label, ...part } = fresh();
  const partial = { ...teach(fresh()), fields: part, recordId: part.id } as Draft;
  expect(await codes(rep, teach(long), teach(odd), partial, remove(randomUUID()))).toEqual([
    'invalid',
    'invalid',
    'invalid',
    'unknown-record',
  ]);
});

test('another team sees nothing of it and changes nothing', async () => {
  const site = fresh();
  await rep.push(teach(site));
  const stranger = await server.join(await server.newTeam());
  expect(await codes(stranger, edit(site.id, { label: 'Mine' }), remove(site.id))).toEqual([
    'unknown-record',
    'unknown-record',
  ]);
  expect(JSON.stringify([...(await stranger.state()).values()])).not.toContain(site.id);
  expect((await rep.state()).get(site.id)?.deleted).toBe(false);
});

test('a client of the first protocol is told to update', async () => {
  const asked = [
    rep.request('/v1/sync/pull?v=1&cursor=0'),
    rep.request('/v1/sync/snapshot?v=1'),
    rep.send(rep.number([teach(fresh())]), { v: 1 }),
    server.app.request('/v1/join', json({ v: 1, invite: 'x'.repeat(30), name: 'Kim' })),
  ];
  for (const answer of asked) expect(await refusal(answer)).toMatchObject({ status: 426, code: 'upgrade' });
});

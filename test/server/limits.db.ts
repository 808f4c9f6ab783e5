import { expect, test } from 'vitest';
import { ErrorReply, PROTOCOL_VERSION } from '../../lib/model/wire';
import { createLimiter } from '../../server/limits/limiter';
import { LIMITS } from '../../server/limits/limits';
import { createInvite } from '../../server/db/invites';
import { contact, create } from './build';
import { json, testServer } from './team';

const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });

test('a device that sends without end is asked to wait, a colleague is not, and after the wait it goes on', async () => {
  const clock = { now: Date.UTC(2026, 0, 5, 10) };
  const server = await testServer({ limiter: createLimiter(() => clock.now) });
  const workspaceId = await server.newTeam();
  const [device, colleague] = [await server.join(workspaceId), await server.join(workspaceId)];
  for (let at = 0; at < LIMITS.push.burst; at += 1)
    await device.request('/v1/sync/push', json('{', device.token));
  const answer = await device.send(device.number([create(contact())]));
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(ErrorReply.parse(await answer.json()).error.code).toBe('too-many-requests');
  expect((await colleague.push(create(contact()))).rejected).toEqual([]);
  clock.now += 1000;
  device.lastMid = 0;
  expect((await device.push(create(contact()))).lastMid).toBe(1);
});

test('an address that tries wrong links is asked to wait, others join; a proxy tells addresses only where it is trusted', async () => {
  const clock = { now: Date.UTC(2026, 0, 5, 10) };
  const server = await testServer({ limiter: createLimiter(() => clock.now), trustProxy: true });
  const team = await server.newTeam();
  const tried = async (invite: string, address: string, forwarded?: string) => {
    const init = json({ v: PROTOCOL_VERSION, invite, name: 'Mia Muster' });
    const headers = { ...(init.headers as object), ...(forwarded && { 'x-forwarded-for': forwarded }) };
    return (await server.app.request('/v1/join', { ...init, headers }, from(address))).status;
  };
  const right = () => createInvite(server.db, team, ['rep'], server.clock.now);
  for (let at = 0; at < LIMITS.wrongInvite.burst; at += 1)
    expect(await tried(`${team}.${'A'.repeat(43)}`, '192.0.2.1')).toBe(403);
  expect(await tried(await right(), '192.0.2.1')).toBe(429);
  expect(await tried(await right(), '192.0.2.2')).toBe(200);
  // What the client wrote stands before what the proxy added.
  expect(await tried(await right(), '192.0.2.9', '192.0.2.7, 192.0.2.1')).toBe(429);
  expect(await tried(await right(), '192.0.2.1', '192.0.2.1, 192.0.2.7')).toBe(200);
  clock.now += 60_000;
  expect(await tried(await right(), '192.0.2.1')).toBe(200);
});

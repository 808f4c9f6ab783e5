import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { z } from '../../lib/model/zod';
import { AuditReply, InviteReply, TeamReply, TokenReply } from '../../lib/model/team-wire';
import { JoinReply, PROTOCOL_VERSION } from '../../lib/model/wire';
import type { Role } from '../../lib/model/workspace';
import { contact, create, edit, type Draft } from './build';
import { Device, json, refusal, testServer, type TestServer } from './team';

let server: TestServer;
let admin: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  admin = await server.join(await server.newTeam(), ['admin'], 'Ada Admin');
});

const post = (device: Device, path: string, body: unknown = {}) =>
  device.request(path, json(body, device.token));
async function get<S extends z.ZodType>(device: Device, path: string, schema: S): Promise<z.infer<S>> {
  return schema.parse(await (await device.request(path)).json());
}
const team = (device: Device) => get(device, '/v1/team', TeamReply);
const deviceId = (device: Device) => device.token.split('.')[1] ?? '';
const trail = async () => (await get(admin, '/v1/audit', AuditReply)).entries.map(({ action }) => action);

async function invite(from: Device, request: object) {
  return InviteReply.parse(await (await post(from, '/v1/invites', { days: 2, ...request })).json());
}
async function joinWith(token: string, more: object = {}) {
  const body = { v: PROTOCOL_VERSION, invite: token, name: 'Rita Rep', device: 'Firefox on Linux', ...more };
  return server.app.request('/v1/join', json(body));
}
const joined = async (token: string) =>
  new Device(server.app, server.clock, JoinReply.parse(await (await joinWith(token)).json()));

describe('invites', () => {
  test('an admin makes a link with roles, sees it until it is used, and who joined', async () => {
    const { invite: made, token } = await invite(admin, { roles: ['rep', 'lead'] });
    expect(made).toMatchObject({ roles: ['rep', 'lead'], memberId: null, by: admin.memberId });
    expect(made.expiresAt - made.createdAt).toBe(2 * 86_400_000);
    expect((await team(admin)).invites).toEqual([made]);
    server.clock.now += 1;
    const rita = await joined(token);
    expect((await joinWith(token)).status).toBe(403);
    const { members, devices, invites } = await team(admin);
    expect(invites).toEqual([]);
    expect(members.map(({ name, roles }) => [name, roles])).toEqual([
      ['Ada Admin', ['admin']],
      ['Rita Rep', ['rep', 'lead']],
    ]);
    const named = devices.map(({ memberId, name, isThis }) => [memberId, name, isThis]);
    expect(named.toSorted()).toEqual(
      [
        [admin.memberId, '', true],
        [rita.memberId, 'Firefox on Linux', false],
      ].toSorted(),
    );
  });

  test('a link lasts as long as was said, at most seven days, and can be withdrawn', async () => {
    expect((await post(admin, '/v1/invites', { roles: ['rep'], days: 8 })).status).toBe(400);
    const { token } = await invite(admin, { roles: ['rep'], days: 1 });
    const { invite: second, token: withdrawn } = await invite(admin, { roles: ['rep'] });
    expect((await post(admin, `/v1/invites/${second.id}/withdraw`)).status).toBe(200);
    expect((await joinWith(withdrawn)).status).toBe(403);
    expect(await refusal(post(admin, `/v1/invites/${second.id}/withdraw`))).toMatchObject({ status: 404 });
    server.clock.now += 86_400_000;
    expect((await joinWith(token)).status).toBe(403);
    expect((await team(admin)).invites).toEqual([]);
  });

  test('a link for another browser is for the same member, with their name and roles', async () => {
    const rep = await server.join(admin.workspaceId, ['rep'], 'Rita Rep');
    const { token } = await invite(rep, { memberId: rep.memberId });
    expect((await team(rep)).invites).toHaveLength(1);
    const second = await joined(token);
    expect(second.memberId).toBe(rep.memberId);
    expect(second.joined.member).toEqual({ id: rep.memberId, name: 'Rita Rep', roles: ['rep'] });
    expect((await team(admin)).members).toHaveLength(2);
    expect((await team(rep)).devices).toHaveLength(2);
    // Nobody but an admin makes one for somebody else; who there is, is not told by it.
    for (const memberId of [admin.memberId, randomUUID()]) {
      const answer = post(rep, '/v1/invites', { memberId, days: 1 });
      expect(await refusal(answer)).toMatchObject({ status: 404, message: 'There is nothing here.' });
    }
  });

  test('who has changes of one member to send joins as that member or not at all, and the link stays good', async () => {
    const { token } = await invite(admin, { memberId: admin.memberId });
    const other = await invite(admin, { roles: ['rep'] });
    const wrong = await refusal(joinWith(other.token, { onlyAs: admin.memberId }));
    expect(wrong).toMatchObject({ status: 403 });
    expect(wrong.message).toMatch(/for somebody else/);
    expect((await joinWith(token, { onlyAs: admin.memberId })).status).toBe(200);
    expect((await joinWith(other.token)).status).toBe(200);
  });
});

describe('members', () => {
  test('roles that are changed count at the next request, and every device is told', async () => {
    const rep = await server.join(admin.workspaceId, ['rep']);
    const note = { ...edit(admin.workspaceId, {}), kind: 'workspace', fields: { currency: 'USD' } } as Draft;
    expect((await rep.push(note)).rejected).toMatchObject([{ code: 'forbidden' }]);
    await rep.pull();
    expect((await post(admin, `/v1/members/${rep.memberId}/roles`, { roles: ['lead'] })).status).toBe(200);
    const [row] = await rep.pull();
    expect(row).toMatchObject({ kind: 'member', data: { id: rep.memberId, roles: ['lead'] } });
    expect((await rep.push({ ...note, uuid: randomUUID() })).rejected).toEqual([]);
    const { entries } = await get(admin, '/v1/audit', AuditReply);
    expect(entries.slice(0, 2)).toMatchObject([
      { action: 'settings', by: rep.memberId, detail: { fields: ['currency'] } },
      { action: 'change-roles', subject: rep.memberId, detail: { before: ['rep'], after: ['lead'] } },
    ]);
  });

  test('who is removed is signed out everywhere, keeps their name, and can be let in again', async () => {
    const rep = await server.join(admin.workspaceId, ['rep'], 'Rita Rep');
    const link = await invite(rep, { memberId: rep.memberId });
    expect((await post(admin, `/v1/members/${rep.memberId}/remove`)).status).toBe(200);
    const refused = await rep.request('/v1/sync/pull');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('error_description="revoked"');
    expect((await joinWith(link.token)).status).toBe(403);
    expect((await admin.state()).get(rep.memberId)?.data).toMatchObject({ name: 'Rita Rep', removed: true });
    expect((await post(admin, `/v1/members/${rep.memberId}/roles`, { roles: ['lead'] })).status).toBe(404);
    expect((await post(admin, `/v1/members/${rep.memberId}/restore`)).status).toBe(200);
    expect((await admin.state()).get(rep.memberId)?.data).toEqual({
      id: rep.memberId,
      name: 'Rita Rep',
      roles: ['rep'],
    });
    expect((await rep.request('/v1/sync/pull')).status).toBe(401); // the old browser needs a new link
    const again = await joined((await invite(admin, { memberId: rep.memberId })).token);
    expect(again.memberId).toBe(rep.memberId);
  });

  test('the last admin can be neither removed nor made something else, also by two at the same moment', async () => {
    const roles = (id: string, given: Role[]) => post(admin, `/v1/members/${id}/roles`, { roles: given });
    const refused = await refusal(roles(admin.memberId, ['lead']));
    expect(refused).toMatchObject({ status: 403 });
    expect(refused.message).toMatch(/^Ada Admin is the only admin: make somebody else an admin first/);
    expect(await refusal(post(admin, `/v1/members/${admin.memberId}/remove`))).toMatchObject({ status: 403 });
    const second = await server.join(admin.workspaceId, ['admin']);
    const answers = await Promise.all([
      post(admin, `/v1/members/${second.memberId}/remove`),
      post(second, `/v1/members/${admin.memberId}/remove`),
    ]);
    const { members } = await team((await admin.request('/v1/team')).status === 200 ? admin : second);
    expect(members.filter(({ removedAt }) => removedAt === null)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('roles are told once each, at least one, and nothing else', async () => {
    for (const roles of [[], ['rep', 'rep'], ['owner'], 'rep']) {
      const answer = post(admin, `/v1/members/${admin.memberId}/roles`, { roles });
      expect(await refusal(answer)).toMatchObject({
        status: 400,
        message: expect.stringMatching(/^roles/) as unknown,
      });
    }
  });
});

describe('devices', () => {
  test('a member sees, names and revokes their own; an admin those of all', async () => {
    const [rep, other] = [
      await server.join(admin.workspaceId, ['rep']),
      await server.join(admin.workspaceId, ['lead']),
    ];
    expect((await team(rep)).devices.map(({ id }) => id)).toEqual([deviceId(rep)]);
    expect((await team(admin)).devices).toHaveLength(3);
    expect((await post(rep, `/v1/devices/${deviceId(rep)}/name`, { name: 'Laptop' })).status).toBe(200);
    expect((await team(rep)).devices).toMatchObject([{ name: 'Laptop', isThis: true }]);
    for (const id of [deviceId(other), randomUUID(), 'x']) {
      expect(await refusal(post(rep, `/v1/devices/${id}/name`, { name: 'Mine' }))).toMatchObject({
        status: 404,
      });
      expect(await refusal(post(rep, `/v1/devices/${id}/revoke`))).toMatchObject({ status: 404 });
    }
    const before = (await admin.page(0)).cursor;
    expect((await post(admin, `/v1/devices/${deviceId(other)}/revoke`)).status).toBe(200);
    expect((await post(admin, `/v1/devices/${deviceId(other)}/revoke`)).status).toBe(200); // safe to repeat
    const push = await other.send(other.number([create(contact())]));
    expect(push.status).toBe(401);
    expect(push.headers.get('www-authenticate')).toContain('revoked');
    expect((await admin.page(0)).cursor).toBe(before + 1); // who listens is told at once
    expect(await trail()).toEqual([
      'revoke-device',
      'name-device',
      'join',
      'invite',
      'join',
      'invite',
      'join',
      'invite',
    ]);
  });

  test('a token that never counted is refused without the word that erases', async () => {
    const secret = 'A'.repeat(43);
    const wrong = [admin.workspaceId, deviceId(admin), secret].join('.');
    const headers = { authorization: `Bearer ${wrong}` };
    const answer = await server.app.request('/v1/sync/pull', { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('signing out ends this device alone', async () => {
    const { token } = await invite(admin, { memberId: admin.memberId });
    const second = await joined(token);
    expect((await post(second, '/v1/sign-out')).status).toBe(200);
    expect((await second.request('/v1/team')).status).toBe(401);
    expect((await team(admin)).devices).toHaveLength(1);
    expect((await trail())[0]).toBe('sign-out');
  });

  test('a token is renewed without a moment in which none counts', async () => {
    const asOf = (token: string) => new Device(server.app, server.clock, { ...admin.joined, token });
    const renewed = async (device: Device) =>
      asOf(TokenReply.parse(await (await post(device, '/v1/token/renew')).json()).token);
    const lost = await renewed(admin); // its answer never arrives
    const next = await renewed(admin);
    expect((await lost.request('/v1/team')).status).toBe(401);
    expect((await admin.request('/v1/team')).status).toBe(200);
    expect((await next.request('/v1/team')).status).toBe(200);
    expect(await refusal(post(admin, '/v1/token/confirm'))).toMatchObject({ status: 400 });
    expect((await post(next, '/v1/token/confirm')).status).toBe(200);
    expect((await post(next, '/v1/token/confirm')).status).toBe(200); // safe to repeat
    expect((await admin.request('/v1/team')).status).toBe(401);
    expect((await next.request('/v1/team')).status).toBe(200);
    const kept = await renewed(next); // kept, and the word that it arrived is lost
    await renewed(kept);
    expect((await kept.request('/v1/team')).status).toBe(200);
  });
});

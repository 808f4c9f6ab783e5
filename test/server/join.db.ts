import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { JoinReply, PROTOCOL_VERSION } from '../../lib/model/wire';
import { defaultModel } from '../../lib/model/presets';
import { createInvite, INVITE_LIFE } from '../../server/db/invites';
import { firstWorkspace } from '../../server/db/workspaces';
import { parseDeviceToken } from '../../server/token';
import { json, refusal, testServer, type TestServer } from './team';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

const ask = (invite: string, name = 'Mia Muster') =>
  server.app.request('/v1/join', json({ v: PROTOCOL_VERSION, invite, name }));

describe('joining', () => {
  test('an invite gives a device token that works, with the roles of the invite', async () => {
    const team = await server.newTeam();
    const invite = await createInvite(server.db, team, ['agent'], server.clock.now);
    const answer = await ask(invite);
    expect(answer.status).toBe(200);
    const reply = JoinReply.parse(await answer.json());
    expect(reply.member).toMatchObject({ name: 'Mia Muster', roles: ['agent'] });
    expect(reply.workspace).toEqual({ id: team, name: 'Team' });
    expect(parseDeviceToken(reply.token)?.workspaceId).toBe(team);
    const pulled = await server.app.request('/v1/sync/pull', {
      headers: { authorization: `Bearer ${reply.token}` },
    });
    expect(pulled.status).toBe(200);
  });

  test('the settings and the new member are records that devices get', async () => {
    const device = await server.join(await server.newTeam(), ['lead'], 'Lea Lead');
    const [settings, member] = await device.pull();
    expect(settings?.data).toMatchObject({ model: defaultModel, currency: 'EUR', sample: false });
    expect(member?.data).toEqual({ id: device.memberId, name: 'Lea Lead', roles: ['lead'] });
  });

  test('an invite works once, also when it is used twice at the same moment', async () => {
    const invite = await createInvite(server.db, await server.newTeam(), ['rep'], server.clock.now);
    const answers = await Promise.all([ask(invite), ask(invite), ask(invite)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
    expect(await refusal(ask(invite))).toMatchObject({ status: 403, code: 'forbidden' });
  });

  test('an invite ends after seven days', async () => {
    const made = server.clock.now - INVITE_LIFE;
    const team = await server.newTeam();
    expect((await ask(await createInvite(server.db, team, ['rep'], made + 1))).status).toBe(200);
    expect((await ask(await createInvite(server.db, team, ['rep'], made))).status).toBe(403);
  });

  test('a wrong invite, one of another team and a text that is none are refused alike', async () => {
    const team = await server.newTeam();
    const invite = await createInvite(server.db, team, ['rep'], server.clock.now);
    const secret = invite.slice(team.length);
    const other = await server.newTeam();
    for (const wrong of [`${invite}x`, other + secret, 'x'.repeat(40), `${team}.${'A'.repeat(43)}`]) {
      expect(await refusal(ask(wrong))).toMatchObject({ status: 403, code: 'forbidden' });
    }
  });

  test('only the hash of a secret is stored', async () => {
    const team = await server.newTeam();
    const invite = await createInvite(server.db, team, ['rep'], server.clock.now);
    const { token } = JoinReply.parse(await (await ask(invite)).json());
    const dump = await dumpAll();
    for (const secret of [invite.split('.')[1], token.split('.')[2]]) {
      expect(secret).toMatch(/^[\w-]{43}$/);
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(Buffer.from(secret ?? '').toString('hex'));
    }
  });
});

test('the first start makes one team, and an invite for its first person until somebody has joined', async () => {
  const both = await Promise.all([
    firstWorkspace(server.db, server.clock.now),
    firstWorkspace(server.db, server.clock.now),
  ]);
  expect(both[0].workspaceId).toBe(both[1].workspaceId);
  const again = await firstWorkspace(server.db, server.clock.now);
  expect(again.workspaceId).toBe(both[0].workspaceId);
  const colleague = await createInvite(server.db, again.workspaceId, ['lead'], server.clock.now);
  await firstWorkspace(server.db, server.clock.now); // another server starts
  const reply = JoinReply.parse(await (await ask(both[0].invite ?? '')).json()); // the link of any of them
  expect(reply.member.roles).toEqual(['admin', 'lead', 'rep']);
  expect(await firstWorkspace(server.db, server.clock.now)).toEqual({
    workspaceId: again.workspaceId,
    invite: null,
  });
  // All links for the first person have ended; the colleague's has not.
  for (const { invite } of [...both, again]) expect((await ask(invite ?? '')).status).toBe(403);
  expect((await ask(colleague)).status).toBe(200);
});

async function dumpAll(): Promise<string> {
  const client = new pg.Client({ connectionString: server.database.adminUrl });
  await client.connect();
  const texts: string[] = [];
  for (const table of ['workspaces', 'members', 'devices', 'invites', 'records']) {
    texts.push(JSON.stringify((await client.query(`select t::text from sidestage.${table} t`)).rows));
  }
  await client.end();
  return texts.join('\n');
}

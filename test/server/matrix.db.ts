import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { Role } from '../../lib/model/workspace';
import { inWorkspace } from '../../server/db/in-workspace';
import { insertInvite } from '../../server/db/invites';
import { ROUTES, type Named, type RouteRow } from './every-route';
import { add, contact, create, edit, note } from './build';
import { json, testServer, type Device, type TestServer } from './team';

// Every route x every role x what is in one's team, in another team, and nowhere.

let server: TestServer;
/** The other team, which nobody may see or change. */
let theirs: Device;
beforeAll(async () => {
  server = await testServer();
  theirs = await server.join(await server.newTeam(), ['admin', 'lead', 'rep'], 'Theirs');
});

const NAMES = Object.keys(ROUTES);

test('the matrix knows every route, and no other', () => {
  const routes = server.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(routes)].toSorted()).toEqual(NAMES.toSorted());
});

/** Something of a team that a path can name; each is new, so that no try is in the way of another. */
async function made(names: Named, workspaceId: string): Promise<string> {
  if (names === 'invite') {
    const { invite } = await inWorkspace(server.db, workspaceId, (trx) =>
      insertInvite(trx, workspaceId, { roles: ['rep'] }, server.clock.now),
    );
    return invite.id;
  }
  const device = await server.join(workspaceId, ['rep'], 'Somebody');
  if (names === 'person') {
    const person = contact({ owner: null });
    await device.push(create(person));
    return person.id;
  }
  return names === 'member' ? device.memberId : (device.token.split('.')[1] ?? '');
}

const absent = (names: Named) => (names === 'invite' ? 'f'.repeat(32) : randomUUID());

/** What a token is answered at a route; a stream is not read to its end. */
async function ask(name: string, id: string, token: string | undefined) {
  const [method = '', path = ''] = name.split(' ');
  const { body, query = '' } = ROUTES[name] ?? { may: 'all' };
  const init = json(body?.() ?? {}, token);
  const { body: _body, ...bodyless } = init;
  const url = `${path.replace(':id', id)}${query}`;
  const answer = await server.app.request(url, method === 'GET' ? { ...bodyless, method } : init);
  const isStream = answer.headers.get('content-type') === 'text/event-stream';
  if (isStream) await answer.body?.cancel();
  return { status: answer.status, text: isStream ? '' : await answer.text() };
}

const mayDo = ({ may }: RouteRow, role: Role) => may === 'all' || may === 'public' || may.includes(role);

describe.each(Role.options)('a %s', (role) => {
  let mine: Device;
  beforeAll(async () => {
    mine = await server.join(await server.newTeam(), ['admin', 'lead', 'rep']);
  });

  test.each(NAMES)('%s', async (name) => {
    const row = ROUTES[name] as RouteRow;
    const device = await server.join(mine.workspaceId, [role]);
    const expected = mayDo(row, role) ? (row.status ?? 200) : (row.otherwise ?? 403);
    if (row.names !== undefined) {
      const [nowhere, foreign] = [
        await ask(name, absent(row.names), device.token),
        await ask(name, await made(row.names, theirs.workspaceId), device.token),
      ];
      expect(foreign).toEqual(nowhere); // 'not yours' cannot be told from 'not there'
      expect(foreign.status).toBe(mayDo(row, role) ? 404 : expected);
    }
    const own = row.names === undefined ? '' : await made(row.names, mine.workspaceId);
    expect((await ask(name, own, device.token)).status).toBe(expected);
  });
});

test.each(NAMES)('%s without a token, with a wrong one, and with that of another team', async (name) => {
  const row = ROUTES[name] as RouteRow;
  const [, id = '', secret = ''] = theirs.token.split('.');
  const mine = await server.join(await server.newTeam(), ['admin', 'lead', 'rep']);
  const own = row.names === undefined ? '' : await made(row.names, theirs.workspaceId);
  for (const token of [
    undefined,
    [theirs.workspaceId, id, 'A'.repeat(43)].join('.'),
    [mine.workspaceId, id, secret].join('.'),
    [theirs.workspaceId, ...mine.token.split('.').slice(1)].join('.'),
  ]) {
    const { status } = await ask(name, own, token);
    expect(status).toBe(row.may === 'public' ? (row.status ?? 200) : 401);
  }
});

test('nothing of the other team was changed by all that, and nothing of it was shown', async () => {
  const { members } = (await (await theirs.request('/v1/team')).json()) as {
    members: { roles: string[]; removedAt: number | null }[];
  };
  const others = members.filter(({ roles }) => roles.length === 1);
  expect(others.length).toBeGreaterThan(10);
  for (const member of others) expect(member).toMatchObject({ roles: ['rep'], removedAt: null });
});

test('one id of another team in a push is refused as one that is nowhere, and the others go on', async () => {
  const mine = await server.join(await server.newTeam());
  const foreign = contact();
  await theirs.push(create(foreign));
  const codes = async (id: string) => {
    const own = contact();
    const reply = await mine.push(
      create(own),
      edit(id, { name: 'Mine now' }),
      add('interaction', note(id)),
      edit(own.id, { title: 'Buyer' }),
    );
    const first = mine.lastMid - 3;
    return reply.rejected.map(({ mid, code }) => [mid - first, code]);
  };
  const there = await codes(foreign.id);
  expect(there).toEqual(await codes(randomUUID()));
  expect(there).toEqual([
    [1, 'unknown-record'],
    [2, 'unknown-record'],
  ]);
  expect((await theirs.state()).get(foreign.id)?.data).toMatchObject({ name: foreign.name });
});

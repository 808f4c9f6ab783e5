import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLOSING_MS, ExportEnd, ExportStart, KeepingState, SilentReply } from '../../lib/model/keeping';
import type { Role } from '../../lib/model/workspace';
import { inWorkspace } from '../../server/db/in-workspace';
import { sql } from '../../server/db/kysely';
import { firstWorkspace } from '../../server/db/workspaces';
import { duties } from '../../server/erase/duties';
import { eraseTeam } from '../../server/erase/erase-team';
import { retain } from '../../server/erase/retention';
import { monthsBefore } from '../../server/erase/silent-people';
import { recountPeople } from '../../server/people/recount';
import { add, contact, create, edit, note, order, remove } from './build';
import { json, refusal, testServer, type Device, type TestServer } from './team';

const DAY = 24 * 60 * 60 * 1000;
let server: TestServer;
let admin: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  admin = await server.join(await server.newTeam(), ['admin', 'lead', 'rep']);
});

const post = (device: Device, path: string, body: object) => device.request(path, json(body, device.token));
const there = async () =>
  [...(await admin.state()).values()]
    .filter(({ kind, deleted }) => kind === 'contact' && !deleted)
    .map(({ id }) => id);
const now = () => server.clock.now;
const night = () => retain(server.db, admin.workspaceId, { now: now(), changed: () => undefined });

test('months are counted by the calendar', () => {
  const at = (text: string) => Date.parse(`${text}T10:00:00Z`);
  expect(monthsBefore(at('2026-11-27'), 12)).toBe(at('2025-11-27'));
  expect(monthsBefore(at('2026-03-31'), 1)).toBe(at('2026-02-28'));
  expect(monthsBefore(at('2024-02-29'), 12)).toBe(at('2023-02-28'));
});

describe('people of whom nothing is recorded', () => {
  /** Two years later: one was never heard of again, and each other had one sign. */
  async function team() {
    const born = now();
    const old = (name: string) => contact({ name, createdAt: born });
    const people = {
      silent: old('Silent'),
      noted: old('Noted'),
      ordered: old('Ordered'),
      subscribed: old('Subscribed'),
      promised: old('Promised'),
      edited: old('Edited'),
      kept: old('Kept by a merge'),
      talker: old('Talker'),
      oldPair: old('Old pair'),
      oldTwin: old('Old twin'),
    };
    const all = Object.values(people);
    await admin.push(...all.map((person) => create(person)));
    await admin.push(
      add('order', order(people.subscribed.id, { type: 'subscription-started', periodMonths: 36, at: born })),
      add('interaction', note(people.promised.id, { type: 'call', dueAt: born + 1000 * DAY, at: born })),
      add('interaction', note(people.silent.id, { text: 'Long ago', at: born })),
      edit(people.kept.id, { mergedInto: people.talker.id }),
      edit(people.oldTwin.id, { mergedInto: people.oldPair.id }),
    );
    server.clock.now += 700 * DAY;
    const at = now();
    await admin.push(
      add('interaction', note(people.noted.id, { at })),
      add('order', order(people.ordered.id, { at })),
      edit(people.edited.id, { title: 'Buyer' }),
      add('interaction', note(people.talker.id, { at })),
      create(contact({ name: 'New', createdAt: at })),
    );
    server.clock.now += 30 * DAY;
    return people;
  }

  test('are shown before anything is switched on, and nobody else is among them', async () => {
    const people = await team();
    const before = await there();
    const silent = SilentReply.parse(await (await post(admin, '/v1/keeping/silent', { months: 12 })).json());
    const names = silent.some.map(({ name }) => name).sort();
    expect({ ...silent, some: names }).toEqual({
      people: 3,
      atLeast: false,
      some: ['Old pair', 'Old twin', 'Silent'],
    });
    expect(silent.some.find(({ name }) => name === 'Silent')?.at).toBe(people.silent.createdAt);
    expect(await there()).toEqual(before);
    expect(await night()).toBeNull(); // off until somebody switches it on
    expect(await there()).toEqual(before);
    // An admin alone sees how many, never who.
    const only = await server.join(admin.workspaceId, ['admin']);
    const seen = SilentReply.parse(await (await post(only, '/v1/keeping/silent', { months: 12 })).json());
    expect(seen.people).toBe(3);
    expect(seen.some.map(({ name }) => name)).toEqual([null, null, null]);
  });

  test('are erased at night, once; others stay, the counts are right, and they may come again', async () => {
    const people = await team();
    const gone = [people.silent.id, people.oldPair.id, people.oldTwin.id];
    const before = await there();
    expect(await (await post(admin, '/v1/keeping/retention', { months: 12 })).json()).toMatchObject({
      months: 12,
    });
    const nights = await Promise.all([night(), night(), night()]); // three servers at once
    expect(nights.filter((erased) => erased !== null)).toEqual([3]);
    expect((await there()).sort()).toEqual(before.filter((id) => !gone.includes(id)).sort());
    expect(await recountPeople(server.db, admin.workspaceId)).toBe(0);
    expect(await night()).toBeNull();
    server.clock.now += DAY;
    expect(await night()).toBe(0);
    const again = await admin.push(create(contact({ name: 'Silent', emails: people.silent.emails })));
    expect(again.rejected).toEqual([]);
    const late = await admin.push(edit(people.silent.id, { title: 'Late' }));
    expect(late.rejected).toMatchObject([{ code: 'gone' }]);
  });

  test('are erased in batches', async () => {
    await admin.push(...Array.from({ length: 230 }, () => create(contact({ createdAt: now() }))));
    server.clock.now += 400 * DAY;
    await post(admin, '/v1/keeping/retention', { months: 12 });
    expect(await night()).toBe(230);
    expect(await there()).toEqual([]);
  });
});

test('whoever was erased may be added again once a lead has lifted it', async () => {
  const ada = contact({ emails: ['ada@vanish.example'] });
  await admin.push(create(ada), remove(ada.id));
  const erasedAt = now();
  const again = create(contact({ emails: ['ada@vanish.example'] }));
  const lead = await server.join(admin.workspaceId, ['lead']);
  expect((await lead.push(again)).rejected).toMatchObject([{ code: 'erased' }]);
  const lift = async (address: string): Promise<unknown> =>
    (await post(lead, '/v1/erased/lift', { address })).json();
  expect(await lift('nobody@vanish.example')).toEqual({ at: null });
  expect(await lift(' Ada@VANISH.example')).toEqual({ at: erasedAt });
  expect((await lead.push(create(contact({ emails: ['ada@vanish.example'] })))).rejected).toEqual([]);
  expect(await refusal(post(lead, '/v1/erased/lift', { address: 'no address' }))).toMatchObject({
    status: 400,
  });
});

describe('the end of a team', () => {
  test('is asked for by its name, can be taken back for 7 days, and leaves nothing', async () => {
    const other = await server.join(await server.newTeam());
    await other.push(create(contact({ name: 'Somebody of another team' })));
    const ada = contact({ name: 'Ada' });
    await admin.push(create(ada), add('interaction', note(ada.id)), remove(contact().id));
    const wrong = await refusal(post(admin, '/v1/keeping/close', { name: 'team' }));
    expect(wrong).toMatchObject({
      status: 400,
      message: 'This is not the name of the team: nothing is erased.',
    });
    const close = async () =>
      KeepingState.parse(await (await post(admin, '/v1/keeping/close', { name: 'Team' })).json());
    expect(await close()).toEqual({ months: null, closingAt: now() + CLOSING_MS });
    expect(await duties(server.db)).toContain(admin.workspaceId);
    const kept = await post(admin, '/v1/keeping/keep', {});
    expect(await kept.json()).toEqual({ months: null, closingAt: null });
    expect(await duties(server.db)).not.toContain(admin.workspaceId);
    await close();
    server.clock.now += CLOSING_MS - 1;
    expect(await close()).toEqual({ months: null, closingAt: now() + 1 }); // asked again, it is no later
    expect(await eraseTeam(server.db, admin.workspaceId, now())).toBe(false);
    expect(await there()).toEqual([ada.id]);
    server.clock.now += 1;
    expect(await eraseTeam(server.db, admin.workspaceId, now())).toBe(true);
    await inWorkspace(server.db, admin.workspaceId, async (trx) => {
      const { rows } = await sql<{ name: string }>`
        select relname as name from pg_class where relnamespace = 'sidestage'::regnamespace and relkind in ('r', 'p')
      `.execute(trx);
      for (const { name } of rows) {
        if (name.startsWith('audit')) continue; // who did what stays: it names nobody
        expect((await sql`select 1 from sidestage.${sql.id(name)}`.execute(trx)).rows, name).toEqual([]);
      }
    });
    expect(await duties(server.db)).not.toContain(admin.workspaceId);
    expect((await refusal(admin.request('/v1/sync/pull?cursor=0'))).status).toBe(401);
    expect((await other.pull()).map(({ kind }) => kind)).toContain('contact');
  });

  test('of the first team lets the server begin anew', async () => {
    const first = await firstWorkspace(server.db, now());
    const member = await server.join(first.workspaceId, ['admin']);
    expect((await firstWorkspace(server.db, now())).invite).toBeNull();
    await post(member, '/v1/keeping/close', { name: 'My team' });
    server.clock.now += CLOSING_MS;
    expect(await eraseTeam(server.db, first.workspaceId, now())).toBe(true);
    const anew = await firstWorkspace(server.db, now());
    expect(anew.workspaceId).toBe(first.workspaceId);
    expect(anew.invite).not.toBeNull();
  });
});

describe('export', () => {
  test('has everything of the team, with its count first and last', async () => {
    const people = Array.from({ length: 700 }, (_, at) => contact({ name: `Person ${String(at)}` }));
    await admin.push(...people.slice(0, 400).map((person) => create(person)));
    await admin.push(...people.slice(400).map((person) => create(person)));
    const [ada] = people;
    await admin.push(add('order', order(ada?.id ?? '')), add('interaction', note(ada?.id ?? '')));
    const text = await (await admin.request('/v1/export')).text();
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const rows = lines.slice(1, -1) as { kind: string; id: string; data: object }[];
    expect(ExportStart.parse(lines[0])).toMatchObject({ team: 'Team', records: rows.length });
    expect(ExportEnd.parse(lines.at(-1))).toEqual({ end: true, count: rows.length });
    const state = await admin.state();
    expect(new Map(rows.map(({ id, data }) => [id, data]))).toEqual(
      new Map([...state].map(([id, { data }]) => [id, data])),
    );
  });

  test('of a person has what is known of them and what names them, as far as the role may see it', async () => {
    const [ada, bob] = [contact({ name: 'Ada' }), contact({ name: 'Bob' })];
    const referral = note(bob.id, { type: 'referral', other: ada.id });
    await admin.push(
      create(ada),
      create(bob),
      add('order', order(ada.id)),
      add('interaction', note(ada.id)),
      add('interaction', note(bob.id)),
      add('interaction', referral),
    );
    const kinds = async (device: Device) => {
      const answer = await device.request(`/v1/people/${ada.id}/export`);
      const { records } = (await answer.json()) as { records: { kind: string; id: string }[] };
      return records.map(({ kind, id }) => (id === referral.id ? 'referral' : kind));
    };
    expect(await kinds(admin)).toEqual(['contact', 'order', 'interaction', 'referral']);
    const agent = await server.join(admin.workspaceId, ['agent']);
    expect(await kinds(agent)).toEqual(['contact', 'interaction', 'referral']);
  });
});

test.each<[Role, string[]]>([
  ['rep', []],
  ['agent', []],
  ['lead', ['/v1/erased/lift']],
  [
    'admin',
    [
      '/v1/erased/lift',
      '/v1/export',
      '/v1/keeping',
      '/v1/keeping/keep',
      '/v1/keeping/retention',
      '/v1/keeping/silent',
    ],
  ],
])('a %s may do so much', async (role, may) => {
  const device = await server.join(admin.workspaceId, [role]);
  const tries: Record<string, () => Response | Promise<Response>> = {
    '/v1/erased/lift': () => post(device, '/v1/erased/lift', { address: 'ada@vanish.example' }),
    '/v1/export': () => device.request('/v1/export'),
    '/v1/keeping': () => device.request('/v1/keeping'),
    '/v1/keeping/keep': () => post(device, '/v1/keeping/keep', {}),
    '/v1/keeping/retention': () => post(device, '/v1/keeping/retention', { months: null }),
    '/v1/keeping/silent': () => post(device, '/v1/keeping/silent', { months: 12 }),
  };
  const statuses = await Promise.all(
    Object.entries(tries).map(async ([path, go]) => [path, (await go()).status] as const),
  );
  for (const [path, status] of statuses)
    expect([path, status]).toEqual([path, may.includes(path) ? 200 : 403]);
});

test.each([{}, { months: 0 }, { months: 121 }, { months: '12' }, { months: 1.5 }])(
  '%j is no number of months',
  async (body) => {
    expect((await refusal(post(admin, '/v1/keeping/retention', body))).status).toBe(400);
  },
);

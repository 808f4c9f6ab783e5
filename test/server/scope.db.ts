import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inWorkspace } from '../../server/db/in-workspace';
import { sql } from '../../server/db/kysely';
import { hashOf } from '../../server/people/person-keys';
import { levelOf } from '../../server/scope/level';
import { add, contact, create, edit, note, remove, stageChange } from './build';
import { ask, contactsIn, pull, snapshot } from './scoped';
import { json, refusal, testServer, type Device, type TestServer } from './team';

const EAGER = 6;

let server: TestServer;
let device: Device;
let other: Device;
beforeAll(async () => {
  server = await testServer({ eagerPeople: EAGER });
});
beforeEach(async () => {
  device = await server.join(await server.newTeam());
  other = await server.join(device.workspaceId);
});

/** People who are somebody's, with a note each. */
async function people(count: number, owner: string | null) {
  const made = Array.from({ length: count }, (_, at) =>
    contact({ owner, emails: [`p${at}.${owner === null ? 'x' : owner.slice(0, 4)}@customer.example`] }),
  );
  // Somebody who adds a person looks after them; another owner is given by a lead.
  for (const one of made) await other.push(create(one), add('interaction', note(one.id)));
  return made;
}

test('the widest level that is not too large is taken, and a wider one only when there is room', () => {
  expect(levelOf({ all: 20_000, team: 9, mine: 3 }, null)).toBe('all');
  expect(levelOf({ all: 20_001, team: 20_000, mine: 3 }, null)).toBe('team');
  expect(levelOf({ all: 30_000, team: 20_001, mine: 3 }, null)).toBe('mine');
  expect(levelOf({ all: 30_000, team: 30_000, mine: 20_001 }, null)).toBe('opened');
  expect(levelOf({ all: 18_001, team: 5, mine: 3 }, 'team')).toBe('team');
  expect(levelOf({ all: 18_000, team: 5, mine: 3 }, 'team')).toBe('all');
  expect(levelOf({ all: 19_000, team: 5, mine: 3 }, 'all')).toBe('all');
});

describe('what a device is sent', () => {
  test('a small team is sent whole, and so it stays until it is too large', async () => {
    await people(EAGER, other.memberId);
    const { start, rows } = await snapshot(device);
    expect(start).toMatchObject({ scope: 'all/pv' });
    expect(contactsIn(rows)).toHaveLength(EAGER);
    const cursor = start?.cursor ?? 0;
    await people(1, null);
    const query = `/v1/sync/pull?epoch=${device.epoch}&cursor=${cursor}&scope=all/pv`;
    expect(await refusal(device.request(query))).toMatchObject({ status: 410, code: 'cursor-too-old' });
  });

  test('of a large one those of the member and those of nobody, with settings and all that is known of them', async () => {
    await people(EAGER, other.memberId);
    const [mine, nobodys] = [await people(2, device.memberId), await people(1, null)];
    const { start, rows, end } = await snapshot(device);
    expect(start).toMatchObject({ scope: 'team/pv' });
    expect(contactsIn(rows).sort()).toEqual([...mine, ...nobodys].map(({ id }) => id).sort());
    expect(rows.filter(({ kind }) => kind === 'interaction')).toHaveLength(3);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set(['workspace', 'member', 'contact', 'interaction']),
    );
    expect(end?.count).toBe(rows.length);
    await people(EAGER, null);
    expect((await snapshot(device)).start).toMatchObject({ scope: 'mine/pv' });
  });

  test('a client of version 3 sees everything as before', async () => {
    await people(EAGER + 3, other.memberId);
    const lines = (await (await device.request('/v1/sync/snapshot?v=3')).text()).trimEnd().split('\n');
    const values = lines.map((line) => JSON.parse(line) as object);
    expect(values[0]).toEqual({ v: 3, epoch: device.epoch, cursor: 3 + 2 * (EAGER + 3) });
    expect(values.slice(1, -1).filter((value) => !('kind' in value))).toEqual([]);
    expect(values).toHaveLength(5 + 2 * (EAGER + 3));
    const answer = await device.request('/v1/sync/pull?v=3&cursor=0&limit=1000&scope=mine/pv');
    expect(Object.keys((await answer.json()) as object)).toEqual(['v', 'epoch', 'rows', 'cursor', 'done']);
  });

  test('a member who may see less from now on fetches anew', async () => {
    const team = device.workspaceId;
    await people(1, other.memberId);
    const setRoles = (roles: string[]) =>
      inWorkspace(server.db, team, (trx) =>
        sql`update sidestage.members set roles = ${roles} where member_id = ${device.memberId}::uuid`.execute(
          trx,
        ),
      );
    const { start } = await snapshot(device);
    await setRoles(['agent']);
    const query = `/v1/sync/pull?epoch=${device.epoch}&cursor=${start?.cursor}&scope=all/pv`;
    expect(await refusal(device.request(query))).toMatchObject({ code: 'cursor-too-old' });
    expect((await snapshot(device, '&scope=all/pv')).start).toMatchObject({ scope: 'all/p' });
  });
});

describe('a pull of some people', () => {
  test('brings what changed of them, deletions of anybody, and who left', async () => {
    const theirs = await people(EAGER, other.memberId);
    const [mine = contact()] = await people(1, device.memberId);
    const { start } = await snapshot(device);
    const [cursor, scope] = [start?.cursor ?? 0, start?.scope ?? ''];
    const [away = contact(), back = contact(), gone = contact()] = theirs;
    await other.push(
      edit(away.id, { title: 'New' }),
      add('interaction', note(away.id)),
      edit(mine.id, { title: 'Known' }),
      add('stage-change', stageChange(mine.id)),
    );
    const first = await pull(device, cursor, scope);
    expect(first.rows.map(({ kind, id }) => [kind, id === mine.id])).toEqual([
      ['contact', true],
      ['stage-change', false],
    ]);
    expect(first.out).toEqual([away.id]); // the name alone: nobody here needs to know more
    await other.push(edit(back.id, { owner: device.memberId }), edit(mine.id, { owner: other.memberId }));
    await other.push(remove(gone.id));
    const second = await pull(device, first.cursor, scope);
    expect(second.rows.map(({ id, deleted }) => [id, deleted])).toEqual([
      [back.id, false],
      [gone.id, true],
    ]);
    expect(second.out).toEqual([mine.id]);
    expect(second.done).toBe(true);
    expect(second.cursor).toBe(first.cursor + 4); // with the tombstone of the note
  });

  test('names who left, also where they were changed again pages later', async () => {
    await people(EAGER, other.memberId);
    const [mine = contact()] = await people(1, device.memberId);
    const { start } = await snapshot(device);
    await other.push(edit(mine.id, { owner: other.memberId }));
    await people(3, null);
    await other.push(edit(mine.id, { title: 'New' }));
    const out: string[] = [];
    let cursor = start?.cursor ?? 0;
    for (let done = false; !done;) {
      const page = await pull(device, cursor, 'team/pv', 2);
      out.push(...(page.out ?? []));
      ({ cursor, done } = page);
    }
    expect(out).toEqual([mine.id]);
  });

  test('goes on page by page, also where a page has nothing for the device', async () => {
    await people(EAGER, other.memberId);
    const [mine = contact()] = await people(1, device.memberId);
    const { start } = await snapshot(device);
    for (let n = 0; n < 5; n += 1) {
      await other.push(edit(mine.id, { title: `${n}` }), add('interaction', note(mine.id)));
    }
    const seen: string[] = [];
    let cursor = start?.cursor ?? 0;
    for (let done = false; !done;) {
      const page = await pull(device, cursor, 'team/pv', 2);
      expect(page.rows.length).toBeLessThanOrEqual(2);
      seen.push(...page.rows.map(({ kind }) => kind));
      ({ cursor, done } = page);
    }
    expect(seen.sort()).toEqual(['contact', ...Array.from({ length: 5 }, () => 'interaction')]);
  });

  test('brings whoever is merged into somebody who is sent', async () => {
    const [double = contact()] = await people(EAGER, other.memberId);
    const [mine = contact()] = await people(1, device.memberId);
    const { start } = await snapshot(device);
    await other.push(edit(double.id, { mergedInto: mine.id }));
    expect(contactsIn((await pull(device, start?.cursor ?? 0, 'team/pv')).rows)).toEqual([double.id]);
    const { rows } = await snapshot(device, '&scope=team/pv');
    expect(contactsIn(rows).sort()).toEqual([double.id, mine.id].sort());
    expect(rows.filter(({ kind }) => kind === 'interaction')).toHaveLength(2);
  });
});

describe('people who are asked for', () => {
  test('come whole, with whom they were merged with, and are sent from then on', async () => {
    const [ada = contact(), ben = contact(), eve = contact()] = await people(EAGER + 1, other.memberId);
    await other.push(edit(ben.id, { mergedInto: ada.id }), add('stage-change', stageChange(ben.id)));
    const { start } = await snapshot(device);
    const { rows, gone, rest, seq } = await ask(device, 'fetch', { ids: [ada.id, contact().id] });
    expect(contactsIn(rows).sort()).toEqual([ada.id, ben.id].sort());
    expect(rows).toHaveLength(5);
    expect([gone.length, rest.length]).toEqual([1, 0]);
    await other.push(
      edit(ben.id, { title: 'New' }),
      add('interaction', note(ada.id)),
      edit(eve.id, { title: 'x' }),
    );
    expect(seq).toBe(start?.cursor);
    const page = await pull(device, seq, 'team/pv');
    expect(page.rows.map(({ kind }) => kind)).toEqual(['contact', 'interaction']);
    expect(contactsIn((await snapshot(device, '&scope=team/pv')).rows).sort()).toEqual(
      [ada.id, ben.id].sort(),
    );
    // On this device alone.
    expect(contactsIn((await snapshot(await server.join(device.workspaceId))).rows)).toEqual([]);
  });

  test('are found by an address however it is spelled, and by a record', async () => {
    const key = { site: 'helpdesk', account: 'acme', type: 'person' as const, id: '7 / é' };
    const ada = contact({ emails: ['Ada@Bücher.example'], keys: [key], owner: other.memberId });
    await other.push(create(ada), add('interaction', note(ada.id)));
    for (const one of [{ address: 'ada@xn--bcher-kva.example' }, { record: key }]) {
      expect(contactsIn((await ask(device, 'lookup', { keys: [one] })).rows)).toEqual([ada.id]);
    }
    const none = [
      { address: 'ada@bucher.example' },
      { address: 'no address' },
      { record: { ...key, id: '7' } },
    ];
    expect(await ask(device, 'lookup', { keys: none })).toMatchObject({ rows: [], gone: [], rest: [] });
    await other.push(edit(ada.id, { emails: ['ada@else.example'] }));
    expect((await ask(device, 'lookup', { keys: [{ address: 'ada@bücher.example' }] })).rows).toEqual([]);
    await other.push(remove(ada.id));
    expect((await ask(device, 'lookup', { keys: [{ record: key }] })).rows).toEqual([]);
  });

  test('who is found by a hash that happens to be the same is not shown', async () => {
    const ada = contact({ emails: ['ada@customer.example'] });
    await other.push(create(ada));
    const hash = hashOf('address eve@customer.example');
    await inWorkspace(server.db, device.workspaceId, (trx) =>
      sql`insert into sidestage.person_keys values (${device.workspaceId}, decode(${hash}, 'hex'), ${ada.id})`.execute(
        trx,
      ),
    );
    expect((await ask(device, 'lookup', { keys: [{ address: 'eve@customer.example' }] })).rows).toEqual([]);
  });

  test('come without what a role does not see; who sees nobody is refused', async () => {
    const ada = contact();
    await other.push(create(ada));
    const admin = await server.join(device.workspaceId, ['admin']);
    const body = json({ v: 4, epoch: null, ids: [ada.id] }, admin.token);
    expect(await refusal(admin.request('/v1/people/fetch', body))).toMatchObject({ status: 403 });
  });

  test('what is asked for wrongly is refused by its name', async () => {
    const keys = Array.from({ length: 51 }, () => ({ address: 'a@b.example' }));
    for (const [what, body] of [
      ['lookup', { keys }],
      ['lookup', { keys: [{ address: 'a@b.example', record: null }] }],
      ['fetch', { ids: [] }],
      ['fetch', { ids: ['everybody'] }],
    ] as const) {
      const request = json({ v: 4, epoch: null, ...body }, device.token);
      const answer = await refusal(device.request(`/v1/people/${what}`, request));
      expect(answer).toMatchObject({ status: 400, code: 'bad-request' });
      expect(answer.message).toContain(Object.keys(body)[0]);
    }
    const old = json({ v: 4, epoch: 'before', ids: [contact().id] }, device.token);
    expect(await refusal(device.request('/v1/people/fetch', old))).toMatchObject({ code: 'epoch' });
  });
});

import { beforeAll, beforeEach, expect, test } from 'vitest';
import { v7 } from 'uuid';
import type { RecordKey } from '../../lib/model/record-key';
import { inWorkspace } from '../../server/db/in-workspace';
import { sql } from '../../server/db/kysely';
import { erasePeople } from '../../server/erase/erase-people';
import { postgresHints } from '../../server/fan-out/postgres';
import { Live } from '../../server/live';
import { recountPeople } from '../../server/people/recount';
import { tidyTeam } from '../../server/tidy-team';
import { add, contact, create, edit, note, order, remove, stageChange } from './build';
import { testServer, type Device, type TestServer } from './team';

let server: TestServer;
let lead: Device;
let late: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  const team = await server.newTeam();
  [lead, late] = [await server.join(team), await server.join(team)];
});

const KEY: RecordKey = { site: 'hubspot', account: '7', type: 'person', id: '42' };
const codes = async (device: Device, ...drafts: Parameters<Device['push']>) =>
  (await device.push(...drafts)).rejected.map(({ code }) => code);
/** The whole of a team's rows in every table, as text. */
const everything = () =>
  inWorkspace(server.db, lead.workspaceId, async (trx) => {
    const tables = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'sidestage'::regnamespace and relkind in ('r', 'p')
    `.execute(trx);
    expect(tables.rows.length).toBeGreaterThan(7);
    const rows = [];
    for (const { name } of tables.rows)
      rows.push(await sql`select * from sidestage.${sql.id(name)}`.execute(trx));
    return JSON.stringify(rows.map((read) => read.rows));
  });
/** How people are found and counted is still right. */
const isCountedRight = async () => expect(await recountPeople(server.db, lead.workspaceId)).toBe(0);
const foundBy = () =>
  inWorkspace(server.db, lead.workspaceId, async (trx) => {
    const { rows } = await sql<{ id: string }>`select contact_id as id from sidestage.person_keys`.execute(
      trx,
    );
    return rows.map(({ id }) => id);
  });

test('nothing of an erased person is left in any table, and their address is not among the hashes in clear', async () => {
  const ada = contact({ name: 'Ada Vanishing', emails: ['ada@vanish.example'], phones: ['+49301234567'] });
  await lead.push(
    create(ada),
    add('interaction', note(ada.id, { text: 'vanishing words' })),
    add('order', order(ada.id, { label: 'vanishing thing' })),
    add('stage-change', stageChange(ada.id, { reason: 'vanishing reason' })),
  );
  expect(await everything()).toMatch(/vanish/i);
  await lead.push(remove(ada.id));
  expect(await everything()).not.toMatch(/vanish|49301234567/i);
  expect(await foundBy()).toEqual([]);
  await isCountedRight();
});

test('nor in the figures that they were counted in, the night after, whether anybody opens the board or not', async () => {
  const source = { channel: 'Vanishing Fair', campaign: null, referrer: null, at: null };
  const [ada, bea] = [contact({ source }), contact()];
  await lead.push(create(ada), create(bea), add('order', order(ada.id)), add('order', order(bea.id)));
  const figures = '/v1/board/figures?from=0&to=5000';
  expect(await (await lead.request(figures)).text()).toMatch(/vanish/i);
  await lead.push(remove(ada.id));
  const live = new Live(postgresHints(server.database.url), () => Promise.resolve(0), 60_000);
  await tidyTeam({ db: server.db, live, now: () => server.clock.now }, lead.workspaceId);
  await live.close();
  expect(await everything()).not.toMatch(/vanish/i);
});

test.each([
  ['the same address', { emails: ['ada@vanish.example'] }],
  ['the same address, spelled otherwise', { emails: [' ADA@Vanish.Example. '] }],
  ['a record that was theirs', { emails: ['new@vanish.example'], keys: [KEY] }],
])('somebody who was erased is not added again by %s; the answer says since when', async (_what, fields) => {
  const ada = contact({ emails: ['ada@vanish.example'], keys: [KEY] });
  await lead.push(create(ada), remove(ada.id));
  const erasedAt = server.clock.now;
  server.clock.now += 40 * 24 * 60 * 60 * 1000;
  const again = contact(fields);
  const { rejected } = await late.push(create(again), add('interaction', note(again.id)));
  expect(rejected).toEqual([
    { mid: 1, code: 'erased', at: erasedAt },
    { mid: 2, code: 'unknown-record' },
  ]);
  // Sent again with its answer lost: the same answer.
  const repeated = await late.send([{ ...create(again), uuid: create(again).uuid, mid: 3 }]);
  expect(await repeated.json()).toMatchObject({ rejected: [{ code: 'erased' }] });
});

test('a client of version 3 is told in its words', async () => {
  const ada = contact({ emails: ['ada@vanish.example'] });
  await lead.push(create(ada), remove(ada.id));
  const { market: _market, ...by3 } = contact({ emails: ['ada@vanish.example'] });
  const draft = { ...create(contact()), recordId: by3.id, fields: by3 };
  const answer = await late.send([{ ...draft, mid: 1 }], { v: 3 });
  expect(await answer.json()).toMatchObject({ rejected: [{ mid: 1, code: 'gone' }] });
});

test('nobody else is given an erased address; what somebody has already stays theirs', async () => {
  const [ada, bob] = [
    contact({ emails: ['ada@vanish.example'] }),
    contact({ emails: ['bob@customer.example', 'ada@vanish.example'] }),
  ];
  await lead.push(create(ada), create(bob), remove(ada.id));
  expect(await codes(late, edit(bob.id, { emails: ['ada@vanish.example'] }))).toEqual([]);
  const cleo = contact({ emails: ['cleo@customer.example'] });
  expect(await codes(late, create(cleo), edit(cleo.id, { emails: ['ada@vanish.example'] }))).toEqual([
    'erased',
  ]);
  expect(await codes(late, edit(cleo.id, { title: 'Buyer' }))).toEqual([]);
});

test('two teams have nothing to do with each other: who was erased in one may be added in the other', async () => {
  const ada = contact({ emails: ['ada@vanish.example'] });
  await lead.push(create(ada), remove(ada.id));
  const other = await server.join(await server.newTeam());
  const theirs = contact({ emails: ['ada@vanish.example'] });
  expect(await codes(other, create(theirs), remove(theirs.id))).toEqual([]);
  const hashes = async (device: Device) =>
    inWorkspace(server.db, device.workspaceId, async (trx) =>
      (await trx.selectFrom('erased').select('hash').execute()).map(({ hash }) => hash.toString('hex')),
    );
  const [mine, others] = [await hashes(lead), await hashes(other)];
  expect([mine.length, others.length]).toEqual([2, 2]);
  expect(mine.filter((hash) => others.includes(hash))).toEqual([]);
});

test('an erasure that comes before the person does holds all the same', async () => {
  const ada = contact({ emails: ['ada@vanish.example'] });
  expect(await codes(lead, remove(ada.id))).toEqual([]);
  expect(await codes(late, create(ada), add('interaction', note(ada.id)))).toEqual(['gone', 'gone']);
  const agent = await server.join(lead.workspaceId, ['agent']);
  expect(await codes(agent, remove(contact().id))).toEqual(['forbidden']);
});

test('an id stays erased when its tombstone is gone', async () => {
  const ada = contact();
  await lead.push(create(ada), remove(ada.id));
  await inWorkspace(server.db, lead.workspaceId, (trx) =>
    trx.deleteFrom('records').where('id', '=', ada.id).execute(),
  );
  expect(await codes(late, create({ ...ada, emails: [] }))).toEqual(['gone']);
});

test('what of others names somebody goes with them: a referral, and what a merge kept of them', async () => {
  const [ada, bob, cleo] = [contact(), contact({ name: 'Bob' }), contact({ name: 'Cleo' })];
  const referral = note(bob.id, { type: 'referral', text: 'Sent us Ada Vanishing', other: ada.id });
  const plain = note(bob.id);
  await lead.push(
    create(ada),
    create(bob),
    create(cleo),
    add('interaction', referral),
    add('interaction', plain),
    edit(cleo.id, {
      mergedInto: ada.id,
      merge: { into: ada.id, at: 1, by: null, before: { name: 'Ada Vanishing' } },
    }),
  );
  await lead.push(remove(ada.id));
  const state = await late.state();
  expect(state.get(referral.id)).toMatchObject({ deleted: true, data: null });
  expect(state.get(plain.id)).toMatchObject({ deleted: false });
  expect(state.get(cleo.id)).toMatchObject({ data: { name: 'Cleo', mergedInto: null, merge: null } });
  expect(await everything()).not.toContain('Vanishing');
  await isCountedRight();
  // A late device that merges again does not bring it back: its edit is older than the erasure.
  expect(state.get(bob.id)).toMatchObject({ data: { name: 'Bob' } });
});

test('the server’s own way of erasing leaves the same behind', async () => {
  const [ada, bob] = [contact({ emails: ['ada@vanish.example'] }), contact()];
  const referral = note(bob.id, { type: 'referral', text: 'Ada Vanishing', other: ada.id });
  await lead.push(
    create(ada),
    create(bob),
    add('interaction', note(ada.id, { text: 'vanishing' })),
    add('interaction', referral),
    edit(bob.id, {
      mergedInto: ada.id,
      merge: { into: ada.id, at: 1, by: null, before: { title: 'Vanishing' } },
    }),
  );
  const erase = (isForGood: boolean) =>
    inWorkspace(server.db, lead.workspaceId, (trx) =>
      erasePeople(trx, lead.workspaceId, [ada.id], { now: server.clock.now, isForGood }),
    );
  const seq = await erase(false);
  expect(await everything()).not.toMatch(/vanish/i);
  const rows = await late.pull();
  expect(seq).toBe(late.cursor);
  expect(rows.find(({ id }) => id === bob.id)).toMatchObject({ data: { mergedInto: null, merge: null } });
  expect(await foundBy()).toEqual([bob.id]);
  await isCountedRight();
  expect(await erase(true)).toBeNull();
  // Erased for silence: their id does not come back, they themselves may.
  expect(
    await codes(late, create(ada), create(contact({ id: v7(), emails: ['ada@vanish.example'] }))),
  ).toEqual(['gone']);
});

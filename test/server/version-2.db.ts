import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { defaultModel } from '../../lib/model/presets';
import { recordBefore3 } from '../../lib/model/since-3';
import type { Row } from '../../lib/model/wire';
import { up } from '../../server/db/migrations/0002-version-3';
import { connect } from '../../server/db/connect';
import { buildOutcome, buildReward, buildStageKept } from '../builders';
import { add, contact, create, edit, note, type Draft } from './build';
import { refusal, testServer, type Device, type TestServer } from './team';

// A client of protocol 2 reads strictly: one field more and it refuses the whole answer. What it sends lacks what is new.

let server: TestServer;
let old: Device;
let today: Device;
beforeAll(async () => {
  server = await testServer();
  const team = await server.newTeam();
  old = await server.join(team);
  today = await server.join(team);
});

/** The fields that version 2 had, as its schemas of then. */
const FIELDS_OF_2: Record<string, string[]> = {
  contact: 'id name emails phones company title owner consent doNotContact keys source createdAt'.split(' '),
  interaction: 'id contactId at by device number type text minutes dueAt'.split(' '),
  'action-outcome': 'id contactId at by device number action outcome until reason'.split(' '),
  workspace: 'id name model currency value playbook survey ownAddresses sample'.split(' '),
};
const SOURCE = { channel: 'fair', campaign: null, at: null };

function without(data: object, ...fields: string[]): object {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !fields.includes(name)));
}

/** A draft as a client of 2 makes it. */
function by2(draft: Draft): Draft {
  if (draft.op === 'delete') return draft;
  const known = FIELDS_OF_2[draft.kind] ?? [];
  const fields = Object.fromEntries(Object.entries(draft.fields).filter(([name]) => known.includes(name)));
  return { ...draft, fields } as Draft;
}

test('what a client of 2 sends is filled up for the others', async () => {
  const person = contact({ source: { ...SOURCE, referrer: null } });
  const said = note(person.id);
  const done = buildOutcome({ id: randomUUID(), contactId: person.id, at: server.clock.now });
  const drafts = [create(person), add('interaction', said), add('action-outcome', done)].map(by2);
  drafts.push({
    ...edit(person.id, {}),
    fields: { source: { ...SOURCE, channel: 'letter' } },
    base: { source: SOURCE },
  } as unknown as Draft);
  const answer = await old.send(old.number(drafts), { v: 2 });
  expect(await answer.json()).toMatchObject({ rejected: [] });
  const state = await today.state(); // read by today's schemas
  expect(state.get(person.id)?.data).toMatchObject({ profile: [], mergedInto: null });
  expect(state.get(said.id)?.data).toMatchObject({
    amount: null,
    other: null,
    replaces: null,
    reference: null,
  });
  expect(state.get(done.id)?.data).toMatchObject({ propensity: null, offered: [], untilReply: false });
  server.clock.now += 1;
  const again = {
    ...edit(person.id, {}),
    fields: { source: { ...SOURCE, channel: 'call' } },
  } as unknown as Draft;
  await old.send(old.number([again]), { v: 2 });
  expect((await today.state()).get(person.id)?.data).toMatchObject({
    source: { channel: 'call', referrer: null },
  });
});

test('an edit of a client of 2 leaves what it does not know as it is', async () => {
  const person = contact();
  await today.push(create({ ...person, mergedInto: randomUUID() }));
  server.clock.now += 1;
  await old.send(old.number([edit(person.id, { name: 'New Name' })]), { v: 2 });
  const data = (await today.state()).get(person.id)?.data;
  expect(data).toMatchObject({ name: 'New Name', mergedInto: expect.any(String) as string });
});

test('a client of 2 is sent neither the words of a consent nor what a merge changed', async () => {
  const merge = { into: randomUUID(), at: server.clock.now, by: null, before: { title: 'Buyer' } };
  const consent = { marketing: 'yes' as const, at: server.clock.now, words: 'yes please' };
  const person = contact({ consent, mergedInto: merge.into, merge });
  await today.push(create(person));
  expect((await today.state()).get(person.id)?.data).toMatchObject({ consent, merge });
  const { words: _words, ...known } = consent;
  expect(recordBefore3('contact', person)).toEqual({
    ...without(person, 'profile', 'mergedInto', 'merge'),
    consent: known,
  });
});

test('the same without a version of 2 is refused', async () => {
  const { rejected } = await today.push(by2(create(contact())));
  expect(rejected).toMatchObject([{ code: 'invalid' }]);
});

test('a client of 2 is sent neither new fields nor new kinds, in a pull and in a snapshot', async () => {
  const entry = { id: randomUUID(), topic: 'goals', text: 'A second shop', at: 1, origin: 'call' } as const;
  const person = contact({ source: { ...SOURCE, referrer: 'Omar' }, profile: [entry] });
  const mine = { contactId: person.id, at: server.clock.now };
  const facts = [
    add('interaction', note(person.id, { amount: { minor: 5, currency: 'EUR' } })),
    add('action-outcome', buildOutcome({ ...mine, id: randomUUID(), propensity: 0.5, offered: ['greet'] })),
    add('reward', buildReward({ ...mine, id: randomUUID() })),
    add('stage-kept', buildStageKept({ ...mine, id: randomUUID() })),
  ];
  const retired = [{ id: 'trial', label: 'Trial', into: 'conversion' }];
  const model = {
    ...edit(old.workspaceId, {}),
    kind: 'workspace' as const,
    fields: { model: { ...defaultModel, retired } },
    base: {},
  } as Draft;
  expect((await today.push(create(person), ...facts, model)).rejected).toEqual([]);
  const pull = await old.request('/v1/sync/pull?v=2&cursor=0&limit=1000');
  const { v, rows, done, cursor } = (await pull.json()) as {
    v: number;
    rows: Row[];
    done: boolean;
    cursor: number;
  };
  expect({ v, done, cursor }).toEqual({ v: 2, done: true, cursor: (await today.page(0)).cursor });
  const lines = (await (await old.request('/v1/sync/snapshot?v=2')).text()).trim().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ v: 2 });
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ end: true, count: lines.length - 2 });
  const snapshot = lines.slice(1, -1).map((line) => JSON.parse(line) as Row);
  for (const read of [rows, snapshot]) {
    const kinds = new Set<string>(read.map(({ kind }) => kind));
    expect([kinds.has('reward'), kinds.has('stage-kept')]).toEqual([false, false]);
    for (const kind of Object.keys(FIELDS_OF_2)) expect(kinds).toContain(kind);
    for (const { kind, data } of read) {
      const known = FIELDS_OF_2[kind];
      if (known !== undefined) expect(Object.keys(data ?? {}).sort()).toEqual(known.toSorted());
    }
    const theirs = read.find(({ id }) => id === person.id);
    expect(theirs?.data).toMatchObject({ source: SOURCE });
    expect(theirs?.data).not.toHaveProperty('source.referrer');
    expect(read.find(({ kind }) => kind === 'workspace')?.data).not.toHaveProperty('model.retired');
  }
  const kinds = [...(await today.state()).values()].map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['reward', 'stage-kept']));
});

test('what the server kept from before is filled up by its migration, and keeps its place', async () => {
  const person = contact({ source: { ...SOURCE, referrer: null } });
  const said = note(person.id);
  await today.push(create(person), add('interaction', said));
  const before = await today.state();
  const admin = connect(server.database.adminUrl);
  for (const id of [person.id, said.id]) {
    const kept = before.get(id)?.data ?? {};
    const lean = without(kept, 'profile', 'mergedInto', 'amount', 'other', 'replaces', 'reference');
    const old = 'source' in lean ? { ...lean, source: SOURCE } : lean;
    await admin.queries.updateTable('records').set({ data: old }).where('id', '=', id).execute();
  }
  expect((await (await today.request('/v1/sync/pull')).text()).includes('"profile"')).toBe(true); // of others
  await admin.queries.transaction().execute((trx) => up(trx as never));
  await admin.close();
  expect(await today.state()).toEqual(before);
});

test('a client that is older still is refused', async () => {
  expect(await refusal(old.request('/v1/sync/pull?v=1'))).toMatchObject({ code: 'upgrade' });
});

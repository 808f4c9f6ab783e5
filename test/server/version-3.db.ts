import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Contact } from '../../lib/model/contact';
import { defaultModel, lifecyclePresets } from '../../lib/model/presets';
import type { Row } from '../../lib/model/wire';
import { Workspace } from '../../lib/model/workspace';
import { playbookRule } from '../../lib/rules/playbook-rule';
import { up } from '../../server/db/migrations/0003-version-4';
import { connect } from '../../server/db/connect';
import { buildFit, buildMarket } from '../builders';
import { add, contact, create, edit, stageChange, type Draft } from './build';
import { refusal, testServer, type Device, type TestServer } from './team';

// A client of protocol 3 reads strictly: one field more and it refuses the whole answer. What it sends lacks what is new.

let server: TestServer;
let old: Device;
let today: Device;
beforeAll(async () => {
  server = await testServer();
  const team = await server.newTeam();
  old = await server.join(team);
  today = await server.join(team);
});

/** The fields that version 3 had, as its schemas of then. */
const FIELDS_OF_3: Record<string, string[]> = {
  contact:
    'id name emails phones company title owner consent doNotContact keys source profile mergedInto createdAt'.split(
      ' ',
    ),
  'stage-change': 'id contactId at by device number model from to phase source reason undoes'.split(' '),
  workspace: 'id name model currency value playbook survey ownAddresses sample tiers'.split(' '),
};

function without(data: object, ...fields: string[]): object {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !fields.includes(name)));
}

/** A draft as a client of 3 makes it. */
function by3(draft: Draft): Draft {
  if (draft.op === 'delete') return draft;
  const known = FIELDS_OF_3[draft.kind] ?? [];
  const fields = Object.fromEntries(Object.entries(draft.fields).filter(([name]) => known.includes(name)));
  return { ...draft, fields } as Draft;
}

function settings(fields: Partial<Workspace>): Draft {
  return { ...edit(old.workspaceId, {}), kind: 'workspace', fields, base: {} } as Draft;
}

const NORDICS = buildMarket({ id: randomUUID(), label: 'Nordics' });
const RATE = { currency: 'SEK', perUnit: 0.09, at: 1, source: 'typed' };
const MORE = { costOfService: 900, relationshipYears: 3, since: { margin: { at: 1, is: 0.3 } } };
const ADDED = {
  markets: [NORDICS],
  mainMarket: 'Europe',
  fits: [buildFit()],
  rates: [RATE],
  valueMore: MORE,
};
const NONE = { costOfService: null, relationshipYears: null, since: {} };

async function workspace(): Promise<Workspace> {
  return Workspace.parse((await today.state()).get(today.workspaceId)?.data);
}

test('what a client of 3 sends is filled up for the others', async () => {
  const person = contact();
  const answer = await old.send(old.number([by3(create(person))]), { v: 3 });
  expect(await answer.json()).toMatchObject({ rejected: [] });
  const state = await today.state(); // read by today's schemas
  expect(state.get(person.id)?.data).toMatchObject({ market: null });
});

test('the same without a version of 3 is refused', async () => {
  const { rejected } = await today.push(by3(create(contact())));
  expect(rejected).toMatchObject([{ code: 'invalid' }]);
});

test('whatever a client of 3 edits, what it does not know stays as it is', async () => {
  const person = contact({ market: NORDICS.id });
  await today.push(create(person), settings(ADDED));
  server.clock.now += 1;
  const rule = playbookRule({
    id: 'a',
    kind: 'call',
    title: 'Call',
    because: 'It fits.',
    when: { minOrders: 1 },
  });
  const { value } = await workspace();
  const saved = {
    model: { ...defaultModel, label: 'Ours' },
    playbook: [rule],
    value: { ...value, margin: 0.4 },
  };
  const drafts = [edit(person.id, { name: 'New Name' }), settings(saved), settings({ tiers: [] })];
  const answer = await old.send(old.number(drafts), { v: 3 });
  expect(await answer.json()).toMatchObject({ rejected: [] });
  expect(await workspace()).toMatchObject({ ...saved, ...ADDED });
  const data = (await today.state()).get(person.id)?.data;
  expect(data).toMatchObject({ name: 'New Name', market: NORDICS.id });
});

test('a client of 3 is sent no new fields, in a pull and in a snapshot', async () => {
  const person = contact({ market: NORDICS.id });
  const move = stageChange(person.id, { market: { from: null, to: NORDICS.id } });
  const { rejected } = await today.push(create(person), add('stage-change', move), settings(ADDED));
  expect(rejected).toEqual([]);
  // Somebody lost what they typed: a client of 3 does not know of that either.
  await today.push(edit(person.id, { title: 'Buyer' }, 0, { title: null }));
  await old.send(old.number([edit(person.id, { title: 'Head' }, 0, { title: null })]), { v: 3 });
  const known = (await today.state()).get(person.id)?.data as Contact;
  expect(known.lost).toHaveLength(1);
  const pull = await old.request('/v1/sync/pull?v=3&cursor=0&limit=1000');
  const { v, rows, done, cursor } = (await pull.json()) as {
    v: number;
    rows: Row[];
    done: boolean;
    cursor: number;
  };
  expect({ v, done, cursor }).toEqual({ v: 3, done: true, cursor: (await today.page(0)).cursor });
  const lines = (await (await old.request('/v1/sync/snapshot?v=3')).text()).trim().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ v: 3 });
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ end: true, count: lines.length - 2 });
  const snapshot = lines.slice(1, -1).map((line) => JSON.parse(line) as Row);
  for (const read of [rows, snapshot]) {
    const kinds = new Set<string>(read.map(({ kind }) => kind));
    for (const kind of Object.keys(FIELDS_OF_3)) expect(kinds).toContain(kind);
    for (const { kind, data } of read) {
      const known = FIELDS_OF_3[kind];
      if (known !== undefined) expect(Object.keys(data ?? {}).sort()).toEqual(known.toSorted());
    }
    expect(read.find(({ id }) => id === person.id)?.data).toEqual(without(known, 'market', 'lost'));
  }
  const state = await today.state();
  expect(state.get(person.id)?.data).toEqual(known);
  expect(state.get(move.id)?.data).toMatchObject({ market: { from: null, to: NORDICS.id } });
});

test('what the server kept from before is filled up by its migration, and keeps its place', async () => {
  const person = contact();
  await today.push(
    create(person),
    settings({ markets: [], mainMarket: '', fits: [], rates: [], valueMore: NONE }),
  );
  const before = await today.state();
  const admin = connect(server.database.adminUrl);
  for (const id of [person.id, today.workspaceId]) {
    const lean = without(before.get(id)?.data ?? {}, 'market', ...Object.keys(ADDED));
    await admin.queries.updateTable('records').set({ data: lean }).where('id', '=', id).execute();
  }
  await admin.queries.transaction().execute((trx) => up(trx as never));
  await admin.close();
  expect(await today.state()).toEqual(before);
});

test('settings of markets are for a lead; whose stage one may not change, one does not bring to another market', async () => {
  const [rep, agent] = await Promise.all([
    server.join(old.workspaceId, ['rep']),
    server.join(old.workspaceId, ['agent']),
  ]);
  const person = contact({ market: null });
  await today.push(create(person));
  const model = lifecyclePresets[1] ?? defaultModel;
  for (const fields of [
    { markets: [{ ...NORDICS, model }] },
    { mainMarket: 'Mine' },
    { fits: [] },
    { rates: [] },
    { valueMore: NONE },
  ]) {
    expect((await rep.push(settings(fields))).rejected).toMatchObject([{ code: 'forbidden' }]);
  }
  const toNordics = () => edit(person.id, { market: NORDICS.id });
  expect((await agent.push(toNordics())).rejected).toMatchObject([{ code: 'forbidden' }]);
  expect((await agent.push(edit(person.id, { market: null, title: 'Buyer' }))).rejected).toEqual([]);
  expect((await rep.push(toNordics())).rejected).toEqual([]);
  expect((await agent.push(create(contact({ market: NORDICS.id })))).rejected).toEqual([]);
});

test('a client that is older still is refused', async () => {
  expect(await refusal(old.request('/v1/sync/pull?v=2'))).toMatchObject({ code: 'upgrade' });
});

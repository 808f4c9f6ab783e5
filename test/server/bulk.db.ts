import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { v7 } from 'uuid';
import type { Bulk } from '../../lib/model/bulk';
import type { Contact } from '../../lib/model/contact';
import { defaultModel } from '../../lib/model/presets';
import { currentStage } from '../../lib/rules/stage';
import { giveMany, moveMany, undoMany, type BulkPerson } from '../../lib/rules/make-bulk';
import { recountPeople } from '../../server/people/recount';
import { Seeded } from '../sync/seeded';
import { add, contact, create, edit, remove, stageChange, type Draft } from './build';
import { json, testServer, type Device, type TestServer } from './team';

let server: TestServer;
let device: Device;
let other: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  device = await server.join(await server.newTeam());
  other = await server.join(device.workspaceId);
});

const actor = () => ({ now: server.clock.now, by: device.memberId, newId: v7 });
const model = defaultModel;

function bulk(change: { id: string; fields: Bulk } | null, from = device): Draft {
  if (change === null) throw new Error('Nobody is left.');
  const named = change.fields.act === 'owner' ? {} : { device: from.clientId, number: from.lastMid + 1 };
  const fields = { ...change.fields, ...named } as Bulk;
  return { uuid: randomUUID(), recordId: change.id, ageMs: 0, op: 'bulk', kind: 'contact', fields };
}

/** Everybody with owner and stage, as a device sees them. */
async function everybody(): Promise<BulkPerson[]> {
  const rows = [...(await other.state()).values()];
  const moves = rows.flatMap((row) => (row.kind === 'stage-change' && row.data ? [row.data] : []));
  return rows.flatMap((row): BulkPerson[] => {
    if (row.kind !== 'contact' || row.data === null) return [];
    const stage = currentStage(moves.filter(({ contactId }) => contactId === row.id));
    const named = { stage: stage?.to ?? null, stageModel: stage?.model ?? null, phase: stage?.phase ?? null };
    return [{ id: row.id, owner: row.data.owner, ...named, since: stage?.at ?? null }];
  });
}

async function somePeople(count: number, fields: Partial<Contact> = {}): Promise<Contact[]> {
  const people = Array.from({ length: count }, () => contact({ emails: [], ...fields }));
  for (let at = 0; at < count; at += 250) {
    const some = people.slice(at, at + 250);
    await other.push(...some.map((one) => create(one)));
    await other.push(...some.map(({ id }) => add('stage-change', stageChange(id, { number: at }))));
  }
  server.clock.now += 60_000;
  return people;
}

const byId = (people: BulkPerson[]) => new Map(people.map((one) => [one.id, one]));

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'BK1 BK2 BK3: a bulk and its undo leave everything as it was, but for what others changed meanwhile (seed %i)',
  async (seed) => {
    const chance = new Seeded(seed);
    const people = await somePeople(12);
    const before = byId(await everybody());
    const act = chance.pick(['give', 'move'] as const);
    const draft = bulk(
      act === 'give'
        ? giveMany([...before.values()], device.memberId, actor())
        : moveMany([...before.values()], 'retention', { model, reason: null }, actor()),
    );
    const meddle = (some: Contact[]) =>
      some.map(({ id }) =>
        chance.chance(0.2)
          ? remove(id)
          : act === 'give'
            ? edit(id, { owner: other.memberId })
            : add('stage-change', stageChange(id, { to: 'loyalty', at: server.clock.now })),
      );
    const drawn = () => people.filter(() => chance.chance(0.25));
    const [early, late] = [drawn(), drawn()];
    if (early.length > 0) await other.push(...meddle(early));
    server.clock.now += 1000;
    const first = await device.push(draft);
    expect(first.rejected).toEqual([]);
    expect(first.bulks?.[0]?.skipped.map(({ id }) => id).sort()).toEqual(early.map(({ id }) => id).sort());
    expect(first.bulks?.[0]?.done).toBe(12 - early.length);
    const between = byId(await everybody());
    for (const { id } of people) {
      if (early.some((one) => one.id === id)) continue;
      expect(between.get(id)).toMatchObject(
        act === 'give' ? { owner: device.memberId } : { stage: 'retention' },
      );
    }
    server.clock.now += 1000;
    const meddled = late.filter(({ id }) => between.has(id));
    if (meddled.length > 0) await other.push(...meddle(meddled));
    const changed = byId(await everybody());
    server.clock.now += 1000;
    const undo = await device.push(bulk(undoMany(draft.recordId, actor())));
    expect(undo.rejected).toEqual([]);
    const after = byId(await everybody());
    for (const { id } of people) {
      const isMeddled = [...early, ...meddled].some((one) => one.id === id);
      const want = isMeddled ? changed.get(id) : before.get(id);
      expect(after.get(id)?.owner).toBe(want?.owner);
      expect(after.get(id)?.stage).toBe(want?.stage);
    }
    const left = meddled.filter(({ id }) => !early.some((one) => one.id === id));
    expect(undo.bulks?.[0]?.skipped.map(({ id }) => id).sort()).toEqual(left.map(({ id }) => id).sort());
    expect(await recountPeople(server.db, device.workspaceId)).toBe(0);
  },
);

test('sent twice it has its effect once, and the same answer', async () => {
  await somePeople(3);
  const draft = bulk(giveMany(await everybody(), device.memberId, actor()));
  const sent = device.number([draft]);
  const answers = [await device.send(sent), await device.send(sent)];
  const replies = await Promise.all(answers.map((answer): Promise<unknown> => answer.json()));
  expect(replies[1]).toEqual(replies[0]);
  expect(replies[0]).toMatchObject({ rejected: [], bulks: [{ done: 3, skipped: [] }] });
});

test('BK2: one that names somebody of another team, or nobody, is refused whole', async () => {
  const theirs = await server.join(await server.newTeam());
  const foreign = contact();
  await theirs.push(create(foreign));
  await somePeople(2);
  const people = await everybody();
  for (const id of [foreign.id, randomUUID()]) {
    const stranger = { id, owner: null, stage: null, stageModel: null, phase: null, since: null };
    const { rejected } = await device.push(bulk(giveMany([...people, stranger], device.memberId, actor())));
    expect(rejected).toMatchObject([{ code: 'unknown-record' }]);
  }
  expect(await everybody()).toEqual(people);
  expect((await theirs.state()).get(foreign.id)?.data).toMatchObject({ owner: null });
});

test('each person by the rights of who sends it: a rep changes their own, an agent nobody; others take nothing back', async () => {
  const [mine] = await somePeople(1);
  await somePeople(2, { owner: other.memberId });
  const [rep, agent] = [
    await server.join(device.workspaceId, ['rep']),
    await server.join(device.workspaceId, ['agent']),
  ];
  const people = await everybody();
  expect((await agent.push(bulk(giveMany(people, agent.memberId, actor()), agent))).rejected).toMatchObject([
    { code: 'forbidden' },
  ]);
  const draft = bulk(giveMany(people, rep.memberId, actor()), rep);
  const reply = await rep.push(draft);
  expect(reply.bulks?.[0]).toMatchObject({ done: 1 });
  expect(new Set(reply.bulks?.[0]?.skipped.map(({ why }) => why))).toEqual(new Set(['forbidden']));
  const second = await server.join(device.workspaceId, ['rep']);
  expect((await second.push(bulk(undoMany(draft.recordId, actor()), second))).rejected).toMatchObject([
    { code: 'forbidden' },
  ]);
  expect((await rep.push(bulk(undoMany(draft.recordId, actor()), rep))).rejected).toEqual([]);
  expect(byId(await everybody()).get(mine?.id ?? '')?.owner).toBeNull();
});

test(
  'ten thousand are one mutation, answered in time, and taken back as one',
  { timeout: 300_000 },
  async () => {
    await somePeople(10_000);
    const people = await everybody();
    const moved = bulk(moveMany(people, 'retention', { model, reason: null }, actor()));
    const reply = await device.push(moved);
    expect(reply.bulks?.[0]).toMatchObject({ done: 10_000, skipped: [] });
    expect((await everybody()).every(({ stage }) => stage === 'retention')).toBe(true);
    server.clock.now += 1000;
    expect((await device.push(bulk(undoMany(moved.recordId, actor())))).bulks?.[0]).toMatchObject({
      done: 10_000,
    });
    const before = byId(people);
    for (const { id, stage } of await everybody()) expect(stage).toBe(before.get(id)?.stage);
  },
);

test('two members move the same people: whoever sends later moves nobody whom the other moved', async () => {
  await somePeople(6);
  const people = await everybody();
  const bea = await server.join(device.workspaceId);
  const mine = bulk(moveMany(people, 'retention', { model, reason: null }, actor()));
  const theirs = bulk(moveMany(people.slice(2), 'loyalty', { model, reason: null }, actor()), bea);
  expect((await bea.push(theirs)).bulks?.[0]).toMatchObject({ done: 4, skipped: [] });
  const reply = await device.push(mine);
  expect(reply.bulks?.[0]?.done).toBe(2);
  expect(reply.bulks?.[0]?.skipped).toHaveLength(4);
  expect(reply.bulks?.[0]?.skipped).toContainEqual({ id: people[3]?.id, why: 'changed' });
  server.clock.now += 1000;
  expect((await bea.push(bulk(undoMany(theirs.recordId, actor()), bea))).bulks?.[0]).toMatchObject({
    done: 4,
  });
  const stages = byId(await everybody());
  expect(people.map(({ id }) => stages.get(id)?.stage)).toEqual([
    'retention',
    'retention',
    ...people.slice(2).map(({ stage }) => stage),
  ]);
});

test('half of them gone or changed: the others are moved, and each is told by name', async () => {
  const contacts = await somePeople(4);
  const people = await everybody();
  const [first, second] = contacts;
  await other.push(remove(first?.id ?? ''));
  await other.push(
    add('stage-change', stageChange(second?.id ?? '', { to: 'loyalty', at: server.clock.now })),
  );
  const { rejected, bulks } = await device.push(
    bulk(moveMany(people, 'retention', { model, reason: null }, actor())),
  );
  expect(rejected).toEqual([]);
  expect(bulks?.[0]).toMatchObject({ done: 2 });
  expect(new Set(bulks?.[0]?.skipped)).toEqual(
    new Set([
      { id: first?.id, why: 'gone' },
      { id: second?.id, why: 'changed' },
    ]),
  );
});

test('BK8: whom the undo names as changed stays, and is told; one who had no stage before too', async () => {
  await somePeople(2);
  const first = contact({ emails: [] });
  await other.push(create(first));
  const people = await everybody();
  const moved = bulk(moveMany(people, 'retention', { model, reason: null }, actor()));
  await device.push(moved);
  server.clock.now += 1000;
  const [kept, back] = people.filter(({ id }) => id !== first.id);
  const strange = randomUUID();
  const undo = bulk(undoMany(moved.recordId, actor(), [kept?.id ?? '', strange]));
  expect((await device.push(undo)).bulks?.[0]).toEqual({
    id: undo.recordId,
    done: 1,
    skipped: [
      { id: kept?.id, why: 'changed' },
      { id: first.id, why: 'first-stage' },
    ],
  });
  const after = byId(await everybody());
  expect(after.get(kept?.id ?? '')?.stage).toBe('retention');
  expect(after.get(back?.id ?? '')?.stage).toBe(back?.stage);
  expect(after.get(first.id)?.stage).toBe('retention');
});

test('BK6: actions that are put off go to each person with the move, and end with its undo', async () => {
  await somePeople(2);
  const quiet = { until: server.clock.now + 1000, actions: ['call'] };
  const moved = bulk(moveMany(await everybody(), 'retention', { model, reason: null, quiet }, actor()));
  await device.push(moved);
  server.clock.now += 1000;
  const latest = async () => {
    const rows = [...(await other.state()).values()];
    const moves = rows.flatMap((row) => (row.kind === 'stage-change' && row.data ? [row.data] : []));
    const ids = new Set(moves.map(({ contactId }) => contactId));
    return [...ids].map((id) => currentStage(moves.filter(({ contactId }) => contactId === id))?.quiet);
  };
  expect(await latest()).toEqual([quiet, quiet]);
  await device.push(bulk(undoMany(moved.recordId, actor())));
  expect(await latest()).toEqual([undefined, undefined]);
});

test('BK9: a rep changes at most 50 at once, of those only their own', async () => {
  const rep = await server.join(device.workspaceId, ['rep']);
  await somePeople(1, { owner: rep.memberId });
  await somePeople(1, { owner: other.memberId });
  await somePeople(49);
  const people = await everybody();
  const move = (some: BulkPerson[]) =>
    bulk(moveMany(some, 'retention', { model, reason: null }, actor()), rep);
  expect((await rep.push(move(people))).rejected).toMatchObject([{ code: 'forbidden' }]);
  expect(await everybody()).toEqual(people);
  const some = people.filter(({ owner }) => owner !== null);
  expect((await rep.push(move(some))).bulks?.[0]).toMatchObject({ done: 1, skipped: [{ why: 'forbidden' }] });
});

test('a role that was changed while its author was offline counts when the bulk comes', async () => {
  const admin = await server.join(device.workspaceId, ['admin']);
  const [mine] = await somePeople(1, { owner: device.memberId });
  await somePeople(2, { owner: other.memberId });
  const people = await everybody();
  const made = bulk(moveMany(people, 'retention', { model, reason: null }, actor()));
  const path = `/v1/members/${device.memberId}/roles`;
  expect((await admin.request(path, json({ roles: ['rep'] }, admin.token))).status).toBe(200);
  const reply = await device.push(made);
  expect(reply.bulks?.[0]?.done).toBe(1);
  expect(new Set(reply.bulks?.[0]?.skipped.map(({ why }) => why))).toEqual(new Set(['forbidden']));
  const stages = byId(await everybody());
  expect(stages.get(mine?.id ?? '')?.stage).toBe('retention');
});

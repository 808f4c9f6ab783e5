import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import type { Operation } from '../../lib/panel/operations';
import { fateWords, operationRows, stateWords } from '../../lib/panel/operations';
import type { ManyMove } from '../../lib/panel/bulk';
import { DANA, idOf, NOW } from '../builders';
import { add, move, PERSON, seen, sessionOf, taken } from '../store/profile';
import { detected, LENA, LENA_ID, openDesk, PRIYA, shown, sighting, type Desk } from './desk';

const BEA = idOf(2);
const TO = { market: null, stage: 'loyalty' };
const lead = { roles: ['lead' as const] };

async function deskOf(changes: Change[]): Promise<Desk> {
  const desk = await openDesk(changes);
  const session = sessionOf('Dana');
  await desk.store.signIn({ ...session, member: { ...session.member, ...lead, id: DANA } });
  await desk.until(({ session: now }) => now?.member.roles.includes('lead'));
  return desk;
}

async function moved(desk: Desk, ids: string[], more: Partial<ManyMove> = {}) {
  const look = await desk.panel.commands.lookAtMany(ids, TO);
  const how = { ...TO, ids, reason: null, quiet: null, ...more };
  return { look, done: await desk.panel.commands.moveMany(look, how) };
}

const operations = (desk: Desk, fits: (all: Operation[]) => boolean = () => true) =>
  seen<Operation[]>((call) => desk.panel.commands.watchOperations(call), fits);
const stageOf = async (desk: Desk, id: string) => (await desk.store.rowsOf([id]))[0]?.stage;

test('people are looked at, moved as one, and taken back as one', async () => {
  const desk = await deskOf([...PRIYA, ...LENA]);
  const steps: number[] = [];
  const look = await desk.panel.commands.lookAtMany([PERSON, LENA_ID, idOf(404)], TO, {
    progress: (done) => steps.push(done),
  });
  expect(steps[0]).toBe(0);
  expect(look.looks.map(({ id, barrier, from }) => [id, barrier, from?.id ?? null])).toEqual([
    [PERSON, null, 'retention'],
    [LENA_ID, null, 'reach'],
    [idOf(404), 'gone', null],
  ]);
  const done = await desk.panel.commands.moveMany(look, {
    ...TO,
    ids: [PERSON, LENA_ID],
    reason: 'Season',
    quiet: null,
  });
  expect(done).toMatchObject({ state: 'done' });
  expect([await stageOf(desk, PERSON), await stageOf(desk, LENA_ID)]).toEqual(['loyalty', 'loyalty']);
  expect(desk.panel.state.getState().notice?.text).toBe('Moved 2 people to Loyalty');
  desk.clock.now += 1000;
  await desk.panel.commands.undo();
  expect([await stageOf(desk, PERSON), await stageOf(desk, LENA_ID)]).toEqual(['retention', 'reach']);
  expect(desk.panel.state.getState().notice?.text).toBe('2 people are back as before.');
});

test('BK7: who changed since it was read is not moved, nor anybody with them', async () => {
  const desk = await deskOf([...PRIYA, ...LENA]);
  const look = await desk.panel.commands.lookAtMany([PERSON, LENA_ID], TO);
  await desk.store.commit([move('acquisition', { contactId: LENA_ID, from: 'reach', at: NOW - 5 })]);
  const how = { ...TO, ids: [PERSON, LENA_ID], reason: null, quiet: null };
  expect(await desk.panel.commands.moveMany(look, how)).toEqual({ state: 'changed', ids: [LENA_ID] });
  expect(await stageOf(desk, PERSON)).toBe('retention');
});

test('an undo leaves who was changed since, and who had no stage before, and says so', async () => {
  const stranger = idOf(300);
  const desk = await deskOf([...PRIYA, ...LENA, add({ id: stranger, name: 'New', emails: [] })]);
  const { done } = await moved(desk, [PERSON, LENA_ID, stranger]);
  if (done.state !== 'done') return expect.unreachable();
  await desk.store.commit([move('acquisition', { contactId: LENA_ID, from: 'loyalty', at: NOW + 5 })]);
  desk.clock.now += 1000;
  await desk.panel.commands.undoOperation(done.ids);
  expect(desk.panel.state.getState().notice?.text).toBe(
    '1 person is back as before. 1 was changed since and stays. 1 had no stage before and stays.',
  );
  expect(await stageOf(desk, LENA_ID)).toBe('acquisition');
  expect(await stageOf(desk, PERSON)).toBe('retention');
  expect(await stageOf(desk, stranger)).toBe('loyalty');
  const [operation] = await operations(desk, ([one]) => one?.undone !== null);
  const words = operation?.people.map((person) => fateWords(operation, person));
  expect(words?.sort()).toEqual([
    'Done; not taken back: changed since',
    'Stays: had no stage before',
    'Taken back',
  ]);
});

test('what the server says of each comes later, and stands in the list and in its file', async () => {
  const desk = await deskOf([...PRIYA, ...LENA]);
  const { done } = await moved(desk, [PERSON, LENA_ID]);
  if (done.state !== 'done') return expect.unreachable();
  const [id = ''] = done.ids;
  expect((await operations(desk))[0]).toMatchObject({ state: 'waiting', title: 'Moved 2 people to Loyalty' });
  const waiting = await desk.store.outgoing(NOW, { mutations: 500, bytes: 1e6 });
  const lastMid = waiting.at(-1)?.mid ?? 0;
  const result = { id, done: 1, skipped: [{ id: LENA_ID, why: 'changed' as const }] };
  await desk.store.acknowledge({ ...taken(lastMid, 50), bulks: [result] }, NOW);
  const [operation] = await operations(desk, ([one]) => one?.state === 'answered');
  if (operation === undefined) return expect.unreachable();
  const rows = operationRows(operation, (one) => ({
    name: one === PERSON ? '=Priya' : 'Lena',
    address: 'a@b.example',
  }));
  expect(rows.slice(1).sort()).toEqual([
    ['=Priya', 'a@b.example', 'Retention', 'Loyalty', 'Done'],
    ['Lena', 'a@b.example', 'Reach', 'Loyalty', 'Left as they are: changed meanwhile'],
  ]);
});

const lastMid = async (desk: Desk) =>
  (await desk.store.outgoing(NOW, { mutations: 500, bytes: 1e6 })).at(-1)?.mid ?? 0;

test('refused whole, the list says so, also when what was refused is dropped, until it is sent again', async () => {
  const desk = await deskOf([...PRIYA]);
  await moved(desk, [PERSON]);
  const mid = await lastMid(desk);
  await desk.store.acknowledge(taken(mid, 50, [{ mid, code: 'forbidden' }]), NOW);
  const [operation] = await operations(desk, ([one]) => one?.state === 'refused');
  expect(operation?.people.map((one) => fateWords(operation, one))).toEqual([
    'Not done: the team’s server refused it',
  ]);
  await desk.panel.commands.undo();
  expect(desk.panel.state.getState().notice?.text).toMatch(/there is nothing to take back/);
  const [refused] = await desk.until(({ outbox }) => outbox.rejected.length === 1 && outbox.rejected);
  await desk.panel.commands.settleRejected(refused?.mid ?? 0, 'drop');
  await desk.until(({ outbox }) => outbox.rejected.length === 0);
  expect(await operations(desk)).toMatchObject([{ state: 'refused' }]);
  await desk.panel.commands.undo();
  const [again] = await desk.until(({ outbox }) => outbox.rejected.length === 1 && outbox.rejected);
  await desk.panel.commands.settleRejected(again?.mid ?? 0, 'retry');
  expect(await operations(desk, ([one]) => one?.state !== 'refused')).toMatchObject([{ state: 'waiting' }]);
});

test('of people who are shared among two the server refuses one part: the other stands, and is taken back alone', async () => {
  const desk = await deskOf([...PRIYA, ...LENA]);
  const plan = await desk.panel.commands.planGive([PERSON, LENA_ID], [BEA, null]);
  const [given = '', refused = ''] = plan.gets.flatMap(({ ids }) => ids);
  await desk.panel.commands.giveMany(plan);
  const mid = await lastMid(desk);
  const rejected = [{ mid, code: 'unknown-record' as const }];
  const [first = ''] = (await operations(desk))[0]?.ids ?? [];
  const bulks = [{ id: first, done: 1, skipped: [] }];
  await desk.store.acknowledge({ ...taken(mid, 50, rejected), bulks }, NOW);
  const [operation] = await operations(desk, ([one]) => one?.state === 'answered');
  if (operation === undefined) return expect.unreachable();
  expect(stateWords(operation)).toBe('1 done. 1 left as they are.');
  expect(operation.people.map((one) => [one.id, fateWords(operation, one)])).toEqual([
    [given, 'Done'],
    [refused, 'Not done: the team’s server refused it'],
  ]);
  await desk.panel.commands.undoOperation(operation.ids);
  expect(desk.panel.state.getState().notice?.text).toBe('1 person is back as before.');
});

test('a rep moves only their own; what is another’s is told before', async () => {
  const desk = await openDesk([
    ...PRIYA,
    ...LENA,
    { ...add(), op: 'patch', kind: 'contact', id: LENA_ID, fields: { owner: BEA }, base: { owner: DANA } },
  ]);
  const { looks } = await desk.panel.commands.lookAtMany([PERSON, LENA_ID], TO);
  expect(looks.map(({ id, barrier }) => [id, barrier])).toEqual([
    [PERSON, null],
    [LENA_ID, 'not-yours'],
  ]);
});

test('who is made of several people stays, and of the others it is said what the move would open', async () => {
  const desk = await deskOf([
    ...PRIYA,
    ...LENA,
    add({ id: idOf(300), name: 'L. Vogel', emails: [], mergedInto: LENA_ID }),
  ]);
  const { looks } = await desk.panel.commands.lookAtMany([PERSON, LENA_ID], TO);
  expect(looks.map(({ id, barrier }) => [id, barrier])).toEqual([
    [PERSON, null],
    [LENA_ID, 'joined'],
  ]);
  const opens = looks[0]?.opens ?? [];
  expect(opens.length).toBeGreaterThan(0);
  await desk.open(detected());
  const now = shown(desk).actions.map(({ rule }) => rule.id);
  expect(now.length).toBeGreaterThan(0);
  expect(opens.filter((id) => now.includes(id))).toEqual([]);
});

test('broken off before it is committed, nothing was done and nothing is said', async () => {
  const desk = await deskOf([...PRIYA]);
  const look = await desk.panel.commands.lookAtMany([PERSON], TO);
  const how = { ...TO, ids: [PERSON], reason: null, quiet: null };
  const done = await desk.panel.commands.moveMany(look, how, { signal: AbortSignal.abort() });
  expect(done).toEqual({ state: 'stopped' });
  expect(await stageOf(desk, PERSON)).toBe('retention');
  expect(desk.panel.state.getState()).toMatchObject({ notice: null, problem: null });
});

test('everybody of somebody who leaves is shared among two, as one step to take back', async () => {
  const desk = await deskOf([...PRIYA, ...LENA]);
  const ids = await desk.panel.commands.peopleOfOwner(DANA);
  expect(ids.sort()).toEqual([PERSON, LENA_ID].sort());
  const plan = await desk.panel.commands.planGive(ids, [BEA, null]);
  expect(plan.gets.map(({ owner, ids: some }) => [owner, some.length])).toEqual([
    [BEA, 1],
    [null, 1],
  ]);
  expect(await desk.panel.commands.giveMany(plan)).toMatchObject({
    state: 'done',
    ids: [expect.any(String), expect.any(String)],
  });
  const all = await operations(desk);
  expect(all.map(({ title }) => title)).toEqual(['Gave 2 people to a colleague, nobody']);
  expect(await desk.panel.commands.giveMany(plan)).toMatchObject({ state: 'changed' });
  await desk.panel.commands.undoOperation(all[0]?.ids ?? []);
  expect((await desk.panel.commands.peopleOfOwner(DANA)).sort()).toEqual(ids.sort());
});

test('each line of a pasted list is told; who is not known is added in the stage, and taken back', async () => {
  const desk = await deskOf([...PRIYA]);
  const text = 'Lena Vogel <lena@vogel.example>\nPRIYA@helioworks.example\npriya@helioworks.example\nnone';
  const fates = await desk.panel.commands.findListed(text);
  expect(fates.map(({ kind }) => kind)).toEqual(['not-known', 'found', 'twice', 'no-address']);
  const [first] = fates;
  if (first?.kind !== 'not-known') return expect.unreachable();
  const lena = {
    name: first.name ?? '',
    email: first.address,
    key: null,
    confidence: 1,
    evidence: ['Pasted'],
  };
  const [id = ''] = (await desk.panel.commands.addListed([lena], TO)) ?? [];
  expect(await desk.store.rowsOf([id])).toMatchObject([
    { name: 'Lena Vogel', emails: ['lena@vogel.example'], stage: 'loyalty', owner: DANA },
  ]);
  expect(desk.panel.state.getState().notice?.text).toBe('Added 1 person in Loyalty');
  await desk.panel.commands.undo();
  expect(await desk.store.rowsOf([id])).toEqual([]);
});

test('people of a page stand with their next action and value, and follow a move', async () => {
  const desk = await deskOf([...PRIYA, ...LENA]);
  const row = (name: string, email: string) => ({ name, email, confidence: 1, evidence: ['Row'], key: null });
  desk.panel.commands.show(
    sighting({
      list: [
        row('Priya', 'priya@helioworks.example'),
        row('Lena', 'lena@vogel.example'),
        row('X', 'x@x.example'),
      ],
    }),
  );
  const glimpses = await desk.until(
    (state) => state.glimpses.filter(({ more }) => more !== null).length === 2 && state.glimpses,
  );
  expect(glimpses.map(({ row: one, more }) => [one?.id ?? null, (more?.action ?? '') !== ''])).toEqual([
    [PERSON, true],
    [LENA_ID, true],
    [null, false],
  ]);
  await moved(desk, [LENA_ID]);
  await desk.until((state) => state.glimpses[1]?.row?.stage === 'loyalty');
});

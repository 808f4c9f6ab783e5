import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { buildReward, buildStageKept } from '../builders';
import { add, contact, create, edit, note, remove, type Draft } from './build';
import { testServer, type Device, type TestServer } from './team';

let server: TestServer;
let rep: Device;
let agent: Device;
let lead: Device;
let admin: Device;
beforeAll(async () => {
  server = await testServer();
  const team = await server.newTeam();
  rep = await server.join(team, ['rep']);
  agent = await server.join(team, ['agent']);
  lead = await server.join(team, ['lead']);
  admin = await server.join(team, ['admin']);
});

const codes = async (device: Device, ...drafts: Draft[]) =>
  (await device.push(...drafts)).rejected.map(({ code }) => code);
/** A fact's own fields, about a person and by somebody. */
const of = (contactId: string, by: Device) => {
  return { id: randomUUID(), contactId, by: by.memberId, at: server.clock.now };
};

test('an agent gives a reward and keeps a stage, under their own name; an admin alone does neither', async () => {
  const person = contact();
  await rep.push(create(person));
  const reward = buildReward(of(person.id, rep));
  const kept = buildStageKept(of(person.id, rep));
  const drafts = () => [add('reward', reward), add('stage-kept', kept)];
  expect(await codes(admin, ...drafts())).toEqual(['forbidden', 'forbidden']);
  expect(await codes(agent, ...drafts())).toEqual([]);
  const state = await rep.state();
  for (const { id } of [reward, kept]) expect(state.get(id)?.data).toMatchObject({ by: agent.memberId });
});

test('a colleague notes that a reward was redeemed: one of that person, and a reward', async () => {
  const [person, other] = [contact(), contact()];
  await rep.push(create(person), create(other));
  const given = buildReward(of(person.id, rep));
  const said = note(person.id);
  await rep.push(add('reward', given), add('interaction', said));
  const redeem = (contactId: string, redeems: string) =>
    add('reward', buildReward({ ...of(contactId, agent), redeems }));
  expect(await codes(agent, redeem(person.id, given.id))).toEqual([]);
  const wrong = [redeem(other.id, given.id), redeem(person.id, said.id), redeem(person.id, randomUUID())];
  expect(await codes(agent, ...wrong)).toEqual(Array(3).fill('unknown-record'));
  expect(await codes(agent, redeem(person.id, given.id.toUpperCase()))).toEqual(['invalid']);
});

test('a note stands for an earlier one of one’s own; for a colleague’s only where their facts may be taken back', async () => {
  const person = contact({ owner: rep.memberId });
  await rep.push(create(person));
  const hers = note(person.id, { by: agent.memberId });
  await agent.push(add('interaction', hers));
  const edited = (by: Device, replaces: string) =>
    add('interaction', note(person.id, { by: by.memberId, text: 'Better.', replaces }));
  expect(await codes(agent, edited(agent, hers.id))).toEqual([]);
  expect(await codes(rep, edited(rep, hers.id))).toEqual([]); // it is their own person
  const his = note(person.id, { by: rep.memberId });
  await rep.push(add('interaction', his));
  expect(await codes(agent, edited(agent, his.id))).toEqual(['forbidden']);
  expect(await codes(agent, edited(agent, randomUUID()))).toEqual(['unknown-record']);
});

test('who looks after a person merges them, and a lead: into people who are gone, unknown, or in a circle', async () => {
  const [ann, bea, gone] = [contact({ owner: rep.memberId }), contact(), contact()];
  await rep.push(create(ann), create(bea), create(gone));
  await rep.push(remove(gone.id));
  const into = (id: string, mergedInto: string | null) => edit(id, { mergedInto });
  for (const device of [rep, lead]) {
    for (const target of [bea.id, randomUUID(), gone.id, ann.id, null]) {
      server.clock.now += 1;
      expect(await codes(device, into(ann.id, target))).toEqual([]);
    }
  }
  expect(await codes(rep, into(ann.id, bea.id), into(bea.id, ann.id))).toEqual([]);
  expect(await codes(admin, into(ann.id, bea.id))).toEqual(['forbidden']);
  expect(await codes(rep, into(ann.id, bea.id.toUpperCase()))).toEqual(['invalid']);
  const facts = [add('interaction', note(ann.id)), add('interaction', note(bea.id))];
  expect(await codes(agent, ...facts)).toEqual([]); // each under its own person
});

test('a merge, and taking one back, is refused to an agent and to a rep of other people', async () => {
  const [ann, bea] = [contact({ owner: lead.memberId }), contact()];
  await lead.push(create(ann), create(bea));
  const merge = { into: bea.id, at: server.clock.now, by: lead.memberId, before: { title: null } };
  for (const device of [agent, rep]) {
    expect(await codes(device, edit(ann.id, { mergedInto: bea.id }))).toEqual(['forbidden']);
    expect(await codes(device, edit(ann.id, { merge }))).toEqual(['forbidden']);
  }
  expect(await codes(lead, edit(ann.id, { mergedInto: bea.id, merge }))).toEqual([]);
  server.clock.now += 1;
  expect(await codes(agent, edit(ann.id, { mergedInto: null, merge: null }))).toEqual(['forbidden']);
  expect(await codes(agent, edit(ann.id, { mergedInto: bea.id, title: 'Buyer' }))).toEqual([]); // as it is
});

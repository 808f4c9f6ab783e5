import { expect, test } from 'vitest';
import type { LookupKey } from '../../lib/model/wire';
import type { LookupAnswer } from '../../lib/panel/context';
import { idOf } from '../builders';
import { contactRow, stageRow } from '../store/profile';
import { detected, openDesk, sighting, type Desk } from './desk';

const OTTO = idOf(400);
const KEY = { site: 'hubspot', account: '77', type: 'person' as const, id: '400' };
const otto = detected({ name: 'Otto Brandt', email: 'otto@brandt.example' });
const rows = [
  contactRow(5, { id: OTTO, name: 'Otto Brandt', emails: ['otto@brandt.example'], keys: [KEY] }),
  stageRow(6, { id: idOf(401), contactId: OTTO }),
];

/** A panel of a team that is too large for its device, and a server that answers as it is told. */
async function largeTeam(isPart = true) {
  const asked: LookupKey[][] = [];
  const answers: ((answer: LookupAnswer) => void)[] = [];
  const desk = await openDesk([], {
    lookUp: (keys) => {
      asked.push(keys);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  await desk.store.position();
  if (isPart) {
    const { workspace, members } = await desk.store.team();
    await desk.store.beginSnapshot('e1', 10, 'mine/pv');
    if (workspace !== null)
      await desk.store.applySnapshot([
        { kind: 'workspace', id: workspace.id, seq: 1, deleted: false, data: workspace },
        ...members.map((data) => ({ kind: 'member' as const, id: data.id, seq: 2, deleted: false, data })),
      ]);
    await desk.store.endSnapshot();
  }
  const answer = (with_: LookupAnswer) => answers.shift()?.(with_);
  const bring = () =>
    desk.store.applyPeople([], { epoch: 'e1', seq: 20, rows: [...rows], gone: [], rest: [] });
  return { ...desk, asked, answer, bring };
}

const subject = ({ panel }: Pick<Desk, 'panel'>) => panel.state.getState().subject;

test('somebody who is not here is shown so at once, then asked for, and shown when they came', async () => {
  const desk = await largeTeam();
  await desk.open(otto);
  expect(subject(desk).kind).toBe('unknown');
  await desk.until((state) => state.teamLookup === 'looking');
  expect(desk.asked).toEqual([[{ address: 'otto@brandt.example' }]]);
  await desk.bring();
  desk.answer('found');
  await desk.until((state) => state.subject.kind === 'known' && state.subject.view.contact.id === OTTO);
  expect(desk.panel.state.getState().teamLookup).toBeNull();
  expect(await desk.store.lookedAt(OTTO)).not.toBeNull(); // kept from now on
});

test('whom the team does not know either is not asked for again and again', async () => {
  const desk = await largeTeam();
  await desk.open(otto);
  await desk.until((state) => state.teamLookup === 'looking');
  desk.answer('nobody');
  await desk.until((state) => state.teamLookup === null);
  expect(subject(desk).kind).toBe('unknown');
  desk.panel.commands.show(sighting({}));
  await desk.open(otto);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(desk.asked).toHaveLength(1);
});

test('without the server it is said that they may be one of the team’s people', async () => {
  const desk = await largeTeam();
  await desk.open(otto);
  await desk.until((state) => state.teamLookup === 'looking');
  desk.answer('not-reached');
  await desk.until((state) => state.teamLookup === 'not-reached');
  expect(subject(desk).kind).toBe('unknown');
});

test('an answer that comes when the page has moved on shows nobody', async () => {
  const desk = await largeTeam();
  await desk.open(otto);
  await desk.until((state) => state.teamLookup === 'looking');
  desk.panel.commands.show(sighting({}));
  await desk.until((state) => state.subject.kind === 'none');
  await desk.bring();
  desk.answer('found');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(subject(desk).kind).toBe('none');
  expect(desk.panel.state.getState().teamLookup).toBeNull();
});

test('a record that is linked to nobody here is asked for; who is known by an address alone is compared with it', async () => {
  const desk = await largeTeam();
  const eve = contactRow(7, {
    id: idOf(410),
    name: 'Eve Example',
    emails: ['otto@brandt.example'],
    keys: [],
  });
  await desk.store.applyPeople([], { epoch: 'e1', seq: 20, rows: [eve], gone: [], rest: [] });
  desk.panel.commands.show(sighting({ primary: otto, key: KEY }));
  await desk.until((state) => state.subject.kind === 'known' && state.teamLookup === 'looking');
  expect(desk.asked).toEqual([[{ record: KEY }]]);
  await desk.bring();
  desk.answer('found');
  // The address is that of two people by now: the record says which of them.
  await desk.until((state) => state.subject.kind === 'known' && state.subject.view.contact.id === OTTO);
});

test('a device that holds everybody asks nobody', async () => {
  const desk = await largeTeam(false);
  await desk.open(otto);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect([desk.asked, subject(desk).kind]).toEqual([[], 'unknown']);
});

test('of many who are to be added the team is asked first: who is known there comes, and is not added again', async () => {
  const desk = await largeTeam();
  const seenOf = (email: string) => ({ email, key: null, confidence: 1, evidence: ['Pasted'] });
  const people = [seenOf('Otto@brandt.example'), seenOf('ada@new.example')];
  const target = { market: null, stage: 'reach' };
  const added = desk.panel.commands.addListed(people, target);
  await expect.poll(() => desk.asked.length).toBe(1);
  expect(desk.asked[0]).toEqual([{ address: 'otto@brandt.example' }, { address: 'ada@new.example' }]);
  await desk.bring();
  desk.answer('found');
  await expect.poll(() => desk.asked.length).toBe(2);
  expect(desk.asked[1]).toEqual([{ address: 'ada@new.example' }]);
  desk.answer('nobody');
  expect(await added).toHaveLength(1);
  expect(desk.panel.state.getState().notice?.text).toBe(
    'Added 1 person in Reach. 1 person was known to the team already.',
  );
  expect(await desk.store.findByAddress('otto@brandt.example')).toHaveLength(1);

  const late = desk.panel.commands.addListed([seenOf('eve@new.example')], target);
  await expect.poll(() => desk.asked.length).toBe(3);
  desk.answer('not-reached');
  expect(await late).toBeNull();
  expect(desk.panel.state.getState().notice?.text).toMatch(/^Nobody was added: .* cannot be reached\.$/);
  expect(await desk.store.findByAddress('eve@new.example')).toEqual([]);
});

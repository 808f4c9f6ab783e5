import { describe, expect, test } from 'vitest';
import type { RecordKey } from '../../lib/model/record-key';
import { recordKeyText } from '../../lib/model/record-key-text';
import { CHOICE_LIMIT } from '../../lib/store/page-memory';
import { PERSON } from '../store/profile';
import { detected, LENA, lena, LENA_ID, LOOKING, openDesk, PRIYA, shown, sighting, type Desk } from './desk';

const key: RecordKey = { site: 'zendesk', account: 'acme', type: 'ticket', id: '7' };
const other: RecordKey = { ...key, id: '8' };
const ticket = (fields: Parameters<typeof sighting>[0] = {}) =>
  sighting({ primary: detected(), others: [lena], key, ...fields });
const isLena = ({ subject }: ReturnType<Desk['panel']['state']['getState']>) =>
  subject.kind === 'known' && subject.view.contact.id === LENA_ID;
const isPriya = ({ subject }: ReturnType<Desk['panel']['state']['getState']>) =>
  subject.kind === 'known' && subject.view.contact.id === PERSON;
const choices = (desk: Desk) => desk.panel.state.getState().memory?.choices ?? {};

async function deskAt(page = ticket()): Promise<Desk> {
  const desk = await openDesk([...PRIYA, ...LENA]);
  desk.panel.commands.show(page);
  await desk.until(({ subject }) => subject.kind !== 'none' && subject.kind !== 'reading');
  return desk;
}

/** Goes to another page and comes back. */
function leaveAndReturn(desk: Desk, page = ticket()): void {
  desk.panel.commands.show(LOOKING);
  desk.panel.commands.show(sighting({ primary: detected(), key: other }));
  desk.panel.commands.show(LOOKING);
  desk.panel.commands.show(page);
}

describe('another person is picked', () => {
  test('on a record: the same page gives the same person next time, and a chip forgets it', async () => {
    const desk = await deskAt();
    desk.panel.commands.choosePerson({ ...lena, key: null });
    await desk.until(isLena);
    expect(desk.panel.state.getState().chosen).toBe('record');
    leaveAndReturn(desk);
    await desk.until(isLena);
    expect(desk.panel.state.getState().chosen).toBe('record');
    desk.panel.commands.backToPage();
    await desk.until(isPriya);
    expect(desk.panel.state.getState().chosen).toBeNull();
    leaveAndReturn(desk);
    await desk.until(isPriya);
    expect(choices(desk)).toEqual({});
  });

  test('another page of the same browser knows it, and another record does not', async () => {
    const desk = await deskAt();
    desk.panel.commands.choosePerson({ ...lena, key: null });
    await desk.until(() => recordKeyText(key) in choices(desk));
    const again = await openDesk();
    expect(choices(again)).toEqual({}); // a profile of its own
    desk.panel.commands.show(sighting({ primary: detected(), others: [lena], key: other }));
    await desk.until(isPriya);
    expect(desk.panel.state.getState().chosen).toBeNull();
  });

  test('who is not on the page any longer is not shown, and neither is whom the user did not mean', async () => {
    const desk = await deskAt();
    desk.panel.commands.choosePerson({ ...lena, key: null });
    await desk.until(isLena);
    leaveAndReturn(desk, ticket({ others: [] }));
    const { subject, page } = desk.panel.state.getState();
    expect(subject.kind).toBe('none');
    expect(page).toMatchObject({ state: 'nobody', list: [] });
  });

  test('a page without a record remembers nothing, and says so', async () => {
    const desk = await deskAt(ticket({ key: null }));
    desk.panel.commands.choosePerson({ ...lena, key: null });
    await desk.until(isLena);
    expect(desk.panel.state.getState().chosen).toBe('page');
    expect(choices(desk)).toEqual({});
    leaveAndReturn(desk, ticket({ key: null }));
    await desk.until(isPriya);
  });

  test('a row of a list says nothing of the list', async () => {
    const desk = await openDesk([...PRIYA, ...LENA]);
    desk.panel.commands.show(sighting({ list: [{ ...lena, key: null }] }));
    desk.panel.commands.choosePerson({ ...lena, key: null });
    await desk.until(isLena);
    expect(desk.panel.state.getState().chosen).toBe('looked-up');
  });

  test('a question that was answered is not asked again', async () => {
    const desk = await openDesk([...PRIYA, ...LENA]);
    const question = sighting({ status: 'ask', others: [lena, detected()], key });
    desk.panel.commands.show(question);
    await desk.until(({ page, subject }) => page.state === 'ask' && subject.kind === 'none');
    desk.panel.commands.choosePerson({ ...lena, key: null });
    await desk.until(isLena);
    leaveAndReturn(desk, question);
    await desk.until(isLena);
  });
});

describe('not this person', () => {
  test('is remembered for the record: the page offers its people, and names nobody', async () => {
    const desk = await deskAt();
    desk.panel.commands.notThisPerson();
    expect(desk.panel.state.getState()).toMatchObject({ chosen: 'record', subject: { kind: 'none' } });
    leaveAndReturn(desk);
    const { page } = desk.panel.state.getState();
    // Whoever it is not is not offered again.
    expect(page.state === 'several' && page.people.map(({ email }) => email)).toEqual([lena.email]);
    desk.panel.commands.backToPage();
    await desk.until(isPriya);
  });

  test('says nothing of somebody else whom the same record names later', async () => {
    const desk = await deskAt();
    desk.panel.commands.notThisPerson();
    leaveAndReturn(desk, ticket({ primary: lena, others: [] }));
    await desk.until(isLena);
    expect(desk.panel.state.getState().chosen).toBeNull();
  });

  test('and one of the team’s people instead, also where the page does not show them', async () => {
    const desk = await deskAt(ticket({ others: [] }));
    desk.panel.commands.notThisPerson();
    desk.panel.commands.chooseContact(LENA_ID, 'Lena Vogel');
    await desk.until(isLena);
    leaveAndReturn(desk, ticket({ others: [] }));
    await desk.until(isLena);
    await desk.store.commit([{ op: 'delete', kind: 'contact', id: LENA_ID }]);
    leaveAndReturn(desk, ticket({ others: [] }));
    await desk.until(isPriya); // whom the choice was about is gone: the page speaks for itself
  });
});

test('a search is only a look at somebody: nothing is remembered of the page', async () => {
  const desk = await deskAt();
  desk.panel.commands.openContact(LENA_ID, 'Lena Vogel');
  await desk.until(isLena);
  expect(desk.panel.state.getState().chosen).toBe('looked-up');
  expect(choices(desk)).toEqual({});
});

test('at most 2,000 choices are kept, and the oldest goes first', async () => {
  const { store, panel, until } = await openDesk();
  const old = Array.from(
    { length: CHOICE_LIMIT },
    (_, at) => [`z/a/ticket/${String(at)}`, { who: { kind: 'nobody' as const }, instead: null }] as const,
  );
  await store.changePageMemory((memory) => ({ ...memory, choices: Object.fromEntries(old) }));
  panel.commands.show(ticket());
  await until(({ subject }) => subject.kind === 'unknown');
  panel.commands.notThisPerson();
  const kept = () => Object.keys(panel.state.getState().memory?.choices ?? {});
  await expect
    .poll(() => [kept().length, kept()[0], kept().at(-1)])
    .toEqual([CHOICE_LIMIT, 'z/a/ticket/1', recordKeyText(key)]);
});

test('sign-out forgets what was said of pages', async () => {
  const desk = await deskAt();
  desk.panel.commands.notThisPerson();
  await desk.until(() => recordKeyText(key) in choices(desk));
  await desk.panel.commands.signOut();
  await desk.until(() => Object.keys(choices(desk)).length === 0);
});

test('addresses the user tells beside a page are their own at once, and undo takes back only what is new', async () => {
  const desk = await deskAt();
  await desk.store.saveDevice({ own: ['dana@harbourgoods.example'] });
  await desk.until((state) => state.device.own.length === 1);
  const told = ['dana@harbourgoods.example', 'harbourgoods.example'];
  expect(await desk.panel.commands.addOwn(told)).toBe(true);
  expect((await desk.store.device()).own).toEqual(told);
  expect(desk.sent).toContainEqual({ type: 'look', tabId: 7 });
  expect(desk.panel.state.getState().notice?.text).toBe('Yours from now on: harbourgoods.example');
  await desk.panel.commands.undo();
  expect((await desk.store.device()).own).toEqual(['dana@harbourgoods.example']);
});

test('that’s one of us: the address is the user’s own, the page is read again, and undo takes it back', async () => {
  const desk = await deskAt();
  await desk.panel.commands.oneOfUs();
  expect((await desk.store.device()).own).toEqual(['priya@helioworks.example']);
  expect(desk.sent).toContainEqual({ type: 'look', tabId: 7 });
  expect(desk.panel.state.getState().notice?.text).toBe(
    'Priya Raman is one of you: never shown as a customer',
  );
  await desk.panel.commands.undo();
  expect((await desk.store.device()).own).toEqual([]);
  expect(shown(desk).contact.id).toBe(PERSON);
});

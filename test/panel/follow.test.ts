import { afterEach, expect, test, vi } from 'vitest';
import type { RecordKey } from '../../lib/model/record-key';
import { idOf } from '../builders';
import { add, contactRow, goneRow, page, PERSON } from '../store/profile';
import { detected, LENA, lena, LENA_ID, LOOKING, openDesk, PRIYA, shown, sighting } from './desk';

afterEach(() => {
  vi.restoreAllMocks();
});

const key: RecordKey = { site: 'hubspot', account: '42', type: 'person', id: '7' };

test('a person the team has is found by address, in any spelling', async () => {
  const desk = await openDesk(PRIYA);
  await desk.open(detected({ email: 'Priya@HELIOWORKS.example' }));
  expect(shown(desk).contact.id).toBe(PERSON);
  expect(shown(desk).stage.current?.id).toBe('retention');
  expect(shown(desk).owner).toBe('Owner: you');
});

test('the record of a message is nobody’s own record', async () => {
  const desk = await openDesk([
    ...PRIYA,
    add({ id: idOf(150), emails: [], keys: [{ ...key, type: 'message' }] }),
  ]);
  desk.panel.commands.show(sighting({ primary: detected(), key: { ...key, type: 'message' } }));
  await desk.until((state) => state.subject.kind === 'known');
  expect(shown(desk).contact.id).toBe(PERSON);
});

test('nobody of the team: unknown, with people of a similar name', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  await desk.open(detected({ name: 'Lena Vogel', email: 'lena.v@elsewhere.example' }));
  const subject = await desk.until(({ subject: now }) => now.kind === 'unknown' && now);
  expect(subject.similar.map((row) => row.id)).toEqual([LENA_ID]);
});

test('an address of two people is a question, not a guess', async () => {
  const desk = await openDesk([...PRIYA, add({ id: idOf(150), name: 'Priya’s assistant' })]);
  await desk.open(detected());
  const subject = await desk.until(({ subject: now }) => now.kind === 'doubtful' && now);
  expect(subject.contacts).toHaveLength(2);
});

test('while the page looks again, whoever was there is gone at once', async () => {
  const desk = await openDesk(PRIYA);
  await desk.open(detected());
  desk.panel.commands.show(LOOKING);
  expect(desk.panel.state.getState().subject.kind).toBe('none');
  expect(desk.panel.state.getState().page.state).toBe('looking');
});

test('a page that only redraws itself changes nothing', async () => {
  const desk = await openDesk(PRIYA);
  await desk.open(detected());
  const { subject, keysFrom } = desk.panel.state.getState();
  desk.panel.commands.show(sighting({ primary: detected({ confidence: 0.97 }) }));
  expect(desk.panel.state.getState().subject).toBe(subject);
  expect(desk.panel.state.getState().keysFrom).toBe(keysFrom);
});

test('a lookup that ends after the page has moved on shows nobody', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  const { store, panel } = desk;
  const find = (address: string) => store.findByAddress(address);
  const slow = find('priya@helioworks.example');
  let answer = (): void => undefined;
  vi.spyOn(store, 'findByAddress').mockReturnValueOnce(
    new Promise((resolve) => {
      answer = () => resolve(slow);
    }),
  );
  panel.commands.show(sighting({ primary: detected() }));
  panel.commands.show(sighting({ primary: lena }));
  await desk.until((state) => state.subject.kind === 'known');
  answer();
  await slow;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(shown(desk).contact.id).toBe(LENA_ID);
});

test('single keys rest for half a second after the person has changed', async () => {
  const desk = await openDesk(PRIYA);
  desk.panel.commands.show(sighting({ primary: detected() }));
  expect(desk.panel.state.getState().keysFrom).toBe(desk.clock.now + 500);
});

test('another person of the page is chosen until the page shows something else', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  desk.panel.commands.show(sighting({ primary: detected(), others: [lena] }));
  await desk.until((state) => state.subject.kind === 'known');
  desk.panel.commands.choosePerson({ ...lena, key: null });
  await desk.until((state) => state.subject.kind === 'known' && state.subject.view.contact.id === LENA_ID);
  // The page says the same again: the choice holds.
  desk.panel.commands.show(sighting({ primary: detected(), others: [lena] }));
  expect(shown(desk).contact.id).toBe(LENA_ID);
  desk.panel.commands.show(sighting({ primary: detected() }));
  desk.panel.commands.show(sighting({ primary: lena }));
  desk.panel.commands.show(sighting({ primary: detected() }));
  await desk.until((state) => state.subject.kind === 'known' && state.subject.view.contact.id === PERSON);
});

test('not this person: the people of the page are offered', async () => {
  const desk = await openDesk(PRIYA);
  desk.panel.commands.show(sighting({ primary: detected(), others: [lena] }));
  await desk.until((state) => state.subject.kind === 'known');
  desk.panel.commands.notThisPerson();
  const { page: now, subject } = desk.panel.state.getState();
  expect(subject.kind).toBe('none');
  expect(now.state === 'several' && now.people.map((one) => one.email)).toEqual(['lena@vogel.example']);
});

test('a question answered with no is nobody', async () => {
  const desk = await openDesk(PRIYA);
  desk.panel.commands.show(sighting({ status: 'ask', others: [detected()] }));
  expect(desk.panel.state.getState().page.state).toBe('ask');
  desk.panel.commands.notThisPerson();
  expect(desk.panel.state.getState().page).toMatchObject({ state: 'nobody', list: [] });
});

test('somebody found by search is shown as chosen by hand, and the page is one step away', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  await desk.open(detected());
  const [found] = await desk.panel.commands.findPeople('vog');
  desk.panel.commands.openContact(found?.id ?? '', 'Lena Vogel');
  await desk.until((state) => state.chosen === 'looked-up' && state.subject.kind === 'known');
  expect(shown(desk).name).toBe('Lena Vogel');
  desk.panel.commands.backToPage();
  await desk.until((state) => state.subject.kind === 'known' && state.subject.view.name === 'Priya Raman');
  expect(desk.panel.state.getState().chosen).toBeNull();
});

test('a list says whom of its rows the team knows', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  const rows = [detected(), lena, detected({ name: 'Newcomer', email: 'new@some.example' })];
  desk.panel.commands.show(sighting({ list: rows.map((row) => ({ ...row, key: null })) }));
  const glimpses = await desk.until(
    (state) => state.glimpses.some((one) => one.row !== null) && state.glimpses,
  );
  expect(glimpses.map((one) => one.row?.stage ?? null)).toEqual(['retention', 'reach', null]);
});

test('somebody unknown who comes with a sync is shown without a step of the user', async () => {
  const desk = await openDesk();
  await desk.open(detected());
  expect(desk.panel.state.getState().subject.kind).toBe('unknown');
  await desk.store.applyPull(page(9, contactRow(9)));
  await desk.store.setSyncState({ state: 'syncing' });
  await desk.until((state) => state.sync.state === 'syncing');
  await desk.store.setSyncState({ state: 'synced', at: desk.clock.now });
  await desk.until((state) => state.subject.kind === 'known');
});

test('and the rows of a list show whom a sync brought', async () => {
  const desk = await openDesk();
  desk.panel.commands.show(sighting({ list: [{ ...detected(), key: null }] }));
  await desk.store.applyPull(page(9, contactRow(9)));
  await desk.store.setSyncState({ state: 'synced', at: desk.clock.now });
  await desk.until((state) => state.glimpses[0]?.row?.id === PERSON);
});

test('a person who is erased elsewhere is not shown any longer', async () => {
  const desk = await openDesk();
  await desk.store.applyPull(page(9, contactRow(9)));
  await desk.open(detected());
  await desk.store.applyPull(page(10, goneRow(10, 'contact', PERSON)));
  const subject = await desk.until(({ subject: now }) => now.kind === 'erased' && now);
  expect(subject.name).toBe('Priya Raman');
});

test('first run comes before everything, until it is answered', async () => {
  const desk = await openDesk(PRIYA);
  await desk.store.saveDevice({ welcomed: false });
  await desk.until((state) => state.page.state === 'first-run');
  desk.panel.commands.show(sighting({ primary: detected() }));
  expect(desk.panel.state.getState().page.state).toBe('first-run');
  await desk.panel.commands.welcome();
  await desk.until((state) => state.subject.kind === 'known');
});

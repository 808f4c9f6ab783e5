import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import { personFile } from '../../lib/panel/person-file';
import { buildOrder, DANA, daysAgo, idOf } from '../builders';
import { add, move, sessionOf } from '../store/profile';
import { detected, LENA, lena, LENA_ID, openDesk, PRIYA, shown, sighting, type Desk } from './desk';

const OTHER = idOf(102);
/** Another record of Lena, of the same address. */
const DOUBLE: Change[] = [
  add({
    id: OTHER,
    name: 'L. Vogel',
    emails: ['lena@vogel.example', 'l.vogel@mail.example'],
    phones: [],
    company: 'Vogel Metallbau GmbH',
    title: 'Owner',
  }),
  move('retention', { contactId: OTHER, at: daysAgo(3) }),
];

function order(contactId: string, fields: Parameters<typeof buildOrder>[0] = {}): Change {
  const { device: _device, number: _number, ...fact } = buildOrder({ contactId, at: daysAgo(20), ...fields });
  return { op: 'event', kind: 'order', fact };
}

async function doubtful(roles?: ('rep' | 'agent' | 'lead')[]): Promise<Desk> {
  const desk = await openDesk([...LENA, ...DOUBLE]);
  if (roles !== undefined) await signInAs(desk, roles);
  desk.panel.commands.show(sighting({ primary: lena }));
  await desk.until(({ subject }) => subject.kind === 'doubtful');
  return desk;
}

async function signInAs(desk: Desk, roles: ('rep' | 'agent' | 'lead')[]): Promise<void> {
  const session = sessionOf('Dana');
  await desk.store.signIn({ ...session, member: { ...session.member, id: DANA, roles } });
  await desk.until((state) => state.session?.member.roles.join() === roles.join());
}

const notice = (desk: Desk) => desk.panel.state.getState().notice?.text;

test('two of one address are made one: the page names that one, with the facts of both', async () => {
  const desk = await doubtful();
  expect(await desk.panel.commands.mergePeople(LENA_ID, OTHER, { title: 'other' })).toBe(true);
  await desk.until(({ subject }) => subject.kind === 'known');
  expect(notice(desk)).toBe('L. Vogel is shown as Lena Vogel now');
  const view = shown(desk);
  expect(view.contact).toMatchObject({
    id: LENA_ID,
    title: 'Owner',
    emails: ['lena@vogel.example', 'l.vogel@mail.example'],
  });
  expect(view.stage.current?.id).toBe('retention');
  expect((await desk.panel.commands.mergedPeople()).map(({ id }) => id)).toEqual([OTHER]);
});

test('a merge is undone at once, and they are two again', async () => {
  const desk = await doubtful();
  await desk.panel.commands.mergePeople(LENA_ID, OTHER, {});
  await desk.until(({ subject }) => subject.kind === 'known');
  await desk.panel.commands.undo();
  await desk.until(({ subject }) => subject.kind === 'doubtful');
  expect((await desk.store.person(LENA_ID))?.contact).toMatchObject({
    title: null,
    emails: ['lena@vogel.example'],
  });
  expect((await desk.store.person(OTHER))?.contact).toMatchObject({ mergedInto: null, merge: null });
});

test('or taken apart at a later time, which is undone as well', async () => {
  const desk = await doubtful();
  await desk.panel.commands.mergePeople(LENA_ID, OTHER, {});
  await desk.until(({ subject }) => subject.kind === 'known');
  await desk.panel.commands.editPerson({ name: 'Lena Vogel-Ore' });
  expect(await desk.panel.commands.takeApart(OTHER)).toBe(true);
  await desk.until(({ subject }) => subject.kind === 'doubtful');
  expect((await desk.store.person(LENA_ID))?.contact).toMatchObject({ name: 'Lena Vogel-Ore', title: null });
  await desk.panel.commands.undo();
  await desk.until(({ subject }) => subject.kind === 'known');
  expect(shown(desk).contact).toMatchObject({ name: 'Lena Vogel-Ore', title: 'Owner' });
});

test('an agent merges nobody, and a rep nobody of a colleague’s', async () => {
  const desk = await doubtful(['agent']);
  expect(await desk.panel.commands.mergePeople(LENA_ID, OTHER, {})).toBe(false);
  expect(desk.panel.state.getState().problem).toBe(
    'L. Vogel stays as they are: a rep who looks after them, or a team lead, can merge them.',
  );
  expect(await desk.store.findByAddress('lena@vogel.example')).toHaveLength(2);
});

test('somebody who has gone is not merged', async () => {
  const desk = await doubtful();
  expect(await desk.panel.commands.mergePeople(LENA_ID, idOf(555), {})).toBe(false);
  expect(desk.panel.state.getState().problem).toBe(
    'One of the two is not there any more. Nothing was changed.',
  );
  expect(await desk.panel.commands.takeApart(idOf(555))).toBe(false);
});

test('a person is erased with who was merged into them, and the page shows somebody unknown', async () => {
  const desk = await doubtful();
  await desk.panel.commands.mergePeople(LENA_ID, OTHER, {});
  await desk.until(({ subject }) => subject.kind === 'known');
  expect(await desk.panel.commands.erasePerson()).toBe(true);
  await desk.until(({ subject }) => subject.kind === 'unknown');
  expect(notice(desk)).toBe('Lena Vogel was erased');
  expect(desk.panel.state.getState().recent).toEqual([]);
  for (const id of [LENA_ID, OTHER]) expect(await desk.store.person(id)).toBeNull();
});

test('what was remembered of pages does not name somebody who was erased', async () => {
  const key = { site: 'hubspot', account: '42', type: 'person' as const, id: '7' };
  const desk = await openDesk(LENA);
  desk.panel.commands.show(
    sighting({ primary: detected({ name: 'Nobody', email: 'no@body.example' }), key }),
  );
  await desk.until(({ subject }) => subject.kind === 'unknown');
  desk.panel.commands.chooseContact(LENA_ID, 'Lena Vogel');
  await desk.until((state) => Object.keys(state.memory?.choices ?? {}).length === 1);
  await desk.until(({ subject }) => subject.kind === 'known');
  await desk.panel.commands.erasePerson();
  await desk.until((state) => Object.keys(state.memory?.choices ?? {}).length === 0);
  expect(JSON.stringify(desk.panel.state.getState().memory)).not.toContain('Lena');
});

test('a colleague’s person is not erased by a rep', async () => {
  const desk = await openDesk([add({ owner: idOf(9) })]);
  await desk.open(detected());
  expect(await desk.panel.commands.erasePerson()).toBe(false);
  expect(desk.panel.state.getState().problem).toMatch(/^Not erased: a rep who looks after Priya Raman/);
  expect(await desk.store.person(idOf(100))).not.toBeNull();
});

test('a company: everybody of its name or domain, an order of two counted once', async () => {
  const desk = await openDesk([
    ...LENA,
    ...DOUBLE,
    add({ id: idOf(103), name: 'Jo', emails: ['jo@vogel.example'], company: null }),
    add({ id: idOf(104), name: 'Kim', emails: ['kim@vogel.example'], company: 'Another' }),
    order(LENA_ID, { label: 'Order 7' }),
    order(OTHER, { label: 'Order 7' }),
    order(OTHER, { label: 'Order 8', amount: { minor: 500, currency: 'EUR' } }),
  ]);
  desk.panel.commands.openContact(LENA_ID, 'Lena Vogel');
  await desk.until(({ subject }) => subject.kind === 'known');
  const company = await desk.panel.commands.company();
  expect(company?.name).toBe('Vogel Metallbau');
  expect(company?.people.map(({ name, by }) => [name, by])).toEqual([
    ['L. Vogel', 'name'],
    ['Lena Vogel', 'name'],
    ['Jo', 'domain'],
  ]);
  expect(company?.stages.map(({ stage, people }) => [stage?.id ?? null, people])).toEqual([
    ['reach', 1],
    ['retention', 1],
    [null, 1],
  ]);
  expect(company?.value).toMatchObject({ orders: 2, doubles: 1, revenue12m: 12_500, currency: 'EUR' });
  await signInAs(desk, ['agent']);
  const unseen = await desk.panel.commands.company();
  expect(unseen?.value).toBeNull();
  expect(unseen?.people.every(({ orders }) => orders === null)).toBe(true);
});

test('nobody without a company has one', async () => {
  const desk = await openDesk([add({ company: null })]);
  await desk.open(detected());
  expect(await desk.panel.commands.company()).toBeNull();
});

test('what they want is kept with its undo, and stays typed when the page moves on', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  await desk.open(detected());
  const { commands } = desk.panel;
  commands.typeWish({ topic: 'timing', text: 'by June' });
  commands.show(sighting({ primary: lena }));
  await desk.until((state) => state.movedOn !== null);
  expect(shown(desk).name).toBe('Priya Raman');
  await commands.saveDraft();
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect((await desk.store.person(idOf(100)))?.contact.profile).toMatchObject([
    { topic: 'timing', text: 'by June' },
  ]);
  await commands.undo();
  await expect.poll(async () => (await desk.store.person(idOf(100)))?.contact.profile).toEqual([]);
});

test('a file of one person has a name that every system takes, and no orders for an agent', async () => {
  const desk = await openDesk([add({ name: '../Ann "Ö" <Ore>' }), order(idOf(100))]);
  await desk.open(detected());
  const how = { now: daysAgo(0), locale: 'en-GB' };
  const file = (kind: 'json' | 'text') =>
    personFile(kind, shown(desk).person, [], desk.panel.state.getState(), how);
  expect(file('json').name).toBe('ann-o-ore-2025-11-21.json');
  expect(file('json').text).toContain('"minor": 12000');
  expect(file('text').text).toContain('Order €120');
  await signInAs(desk, ['agent']);
  expect(file('json').text).not.toContain('12000');
  expect(file('text').text).toContain('Orders and rewards are left out');
});

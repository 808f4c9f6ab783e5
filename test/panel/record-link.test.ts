import { describe, expect, test } from 'vitest';
import type { RecordKey } from '../../lib/model/record-key';
import { recordLink } from '../../lib/panel/record-link';
import { idOf } from '../builders';
import { add, PERSON } from '../store/profile';
import { detected, LENA, lena, LENA_ID, openDesk, PRIYA, shown, sighting, type Desk } from './desk';

const key: RecordKey = { site: 'attio', account: 'acme', type: 'person', id: 'r7' };
const ticket: RecordKey = { site: 'zendesk', account: 'acme', type: 'ticket', id: '7' };

async function deskAt(page: Parameters<typeof sighting>[0], changes = [...PRIYA, ...LENA]): Promise<Desk> {
  const desk = await openDesk(changes);
  desk.panel.commands.show(sighting(page));
  await desk.until(({ subject }) => subject.kind !== 'none' && subject.kind !== 'reading');
  return desk;
}

describe.each([key, ticket])('a $type record whose page names nobody', (record) => {
  test('is a question once, then known', async () => {
    const desk = await deskAt({ key: record });
    expect(desk.panel.state.getState().subject).toMatchObject({ kind: 'unlinked', record });
    await desk.panel.commands.linkTo(LENA_ID);
    await desk.until(({ subject }) => subject.kind === 'known');
    expect(shown(desk).contact).toMatchObject({ id: LENA_ID, keys: [record] });
    expect(recordLink(desk.panel.state.getState())).toBe('linked');
    expect(desk.sent).toContainEqual({ type: 'sync' });
    await desk.panel.commands.undo();
    await desk.until(({ subject }) => subject.kind === 'unlinked');
    expect((await desk.store.person(LENA_ID))?.contact.keys).toEqual([]);
  });

  test('is linked by adding somebody, who is not added twice', async () => {
    const desk = await deskAt({ key: record });
    const { commands, state } = desk.panel;
    commands.openNewPerson(true);
    await commands.addNewPerson();
    expect(state.getState().problem).toBe('Type a name or an address.');
    commands.typeNewPerson({ name: 'Nora Quell', email: 'LENA@vogel.example' });
    await commands.addNewPerson();
    expect(state.getState().problem).toMatch(/^Lena Vogel has this address already/);
    commands.typeNewPerson({ email: 'nora' });
    await commands.addNewPerson();
    expect(state.getState().problem).toBe('“nora” is not an address.');
    commands.typeNewPerson({ email: 'nora@quell.example' });
    await commands.addNewPerson();
    await desk.until(({ subject }) => subject.kind === 'known');
    expect(shown(desk).contact).toMatchObject({
      name: 'Nora Quell',
      emails: ['nora@quell.example'],
      keys: [record],
    });
    expect(shown(desk).stage.current?.id).toBe('reach');
    await commands.undo();
    await desk.until(({ subject }) => subject.kind === 'unlinked');
  });

  test('is unlinked again', async () => {
    const desk = await deskAt({ key: record }, [
      ...PRIYA,
      add({ id: idOf(150), name: 'Noor', keys: [record] }),
    ]);
    expect(shown(desk).contact.id).toBe(idOf(150));
    await desk.panel.commands.unlinkRecord();
    await desk.until(({ subject }) => subject.kind === 'unlinked');
    await desk.panel.commands.undo();
    await desk.until(({ subject }) => subject.kind === 'known');
  });
});

test('a record that two of the team’s people have is a question', async () => {
  const twice = [add({ id: idOf(150), keys: [key] }), add({ id: idOf(151), keys: [key] })];
  const desk = await deskAt({ key }, twice);
  expect(desk.panel.state.getState().subject).toMatchObject({ kind: 'doubtful', conflict: false });
});

test('the page of a message or a company without a person is nobody’s', async () => {
  const desk = await openDesk();
  for (const type of ['message', 'company', 'deal'] as const) {
    desk.panel.commands.show(sighting({ key: { ...key, type } }));
    expect(desk.panel.state.getState()).toMatchObject({
      page: { state: 'nobody' },
      subject: { kind: 'none' },
    });
  }
});

test('a question about somebody is not asked where the record is known', async () => {
  const desk = await deskAt({ status: 'ask', others: [lena], key }, [
    ...LENA,
    add({ id: idOf(150), name: 'Noor', emails: [], keys: [key] }),
  ]);
  expect(shown(desk).contact.id).toBe(idOf(150));
});

describe('a page that shows an address and a person’s record', () => {
  test('leads to the one whom both name', async () => {
    const desk = await deskAt({ primary: lena, key }, [
      ...LENA,
      add({ id: idOf(150), emails: ['lena@vogel.example'], keys: [key] }),
    ]);
    expect(shown(desk).contact.id).toBe(idOf(150));
  });

  test('is a question where they lead to different people, and the answer is remembered', async () => {
    const noor = add({ id: idOf(150), name: 'Noor', emails: ['noor@else.example'], keys: [key] });
    const desk = await deskAt({ primary: lena, key }, [...LENA, noor]);
    expect(desk.panel.state.getState().subject).toMatchObject({
      kind: 'doubtful',
      conflict: true,
      contacts: [{ id: idOf(150) }, { id: LENA_ID }],
    });
    desk.panel.commands.chooseContact(LENA_ID, 'Lena Vogel');
    await desk.until(({ subject, chosen }) => subject.kind === 'known' && chosen === 'record');
    expect((await desk.store.person(LENA_ID))?.contact.keys).toEqual([]); // nothing is changed by it
  });

  test('remembers the record only when told to', async () => {
    const desk = await deskAt({ primary: detected(), key });
    expect(recordLink(desk.panel.state.getState())).toBe('offered');
    expect(shown(desk).contact.keys).toEqual([]);
    await desk.panel.commands.linkRecord();
    await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.keys.length === 1);
    expect(recordLink(desk.panel.state.getState())).toBe('linked');
    await desk.panel.commands.undo();
    await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.keys.length === 0);
  });

  test('of another person of the page the record is not offered', async () => {
    const desk = await deskAt({ primary: detected(), others: [lena], key });
    desk.panel.commands.choosePerson({ ...lena, key: null });
    await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
    expect(recordLink(desk.panel.state.getState())).toBeNull();
  });
});

test('a ticket that is linked to one and shows the address of nobody known is a question, the linked one first', async () => {
  const linked = add({ id: idOf(150), name: 'Noor', emails: [], keys: [ticket] });
  const desk = await deskAt({ primary: detected({ name: 'Omar', email: 'omar@new.example' }), key: ticket }, [
    linked,
  ]);
  expect(desk.panel.state.getState().subject).toMatchObject({
    kind: 'unknown',
    similar: [{ id: idOf(150) }],
  });
});

test('somebody whom a sync brings with the record is shown without a step of the user', async () => {
  const desk = await deskAt({ key }, [...PRIYA]);
  await desk.store.commit([
    { op: 'patch', kind: 'contact', id: PERSON, fields: { keys: [key] }, base: { keys: [] } },
  ]);
  await desk.store.setSyncState({ state: 'syncing' });
  await desk.until((state) => state.sync.state === 'syncing');
  await desk.store.setSyncState({ state: 'synced', at: desk.clock.now });
  await desk.until(({ subject }) => subject.kind === 'known');
});

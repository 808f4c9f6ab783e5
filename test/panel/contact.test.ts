import { expect, test } from 'vitest';
import type { RecordKey } from '../../lib/model/record-key';
import { DANA } from '../builders';
import { PERSON } from '../store/profile';
import { detected, LENA, LENA_ID, openDesk, PRIYA, shown, sighting } from './desk';

const key: RecordKey = { site: 'hubspot', account: '42', type: 'person', id: '7' };
const ingrid = detected({
  name: 'Ingrid Solberg',
  email: 'ingrid@fjordtech.example',
  phone: '+47 22 55 01 76',
});

test('a person is added as the page shows them, in the first stage, owned by who adds them', async () => {
  const desk = await openDesk();
  desk.panel.commands.show(sighting({ primary: ingrid, key }));
  await desk.until((state) => state.subject.kind === 'unknown');
  await desk.panel.commands.addPerson();
  await desk.until((state) => state.subject.kind === 'known');
  expect(shown(desk).contact).toMatchObject({
    name: 'Ingrid Solberg',
    emails: ['ingrid@fjordtech.example'],
    phones: ['+47 22 55 01 76'],
    owner: DANA,
    keys: [key],
  });
  expect(shown(desk).stage.current?.id).toBe('reach');
  expect(desk.panel.state.getState().notice?.text).toBe('Ingrid Solberg added as Reach');
});

test('adding is undone: the person is unknown again', async () => {
  const desk = await openDesk();
  await desk.open(ingrid);
  await desk.panel.commands.addPerson();
  await desk.until((state) => state.subject.kind === 'known');
  await desk.panel.commands.undo();
  await desk.until((state) => state.subject.kind === 'unknown');
  expect(await desk.store.findByAddress('ingrid@fjordtech.example')).toEqual([]);
});

test('the same person: the new address and the record are remembered', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  const seen = detected({ name: 'L. Vogel', email: 'lena@privat.example' });
  desk.panel.commands.show(sighting({ primary: seen, key }));
  await desk.until((state) => state.subject.kind === 'unknown');
  await desk.panel.commands.linkTo(LENA_ID);
  await desk.until((state) => state.subject.kind === 'known');
  expect(shown(desk).contact).toMatchObject({
    id: LENA_ID,
    emails: ['lena@vogel.example', 'lena@privat.example'],
    keys: [key],
  });
  await desk.panel.commands.undo();
  await desk.until((state) => state.subject.kind === 'unknown');
  expect((await desk.store.person(LENA_ID))?.contact).toMatchObject({
    emails: ['lena@vogel.example'],
    keys: [],
  });
});

test('an edit is saved field by field and undone', async () => {
  const desk = await openDesk(PRIYA);
  await desk.open(detected());
  expect(await desk.panel.commands.editPerson({ title: 'Buyer', company: 'Helioworks Solar' })).toBe(true);
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.title === 'Buyer');
  await desk.panel.commands.undo();
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.title === null);
});

test('an edit that changes nothing is no edit', async () => {
  const desk = await openDesk(PRIYA);
  await desk.open(detected());
  expect(await desk.panel.commands.editPerson({ company: 'Helioworks Solar' })).toBe(true);
  expect(desk.panel.state.getState().notice).toBeNull();
});

test('people who were looked at are remembered, the last first', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  await desk.open(detected());
  await desk.open(detected({ name: 'Lena Vogel', email: 'lena@vogel.example' }));
  await desk.until((state) => state.recent.length === 2);
  expect(desk.panel.state.getState().recent.map((row) => row.id)).toEqual([LENA_ID, PERSON]);
});

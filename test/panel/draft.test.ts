import { expect, test } from 'vitest';
import { PERSON } from '../store/profile';
import { detected, LENA, lena, LENA_ID, LOOKING, openDesk, PRIYA, shown, sighting } from './desk';

async function deskWithNote() {
  const desk = await openDesk([...PRIYA, ...LENA]);
  await desk.open(detected());
  desk.panel.commands.typeNote('Wants the yearly price by Thursday');
  return desk;
}

test('a note is saved for whom it was typed, with its undo', async () => {
  const desk = await deskWithNote();
  await desk.panel.commands.saveNote();
  expect((await desk.store.person(PERSON))?.interactions).toMatchObject([
    { type: 'note', text: 'Wants the yearly price by Thursday' },
  ]);
  expect(desk.panel.state.getState()).toMatchObject({
    draft: { note: '' },
    notice: { text: 'Note saved for Priya' },
  });
  expect(desk.sent).toContainEqual({ type: 'sync' });
});

test('while text is there, the cards stay with whom it was begun for when the page moves on', async () => {
  const desk = await deskWithNote();
  desk.panel.commands.show(LOOKING);
  expect(desk.panel.state.getState().movedOn).toBeNull(); // not known yet where to
  desk.panel.commands.show(sighting({ primary: lena }));
  expect(desk.panel.state.getState().movedOn).toEqual({ name: 'Lena Vogel' });
  expect(shown(desk).name).toBe('Priya Raman');
});

test('the page moving on to nobody holds the text as well', async () => {
  const desk = await deskWithNote();
  desk.panel.commands.show(sighting({}));
  expect(desk.panel.state.getState().movedOn).toEqual({ name: null });
});

test('saved from the banner, the note is the first person’s and the panel follows the page', async () => {
  const desk = await deskWithNote();
  desk.panel.commands.show(sighting({ primary: lena }));
  await desk.panel.commands.saveDraft();
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect((await desk.store.person(PERSON))?.interactions).toHaveLength(1);
  expect((await desk.store.person(LENA_ID))?.interactions).toHaveLength(0);
  expect(desk.panel.state.getState().movedOn).toBeNull();
});

test('dropped from the banner, nothing is saved and the panel follows the page', async () => {
  const desk = await deskWithNote();
  desk.panel.commands.show(sighting({ primary: lena }));
  desk.panel.commands.dropDraft();
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect((await desk.store.person(PERSON))?.interactions).toHaveLength(0);
  expect(desk.panel.state.getState().draft.note).toBe('');
});

test('when the page comes back, the banner goes and the text is there', async () => {
  const desk = await deskWithNote();
  desk.panel.commands.show(sighting({ primary: lena }));
  desk.panel.commands.show(sighting({ primary: detected() }));
  expect(desk.panel.state.getState()).toMatchObject({
    movedOn: null,
    draft: { note: 'Wants the yearly price by Thursday' },
  });
});

test('a chosen score holds the person too', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  await desk.open(detected());
  desk.panel.commands.typeScore({ score: 9 });
  desk.panel.commands.show(sighting({ primary: lena }));
  expect(shown(desk).name).toBe('Priya Raman');
  await desk.panel.commands.saveDraft();
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect((await desk.store.person(PERSON))?.responses).toMatchObject([{ score: 9, survey: 'nps' }]);
});

test('fields that are being edited hold the person until they are closed', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  await desk.open(detected());
  desk.panel.commands.editFields(true);
  desk.panel.commands.show(sighting({ primary: lena }));
  expect(desk.panel.state.getState().movedOn).toEqual({ name: 'Lena Vogel' });
  desk.panel.commands.editFields(false);
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
});

test('a reason that was begun holds the person, and dropping it lets the page go on', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  await desk.open(detected());
  await desk.panel.commands.moveStage('reach');
  desk.panel.commands.typeReason('Merged with another account');
  desk.panel.commands.show(sighting({ primary: lena }));
  expect(desk.panel.state.getState().movedOn).toEqual({ name: 'Lena Vogel' });
  expect(desk.panel.state.getState().reasonWanted?.to).toBe('reach');
  desk.panel.commands.keepStage();
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect(desk.panel.state.getState()).toMatchObject({ reasonWanted: null, draft: { reason: '' } });
  expect((await desk.store.person(PERSON))?.stageChanges).toHaveLength(2);
});

test('a comment without its score holds the person too', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  await desk.open(detected());
  desk.panel.commands.typeScore({ score: 9, comment: 'Fast' });
  desk.panel.commands.typeScore({ survey: 'csat' }); // another scale: the score goes, the words stay
  desk.panel.commands.show(sighting({ primary: lena }));
  expect(shown(desk).name).toBe('Priya Raman');
});

test('a new person that was begun for a record stays with it, is added to it, and the panel follows the page', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  const record = { site: 'attio', account: 'acme', type: 'person', id: 'r7' } as const;
  desk.panel.commands.show(sighting({ key: record }));
  await desk.until(({ subject }) => subject.kind === 'unlinked');
  desk.panel.commands.openNewPerson(true);
  desk.panel.commands.typeNewPerson({ name: 'Nora Quell' });
  desk.panel.commands.show(sighting({ primary: lena }));
  expect(desk.panel.state.getState()).toMatchObject({
    movedOn: { name: 'Lena Vogel' },
    subject: { kind: 'unlinked' },
    draft: { adding: { name: 'Nora Quell' } },
  });
  await desk.panel.commands.saveDraft();
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect(await desk.store.findByKey(record)).toMatchObject([{ name: 'Nora Quell' }]);
});

test('text of somebody who was erased elsewhere does not keep the panel from the next page', async () => {
  const desk = await deskWithNote();
  await desk.store.commit([{ op: 'delete', kind: 'contact', id: PERSON }]);
  await desk.until(({ subject }) => subject.kind === 'erased');
  desk.panel.commands.show(sighting({ primary: lena }));
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
});

test('a second Enter while a note is being saved saves nothing twice', async () => {
  const desk = await deskWithNote();
  await Promise.all([desk.panel.commands.saveNote(), desk.panel.commands.saveNote()]);
  expect((await desk.store.person(PERSON))?.interactions).toHaveLength(1);
});

test('a note that is written while the one before is being saved is saved as well', async () => {
  const desk = await deskWithNote();
  const first = desk.panel.commands.saveNote();
  desk.panel.commands.typeNote('And another one.');
  await Promise.all([first, desk.panel.commands.saveNote()]);
  const notes = (await desk.store.person(PERSON))?.interactions.map(({ text }) => text);
  expect(notes).toHaveLength(2);
  expect(notes).toContain('And another one.');
  expect(desk.panel.state.getState().draft.note).toBe('');
});

test('an empty note is not saved', async () => {
  const desk = await openDesk(PRIYA);
  await desk.open(detected());
  desk.panel.commands.typeNote('   ');
  await desk.panel.commands.saveNote();
  expect((await desk.store.person(PERSON))?.interactions).toEqual([]);
});

test('a note that is too long is refused with a sentence and stays', async () => {
  const desk = await openDesk(PRIYA);
  await desk.open(detected());
  desk.panel.commands.typeNote('x'.repeat(10_001));
  await desk.panel.commands.saveNote();
  expect(desk.panel.state.getState().problem).toMatch(/at most 10,000 characters/);
  expect(desk.panel.state.getState().draft.note).toHaveLength(10_001);
});

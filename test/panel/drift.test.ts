import { expect, test } from 'vitest';
import { pageDrift } from '../../lib/panel/drift';
import { PERSON } from '../store/profile';
import { detected, LENA, lena, LENA_ID, openDesk, PRIYA, shown, sighting, type Desk } from './desk';

const page = (stage: string, primary = detected()) =>
  sighting({ primary: { ...primary, stage }, site: 'hubspot' });
const drift = (desk: Desk) => pageDrift(desk.panel.state.getState())?.drift ?? null;

/** Priya is in Retention, Lena in Reach; the page shows a stage of its own. */
async function deskAt(stage: string, primary = detected()): Promise<Desk> {
  const desk = await openDesk([...PRIYA, ...LENA]);
  desk.panel.commands.show(page(stage, primary));
  await desk.until(({ subject }) => subject.kind === 'known');
  return desk;
}

test('the same stage in the page’s words is silent', async () => {
  expect(drift(await deskAt('Customer'))).toBeNull();
});

test('take theirs: a move from the page, with its undo', async () => {
  const desk = await deskAt('Customer', lena);
  expect(drift(desk)).toMatchObject({ kind: 'other', stage: { id: 'retention' } });
  await desk.panel.commands.takePageStage();
  await desk.until(
    ({ subject }) => subject.kind === 'known' && subject.view.stage.current?.id === 'retention',
  );
  expect(shown(desk).stage.receipt?.source).toBe('page');
  expect(drift(desk)).toBeNull();
  await desk.panel.commands.undo();
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.stage.current?.id === 'reach');
  expect(drift(desk)).not.toBeNull();
});

test('take theirs backwards asks for a reason, and the move stays one from the page', async () => {
  const desk = await deskAt('Lead');
  await desk.panel.commands.takePageStage();
  expect(desk.panel.state.getState().reasonWanted).toMatchObject({ to: 'acquisition', source: 'page' });
  expect(shown(desk).stage.current?.id).toBe('retention');
  await desk.panel.commands.moveStage('acquisition', 'Wrong entry', 'page');
  await desk.until(
    ({ subject }) => subject.kind === 'known' && subject.view.stage.current?.id === 'acquisition',
  );
  expect(shown(desk).stage.receipt).toMatchObject({ source: 'page', why: 'Wrong entry' });
});

test('keep ours: silent until their value changes, undone from the snackbar', async () => {
  const desk = await deskAt('Lead');
  await desk.panel.commands.keepOurStage();
  expect(drift(desk)).toBeNull();
  desk.panel.commands.show(page('Opportunity'));
  expect(drift(desk)).toMatchObject({ stage: { id: 'conversion' } });
  desk.panel.commands.show(page('Lead'));
  expect(drift(desk)).toBeNull();
  await desk.panel.commands.undo();
  await desk.until((state) => pageDrift(state) !== null);
  expect((await desk.store.person(PERSON))?.stageChanges).toHaveLength(2);
});

test('ignore: never for this site, until it is compared again', async () => {
  const desk = await deskAt('Lead');
  await desk.panel.commands.quietStages('hubspot', true);
  desk.panel.commands.show(page('Customer', lena));
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect(drift(desk)).toBeNull();
  await desk.panel.commands.quietStages('hubspot', false);
  expect(drift(desk)).toMatchObject({ stage: { id: 'retention' } });
});

test('a word nobody knows is asked about once and remembered', async () => {
  const desk = await deskAt('Qualified');
  expect(drift(desk)).toEqual({ kind: 'unknown-word', word: 'Qualified' });
  await desk.panel.commands.explainStage('conversion');
  expect(drift(desk)).toMatchObject({ kind: 'other', stage: { id: 'conversion' } });
  desk.panel.commands.show(page('QUALIFIED', lena));
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect(drift(desk)).toMatchObject({ kind: 'other', stage: { id: 'conversion' } });
});

test('of somebody whom the page does not show, it says nothing', async () => {
  const desk = await deskAt('Lead');
  desk.panel.commands.openContact(LENA_ID, 'Lena Vogel');
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect(drift(desk)).toBeNull();
});

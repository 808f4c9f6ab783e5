import { expect, test } from 'vitest';
import type { StageFigures } from '../../lib/store/store';
import { PERSON } from '../store/profile';
import { openDesk, PRIYA } from './desk';

const FIGURES: StageFigures = { people: 41, medianDays: 12, yearRevenue: null };

test('the cards do not wait for figures that take long to count, and show them when they come', async () => {
  const desk = await openDesk(PRIYA);
  let counted = (_figures: StageFigures) => {};
  let asked = 0;
  desk.store.stageFigures = () => {
    asked += 1;
    return new Promise((resolve) => (counted = resolve));
  };
  desk.panel.commands.openContact(PERSON, 'Priya');
  const stage = (state: ReturnType<typeof desk.panel.state.getState>) =>
    state.subject.kind === 'known' ? state.subject.view.stage : null;
  expect(await desk.until(stage)).toMatchObject({ medianDays: null, people: 0 });
  desk.panel.commands.typeNote('Counted once only.');
  await desk.panel.commands.saveNote();
  counted(FIGURES);
  expect(await desk.until((state) => stage(state)?.medianDays)).toBe(12);
  expect(asked).toBe(1);
});

test('where they cannot be counted the cards say what they can without', async () => {
  const desk = await openDesk(PRIYA);
  desk.store.stageFigures = () => Promise.reject(new Error('The disk is gone.'));
  desk.panel.commands.openContact(PERSON, 'Priya');
  await desk.until(({ subject }) => subject.kind === 'known');
});

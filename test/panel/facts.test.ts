import { expect, test } from 'vitest';
import { DAY } from '../builders';
import { PERSON } from '../store/profile';
import { detected, openDesk, PRIYA, shown } from './desk';

async function desk() {
  const made = await openDesk(PRIYA);
  await made.open(detected());
  return made;
}

test('a score is saved with its comment, channel and who said it', async () => {
  const { panel, store } = await desk();
  panel.commands.typeScore({ score: 9, comment: ' fast ', channel: 'chat' });
  await panel.commands.saveScore();
  expect((await store.person(PERSON))?.responses).toMatchObject([
    { survey: 'nps', score: 9, comment: 'fast', channel: 'chat', provenance: 'customer' },
  ]);
  expect(panel.state.getState().notice?.text).toBe('NPS 9, promoter saved for Priya');
  expect(panel.state.getState().draft.score.score).toBeNull();
});

test('a detractor opens a follow-up; one undo takes back both', async () => {
  const { panel, store, until } = await desk();
  panel.commands.typeScore({ score: 3 });
  await panel.commands.saveScore();
  expect(panel.state.getState().notice?.text).toMatch(
    /NPS 3, detractor saved for Priya · follow-up in 2 days/,
  );
  await panel.commands.undo();
  expect((await store.person(PERSON))?.reversals).toHaveLength(2);
  await until(
    ({ subject }) =>
      subject.kind === 'known' && subject.view.timeline.filter((entry) => entry.undone).length === 2,
  );
});

test('another scale forgets a score that says nothing on it', async () => {
  const { panel } = await desk();
  panel.commands.typeScore({ score: 9 });
  panel.commands.typeScore({ survey: 'csat' });
  expect(panel.state.getState().draft.score).toMatchObject({ survey: 'csat', score: null });
  panel.commands.typeScore({ score: 9 });
  expect(panel.state.getState().draft.score.score).toBeNull();
});

test('an agent’s impression is never called NPS', async () => {
  const { panel } = await desk();
  panel.commands.typeScore({ score: 8, provenance: 'agent' });
  await panel.commands.saveScore();
  expect(panel.state.getState().notice?.text).toBe('Agent’s impression 8 of 10 saved for Priya');
});

test('done, later and not now are recorded, and the next action comes up', async () => {
  const made = await desk();
  const [first] = shown(made).actions;
  if (first === undefined) throw new Error('Priya has no action.');
  await made.panel.commands.snoozeAction(first.rule.id, 'tomorrow');
  await made.until(
    ({ subject }) => subject.kind === 'known' && subject.view.actions[0]?.rule.id !== first.rule.id,
  );
  const [second] = shown(made).actions;
  await made.panel.commands.declineAction(second?.rule.id ?? '', 'Bad moment');
  await made.until(
    ({ subject }) => subject.kind === 'known' && subject.view.actions[0]?.rule.id !== second?.rule.id,
  );
  const [third] = shown(made).actions;
  if (third !== undefined) await made.panel.commands.actionDone(third.rule.id);
  const outcomes = (await made.store.person(PERSON))?.outcomes ?? [];
  expect(outcomes.map((one) => one.outcome)).toEqual([
    'snoozed',
    'not-now',
    ...(third === undefined ? [] : ['done']),
  ]);
  expect(outcomes[0]?.until).toBeGreaterThan(made.clock.now);
  expect(outcomes[0]?.until).toBeLessThan(made.clock.now + 2 * DAY);
  expect(outcomes[1]?.reason).toBe('Bad moment');
});

test('undo brings a put-off action back', async () => {
  const made = await desk();
  const id = shown(made).actions[0]?.rule.id ?? '';
  await made.panel.commands.declineAction(id, 'Bad moment');
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.actions[0]?.rule.id !== id);
  await made.panel.commands.undo();
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.actions[0]?.rule.id === id);
});

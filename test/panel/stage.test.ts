import { expect, test } from 'vitest';
import { PERSON } from '../store/profile';
import { detected, openDesk, PRIYA, shown } from './desk';

async function desk() {
  const made = await openDesk(PRIYA);
  await made.open(detected());
  const stageIs = (id: string) =>
    made.until(({ subject }) => subject.kind === 'known' && subject.view.stage.current?.id === id);
  return { ...made, stageIs };
}

test('a move forward is done and names the person', async () => {
  const { panel, stageIs } = await desk();
  await panel.commands.moveStage('loyalty');
  await stageIs('loyalty');
  expect(panel.state.getState().notice?.text).toBe('Priya moved to Loyalty');
});

test('a move backwards asks for a reason first and moves nobody yet', async () => {
  const { panel, store } = await desk();
  await panel.commands.moveStage('reach');
  expect(panel.state.getState().reasonWanted?.to).toBe('reach');
  expect((await store.person(PERSON))?.stageChanges).toHaveLength(2);
});

test('with the reason it is done, and the reason stands in the receipt', async () => {
  const made = await desk();
  await made.panel.commands.moveStage('reach');
  await made.panel.commands.moveStage('reach', 'Moved too early');
  await made.stageIs('reach');
  expect(made.panel.state.getState().reasonWanted).toBeNull();
  expect(shown(made).stage.receipt).toMatchObject({
    from: 'Retention',
    to: 'Reach',
    why: 'Moved too early',
    who: 'you',
  });
});

test('kept after all: nothing is asked any longer', async () => {
  const { panel } = await desk();
  await panel.commands.moveStage('reach');
  panel.commands.keepStage();
  expect(panel.state.getState().reasonWanted).toBeNull();
});

test('to the stage where they are: says so, and does nothing', async () => {
  const { panel, store } = await desk();
  await panel.commands.moveStage('retention');
  expect(panel.state.getState().problem).toBe('Priya is already in Retention.');
  expect((await store.person(PERSON))?.stageChanges).toHaveLength(2);
});

test('undo puts the person back by a new change; the second undo does nothing', async () => {
  const { panel, store, stageIs } = await desk();
  await panel.commands.moveStage('loyalty');
  await stageIs('loyalty');
  await Promise.all([panel.commands.undo(), panel.commands.undo()]);
  await stageIs('retention');
  const changes = (await store.person(PERSON))?.stageChanges ?? [];
  expect(changes).toHaveLength(4);
  expect(changes.at(-1)).toMatchObject({ source: 'undo', to: 'retention' });
  expect(panel.state.getState().notice?.text).toBe('Priya is back in Retention');
});

test('an earlier move is undone from the timeline, and what came since is known', async () => {
  const made = await desk();
  const first = shown(made).timeline.find((entry) => entry.title.includes('Retention'));
  await made.panel.commands.moveStage('loyalty');
  await made.stageIs('loyalty');
  expect(made.panel.commands.movedSince(first?.id ?? '').map((change) => change.to)).toEqual(['loyalty']);
  await made.panel.commands.undoEntry(first?.id ?? '');
  await made.stageIs('conversion');
});

test('a lost stage can be entered from anywhere without a reason', async () => {
  const { panel, stageIs } = await desk();
  await panel.commands.moveStage('lapsed');
  await stageIs('lapsed');
});

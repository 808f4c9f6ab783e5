import { expect, test } from 'vitest';
import { defaultModel, lifecyclePresets } from '../../lib/model/presets';
import { modelRights } from '../../lib/panel/team-editing';
import { editStage, mergeStage } from '../../lib/rules/model-edit';
import { buildWorkspace, idOf } from '../builders';
import { sessionOf } from '../store/profile';
import { LENA, openDesk, PRIYA } from './desk';

const renamed = editStage(defaultModel, 'reach', { label: '  Audience ' });

test('a model is saved with its names trimmed, and undo brings the one before back', async () => {
  const made = await openDesk();
  expect(await made.panel.commands.saveModel(renamed, defaultModel, null)).toBe(true);
  await made.until(({ team }) => team.workspace.model.stages[0]?.label === 'Audience');
  expect(made.panel.state.getState().notice?.text).toBe('The lifecycle model is saved for the team');
  await made.panel.commands.undo();
  await made.until(({ team }) => team.workspace.model.stages[0]?.label === 'Reach');
});

test('undo knows what was saved again after it came back from the server with its keys in another order', async () => {
  const made = await openDesk();
  await made.panel.commands.saveModel(renamed, defaultModel, null);
  const { team } = await made.until(
    (state) => state.team.workspace.model.stages[0]?.label === 'Audience' && state,
  );
  const [sent] = await made.store.outgoing(made.clock.now, { mutations: 9, bytes: 1e6 });
  await made.store.acknowledge(
    { lastMid: sent?.mid ?? 0, rejected: [], seq: 3, epoch: 'e1' },
    made.clock.now,
  );
  const { stages, ...rest } = team.workspace.model;
  const data = buildWorkspace({ name: 'Turned', model: { stages, ...rest } });
  const row = { kind: 'workspace' as const, id: data.id, seq: 4, deleted: false, data };
  await made.store.applyPull({ rows: [row], cursor: 4, epoch: 'e1', done: true });
  await made.until((state) => state.team.workspace.name === 'Turned');
  await made.panel.commands.undo();
  await made.until((state) => state.team.workspace.model.stages[0]?.label === 'Reach');
});

test('undo does not pass over what a colleague saved since: it says so', async () => {
  const made = await openDesk();
  await made.panel.commands.saveModel(renamed, defaultModel, null);
  await made.until(({ team }) => team.workspace.model.stages[0]?.label === 'Audience');
  const [sent] = await made.store.outgoing(made.clock.now, { mutations: 9, bytes: 1e6 });
  await made.store.acknowledge(
    { lastMid: sent?.mid ?? 0, rejected: [], seq: 3, epoch: 'e1' },
    made.clock.now,
  );
  const data = buildWorkspace({ model: lifecyclePresets[1] ?? defaultModel });
  const row = { kind: 'workspace' as const, id: data.id, seq: 4, deleted: false, data };
  await made.store.applyPull({ rows: [row], cursor: 4, epoch: 'e1', done: true });
  await made.until(({ team }) => team.workspace.model.id === data.model.id);
  await made.panel.commands.undo();
  expect(made.panel.state.getState().problem).toBe(
    'A colleague has changed this since. Edit it, so that theirs is not lost.',
  );
  expect(made.panel.state.getState().team.workspace.model.id).toBe(data.model.id);
});

test('tiers are saved and undone', async () => {
  const made = await openDesk();
  const tiers = [{ id: 'gold', label: ' Gold ', minRevenue: 100_000, minOrders: null }];
  await made.panel.commands.saveTiers(tiers, []);
  await made.until(({ team }) => team.workspace.tiers[0]?.label === 'Gold');
  await made.panel.commands.undo();
  await made.until(({ team }) => team.workspace.tiers.length === 0);
});

test('how much a stage is used is counted over the whole history, with what was merged into it', async () => {
  const made = await openDesk([...PRIYA, ...LENA]);
  const { commands } = made.panel;
  const use = (id: string) => commands.stageUse(id, new AbortController().signal);
  expect(await use('conversion')).toEqual({ people: 0, moves: 2 });
  expect(await use('retention')).toEqual({ people: 1, moves: 1 });
  expect(await use('loyalty')).toEqual({ people: 0, moves: 0 });
  await commands.saveModel(mergeStage(defaultModel, 'retention', 'loyalty'), defaultModel, null);
  await made.until(({ team }) => team.workspace.model.stages.length === 4);
  expect(await use('loyalty')).toEqual({ people: 1, moves: 1 });
  expect(await commands.stageCounts(null)).toEqual({ loyalty: 1, reach: 1 });
});

test('a count nobody waits for any longer ends without a word', async () => {
  const made = await openDesk(PRIYA);
  const ended = new AbortController();
  ended.abort();
  expect(await made.panel.commands.stageUse('reach', ended.signal)).toBeNull();
  expect(made.panel.state.getState().problem).toBeNull();
});

test('a later edit of a colleague is told; bringing mine back or leaving theirs settles it', async () => {
  const made = await openDesk();
  await made.panel.commands.saveModel(renamed, defaultModel, null);
  const [sent] = await made.store.outgoing(made.clock.now, { mutations: 9, bytes: 1e6 });
  await made.store.acknowledge(
    { lastMid: sent?.mid ?? 0, rejected: [], seq: 3, epoch: 'e1' },
    made.clock.now,
  );
  const theirs = lifecyclePresets[1] ?? defaultModel;
  const data = buildWorkspace({ model: theirs });
  const row = { kind: 'workspace' as const, id: idOf(2), seq: 4, deleted: false, data };
  await made.store.applyPull({ rows: [row], cursor: 4, epoch: 'e1', done: true });
  const [found] = await made.until(({ overruled }) => overruled.length > 0 && overruled);
  expect(found).toMatchObject({ field: 'model', mine: { id: defaultModel.id }, theirs: { id: theirs.id } });
  await made.panel.commands.settleOverruled('model');
  await made.until(({ overruled }) => overruled.length === 0);
});

test('a lead may change the model, others are told who; without a team it is one’s own', () => {
  const session = sessionOf('Dana');
  const as = (roles: ('rep' | 'lead' | 'admin')[]) => ({ ...session, member: { ...session.member, roles } });
  const team = {
    workspace: buildWorkspace(),
    stored: true,
    model: defaultModel,
    models: [defaultModel],
    members: [
      { id: idOf(1), name: 'Dana', roles: ['rep' as const] },
      { id: idOf(9), name: 'Ines Duarte', roles: ['lead' as const, 'rep' as const] },
    ],
  };
  expect(modelRights({ session: as(['rep']), team })).toEqual({ may: false, who: ['Ines Duarte'] });
  expect(modelRights({ session: as(['admin']), team }).may).toBe(false);
  expect(modelRights({ session: as(['rep', 'lead']), team }).may).toBe(true);
  expect(modelRights({ session: null, team }).may).toBe(true);
});

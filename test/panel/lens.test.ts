import { expect, test } from 'vitest';
import { lensesFor, lensOf, throughLens } from '../../lib/panel/lens';
import { countStages } from '../../lib/panel/stage-counts';
import { idOf } from '../builders';
import { add, move } from '../store/profile';
import { LENA, openDesk, PRIYA } from './desk';

test('a lens is kept on the device, shows where a stage stands, and changes nothing', async () => {
  const made = await openDesk([...PRIYA, ...LENA]);
  const before = await made.store.person(idOf(100));
  await made.panel.commands.lookThrough('inbound');
  const lens = await made.until(lensOf);
  expect(lens.model.label).toBe('Inbound');
  const retention = made.panel.state.getState().team.model.stages.find((stage) => stage.id === 'retention');
  expect(throughLens(lens, retention ?? null)).toMatchObject({ to: { id: 'customer' }, by: 'phase' });
  expect(await made.store.person(idOf(100))).toEqual(before);
  await made.panel.commands.lookThrough(null);
  await made.until((state) => lensOf(state) === null);
});

test('the same people are counted through it', async () => {
  const made = await openDesk([...PRIYA, ...LENA]);
  await made.panel.commands.lookThrough('inbound');
  const counts = await made.panel.commands.countLens(await made.until(lensOf), null);
  const found = counts?.stages
    .filter(({ people }) => people > 0)
    .map(({ stage, people }) => [stage.id, people]);
  expect(found).toEqual([
    ['subscriber', 1],
    ['customer', 1],
  ]);
  expect(counts?.nowhere).toBe(0);
});

test('the team’s own model and one that is not known are no lens', async () => {
  const made = await openDesk();
  const { team } = made.panel.state.getState();
  expect(lensesFor({ team }).map((model) => model.id)).not.toContain(team.workspace.model.id);
  expect(lensesFor({ team })).toHaveLength(9);
  const device = { own: [], theme: 'system' as const, welcomed: true };
  expect(lensOf({ team, device: { ...device, lens: team.workspace.model.id } })).toBeNull();
  expect(lensOf({ team, device: { ...device, lens: 'gone' } })).toBeNull();
  expect(lensOf({ team, device })).toBeNull();
});

test('people whose stage is of another model are counted where its phase is', async () => {
  const made = await openDesk([
    add(),
    move('opportunity', { model: 'inbound', phase: 'conversion' }),
    ...LENA,
  ]);
  const { team } = made.panel.state.getState();
  expect(await countStages(made.store, team, null)).toEqual({ conversion: 1, reach: 1 });
});

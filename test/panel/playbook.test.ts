import { expect, test } from 'vitest';
import type { DryRun } from '../../lib/panel/playbook';
import { defaultPlaybook } from '../../lib/rules/playbook';
import { newRule, placeRule, switchRule } from '../../lib/rules/playbook-edit';
import { LENA, openDesk, PRIYA } from './desk';

const rule = { ...newRule('own'), title: 'Say thanks', because: 'They are here.' };

test('the first edit makes the default playbook the team’s own; undo and the default bring it back', async () => {
  const { panel, store, until } = await openDesk();
  const playbook = async () => (await store.team()).workspace?.playbook ?? [];
  const first = defaultPlaybook[0]?.id ?? '';
  expect(await panel.commands.changePlaybook((all) => switchRule(all, first, false), 'Off')).toBe(true);
  expect(await playbook()).toHaveLength(defaultPlaybook.length);
  expect((await playbook())[0]).toMatchObject({ id: first, off: true });
  await until(({ team }) => team.workspace.playbook.length > 0);
  await panel.commands.undo();
  expect(await playbook()).toEqual([]);
  await until(({ team }) => team.workspace.playbook.length === 0);
  await panel.commands.changePlaybook((all) => placeRule(all, first, 1), 'Moved');
  await until(({ team }) => team.workspace.playbook[1]?.id === first);
  await panel.commands.defaultPlaybookAgain();
  expect(await playbook()).toEqual([]);
});

test('a playbook without rules, or with too many, is refused with a sentence', async () => {
  const { panel } = await openDesk();
  const problem = () => panel.state.getState().problem;
  expect(await panel.commands.changePlaybook(() => [], '')).toBe(false);
  expect(problem()).toBe('The last rule cannot be deleted. Switch it off instead.');
  const many = Array.from({ length: 201 }, (_, n) => ({ ...rule, id: String(n) }));
  expect(await panel.commands.changePlaybook(() => many, '')).toBe(false);
  expect(problem()).toBe('A playbook has at most 200 rules.');
});

test('a dry run asks everybody, saves nothing, and can be stopped', async () => {
  const { panel, store } = await openDesk([...PRIYA, ...LENA]);
  const told: DryRun[] = [];
  const going = new AbortController();
  const run = await panel.commands.dryRun(rule, going.signal, (so) => told.push(so));
  expect(run).toMatchObject({ looked: 2, of: 2, gets: 2, first: 0, kept: {} });
  expect(run?.names.map(({ name }) => name).sort()).toEqual(['Lena Vogel', 'Priya Raman']);
  expect(told.at(-1)).toEqual(run);
  expect((await store.team()).workspace?.playbook).toEqual([]);
  going.abort();
  expect(await panel.commands.dryRun(rule, going.signal, () => undefined)).toBeNull();
});

test('outcomes can be stopped; nothing is counted then', async () => {
  const { panel } = await openDesk(PRIYA);
  const stopped = new AbortController();
  const looked: number[] = [];
  const view = await panel.commands.gatherOutcomes(undefined, stopped.signal, (progress) =>
    looked.push(progress.looked),
  );
  expect(view).toMatchObject({ people: 1, policies: { enough: false, choices: 0 } });
  expect(looked).toEqual([1]);
  stopped.abort();
  expect(await panel.commands.gatherOutcomes(undefined, stopped.signal, () => undefined)).toBeNull();
});

import { expect, test } from 'vitest';
import type { TeamRecord } from '../../lib/model/team-record';
import { buildTeamRecord, DANA } from '../builders';
import { seen } from '../store/profile';
import { openDesk, type Desk } from './desk';

const { shared, label, body } = buildTeamRecord();
const records = ({ store }: Desk, fits: (all: TeamRecord[]) => boolean) =>
  seen<TeamRecord[]>((call) => store.watchTeamRecords(call), fits);

test('a view is kept under the user’s name; undo takes it away again', async () => {
  const desk = await openDesk();
  const { commands, state } = desk.panel;
  const kept = await commands.keepRecord({ shared, label, body }, 'View kept');
  expect(kept).toMatchObject({ by: DANA, label });
  expect(state.getState().notice?.text).toBe('View kept');
  await commands.undo();
  expect(await records(desk, (all) => all.length === 0)).toEqual([]);
});

test('renaming one and deleting it are undone, the latter under another id', async () => {
  const desk = await openDesk();
  const { commands } = desk.panel;
  const kept = await commands.keepRecord({ shared, label, body }, 'View kept');
  if (kept === null) throw new Error('It was not kept.');
  await commands.editRecord(kept, { label: 'Other' }, 'Renamed');
  expect(await records(desk, ([one]) => one?.label === 'Other')).toHaveLength(1);
  await commands.undo();
  await records(desk, ([one]) => one?.label === label);
  await commands.deleteRecord(kept, 'Deleted');
  await records(desk, (all) => all.length === 0);
  await commands.undo();
  const [back] = await records(desk, (all) => all.length === 1);
  expect(back).toMatchObject({ label, shared, body });
  expect(back?.id).not.toBe(kept.id);
});

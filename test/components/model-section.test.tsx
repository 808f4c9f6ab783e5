import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ModelSection } from '../../components/settings/model-section';
import type { Role } from '../../lib/model/workspace';
import { defaultModel } from '../../lib/model/presets';
import { addStage, editStage } from '../../lib/rules/model-edit';
import { LENA, PRIYA } from '../panel/desk';
import { expectAccessible } from './axe';
import { colleagueSaves, openSettings } from './lead-desk';

const open = (roles: Role[] = ['lead']) =>
  openSettings(<ModelSection />, { roles, changes: [...PRIYA, ...LENA] });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const edit = async () => {
  const desk = await open();
  await press('Edit the model');
  return desk;
};
const row = (name: string) => screen.getByRole('group', { name: `Stage ${name}` });
const review = () => screen.getByRole('group', { name: 'What saving changes' });
const names = () =>
  within(screen.getByRole('list', { name: 'Stages, in order' }))
    .getAllByLabelText('Name')
    .map((field) => (field as HTMLInputElement).value);
const retype = async (field: HTMLElement, text: string) => {
  await userEvent.clear(field);
  if (text !== '') await userEvent.type(field, text);
};

test('who may not change the model reads it, and is told who may', async () => {
  await open(['rep']);
  const list = screen.getByRole('list', { name: 'Stages of Reach to loyalty' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(6);
  expect(list).toHaveTextContent('Every model has this stage.');
  expect(screen.getByText('A team lead can change this: Ines Duarte.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Edit the model' })).not.toBeInTheDocument();
  await expectAccessible();
});

test('stages are renamed, explained and placed in another phase; it is shown before it is saved, and undone after', async () => {
  const { until } = await edit();
  expect(review()).toHaveTextContent('Nothing is changed yet.');
  await retype(within(row('Reach')).getByLabelText('Name'), 'Audience');
  await retype(within(row('Audience')).getByLabelText('What it means, in one line'), 'They know us.');
  await userEvent.selectOptions(within(row('Loyalty')).getByLabelText('Phase'), 'growth');
  expect(
    within(review())
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    'Reach is called Audience.',
    'Audience is explained anew.',
    'Loyalty counts as growth instead of advocacy.',
  ]);
  await expectAccessible();
  await press('Save for the team');
  await until(({ team }) => team.workspace.model.stages[0]?.label === 'Audience');
  expect(await screen.findByText('The lifecycle model is saved for the team')).toBeVisible();
  await press('Undo');
  await until(({ team }) => team.workspace.model.stages[0]?.label === 'Reach');
});

test('stages change places by the keyboard, the focus stays, and their place is read out', async () => {
  await edit();
  const down = screen.getByRole('button', { name: 'Move Reach down' });
  down.focus();
  await userEvent.keyboard('{Enter}{Enter}');
  expect(names()).toEqual(['Acquisition', 'Conversion', 'Reach', 'Retention', 'Loyalty']);
  expect(screen.getByRole('button', { name: 'Move Reach down' })).toHaveFocus();
  expect(screen.getByText('Reach is stage 3 of 5')).toBeInTheDocument();
  await userEvent.keyboard('{Enter}{Enter}');
  expect(screen.getByRole('button', { name: 'Move Reach down' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Move Reach up' })).toHaveFocus();
});

test('a new stage is added before the lost ones and removed without a trace', async () => {
  await edit();
  await press('Add a stage');
  await press('Add a stage');
  expect(names().slice(-2)).toEqual(['New stage', 'New stage 2']);
  await press('Remove New stage');
  await press('Remove New stage 2');
  expect(review()).toHaveTextContent('Nothing is changed yet.');
});

test('what is wrong stands beside the stage, and nothing can be saved', async () => {
  await edit();
  await retype(within(row('Loyalty')).getByLabelText('Name'), 'retention');
  const name = within(row('retention')).getByLabelText('Name');
  expect(name).toHaveAccessibleDescription(/Two stages are called “retention”/);
  expect(name).toBeInvalid();
  expect(screen.getByRole('button', { name: 'Save for the team' })).toBeDisabled();
  await retype(name, '');
  expect(within(row('this stage')).getByLabelText('Name')).toHaveAccessibleDescription(
    'Give the stage a name.',
  );
  await expectAccessible();
});

test('a stage in use goes by merging it into another, after saying what that means', async () => {
  const { until } = await edit();
  await press('Remove Retention');
  const step = screen.getByRole('group', { name: 'Remove Retention' });
  expect(
    await within(step).findByText('1 person who stands in Retention will stand in Conversion.'),
  ).toBeVisible();
  expect(step).toHaveTextContent('1 move of the history will be read as Conversion; none is changed.');
  await expectAccessible();
  await userEvent.selectOptions(within(step).getByLabelText('Merge Retention into'), 'loyalty');
  await press('Merge into Loyalty');
  expect(review()).toHaveTextContent('Retention is merged into Loyalty.');
  await press('Save for the team');
  const { team } = await until((state) => state.team.workspace.model.stages.length === 4 && state);
  expect(team.workspace.model.retired).toEqual([{ id: 'retention', label: 'Retention', into: 'loyalty' }]);
});

test('lost and ring are switched; a ring says so', async () => {
  await edit();
  await userEvent.click(within(row('Loyalty')).getByRole('checkbox', { name: /^Lost/ }));
  expect(within(row('Loyalty')).getByLabelText('Phase')).toHaveValue('lapsed');
  await userEvent.click(screen.getByRole('checkbox', { name: /people can start again/ }));
  expect(review()).toHaveTextContent('After the last stage people can start again: it is a ring.');
  expect(review()).toHaveTextContent('Loyalty is the lost stage.');
});

test('another model is looked at with everybody in it before it is taken, and saved only then', async () => {
  const { until, panel } = await edit();
  await press('Choose another model…');
  expect(screen.getAllByRole('radio')).toHaveLength(10);
  await userEvent.click(screen.getByRole('radio', { name: /^Inbound/ }));
  const preview = screen.getByRole('group', { name: 'Where people would stand in Inbound' });
  expect(await within(preview).findByRole('row', { name: /^Retention 1 Customer/ })).toBeVisible();
  expect(preview).toHaveTextContent('Subscriber 1, Lead 0,');
  await expectAccessible();
  await press('Use Inbound');
  expect(review()).toHaveTextContent('The model is Inbound instead of Reach to loyalty.');
  expect(panel.state.getState().team.workspace.model.id).toBe('reach-to-loyalty');
  await press('Save for the team');
  await until(({ team }) => team.workspace.model.id === 'inbound');
});

test('a colleague saves while somebody edits: it is said, nothing typed is lost, and both ways lead on', async () => {
  const desk = await edit();
  await retype(within(row('Reach')).getByLabelText('Name'), 'Audience');
  await colleagueSaves(desk, { model: addStage(defaultModel, { label: 'Fans', phase: 'advocacy' }) });
  const banner = await screen.findByText('A colleague changed this while you were editing.');
  expect(banner).toBeVisible();
  expect(screen.getByRole('list', { name: 'What they changed' })).toHaveTextContent(
    'New stage: Fans (advocacy).',
  );
  expect(names()[0]).toBe('Audience');
  await expectAccessible();
  await press('Go on with mine');
  expect(
    within(review())
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['Reach is called Audience.', 'Fans goes.']);
  await colleagueSaves(desk, { model: editStage(defaultModel, 'reach', { label: 'Crowd' }) }, 7);
  await screen.findByText('A colleague changed this while you were editing.');
  await press('Take theirs');
  expect(names()[0]).toBe('Crowd');
});

test('who has typed nothing yet edits what the team has now', async () => {
  const desk = await edit();
  await colleagueSaves(desk, { model: editStage(defaultModel, 'reach', { label: 'Crowd' }) });
  await screen.findByDisplayValue('Crowd');
  expect(screen.queryByText(/while you were editing/)).not.toBeInTheDocument();
});

test('a model that a later edit replaced is kept: seen, and brought back', async () => {
  const desk = await edit();
  await retype(within(row('Reach')).getByLabelText('Name'), 'Audience');
  await press('Save for the team');
  await desk.until(({ team }) => team.workspace.model.stages[0]?.label === 'Audience');
  const [sent] = await desk.store
    .outgoing(desk.clock.now, { mutations: 99, bytes: 1e6 })
    .then((all) => all.slice(-1));
  await desk.store.acknowledge(
    { lastMid: sent?.mid ?? 0, rejected: [], seq: 6, epoch: 'e1' },
    desk.clock.now,
  );
  await colleagueSaves(desk, { model: defaultModel }, 7);
  expect(await screen.findByText('A colleague changed the model after you.')).toBeVisible();
  await press('See mine');
  expect(screen.getByRole('list', { name: 'What bringing yours back changes' })).toHaveTextContent(
    'Reach is called Audience.',
  );
  await expectAccessible();
  await press('Bring mine back');
  await desk.until(({ team }) => team.workspace.model.stages[0]?.label === 'Audience');
  await desk.until(({ overruled }) => overruled.length === 0);
  expect(screen.queryByText('A colleague changed the model after you.')).not.toBeInTheDocument();
});

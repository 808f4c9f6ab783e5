import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { MarketsSection } from '../../components/settings/markets-section';
import { ModelSection } from '../../components/settings/model-section';
import { lifecyclePresets } from '../../lib/model/presets';
import { buildMarket, idOf } from '../builders';
import { LENA, PRIYA } from '../panel/desk';
import { edit } from '../store/profile';
import { expectAccessible } from './axe';
import { colleagueSaves, openSettings } from './lead-desk';

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const inbound = lifecyclePresets.find(({ id }) => id === 'inbound') ?? buildMarket().model;
const NORDICS = idOf(801);
const nordics = buildMarket({ id: NORDICS, model: { ...inbound, id: 'inbound@nordics' } });
const rows = () =>
  within(screen.getByRole('list', { name: 'Markets' }))
    .getAllByRole('listitem')
    .map((row) => row.textContent);

test('a market is added with a name and settings to begin with, and undone', async () => {
  const { until } = await openSettings(<MarketsSection />, { changes: PRIYA });
  expect(screen.getByText(/There is one market/)).toBeVisible();
  await press('Add a market');
  expect(screen.getByLabelText('Name of the market')).toHaveFocus();
  await press('Add it');
  expect(screen.getByText('Give it a name.')).toBeVisible();
  await userEvent.type(screen.getByLabelText('Name of the market'), 'Nordics');
  await expectAccessible();
  await userEvent.keyboard('{Enter}');
  await until(({ team }) => team.workspace.markets.length === 1);
  expect(await screen.findByText('Nordics is a market now')).toBeVisible();
  await screen.findByText(/1 person/);
  expect(rows()).toEqual([
    expect.stringMatching(/^Main marketReach to loyalty · 1 person/),
    expect.stringMatching(/^NordicsReach to loyalty · 0 people/),
  ]);
  await press('Undo');
  await until(({ team }) => team.workspace.markets.length === 0);
});

test('the main market and others are named', async () => {
  const desk = await openSettings(<MarketsSection />);
  await colleagueSaves(desk, { markets: [nordics] });
  await screen.findByText('Nordics');
  await press('Rename Main market');
  const name = screen.getByLabelText('Name of the market');
  await userEvent.clear(name);
  await userEvent.type(name, 'nordics{Enter}');
  expect(await screen.findByText('Another market has this name.')).toBeVisible();
  await userEvent.clear(name);
  await userEvent.type(name, 'Europe{Enter}');
  await desk.until(({ team }) => team.workspace.mainMarket === 'Europe');
  expect(await screen.findByText('Europe')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Remove Europe' })).not.toBeInTheDocument();
});

test('a market in use is merged into another: how stages map and who moves is seen before, and it is brought back', async () => {
  const desk = await openSettings(<MarketsSection />, {
    changes: [...PRIYA, ...LENA, edit({ market: NORDICS })],
  });
  await colleagueSaves(desk, { markets: [nordics] });
  await screen.findByText('Nordics');
  await press('Remove Nordics');
  const step = await screen.findByRole('group', { name: 'Remove Nordics' });
  await within(step).findByText(/^Reach 0/);
  const table = within(step).getByRole('table');
  const customer = within(table).getByRole('row', { name: /^Customer/ });
  expect(customer).toHaveTextContent('Customer1RetentionBoth are of the phase retention.');
  expect(within(table).getByRole('row', { name: /^Opportunity/ })).toHaveTextContent('0Conversion');
  expect(step).toHaveTextContent('Nothing recorded changes.');
  await expectAccessible();
  await press('Merge into Main market');
  await desk.until(({ team }) => team.workspace.markets[0]?.merged !== null);
  expect(await screen.findByText('Nordics is merged into Main market')).toBeVisible();
  const merged = screen.getByRole('list', { name: 'Markets that were merged' });
  expect(merged).toHaveTextContent('Nordics is merged into Main market');
  await press('Bring Nordics back');
  await desk.until(({ team }) => team.workspace.markets[0]?.merged === null);
});

test('the model is edited in the market that is chosen; the other stays as it is', async () => {
  const desk = await openSettings(<ModelSection />);
  const main = desk.panel.state.getState().team.workspace.model;
  expect(screen.queryByLabelText('Market')).not.toBeInTheDocument();
  await colleagueSaves(desk, { markets: [nordics] });
  await userEvent.selectOptions(await screen.findByLabelText('Market'), 'Nordics');
  expect(await screen.findByRole('list', { name: 'Stages of Inbound' })).toBeVisible();
  await press('Edit the model');
  const name = screen.getByLabelText('Name of the model');
  await userEvent.clear(name);
  await userEvent.type(name, 'Nordic way');
  await expectAccessible();
  await press(/^Save/);
  await desk.until(({ team }) => team.workspace.markets[0]?.model.label === 'Nordic way');
  expect(desk.panel.state.getState().team.workspace.model).toEqual(main);
  expect(await screen.findByText('The lifecycle model is saved for Nordics')).toBeVisible();
});

test('markets saved here and replaced by a later edit are kept, to see and to bring back', async () => {
  const desk = await openSettings(<MarketsSection />);
  await desk.panel.commands.addMarket('Iberia', null);
  await desk.until(({ team }) => team.workspace.markets.length === 1);
  const [sent] = await desk.store.outgoing(desk.clock.now, { mutations: 10, bytes: 1e6 });
  await desk.store.acknowledge(
    { lastMid: sent?.mid ?? 1, rejected: [], seq: 6, epoch: 'e1' },
    desk.clock.now,
  );
  await colleagueSaves(desk, { markets: [nordics] }, 7);
  expect(await screen.findByText('A colleague changed the markets after you.')).toBeVisible();
  await press('See mine');
  const changes = screen.getByRole('list', { name: 'What bringing yours back changes' });
  expect(changes).toHaveTextContent('New market: Iberia.Nordics goes.');
  await press('Bring mine back');
  await desk.until(({ team }) => team.workspace.markets[0]?.label === 'Iberia');
});

test('who may not change markets reads them and who may', async () => {
  const desk = await openSettings(<MarketsSection />, { roles: ['rep'] });
  await colleagueSaves(desk, { markets: [nordics] });
  expect(await screen.findByText('Nordics')).toBeVisible();
  expect(screen.getByText('A team lead can change this: Ines Duarte.')).toBeVisible();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('while an edit is not saved the market stays, and closing the page asks', async () => {
  const desk = await openSettings(<ModelSection />);
  await colleagueSaves(desk, { markets: [nordics] });
  await screen.findByLabelText('Market');
  const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  await press('Edit the model');
  expect(asks()).toBe(false);
  await userEvent.type(screen.getByLabelText('Name of the model'), ' of ours');
  expect(screen.getByLabelText('Market')).toBeDisabled();
  expect(screen.getByLabelText('Market')).toHaveAccessibleDescription(
    'Save or leave what you are editing, then choose another.',
  );
  expect(asks()).toBe(true);
  await desk.panel.commands.addMarket('Iberia', null);
  await desk.until(({ team }) => team.workspace.markets.length === 2);
  expect(screen.getByLabelText('Name of the model')).toHaveValue('Reach to loyalty of ours');
  await press('Drop these changes');
  expect(asks()).toBe(false);
  expect(screen.getByLabelText('Market')).toBeEnabled();
});

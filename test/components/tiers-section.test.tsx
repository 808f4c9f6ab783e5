import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { TiersSection } from '../../components/settings/tiers-section';
import { expectAccessible } from './axe';
import { colleagueSaves, openSettings } from './lead-desk';

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const gold = { id: 'gold', label: 'Gold', minRevenue: 100_000, minOrders: 5 };

test('tiers are typed, said in words before they are saved, and undone after', async () => {
  const { until } = await openSettings(<TiersSection />);
  expect(screen.getByText('There are none yet.')).toBeVisible();
  await press('Add tiers');
  await press('Add a tier');
  const tier = screen.getByRole('group', { name: 'Tier this tier' });
  await userEvent.type(within(tier).getByLabelText('Name'), 'Gold');
  expect(screen.getByText('Say from what spend or how many orders.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Save for the team' })).toBeDisabled();
  await expectAccessible();
  await userEvent.type(screen.getByLabelText('From spend (EUR)'), '1000');
  await userEvent.type(screen.getByLabelText('Or from orders'), '5');
  expect(screen.getByRole('list', { name: 'The tiers as they will be' })).toHaveTextContent(
    'Gold: €1,000 or 5 orders in 12 months.',
  );
  await press('Save for the team');
  await until(({ team }) => team.workspace.tiers[0]?.minRevenue === 100_000);
  expect(await screen.findByText('The tiers are saved for the team')).toBeVisible();
  await press('Undo');
  await until(({ team }) => team.workspace.tiers.length === 0);
});

test('who may not change them reads them, and is told who may', async () => {
  const desk = await openSettings(<TiersSection />, { roles: ['rep'] });
  await colleagueSaves(desk, { tiers: [gold] });
  expect(await screen.findByText('Gold: €1,000 or 5 orders in 12 months.')).toBeVisible();
  expect(screen.getByText('A team lead can change this: Ines Duarte.')).toBeVisible();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  await expectAccessible();
});

test('a colleague saves meanwhile: what was typed stays, and theirs can be taken', async () => {
  const desk = await openSettings(<TiersSection />);
  await press('Add tiers');
  await press('Add a tier');
  await userEvent.type(screen.getByLabelText('Name'), 'Silver');
  await colleagueSaves(desk, { tiers: [gold] });
  await screen.findByText('A colleague changed this while you were editing.');
  expect(screen.getByLabelText('Name')).toHaveValue('Silver');
  await press('Take theirs');
  expect(screen.getByLabelText('Name')).toHaveValue('Gold');
  await press('Remove Gold');
  expect(screen.getByText('There will be no tiers.')).toBeVisible();
});

test('tiers that a later edit replaced are kept: seen, and brought back', async () => {
  const desk = await openSettings(<TiersSection />);
  await press('Add tiers');
  await press('Add a tier');
  await userEvent.type(screen.getByLabelText('Name'), 'Silver');
  await userEvent.type(screen.getByLabelText('Or from orders'), '3');
  await press('Save for the team');
  await desk.until(({ team }) => team.workspace.tiers[0]?.label === 'Silver');
  const sent = await desk.store.outgoing(desk.clock.now, { mutations: 99, bytes: 1e6 });
  const lastMid = sent.at(-1)?.mid ?? 0;
  await desk.store.acknowledge({ lastMid, rejected: [], seq: 6, epoch: 'e1' }, desk.clock.now);
  await colleagueSaves(desk, { tiers: [gold] }, 7);
  expect(await screen.findByText('A colleague changed the tiers after you.')).toBeVisible();
  await press('See mine');
  expect(screen.getByRole('list', { name: 'What bringing yours back changes' })).toHaveTextContent(
    'Silver: 3 orders in 12 months.',
  );
  await press('Bring mine back');
  await desk.until(({ team }) => team.workspace.tiers[0]?.label === 'Silver');
  await desk.until(({ overruled }) => overruled.length === 0);
});

import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PanelApp } from '../../components/shell/panel-app';
import { lifecyclePresets } from '../../lib/model/presets';
import type { Role } from '../../lib/model/workspace';
import { buildMarket, DANA, idOf } from '../builders';
import { detected, openDesk, PRIYA, sighting, type Desk } from '../panel/desk';
import { sessionOf } from '../store/profile';
import { expectAccessible } from './axe';
import { colleagueSaves } from './lead-desk';

const inbound = lifecyclePresets.find(({ id }) => id === 'inbound') ?? buildMarket().model;
const NORDICS = idOf(801);
const nordics = buildMarket({ id: NORDICS, model: { ...inbound, id: 'inbound@nordics' } });

/** The whole sidebar about Priya, for Dana in this role; her team has these markets besides the main one. */
async function openApp(markets = [nordics], role: Role = 'rep'): Promise<Desk> {
  const desk = await openDesk(PRIYA);
  const session = sessionOf('Dana');
  await desk.store.signIn({ ...session, member: { ...session.member, id: DANA, roles: [role] } });
  await colleagueSaves(desk, { markets });
  await desk.until(
    (state) =>
      state.session?.member.roles[0] === role && state.team.workspace.markets.length === markets.length,
  );
  await desk.open(detected());
  render(<PanelApp panel={desk.panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  await screen.findByRole('region', { name: 'Stage' });
  return desk;
}

const stage = () => within(screen.getByRole('region', { name: 'Stage' }));

test('by two keys a person comes into another market, with its track; a third undoes it', async () => {
  const { until } = await openApp();
  expect(stage().getByRole('list', { name: 'Stages of Reach to loyalty' })).toBeVisible();
  await userEvent.keyboard('k');
  const menu = screen.getByRole('menu', { name: 'Market: Main market. Change' });
  const item = within(menu).getByRole('menuitem', { name: /^Nordics/ });
  expect(item).toHaveTextContent('Retention becomes Customer');
  await expectAccessible();
  await userEvent.keyboard('2');
  await until(({ subject }) => subject.kind === 'known' && subject.view.contact.market === NORDICS);
  expect(await screen.findByText('Priya moved to Nordics, as Customer')).toBeVisible();
  expect(await stage().findByRole('list', { name: 'Stages of Inbound' })).toBeVisible();
  expect(stage().getByRole('button', { name: 'Market: Nordics. Change' })).toBeVisible();
  expect(screen.getByText('Retention → Customer, now in Nordics')).toBeVisible();
  await userEvent.keyboard('z');
  await until(({ subject }) => subject.kind === 'known' && subject.view.contact.market === null);
  expect(await stage().findByRole('list', { name: 'Stages of Reach to loyalty' })).toBeVisible();
});

test('by the mouse as well; the receipt names the market', async () => {
  await openApp();
  await userEvent.click(stage().getByRole('button', { name: 'Market: Main market. Change' }));
  await userEvent.click(screen.getByRole('menuitem', { name: /^Nordics/ }));
  await stage().findByRole('list', { name: 'Stages of Inbound' });
  await userEvent.click(stage().getByRole('button', { name: /^Moved/ }));
  expect(stage().getByRole('group', { name: 'Receipt of this stage' })).toHaveTextContent(
    'FromRetentionToCustomerMarketNordics',
  );
});

test('a team with one market never meets the word', async () => {
  await openApp([]);
  await userEvent.keyboard('k');
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Stage' })).not.toHaveTextContent(/market/i);
});

test('who may not move people sees their market and cannot change it', async () => {
  await openApp([nordics], 'agent');
  expect(stage().getByText('Main market').parentElement).toHaveAttribute(
    'title',
    'Your role sees the market and does not change it.',
  );
  await userEvent.keyboard('k');
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
});

test('somebody who is not known is added into the market that is chosen', async () => {
  const { panel, until } = await openApp();
  panel.commands.show(sighting({ primary: detected({ name: 'Nora Lind', email: 'nora@lind.example' }) }));
  const box = within(await screen.findByRole('group', { name: 'Not in your team’s people yet' }));
  expect(box.getByRole('button', { name: /^Add as Reach/ })).toBeVisible();
  await userEvent.click(box.getByRole('button', { name: 'Added in the market Main market. Change' }));
  await userEvent.click(screen.getByRole('menuitem', { name: /^Nordics/ }));
  await expectAccessible();
  await userEvent.click(await box.findByRole('button', { name: /^Add as Subscriber/ }));
  await until(({ subject }) => subject.kind === 'known' && subject.view.contact.market === NORDICS);
});

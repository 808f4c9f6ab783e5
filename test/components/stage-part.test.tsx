import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PanelApp } from '../../components/shell/panel-app';
import type { Change } from '../../lib/model/change';
import type { Role } from '../../lib/model/workspace';
import { buildOrder, buildWorkspace, DANA, daysAgo } from '../builders';
import { detected, openDesk } from '../panel/desk';
import { add, move, sessionOf } from '../store/profile';
import { expectAccessible } from './axe';
import { colleagueSaves } from './lead-desk';

/** Priya in Conversion, with an order since. */
function ordered(): Change[] {
  const { device: _device, number: _number, ...fact } = buildOrder({ at: daysAgo(2) });
  return [
    add(),
    move('acquisition', { at: daysAgo(90) }),
    move('conversion', { from: 'acquisition', at: daysAgo(60) }),
    { op: 'event', kind: 'order', fact },
  ];
}

/** The whole sidebar about Priya, for Dana in this role. */
async function openApp(role: Role = 'rep', changes = ordered()) {
  const desk = await openDesk(changes);
  const session = sessionOf('Dana');
  await desk.store.signIn({ ...session, member: { ...session.member, id: DANA, roles: [role] } });
  await desk.until((state) => state.session?.member.roles[0] === role);
  await desk.open(detected());
  render(<PanelApp panel={desk.panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  return { ...desk, card: within(await screen.findByRole('region', { name: 'Stage' })) };
}

test('a suggested stage is taken in one press and undone in one', async () => {
  const { card, until } = await openApp();
  await expectAccessible();
  await userEvent.click(card.getByRole('button', { name: 'Move to Retention, as suggested' }));
  await until(({ subject }) => subject.kind === 'known' && subject.view.stage.current?.id === 'retention');
  expect(await screen.findByText('Priya moved to Retention')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: /^Undo/ }));
  await until(({ subject }) => subject.kind === 'known' && subject.view.stage.current?.id === 'conversion');
});

test('kept, the suggestion goes; its undo brings it back', async () => {
  const { card, until } = await openApp();
  await userEvent.click(card.getByRole('button', { name: 'Keep Conversion, ask again in 30 days' }));
  expect(await screen.findByText('Priya stays in Conversion; asked again in 30 days')).toBeVisible();
  await until(({ subject }) => subject.kind === 'known' && subject.view.suggestion === null);
  expect(card.queryByRole('group', { name: /^Suggested stage/ })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /^Undo/ }));
  expect(await card.findByRole('group', { name: 'Suggested stage: Retention' })).toBeVisible();
});

test('people are seen through another model and back; through it nobody is moved', async () => {
  const { card, until } = await openApp();
  await userEvent.click(card.getByRole('button', { name: 'Seen through Reach to loyalty' }));
  await userEvent.click(screen.getByRole('menuitem', { name: /^Inbound/ }));
  const note = await card.findByRole('group', { name: 'Seen through Inbound' });
  expect(note).toHaveTextContent('Conversion stands in Opportunity. Both are of the phase conversion.');
  const seen = card.getByRole('button', { name: 'Opportunity, the current stage' });
  expect(seen).toHaveAttribute('aria-disabled', 'true');
  expect(card.queryByRole('group', { name: /^Suggested stage/ })).not.toBeInTheDocument();
  await userEvent.click(card.getByRole('button', { name: 'Mapping and counts' }));
  expect(await card.findByText('1 person')).toBeVisible();
  await expectAccessible();
  await userEvent.click(card.getByRole('button', { name: 'Back to Reach to loyalty' }));
  await until(({ device }) => device.lens === null);
  expect(await card.findByRole('button', { name: 'Conversion, the current stage' })).toBeVisible();
});

test('an agent takes what is suggested and chooses no other stage', async () => {
  const { card } = await openApp('agent');
  expect(card.queryByRole('button', { name: 'Move to another stage' })).not.toBeInTheDocument();
  expect(
    card.getByText('Your role takes stages that are suggested and does not choose others.'),
  ).toBeVisible();
  expect(card.getByRole('button', { name: 'Move to Retention, as suggested' })).toBeVisible();
  // Orders are not sent to an agent: nothing is said that follows from there being none.
  expect(card.queryByRole('button', { name: /^Segment/ })).not.toBeInTheDocument();
  expect(card.getByRole('button', { name: 'Seen through Reach to loyalty' })).toBeVisible();
});

test('an agent gives somebody their first stage', async () => {
  const { card } = await openApp('agent', [add()]);
  await userEvent.click(card.getByRole('button', { name: 'Move to another stage' }));
  await userEvent.click(screen.getByRole('menuitem', { name: /^Acquisition/ }));
  expect(await screen.findByText('Priya moved to Acquisition')).toBeVisible();
  expect(await card.findByRole('button', { name: 'Acquisition, the current stage' })).toBeVisible();
  expect(card.queryByRole('button', { name: 'Move to another stage' })).not.toBeInTheDocument();
});

test('M opens no menu where stages are not chosen', async () => {
  await openApp('agent');
  await userEvent.keyboard('m');
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
});

test('a tier of the team stands beside the segment as soon as there is one', async () => {
  const desk = await openApp();
  expect(desk.card.getByRole('button', { name: 'Segment: New buyer. Why?' })).toBeVisible();
  const tiers = [{ id: 'gold', label: 'Gold', minRevenue: 10_000, minOrders: null }];
  await colleagueSaves(desk, { ...buildWorkspace(), tiers }, 9);
  expect(await desk.card.findByRole('button', { name: 'Tier: Gold. Why?' })).toBeVisible();
});

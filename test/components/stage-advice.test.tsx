import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { StandingFacts } from '../../components/stage/standing-facts';
import { SuggestionBlock, type SuggestionBlockProps } from '../../components/stage/suggestion-block';
import { teamOf } from '../../lib/panel/team';
import { viewPerson } from '../../lib/panel/person-view';
import { buildWorkspace, NOW } from '../builders';
import { expectAccessible } from './axe';
import { tomas, viewOf } from './view';

const view = viewOf(tomas);
const suggestion = view.suggestion;

function draw(props: Partial<SuggestionBlockProps> = {}) {
  if (suggestion === null) throw new Error('Nothing is suggested for Tomás.');
  const calls = { onAccept: vi.fn(), onKeep: vi.fn() };
  const block = { suggestion, current: 'Retention', now: NOW, locale: 'en-GB', ...calls, ...props };
  render(<SuggestionBlock {...block} />);
  return calls;
}

test('a suggested stage says its name, its reason and, on asking, its evidence with the dates', async () => {
  draw();
  const block = screen.getByRole('group', { name: 'Suggested stage: Loyalty' });
  expect(block).toHaveTextContent('Loyalty? 6 orders in 12 months, and scored 9 of 10.');
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Why' }));
  const facts = within(screen.getByRole('list', { name: 'Evidence' })).getAllByRole('listitem');
  expect(facts).toHaveLength(6);
  expect(facts[0]).toHaveTextContent('Order €3971 Nov');
  expect(block).toHaveTextContent('1 more in the timeline.');
  expect(block).toHaveTextContent('Rule SS9.');
  await expectAccessible();
});

test('it is taken, or the stage is kept', async () => {
  const calls = draw();
  await userEvent.click(screen.getByRole('button', { name: 'Move to Loyalty, as suggested' }));
  await userEvent.click(screen.getByRole('button', { name: 'Keep Retention, ask again in 30 days' }));
  expect(calls.onAccept).toHaveBeenCalledOnce();
  expect(calls.onKeep).toHaveBeenCalledOnce();
});

test('who has no stage yet has none to keep', () => {
  draw({ current: null });
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
    'Why',
    'Move to Loyalty',
  ]);
});

test('the segment says by which rule and numbers; without tiers there is none', async () => {
  render(<StandingFacts segment={view.segment} tier={view.tier} />);
  await userEvent.click(screen.getByRole('button', { name: 'Segment: Loyalist. Why?' }));
  const why = screen.getByRole('group', { name: 'Why Loyalist' });
  expect(why).toHaveTextContent('6 orders in 12 months, and scored 9 of 10.');
  expect(why).toHaveTextContent('Rule SG4');
  expect(screen.queryByRole('button', { name: /Tier/ })).not.toBeInTheDocument();
  await expectAccessible();
});

test('the tier says what was bought, what is missing for the next, and the rule', async () => {
  const tiers = [
    { id: 'silver', label: 'Silver', minRevenue: 50_000, minOrders: 3 },
    { id: 'gold', label: 'Gold', minRevenue: 300_000, minOrders: null },
  ];
  const team = teamOf({ workspace: buildWorkspace({ tiers }), members: [] });
  const { tier } = viewPerson(tomas, { team, me: null, figures: null, now: NOW, locale: 'en-GB' });
  render(<StandingFacts segment={view.segment} tier={tier} />);
  await userEvent.click(screen.getByRole('button', { name: 'Tier: Silver. Why?' }));
  const why = screen.getByRole('group', { name: 'Why this tier' });
  expect(why).toHaveTextContent(
    '€2,382 and 6 orders in 12 months.Gold is €618 away.Silver: €500 or 3 orders in 12 months.',
  );
  await expectAccessible();
});

test('who has reached no tier is told what the first takes; at the top nothing is missing', async () => {
  const top = { id: 'top', label: 'Top', minRevenue: null, minOrders: 6 };
  const words = (minOrders: number) => {
    const team = teamOf({ workspace: buildWorkspace({ tiers: [{ ...top, minOrders }] }), members: [] });
    return viewPerson(tomas, { team, me: null, figures: null, now: NOW, locale: 'en-GB' }).tier;
  };
  const { unmount } = render(<StandingFacts segment={view.segment} tier={words(7)} />);
  await userEvent.click(screen.getByRole('button', { name: 'No tier yet. Why?' }));
  expect(screen.getByText('Top is 1 order away.')).toBeVisible();
  unmount();
  render(<StandingFacts segment={view.segment} tier={words(6)} />);
  await userEvent.click(screen.getByRole('button', { name: 'Tier: Top. Why?' }));
  expect(screen.getByText('This is the highest tier.')).toBeVisible();
});

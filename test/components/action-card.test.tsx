import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ActionCard, type ActionCardProps } from '../../components/action/action-card';
import { expectAccessible } from './axe';
import { tomas, viewOf } from './view';

const { actions } = viewOf(tomas);

function draw(props: Partial<ActionCardProps> = {}) {
  const calls = { onDone: vi.fn(), onSnooze: vi.fn(), onDecline: vi.fn() };
  render(<ActionCard actions={actions} blocked={null} today="2025-11-21" {...calls} {...props} />);
  return { ...calls, card: screen.getByRole('region', { name: 'Next action' }) };
}
const first = actions[0]?.rule;

test('nothing to do says why', async () => {
  const { card } = draw({ actions: [], blocked: 'Tomás asked not to be contacted.' });
  expect(card).toHaveTextContent('Tomás asked not to be contacted.');
  await expectAccessible();
});

test('one action has its reason and no paging', () => {
  const { card } = draw({ actions: actions.slice(0, 1) });
  expect(card).toHaveTextContent(first?.title ?? '');
  expect(card).toHaveTextContent(actions[0]?.because ?? '');
  expect(within(card).queryByRole('button', { name: 'The action before' })).not.toBeInTheDocument();
});

test('of several the best comes first and the others are one press away', async () => {
  const { card } = draw();
  expect(actions.length).toBeGreaterThan(1);
  expect(card).toHaveTextContent(`1 of ${String(actions.length)}`);
  await userEvent.click(screen.getByRole('button', { name: 'The next proposed action' }));
  expect(card).toHaveTextContent(actions[1]?.rule.title ?? '');
  await expectAccessible();
});

test('done is one press', async () => {
  const { onDone } = draw();
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(onDone).toHaveBeenCalledWith(first?.id);
});

test('later: tomorrow, next week, or after the next reply', async () => {
  const { onSnooze } = draw();
  for (const name of ['Tomorrow', 'Next week', 'After the next reply']) {
    await userEvent.click(screen.getByRole('button', { name: 'Later' }));
    await userEvent.click(screen.getByRole('menuitem', { name }));
  }
  expect(onSnooze.mock.calls.map((call) => call[1] as unknown)).toEqual([
    'tomorrow',
    'next-week',
    'next-reply',
  ]);
});

test('later on a date; a day that has passed is refused with a sentence', async () => {
  const { onSnooze, card } = draw();
  await userEvent.click(screen.getByRole('button', { name: 'Later' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'On a date…' }));
  const day = screen.getByLabelText('Come back on');
  await userEvent.type(day, '2025-11-01');
  expect(day).toHaveAccessibleDescription('This day has passed. Choose a later one.');
  await expectAccessible();
  await userEvent.clear(day);
  await userEvent.type(day, '2025-12-01');
  const form = day.closest('form');
  await userEvent.click(within(form ?? card).getByRole('button', { name: 'Later' }));
  expect(onSnooze).toHaveBeenCalledWith(first?.id, { day: '2025-12-01' });
});

test('not now takes its reason along', async () => {
  const { onDecline } = draw();
  await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
  await expectAccessible();
  await userEvent.click(screen.getByRole('menuitem', { name: 'Bad moment' }));
  expect(onDecline).toHaveBeenCalledWith(first?.id, 'Bad moment');
});

test('the text can be read and copied', async () => {
  const user = userEvent.setup();
  const withText = actions.find((action) => action.draft !== null);
  draw({ actions: withText === undefined ? [] : [withText] });
  await user.click(screen.getByRole('button', { name: 'Read text' }));
  expect(screen.getByText(/^Hello Tomás,/)).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Copy text' })[0] ?? document.body);
  expect(await navigator.clipboard.readText()).toBe(withText?.draft);
});

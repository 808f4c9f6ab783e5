import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ActionCard } from '../../components/action/action-card';
import type { ActionCardProps } from '../../components/action/action-props';
import type { InsertAnswer } from '../../lib/panel/context';
import type { ShownAction } from '../../lib/panel/shown-actions';
import { emptyTally } from '../../lib/rules/action-counts';
import { expectAccessible } from './axe';
import { tomas, viewOf } from './view';

const { actions } = viewOf(tomas);

function draw(props: Partial<ActionCardProps> = {}) {
  const calls = {
    onDone: vi.fn(),
    onSnooze: vi.fn(),
    onDecline: vi.fn(),
    onText: vi.fn(),
    onInsert: vi.fn((_text: string) => Promise.resolve<InsertAnswer>('inserted')),
  };
  render(<ActionCard actions={actions} blocked={null} today="2025-11-21" texts={{}} {...calls} {...props} />);
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

test('not now in the user’s own words', async () => {
  const { onDecline } = draw();
  await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Another reason…' }));
  await userEvent.type(screen.getByLabelText('Why not now'), 'On holiday until May{Enter}');
  expect(onDecline).toHaveBeenCalledWith(first?.id, 'On holiday until May');
});

const withText = (fields: Partial<ShownAction> = {}): ShownAction[] => {
  const action = actions.find((one) => one.draft !== null);
  return action === undefined ? [] : [{ ...action, ...fields }];
};

test('what was learnt stands with its counts, and its doubts one press away', async () => {
  const learnt = { ...emptyTally(), done: 20, moved: 14, without: 90, withoutMoved: 31 };
  const days = String(withText()[0]?.rule.windowDays);
  const { card } = draw({ actions: withText({ rank: { propensity: 0.62, expected: 0.6, learnt } }) });
  expect(card).toHaveTextContent(
    `Done 20 times in this stage: 14 moved on within ${days} days; without it 31 of 90.`,
  );
  expect(screen.queryByText(/People were chosen for it/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'A hint, not proof' }));
  expect(card).toHaveTextContent('After it: 70 % (48 to 85 %) moved on.');
  expect(card).toHaveTextContent('Without it: 34 % (25 to 45 %) moved on.');
  expect(card).toHaveTextContent('People were chosen for it');
  expect(card).toHaveTextContent('It is put first for 62 % of people like this');
  await expectAccessible();
});

test('where nothing was learnt, nothing is said of it', () => {
  const { card } = draw({
    actions: withText({ rank: { propensity: null, expected: 0.1, learnt: emptyTally() } }),
  });
  expect(card).not.toHaveTextContent('proof');
});

test('the text can be read and copied', async () => {
  const user = userEvent.setup();
  draw({ actions: withText() });
  await user.click(screen.getByRole('button', { name: 'Read text' }));
  const text = screen.getByLabelText<HTMLTextAreaElement>('Text to send');
  expect(text.value).toMatch(/^Hello Tomás,/);
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Copy text' }));
  expect(await navigator.clipboard.readText()).toBe(withText()[0]?.draft);
});

test('the text is edited before it is used, and an unknown field says so', async () => {
  const id = withText()[0]?.rule.id ?? '';
  const { onText, onInsert } = draw({ actions: withText(), texts: { [id]: 'Dear {nickname}' } });
  const text = screen.getByLabelText('Text to send');
  expect(text).toHaveAccessibleDescription('Not known: {nickname}. Fill it in or take it out.');
  await userEvent.type(text, '!');
  expect(onText).toHaveBeenLastCalledWith(id, 'Dear {nickname}!');
  await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
  expect(onText).toHaveBeenLastCalledWith(id, null);
  await userEvent.click(screen.getByRole('button', { name: 'Insert' }));
  expect(onInsert).toHaveBeenCalledWith('Dear {nickname}');
  expect(await screen.findByText('Typed where the caret was. Read it and send it yourself.')).toBeVisible();
});

test.each<[InsertAnswer, RegExp]>([
  ['no-field', /No open message box on this page: copied instead/],
  ['several-fields', /click into one, then Insert/],
  ['not-allowed', /This page cannot be reached: copied instead/],
])('where the text cannot be inserted (%s) it is copied, and that is said', async (answer, says) => {
  const user = userEvent.setup();
  draw({ actions: withText(), onInsert: () => Promise.resolve(answer) });
  await user.click(screen.getByRole('button', { name: 'Read text' }));
  await user.click(screen.getByRole('button', { name: 'Insert' }));
  expect(await screen.findByText(says)).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe(withText()[0]?.draft);
});

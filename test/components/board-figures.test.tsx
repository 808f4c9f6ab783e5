import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import type { Figures } from '../../lib/panel/board/figures/figures';
import type { BoardFigures, FiguresWanted } from '../../lib/panel/board/figures-view';
import type { PeopleBehind } from '../../lib/rules/metrics/metric';
import { boardFiguresOf } from '../e2e/charts-gallery/board-figures';
import { PERSON } from '../store/profile';
import { expectAccessible } from './axe';
import { openBoard } from './board-desk';
import { withoutLayout } from './no-layout';

beforeAll(withoutLayout);

/** Figures that are told when the test says so; behind each number stands Priya alone. */
function figuresByHand() {
  let seen: (figures: BoardFigures) => void = () => undefined;
  const asked: FiguresWanted[] = [];
  const behinds: PeopleBehind[] = [];
  const figures: Figures = {
    watch(watcher) {
      seen = watcher;
      return () => undefined;
    },
    show(wanted) {
      if (wanted !== null) asked.push(wanted);
    },
    people(behind) {
      behinds.push(behind);
      return Promise.resolve([PERSON]);
    },
  };
  const last = () => {
    const wanted = asked.at(-1);
    if (wanted === undefined) throw new Error('Nothing was asked for.');
    return wanted;
  };
  const tell = () => act(() => seen({ ...boardFiguresOf('few', last().period), wanted: last() }));
  return { figures, last, tell, behinds };
}

test('the overview waits for its figures, and while others are worked out says that it is old', async () => {
  const { figures, tell, last } = figuresByHand();
  await openBoard('', { figures });
  expect(await screen.findByText('Working out the figures…')).toBeVisible();
  tell();
  expect(await screen.findByRole('region', { name: 'Flow between stages' })).toBeVisible();
  await expectAccessible();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Period' }), '90 days');
  expect(last().period.to - last().period.from).toBe(90);
  const frame = screen.getByRole('region', { name: 'Flow between stages' }).closest('[aria-busy]');
  expect(frame).toHaveAttribute('aria-busy', 'true');
  tell();
  expect(frame).toHaveAttribute('aria-busy', 'false');
});

test('a number leads to its people alone; all of them are selected as they are; they can be left again', async () => {
  const { figures, tell, behinds } = figuresByHand();
  const { board, place } = await openBoard('', { figures });
  await screen.findByText('Working out the figures…');
  tell();
  const stages = await screen.findByRole('list', { name: 'Stages' });
  await userEvent.click(within(stages).getByRole('button', { name: /^Reach/ }));
  expect(behinds).toEqual([{ what: 'standing', period: null, stage: 's0' }]);
  expect(await screen.findByText('Behind “In Reach”')).toBeVisible();
  expect(place.hash).toBe('#people');
  expect(await screen.findByText('1 of 2 people')).toBeVisible();
  // They are not everybody, and nothing says so.
  const everybody = within(screen.getByRole('list', { name: 'Views' })).getByRole('button', {
    name: 'Everybody',
  });
  expect(everybody).toHaveAttribute('aria-pressed', 'false');
  act(() => board.commands.people.selectAll());
  // Who is behind a number matches no filter: 'all who match' would be everybody.
  await expect.poll(() => board.state.getState().selection).toEqual({ is: 'some', ids: new Set([PERSON]) });
  await userEvent.click(screen.getByRole('button', { name: 'Without: behind “In Reach”' }));
  expect(await screen.findByText('2 people')).toBeVisible();
  await act(() => board.commands.showBehind({ what: 'standing', period: null }, 'In Reach'));
  expect(await screen.findByText('1 of 2 people')).toBeVisible();
  await userEvent.click(everybody);
  expect(await screen.findByText('2 people')).toBeVisible();
});

test('the digest is of seven days, whatever the other pages show, and the head is obeyed again after it', async () => {
  const { figures, tell, last } = figuresByHand();
  const { board } = await openBoard('#digest?period=90d', { figures });
  await expect.poll(() => last().period.to - last().period.from).toBe(7);
  const { to } = last().period;
  tell();
  await userEvent.click(await screen.findByRole('button', { name: 'The 7 days before' }));
  expect(last().period).toEqual({ from: to - 14, to: to - 7 });
  act(() => board.commands.go('metrics'));
  await expect.poll(() => last().period).toEqual({ from: to - 90, to });
  tell();
  expect(await screen.findByRole('region', { name: 'Advocacy' })).toBeVisible();
});

test('a lead sets a goal and enters what nobody counts here; each is kept with its undo', async () => {
  const { figures, tell } = figuresByHand();
  const { board } = await openBoard('#metrics', { figures, roles: ['lead'] });
  await screen.findByText('Working out the figures…');
  tell();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Why: NPS, said by customers' }));
  const tile =
    screen.getByRole('button', { name: 'Why: NPS, said by customers' }).closest('li') ?? document.body;
  await user.click(within(tile).getByRole('button', { name: 'Set a goal' }));
  await user.type(within(tile).getByRole('textbox', { name: 'Goal, −100 to 100' }), '200{Enter}');
  expect(within(tile).getByText('NPS lies between −100 and 100.')).toBeVisible();
  await expectAccessible();
  await user.clear(within(tile).getByRole('textbox', { name: 'Goal, −100 to 100' }));
  await user.type(within(tile).getByRole('textbox', { name: 'Goal, −100 to 100' }), '50{Enter}');
  expect(await screen.findByText('Goal of NPS, said by customers: +50')).toBeVisible();
  expect(await within(tile).findByText(/goal: \+50/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Undo/ }));
  await expect.poll(() => board.state.getState().records).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Enter: Website visits' }));
  await user.type(screen.getByRole('textbox', { name: 'Website visits' }), '12,400{Enter}');
  await expect
    .poll(() => board.state.getState().records.map(({ body }) => body))
    .toMatchObject([{ is: 'entered', what: 'visits', amount: 12_400 }]);
  const kept = await screen.findByRole('list', { name: 'Kept for Website visits' });
  await user.click(within(kept).getByRole('button', { name: /^Edit .*12,400$/ }));
  const amount = screen.getByRole('textbox', { name: 'Website visits' });
  await user.clear(amount);
  await user.type(amount, '12.5{Enter}');
  expect(screen.getByText('Type a whole number, such as 1200.')).toBeVisible();
  expect(amount).toHaveValue('12.5');
  await user.clear(amount);
  await user.type(amount, '13000{Enter}');
  const changed = await screen.findByRole('button', { name: /^Delete .*13,000$/ });
  await expectAccessible();
  await user.click(changed);
  await expect.poll(() => board.state.getState().records).toEqual([]);
  await user.click(screen.getByRole('button', { name: /Undo/ }));
  expect(await screen.findByRole('button', { name: /^Delete .*13,000$/ })).toBeVisible();
});

test('who may not enter figures is not offered it', async () => {
  const { figures, tell } = figuresByHand();
  await openBoard('#metrics', { figures, roles: ['rep'] });
  await screen.findByText('Working out the figures…');
  tell();
  await userEvent.click(await screen.findByRole('button', { name: 'Why: NPS, said by customers' }));
  expect(screen.queryByRole('button', { name: 'Set a goal' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Enter/ })).not.toBeInTheDocument();
});

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import { selectedCount } from '../../lib/panel/board/selection';
import { daysAgo, idOf } from '../builders';
import { add, move } from '../store/profile';
import { expectAccessible } from './axe';
import { withoutLayout } from './no-layout';
import { openBoard, type BoardDesk } from './board-desk';

const person = (number: number, name: string, stage: string): Change[] => [
  add({
    id: idOf(number),
    name,
    emails: [`p${String(number)}@example.test`],
    owner: null,
    createdAt: daysAgo(number),
  }),
  move(stage, { contactId: idOf(number), at: daysAgo(10 * number) }),
];
const PEOPLE = [
  ...person(1, 'Ada Byron', 'conversion'),
  ...person(2, 'Ben Okri', 'reach'),
  ...person(3, 'Cai Lund', 'conversion'),
  ...person(4, 'Dee Noon', 'retention'),
];

beforeAll(withoutLayout);

const openPeople = async (changes: Change[] = PEOPLE): Promise<BoardDesk> => {
  const made = await openBoard('#people', { changes, roles: ['lead'] });
  await waitFor(() => expect(names()).toHaveLength(changes.length / 2));
  return made;
};
const grid = () => screen.getByRole('grid', { name: 'People' });
const rows = () => within(grid()).getAllByRole('row').slice(1);
const names = () =>
  [...document.querySelectorAll('.grid-who')].map((one) => one.textContent).filter((name) => name !== '');
const chosen = (made: BoardDesk) => selectedCount(made.board.state.getState().selection);

test('everybody stands in the table, who was added last first, with the count', async () => {
  await openPeople();
  expect(names()).toEqual(['Ada Byron', 'Ben Okri', 'Cai Lund', 'Dee Noon']);
  expect(screen.getByText('4 people')).toBeVisible();
  await expectAccessible();
});

test('with nobody it says where people come from', async () => {
  await openPeople([]);
  expect(await screen.findByText(/Nobody is here yet/)).toBeVisible();
  await expectAccessible();
});

test('a column sorts by a click, and the other way by a second one', async () => {
  await openPeople();
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  await waitFor(() => expect(names()[0]).toBe('Ada Byron'));
  expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  await waitFor(() => expect(names()[0]).toBe('Dee Noon'));
});

test('a condition stands as a chip in words with the count, and goes by its cross', async () => {
  await openPeople();
  await userEvent.click(screen.getByRole('button', { name: 'Add a condition' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Stage' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Conversion' }));
  await waitFor(() => expect(names()).toEqual(['Ada Byron', 'Cai Lund']));
  expect(screen.getByText('2 of 4 people')).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Without: Stage: Conversion' }));
  await waitFor(() => expect(names()).toHaveLength(4));
});

test('a number of a condition is read as it is typed, or it is said why not; a scale brings its ends', async () => {
  const { board } = await openPeople();
  const filter = () => board.state.getState().table.filter;
  const add = async (condition: string) => {
    await userEvent.click(screen.getByRole('button', { name: 'Add a condition' }));
    await userEvent.click(screen.getByRole('menuitem', { name: condition }));
  };
  await add('Days in stage');
  await userEvent.type(screen.getByRole('textbox', { name: 'From' }), '12.5');
  expect(screen.getByText('Type a whole number, such as 1200.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'From' })).toHaveValue('12.5');
  expect(filter().days).toEqual({ min: 12, max: null });
  await add('Value');
  await userEvent.type(screen.getByRole('textbox', { name: 'From (EUR)' }), '1,200.50');
  expect(filter().value).toEqual({ min: 120_050, max: null });
  await expectAccessible();
  await add('Score');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Scale' }), 'CES');
  expect(screen.getByRole('textbox', { name: 'From' })).toHaveValue('1');
  expect(screen.getByRole('textbox', { name: 'To' })).toHaveValue('7');
});

test('what is searched for narrows the list; one who does not match is not there', async () => {
  await openPeople();
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search in these people' }), 'okri');
  await waitFor(() => expect(names()).toEqual(['Ben Okri']));
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search in these people' }), 'x');
  expect(await screen.findByText('Nobody matches all of these conditions.')).toBeVisible();
});

describe('selection by keys', () => {
  test('Space takes one, Shift and arrows a range, Ctrl A everybody who matches, Escape nobody', async () => {
    const made = await openPeople();
    act(() => grid().focus());
    await userEvent.keyboard(' ');
    expect(chosen(made)).toBe(1);
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await waitFor(() => expect(chosen(made)).toBe(3));
    expect(rows().filter((row) => row.getAttribute('aria-selected') === 'true')).toHaveLength(3);
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(screen.getByText(/everybody who matches/)).toBeVisible();
    expect(chosen(made)).toBe(4);
    await userEvent.keyboard('{Escape}');
    expect(chosen(made)).toBe(0);
  });

  test('arrows move, Enter opens the person at the side', async () => {
    await openPeople();
    act(() => grid().focus());
    await userEvent.keyboard('{ArrowDown}{Enter}');
    const drawer = await screen.findByRole('complementary', { name: 'Person' });
    expect(await within(drawer).findByText('Ben Okri')).toBeVisible();
  });
});

test('with the mouse: a click takes one, Shift and a click everybody up to there', async () => {
  const made = await openPeople();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select Ben Okri' }));
  expect(chosen(made)).toBe(1);
  const user = userEvent.setup();
  await user.keyboard('{Shift>}');
  await user.click(screen.getByRole('checkbox', { name: 'Select Dee Noon' }));
  await user.keyboard('{/Shift}');
  await waitFor(() => expect(chosen(made)).toBe(3));
  await user.click(screen.getByRole('checkbox', { name: 'Select all 4 who match' }));
  expect(chosen(made)).toBe(4);
});

test('M and a digit move the person of the row, and it can be undone', async () => {
  const made = await openPeople();
  act(() => grid().focus());
  await userEvent.keyboard('m4');
  expect(await screen.findByText('Ada moved to Retention')).toBeVisible();
  await waitFor(() => expect(within(rows()[0] as HTMLElement).getByText('Retention')).toBeVisible());
  await userEvent.click(screen.getByRole('button', { name: /^Undo/ }));
  await waitFor(() => expect(within(rows()[0] as HTMLElement).getByText('Conversion')).toBeVisible());
  expect(chosen(made)).toBe(0);
});

test('a move backwards asks for a reason in place', async () => {
  await openPeople();
  await userEvent.click(screen.getByRole('button', { name: 'Retention: move Dee Noon' }));
  await userEvent.keyboard('1');
  await userEvent.click(await screen.findByRole('button', { name: 'Paused' }));
  expect(await screen.findByText('Dee moved to Reach')).toBeVisible();
});

test('columns are chosen and moved, and remembered on the device', async () => {
  const { desk } = await openPeople();
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Segment' }));
  expect(await screen.findByRole('columnheader', { name: 'Segment' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Move Segment to the left' }));
  await waitFor(async () =>
    expect((await desk.store.device()).peopleColumns?.slice(-2)).toEqual(['segment', 'owner']),
  );
});

describe('views', () => {
  test('a view is kept for oneself, used again, shared, renamed and deleted, each with its undo', async () => {
    const { board } = await openPeople();
    act(() => board.commands.people.filterBy({ stages: ['conversion'] }));
    await userEvent.click(await screen.findByRole('button', { name: 'Keep this view…' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of the view' }), 'Nearly there{Enter}');
    const view = await screen.findByRole('button', { name: /^Nearly there/ });
    expect(view).toHaveTextContent('only you');
    await userEvent.click(
      within(screen.getByRole('list', { name: 'Views' })).getByRole('button', { name: 'Everybody' }),
    );
    await waitFor(() => expect(names()).toHaveLength(4));
    await userEvent.click(screen.getByRole('button', { name: /^Nearly there/ }));
    await waitFor(() => expect(names()).toEqual(['Ada Byron', 'Cai Lund']));
    await userEvent.click(screen.getByRole('button', { name: 'Share with the team' }));
    expect(await screen.findByText('“Nearly there” is shared with the team')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Rename…' }));
    const name = screen.getByRole('textbox', { name: 'Name of the view' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Close{Enter}');
    expect(await screen.findByRole('button', { name: 'Close' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Close' })).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: /^Undo/ }));
    expect(await screen.findByRole('button', { name: 'Close' })).toBeVisible();
  });
});

test('everybody who matches is moved from the table, after a dry run at its side', async () => {
  const made = await openPeople();
  act(() => made.board.commands.people.selectAll());
  await userEvent.click(await screen.findByRole('button', { name: 'Move or give…' }));
  const side = within(screen.getByRole('complementary', { name: 'Move or give the selected people' }));
  await userEvent.click(await side.findByRole('button', { name: 'Retention' }));
  const lines = within(await side.findByRole('list', { name: 'What would happen' })).getAllByRole('listitem');
  expect(lines.map((line) => line.textContent)).toEqual([
    'Reach → Retention1forward',
    'Conversion → Retention2forward',
    'already in Retention1stay',
  ]);
  await userEvent.click(side.getByRole('button', { name: 'Move 3' }));
  // All of it is one transaction, which a busy machine takes its time for.
  const became = await side.findByRole('region', { name: 'What became of it' }, { timeout: 15_000 });
  expect(became).toHaveTextContent('Moved 3 people to Retention');
  expect(chosen(made)).toBe(0);
  await expectAccessible();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('complementary', { name: /^Move or give/ })).toBeNull());
});

import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PERSON } from '../store/profile';
import { expectAccessible } from './axe';
import { openBoard } from './board-desk';

test('the board says where one is, whose team it is, and has one heading of the first level', async () => {
  await openBoard();
  const nav = screen.getByRole('navigation', { name: 'Board' });
  expect(within(nav).getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page');
  expect(screen.getAllByRole('heading', { level: 1 }).map((one) => one.textContent)).toEqual(['Overview']);
  await expectAccessible();
});

test('G and a letter goes to a page, which stands in the address; going back shows the page before', async () => {
  const { place } = await openBoard();
  await userEvent.keyboard('gp');
  expect(await screen.findByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  expect(place.hash).toBe('#people');
  act(() => place.go('#overview'));
  expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
});

test('arrow keys move in the navigation, Enter opens', async () => {
  await openBoard();
  screen.getByRole('link', { name: 'Overview' }).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Stalled' })).toBeVisible();
});

test('the period is chosen and kept in the address', async () => {
  const { place } = await openBoard();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Period' }), '90 days');
  expect(place.hash).toBe('#overview?period=90d');
});

test('a person opens at the side with the cards of the sidebar, and Escape closes them', async () => {
  const { board } = await openBoard();
  act(() => board.commands.openPerson(PERSON, 'Priya'));
  const drawer = await screen.findByRole('complementary', { name: 'Person' });
  expect(await within(drawer).findByRole('region', { name: 'Stage' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('complementary', { name: 'Person' })).toBeNull();
});

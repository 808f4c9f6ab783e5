import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import { daysAgo, idOf } from '../builders';
import { add, move } from '../store/profile';
import type { Figures } from '../../lib/panel/board/figures/figures';
import { boardFiguresOf } from '../e2e/charts-gallery/board-figures';
import { NO_FIGURES } from '../panel/board/no-figures';
import { expectAccessible } from './axe';
import { openBoard } from './board-desk';

/** Figures of nothing: the page is drawn with them. */
const EMPTY: Figures = {
  ...NO_FIGURES,
  watch(seen) {
    seen(boardFiguresOf('none'));
    return () => undefined;
  },
};

const person = (number: number, name: string, days: number): Change[] => [
  add({ id: idOf(number), name, emails: [`p${String(number)}@example.test`], owner: null }),
  move('conversion', { contactId: idOf(number), at: daysAgo(days) }),
];
const PEOPLE = [...person(1, 'Ada Byron', 90), ...person(2, 'Ben Okri', 60), ...person(3, 'Cai Lund', 2)];

const names = () => screen.queryAllByRole('rowheader').map((header) => header.textContent);
const current = () =>
  within(screen.getByRole('table', { name: 'Stalled longest' }))
    .getAllByRole('row')
    .find((row) => row.getAttribute('aria-current') === 'true');

async function openStalled(changes = PEOPLE) {
  const made = await openBoard('#stalled', { changes, roles: ['lead'] });
  made.everybody.begin();
  return made;
}

test('SL1 SL2 who is longest in a stage stands first, with what is usual and what began the timer', async () => {
  await openStalled();
  await waitFor(() => expect(names()).toEqual(['Ada Byron', 'Ben Okri']));
  const row = screen.getByRole('row', { name: /Ada Byron/ });
  expect(row).toHaveTextContent('90 of 30');
  expect(row).toHaveTextContent('came into Conversion');
  expect(within(row).getByTitle(/^Assumed: 30 days/)).toBeVisible();
  expect(screen.getByText(/^2 people have been quiet/)).toBeVisible();
  await expectAccessible();
});

test('J goes on, M and a digit move, and who has moved is gone from the queue; S puts the action off', async () => {
  await openStalled();
  await waitFor(() => expect(names()).toHaveLength(2));
  await userEvent.keyboard('j');
  expect(current()).toHaveTextContent('Ben Okri');
  await userEvent.keyboard('m4');
  expect(await screen.findByText('Ben moved to Retention')).toBeVisible();
  await waitFor(() => expect(names()).toEqual(['Ada Byron']));
  await userEvent.keyboard('s');
  expect(
    await screen.findByText(/next week|snoozed|put off|later/i, { selector: '.snackbar *' }),
  ).toBeVisible();
});

test('before everybody was looked at nobody is called stuck; with nobody it says so', async () => {
  const { everybody } = await openBoard('#stalled', { changes: person(3, 'Cai Lund', 2), roles: ['lead'] });
  expect(await screen.findByText(/known once everybody was looked at/)).toBeVisible();
  everybody.begin();
  expect(await screen.findByText(/^Nobody is stuck/)).toBeVisible();
});

test('the overview shows the first of them, each reached by Tab, and leads to the queue', async () => {
  const { everybody } = await openBoard('#overview', { changes: PEOPLE, roles: ['lead'], figures: EMPTY });
  everybody.begin();
  const card = await screen.findByRole('region', { name: 'Stalled longest' });
  await waitFor(() => expect(names()).toEqual(['Ada Byron', 'Ben Okri']));
  expect(within(card).getByRole('button', { name: 'Ben Okri' })).toHaveAttribute('tabindex', '0');
  await expectAccessible();
  await userEvent.click(within(card).getByRole('button', { name: 'All 2' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Stalled' })).toBeVisible();
});

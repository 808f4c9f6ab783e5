import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import { daysAgo, idOf } from '../builders';
import { add, move } from '../store/profile';
import { expectAccessible } from './axe';
import { openBoard } from './board-desk';

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

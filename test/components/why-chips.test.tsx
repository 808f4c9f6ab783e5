import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { WhyChips } from '../../components/contact/why-chips';
import { detected } from '../panel/desk';
import { expectAccessible } from './axe';

const seen = { ...detected(), key: null };
const chips = () => ({
  onChoose: vi.fn(),
  onNotThis: vi.fn(),
  onOneOfUs: vi.fn(),
  onForget: vi.fn(),
  onLink: vi.fn(),
  onUnlink: vi.fn(),
});

test('why this person is one press away, and so are the others of the page', async () => {
  const calls = chips();
  const other = { ...detected({ name: 'Lena Vogel', email: 'lena@vogel.example' }), key: null };
  render(
    <WhyChips
      seen={seen}
      others={[other]}
      owner="Owner: you"
      doNotContact={false}
      chosen={null}
      record={null}
      {...calls}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Sender of this mail · sure' }));
  expect(screen.getByText(/Read with 95 % certainty/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Not this person' }));
  expect(calls.onNotThis).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: 'That’s one of us' }));
  expect(calls.onOneOfUs).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: '1 more on this page' }));
  await userEvent.click(
    within(screen.getByRole('list', { name: 'Others on this page' })).getByRole('button'),
  );
  expect(calls.onChoose).toHaveBeenCalledWith(other);
});

test.each([
  ['record', 'Chosen by you · forget', false],
  ['page', 'Chosen by you · back to the page', true],
  ['looked-up', 'Chosen by you · back to the page', false],
] as const)('a choice that holds for the %s is forgotten by its chip', async (chosen, name, isPageOnly) => {
  const calls = chips();
  render(
    <WhyChips
      seen={seen}
      others={[]}
      owner="No owner"
      doNotContact={false}
      chosen={chosen}
      record={null}
      {...calls}
    />,
  );
  expect(screen.queryByText(/Remembered for this page only/) !== null).toBe(isPageOnly);
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name }));
  expect(calls.onForget).toHaveBeenCalledOnce();
});

test('the record of the page is remembered or unlinked from the same place', async () => {
  const calls = chips();
  const draw = (record: 'linked' | 'offered') => (
    <WhyChips
      seen={seen}
      others={[]}
      owner="No owner"
      doNotContact={false}
      chosen={null}
      record={record}
      {...calls}
    />
  );
  const { rerender } = render(draw('offered'));
  await userEvent.click(screen.getByRole('button', { name: 'Sender of this mail · sure' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remember it' }));
  expect(calls.onLink).toHaveBeenCalledOnce();
  rerender(draw('linked'));
  await userEvent.click(screen.getByRole('button', { name: 'Unlink it' }));
  expect(calls.onUnlink).toHaveBeenCalledOnce();
  await expectAccessible();
});

test('do not contact stands first', () => {
  render(
    <WhyChips
      seen={null}
      others={[]}
      owner="No owner"
      doNotContact
      chosen={null}
      record={null}
      {...chips()}
    />,
  );
  expect(screen.getByText('Do not contact')).toBeVisible();
});

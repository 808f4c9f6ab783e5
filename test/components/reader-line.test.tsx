import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ReaderLine } from '../../components/page-states/reader-line';
import { expectAccessible } from './axe';

const REPORT = 'Sidestage page report\nbody\n h1 ▒▒';

test('a reader that no longer fits says so, and its report is shown in full before it is copied', async () => {
  const user = userEvent.setup();
  render(<ReaderLine site="HubSpot" onReport={() => Promise.resolve(REPORT)} />);
  const line = screen.getByRole('region', { name: 'Reader for HubSpot' });
  expect(line).toHaveTextContent(
    'Sidestage’s reader for HubSpot no longer fits this page. It reads it in the general way until it is mended.',
  );
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Make a report' }));
  expect((await screen.findByLabelText('The report')).textContent).toBe(REPORT);
  expect(line).toHaveTextContent('Nothing is sent anywhere.');
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toBe(REPORT);
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByLabelText('The report')).not.toBeInTheDocument();
});

test('the report is saved as a text file', async () => {
  const made = vi.fn((_blob: Blob) => 'blob:report');
  Object.assign(URL, { createObjectURL: made, revokeObjectURL: vi.fn() });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  render(<ReaderLine site="HubSpot" onReport={() => Promise.resolve(REPORT)} />);
  await userEvent.click(screen.getByRole('button', { name: 'Make a report' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Save as file' }));
  expect(click).toHaveBeenCalledOnce();
  expect(made.mock.calls[0]?.[0].size).toBe(new Blob([REPORT]).size);
});

test('a page that does not answer is said', async () => {
  render(<ReaderLine site="HubSpot" onReport={() => Promise.resolve(null)} />);
  await userEvent.click(screen.getByRole('button', { name: 'Make a report' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The page does not answer.');
  await expectAccessible();
});

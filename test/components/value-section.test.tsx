import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ValueSection } from '../../components/settings/value-section';
import { buildFit, buildWorkspace, daysAgo } from '../builders';
import { expectAccessible } from './axe';
import { colleagueSaves, openSettings } from './lead-desk';

const FIT = buildFit({
  fittedAt: daysAgo(3),
  customers: 2357,
  orders: 6919,
  model: 'mbg-nbd',
  params: { r: 0.52, alpha: 6.2, a: 0.9, b: 1.6 },
  alternative: null,
  warnings: ['no-amounts', 'a-code-of-tomorrow'],
});

test('VA16 the inputs are edited in percent, saved for the team, and taken back by undo', async () => {
  const desk = await openSettings(<ValueSection />);
  await userEvent.click(screen.getByRole('button', { name: 'Edit the inputs' }));
  const form = screen.getByRole('form', { name: 'Edit the inputs of values' });
  const save = within(form).getByRole('button', { name: 'Save for the team' });
  expect(save).toBeDisabled();
  await userEvent.type(within(form).getByLabelText('Margin, %'), '620');
  expect(within(form).getByLabelText('Margin, %')).toHaveAccessibleDescription('A number from 0 to 100.');
  expect(save).toBeDisabled();
  await userEvent.type(within(form).getByLabelText('Margin, %'), '{Backspace}.5');
  await userEvent.type(within(form).getByLabelText('Acquisition cost, EUR'), '120');
  await expectAccessible();
  await userEvent.keyboard('{Enter}');
  await desk.until(({ team }) => team.workspace.value.margin === 0.625);
  expect(desk.panel.state.getState().team.workspace.value.acquisitionCost).toBe(12_000);
  expect(await screen.findByText('62.5%')).toBeVisible();
  // Since when it is so, and of what nobody has touched that it is assumed.
  expect(screen.getByText(/^of the revenue, since \d+ \w+/)).toBeVisible();
  expect(screen.getByText('looked ahead, assumed, as Sidestage comes')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: /Undo/ }));
  await desk.until(({ team }) => team.workspace.value.margin === null);
  expect(desk.panel.state.getState().team.workspace.valueMore.since).toEqual({});
  expect(screen.getByText('of the revenue')).toBeVisible();
});

test('VA13 the fit says when, by whom, on how many and which model, and what limits it', async () => {
  const desk = await openSettings(<ValueSection />);
  expect(screen.getByRole('group', { name: 'Fit to all orders' })).toHaveTextContent('Not fitted yet');
  await colleagueSaves(desk, { fits: [FIT] });
  await desk.until(({ team }) => team.workspace.fits.length === 1);
  const part = screen.getByRole('group', { name: 'Fit to all orders' });
  expect(part).toHaveTextContent(/by the server, on 2,357 customers and 6,919 days with orders: MBG\/NBD\./);
  const limits = within(part).getByRole('list', { name: 'What limits the fit' });
  expect(limits).toHaveTextContent('No amounts of repeat orders are known');
  expect(limits).toHaveTextContent('The fit warns: a-code-of-tomorrow.');
  await colleagueSaves(desk, { fits: [{ ...FIT, until: daysAgo(91) }] }, 7);
  expect(await within(part).findByText(/It does not count: Fitted more than 90 days ago/)).toBeVisible();
  await expectAccessible();
});

test('VA20 one can go back to the earlier fit and forth again, with undo; where it is too old, that is said', async () => {
  const desk = await openSettings(<ValueSection />);
  const earlier = buildFit({ fittedAt: daysAgo(9), customers: 1200, orders: 3000 });
  const part = screen.getByRole('group', { name: 'Fit to all orders' });
  await colleagueSaves(desk, { fits: [FIT, { ...earlier, until: daysAgo(91) }] });
  expect(
    await within(part).findByText(
      'The earlier fit cannot be used. Fitted more than 90 days ago: it has to be fitted again.',
    ),
  ).toBeVisible();
  expect(within(part).queryByRole('button', { name: /Use the/ })).not.toBeInTheDocument();
  await colleagueSaves(desk, { fits: [FIT, earlier] }, 7);
  expect(await within(part).findByText(/^The earlier fit: .* on 1,200 customers/)).toBeVisible();
  await within(part).findByRole('button', { name: 'Use the earlier fit' }); // the text stood there before
  await expectAccessible();
  await userEvent.click(within(part).getByRole('button', { name: 'Use the earlier fit' }));
  await desk.until(({ team }) => team.workspace.fits[0]?.customers === 1200);
  expect(await within(part).findByText(/^Fitted .* on 1,200 customers/)).toBeVisible();
  expect(within(part).getByText(/^The later fit: .* on 2,357 customers/)).toBeVisible();
  expect(desk.panel.state.getState().notice?.text).toBe('The earlier fit counts until the next one');
  await userEvent.click(screen.getByRole('button', { name: /Undo/ }));
  await desk.until(({ team }) => team.workspace.fits[0]?.customers === 2357);
  await userEvent.click(await within(part).findByRole('button', { name: 'Use the earlier fit' }));
  await userEvent.click(await within(part).findByRole('button', { name: 'Use the later fit' }));
  await desk.until(({ team }) => team.workspace.fits[0]?.customers === 2357);
});

test('VA17 Fit now shows how far it is, and can be stopped', async () => {
  const desk = await openSettings(<ValueSection />);
  desk.panel.state.setState({ fitting: { state: 'running', done: 0.4 } });
  expect(await screen.findByRole('progressbar')).toHaveValue(0.4);
  expect(screen.getByRole('button', { name: 'Fit now' })).toBeDisabled();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(await screen.findByText('The fit was cancelled. What was there before stays.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Fit now' }));
  expect(await screen.findByText('No server here.')).toBeVisible();
});

test('VA15 rates are pasted as lines, shown with their day and origin, and removed with undo', async () => {
  const desk = await openSettings(<ValueSection />);
  await userEvent.click(screen.getByRole('button', { name: 'Add rates' }));
  const field = screen.getByLabelText(/Currency, rate in EUR, date/);
  await userEvent.type(field, 'USD, 0.92');
  await userEvent.click(screen.getByRole('button', { name: 'Save for the team' }));
  expect(field).toHaveAccessibleDescription('Line 1: write currency, rate, date: USD, 0.92, 2026-11-26.');
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste('Currency\tRate\tDate\nUSD\t0.92\t2025-11-01\nGBP\t1.17\t2025-11-01');
  await userEvent.click(screen.getByRole('button', { name: 'Save for the team' }));
  await desk.until(({ team }) => team.workspace.rates.length === 2);
  const list = await screen.findByRole('list', { name: 'Rates' });
  expect(list).toHaveTextContent('1 USD = 0.92 EUR on 1 Nov 2025, typed by Dana');
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Remove the rate of USD on 1 Nov 2025' }));
  await desk.until(({ team }) => team.workspace.rates.length === 1);
  await userEvent.click(screen.getByRole('button', { name: /Undo/ }));
  await desk.until(({ team }) => team.workspace.rates.length === 2);
});

test('who may not edit reads it, and is told who may', async () => {
  await openSettings(<ValueSection />, { roles: ['rep'] });
  expect(screen.queryByRole('button', { name: 'Fit now' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Edit|Add/ })).not.toBeInTheDocument();
  expect(screen.getByText(/Ines Duarte/)).toBeVisible();
  expect(screen.getByText(`${String(buildWorkspace().value.horizonMonths)} months`)).toBeVisible();
});

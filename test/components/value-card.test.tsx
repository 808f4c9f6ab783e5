import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ValueCard } from '../../components/value/value-card';
import { viewPerson } from '../../lib/panel/person-view';
import { teamOf } from '../../lib/panel/team';
import { buildFit, buildPerson, buildWorkspace, daysAgo, NOW } from '../builders';
import { expectAccessible } from './axe';
import { tomas, viewOf } from './view';

function draw(person = tomas, marginSet = false, value = viewOf(person).value) {
  const onMargin = vi.fn();
  render(<ValueCard value={value} marginSet={marginSet} now={NOW} locale="en-GB" onMargin={onMargin} />);
  return { onMargin, value, card: screen.getByRole('region', { name: 'Value' }) };
}

test('a figure is never without its range, and revenue is not called value', async () => {
  const { card } = draw();
  expect(within(card).getByRole('heading')).toHaveTextContent('Expected revenue, 12 months');
  expect(card).toHaveTextContent(/€[\d,]+/);
  expect(card).toHaveTextContent(/80 % range €[\d,]+ – €[\d,]+/);
  await expectAccessible();
});

test('the chart says in words what it draws', () => {
  const { card } = draw();
  const chart = within(card).getByRole('img');
  expect(chart).toHaveAccessibleName(
    /^Orders so far €2,382; expected by Nov 26 €[\d,]+, from €[\d,]+ to €[\d,]+\.$/,
  );
});

test('without orders and people to compare with there is a sentence instead of a number', async () => {
  const { card } = draw(buildPerson());
  expect(card).toHaveTextContent('Not known yet');
  expect(card).not.toHaveTextContent('€0');
  expect(within(card).queryByRole('img')).not.toBeInTheDocument();
  await expectAccessible();
});

test('why this number: the method, each input with its source, and what is missing', async () => {
  const { value } = draw();
  await userEvent.click(screen.getByRole('button', { name: 'Why this number?' }));
  const receipt = screen.getByRole('group', { name: 'How this number came about' });
  expect(screen.getByRole('region', { name: 'Value' })).toHaveTextContent(value.estimate.why);
  expect(receipt).toHaveTextContent('Their own pace');
  for (const input of value.estimate.inputs) expect(receipt).toHaveTextContent(input.label);
  const inputs = within(receipt).getByRole('table', { name: 'What it was made from' });
  expect(within(inputs).getAllByRole('row').length).toBe(value.estimate.inputs.length + 1);
  for (const missing of value.estimate.missing) expect(receipt).toHaveTextContent(missing.label);
  await expectAccessible();
});

test('the margin can be added where it is missing, in percent', async () => {
  const { onMargin } = draw();
  await userEvent.click(screen.getByRole('button', { name: 'Margin not set: add it' }));
  const field = screen.getByLabelText('Gross margin of the team, %');
  await userEvent.type(field, '120');
  expect(field).toHaveAccessibleDescription('A number from 0 to 100.');
  await userEvent.clear(field);
  await userEvent.type(field, '62,5{Enter}');
  expect(onMargin).toHaveBeenCalledWith(0.625);
});

test('nothing asks for the margin once it is there', () => {
  draw(tomas, true);
  expect(screen.queryByText(/Margin not set/)).not.toBeInTheDocument();
});

/** Tomás in a team with a fit of 2,357 customers, and with what a customer costs. */
function fitted() {
  const workspace = buildWorkspace();
  const fit = buildFit({
    fittedAt: daysAgo(2),
    customers: 2357,
    model: 'mbg-nbd',
    params: { r: 0.52, alpha: 6.2, a: 0.9, b: 1.6 },
    gammaGamma: { p: 6.25, q: 3.74, gamma: 15_450, logLikelihood: -4055.9 },
    warnings: ['few-amounts'],
  });
  const value = { ...workspace.value, margin: 0.5, acquisitionCost: 20_000 };
  const team = teamOf({ workspace: { ...workspace, value, fits: [fit] }, members: [] });
  return viewPerson(tomas, { team, me: null, figures: null, now: NOW, locale: 'en-GB' }).value;
}

async function openReceipt(title: string) {
  await userEvent.click(screen.getByRole('button', { name: 'Why this number?' }));
  await userEvent.click(screen.getByText(title));
  return screen.getByRole('group', { name: 'How this number came about' });
}

test('VA13 VA14 a fitted estimate: one sentence of why, the chance of an order beside the plain silence, and when it was fitted', async () => {
  const { card } = draw(tomas, true, fitted());
  expect(within(card).getByRole('heading')).toHaveTextContent('Customer lifetime value, 12 months');
  expect(card).toHaveTextContent(
    '6 orders, the last 20 days ago. Learnt from how 2,357 customers of the team order and stop.',
  );
  expect(card).toHaveTextContent(/Orders again in 90 days \d+ %/);
  expect(card).toHaveTextContent(/Last order 20 days ago, usually every \d+ days/);
  await userEvent.click(screen.getByRole('button', { name: 'Why this number?' }));
  const receipt = screen.getByRole('group', { name: 'How this number came about' });
  expect(receipt).toHaveTextContent('Fitted to all customers (MBG/NBD)');
  expect(receipt).toHaveTextContent(/CLV : CAC \d+(\.\d+)? : 1/);
  expect(
    within(receipt).getByRole('row', { name: /^Model MBG\/NBD fitted on 2,357 customers, by the server/ }),
  ).toBeVisible();
  expect(receipt).toHaveTextContent('Too few amounts of repeat orders are known');
  expect(receipt).not.toHaveTextContent(/alive|Still a customer/);
  await expectAccessible();
});

test('VA16 all methods stand side by side, the used one first', async () => {
  draw(tomas, true, fitted());
  const receipt = await openReceipt('All methods side by side');
  const table = within(receipt).getByRole('table', { name: 'What each method expects' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows).toHaveLength(7);
  expect(rows[0]).toHaveTextContent(/^Fitted to all customers \(MBG\/NBD\) used/);
  expect(table).toHaveTextContent('No subscription is running.');
  await expectAccessible();
});

test('VA16 other inputs are tried without saving, and put back', async () => {
  const { value, card } = draw(tomas, true, fitted());
  const receipt = await openReceipt('Try other inputs');
  const tried = within(receipt).getByRole('status');
  const figure = `€${Math.round(value.estimate.base / 100).toLocaleString('en-GB')}`;
  expect(tried).toHaveTextContent(`As it is: ${figure}`);
  const margin = within(receipt).getByLabelText('Margin, %');
  await userEvent.clear(margin);
  await userEvent.type(margin, '100');
  expect(tried).toHaveTextContent(
    `With these: €${Math.round(value.estimate.base / 50).toLocaleString('en-GB')}`,
  );
  expect(card).toHaveTextContent(figure); // the headline is the team's
  await userEvent.clear(within(receipt).getByLabelText('Horizon, months'));
  expect(tried).toHaveTextContent('Something above is not a number.');
  await userEvent.click(within(receipt).getByRole('button', { name: 'Put back' }));
  expect(tried).toHaveTextContent(`As it is: ${figure}`);
  expect(margin).toHaveValue('50');
  await expectAccessible();
});

test('VA16 costs and years that are tried change the formula that has them', async () => {
  draw(tomas, true, fitted());
  const receipt = await openReceipt('Try other inputs');
  const figures = within(receipt).getByRole('list', { name: 'What the simple formulas give' });
  const amount = () => Number(/costs: €([\d,]+)/.exec(figures.textContent)?.[1]?.replaceAll(',', ''));
  const before = amount();
  expect(before).toBeGreaterThan(0);
  // A year, as the horizon is: 100 of service less, worth a little less by the discount.
  await userEvent.type(within(receipt).getByLabelText('Service a year, EUR'), '100');
  expect(before - amount()).toBeGreaterThan(90);
  expect(before - amount()).toBeLessThan(100);
  await userEvent.type(within(receipt).getByLabelText('Relationship, years'), '0');
  expect(figures).toHaveTextContent('costs: -€200');
  await expectAccessible();
});

test('VA1 what is tried makes no figure where there is nothing to estimate by', async () => {
  draw(buildPerson());
  const receipt = await openReceipt('Try other inputs');
  expect(within(receipt).getByRole('status')).toHaveTextContent('There is nothing yet to estimate by');
  expect(receipt).not.toHaveTextContent('€0');
});

test('VA10 the chart stands in a table as well', async () => {
  const { value } = draw(tomas, true, fitted());
  const receipt = await openReceipt('The forecast in numbers');
  const table = within(receipt).getByRole('table', { name: 'Orders so far and expected, added up' });
  const rows = within(table).getAllByRole('row');
  expect(rows[1]).toHaveTextContent(/^now€2,382/);
  const last = value.forecast.future.at(-1);
  expect(rows.at(-1)).toHaveTextContent(`€${Math.round((last?.base ?? 0) / 100).toLocaleString('en-GB')}`);
  expect(rows).toHaveLength(6);
});

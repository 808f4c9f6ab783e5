import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ValueCard } from '../../components/value/value-card';
import { buildPerson, NOW } from '../builders';
import { expectAccessible } from './axe';
import { tomas, viewOf } from './view';

function draw(person = tomas, marginSet = false) {
  const onMargin = vi.fn();
  const { value } = viewOf(person);
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
  expect(receipt).toHaveTextContent(value.estimate.why);
  for (const input of value.estimate.inputs) expect(receipt).toHaveTextContent(input.label);
  expect(within(receipt).getAllByRole('row').length).toBe(value.estimate.inputs.length + 1);
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

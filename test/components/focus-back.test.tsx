import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PanelApp } from '../../components/shell/panel-app';
import { detected, openDesk, PRIYA, sighting } from '../panel/desk';

/** The sidebar beside the page of Priya, in Retention, with somebody who recommends and one score. */
async function openApp() {
  const desk = await openDesk(PRIYA);
  render(<PanelApp panel={desk.panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  desk.panel.commands.show(sighting({ primary: detected() }));
  await screen.findByRole('region', { name: 'Person' });
  desk.clock.now += 600; // single keys count again
  return desk;
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const focused = (name: string | RegExp) => waitFor(() => expect(button(name)).toHaveFocus());

test('the reason of a move back gives the focus back, kept and moved', async () => {
  await openApp();
  await userEvent.keyboard('m1');
  expect(await screen.findByRole('textbox', { name: 'Another reason' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await focused('Move to another stage');
  await userEvent.keyboard('{Escape}m1');
  await screen.findByRole('textbox', { name: 'Another reason' });
  await userEvent.keyboard('wrong{Enter}');
  await screen.findByText('Priya moved to Reach');
  await focused('Move to another stage');
});

test.each([/^Export/, /^Erase/, /^Same as/, /^Hand over/])('the step %s gives it back', async (item) => {
  await openApp();
  const more = button(/^More about/);
  await userEvent.click(more);
  await userEvent.click(screen.getByRole('menuitem', { name: item }));
  await waitFor(() => expect(document.activeElement).not.toBe(more));
  await userEvent.keyboard('{Escape}');
  await focused(/^More about/);
});

test('the fields of the person give it to the button that opens them', async () => {
  await openApp();
  await userEvent.click(button('Edit'));
  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await focused('Edit');
});

test('the day of a put-off action, and the reason against it', async () => {
  await openApp();
  const card = within(screen.getByRole('region', { name: 'Next action' }));
  await userEvent.click(card.getByRole('button', { name: /^Later/ }));
  await userEvent.click(screen.getByRole('menuitem', { name: /On a date/ }));
  await screen.findByLabelText('Come back on');
  await userEvent.keyboard('{Escape}');
  await focused(/^Later/);
  await userEvent.click(card.getByRole('button', { name: /^Not now/ }));
  await userEvent.click(screen.getByRole('menuitem', { name: /Another/ }));
  await screen.findByLabelText('Why not now');
  await userEvent.keyboard('{Escape}');
  await focused(/^Not now/);
});

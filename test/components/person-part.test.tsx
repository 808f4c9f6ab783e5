import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PanelApp } from '../../components/shell/panel-app';
import type { Change } from '../../lib/model/change';
import type { PanelOptions } from '../../lib/panel/context';
import type { Role } from '../../lib/model/workspace';
import { DANA, idOf } from '../builders';
import { detected, LENA, lena, openDesk, PRIYA, sighting, type Desk } from '../panel/desk';
import { add, sessionOf } from '../store/profile';
import { expectAccessible } from './axe';

async function openApp(
  changes: Change[],
  how: { options?: Partial<PanelOptions>; roles?: Role[]; seen?: ReturnType<typeof detected> } = {},
): Promise<Desk> {
  const desk = await openDesk(changes, how.options);
  if (how.roles !== undefined) {
    const session = sessionOf('Dana');
    await desk.store.signIn({ ...session, member: { ...session.member, id: DANA, roles: how.roles } });
    await desk.until((state) => state.session?.member.roles.join() === how.roles?.join());
  }
  render(<PanelApp panel={desk.panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  desk.panel.commands.show(sighting({ primary: how.seen ?? detected() }));
  await screen.findByRole('region', { name: 'Person' });
  return desk;
}
const menu = async (name: RegExp) => {
  await userEvent.click(await screen.findByRole('button', { name: /^More about/ }));
  return screen.queryByRole('menuitem', { name });
};

test('where nothing can be saved, only what changes nothing is offered', async () => {
  await openApp(PRIYA, { options: { health: { readOnly: true, lost: null } } });
  expect(await menu(/^Export/)).toBeVisible();
  expect(screen.queryByRole('menuitem', { name: /^Erase/ })).toBeNull();
  expect(screen.queryByRole('menuitem', { name: /^Same as/ })).toBeNull();
  await userEvent.keyboard('{Escape}');
  await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
  expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled();
  await expectAccessible();
});

test('an agent sees a company without figures', async () => {
  await openApp([...PRIYA, ...LENA], { roles: ['agent'] });
  await userEvent.click(await screen.findByRole('button', { name: 'Helioworks Solar' }));
  await screen.findByText('Your role does not see orders and value.');
  const company = screen.getByRole('region', { name: 'Company: Helioworks Solar' });
  expect(company).not.toHaveTextContent(/€/);
  await expectAccessible();
});

test('a company is there at once, while its people are still being read, and can be closed', async () => {
  const desk = await openApp(PRIYA);
  let answer = () => {};
  const eachPerson = desk.store.eachPerson.bind(desk.store);
  desk.store.eachPerson = async (visit, how) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return eachPerson(visit, how);
  };
  await userEvent.click(await screen.findByRole('button', { name: 'Helioworks Solar' }));
  const company = await screen.findByRole('region', { name: 'Company: Helioworks Solar' });
  expect(company).toHaveAttribute('aria-busy', 'true');
  expect(company).toHaveTextContent('Reading its people…');
  await expectAccessible();
  await waitFor(() => {
    answer();
    expect(screen.getByText(/^1 person/)).toBeVisible();
  });
  const read = screen.getByRole('region', { name: 'Company: Helioworks Solar' });
  await userEvent.click(within(read).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('region', { name: /^Company/ })).toBeNull();
});

test('two whom the page may mean are made one there, and it names that one', async () => {
  const other = add({ id: idOf(102), name: 'L. Vogel', emails: ['lena@vogel.example'], phones: [] });
  const desk = await openApp([...LENA, other], { seen: lena });
  await userEvent.click(await screen.findByRole('button', { name: 'Show them as one…' }));
  const preview = await screen.findByRole('form', { name: /^Merge/ });
  await expectAccessible();
  await userEvent.click(within(preview).getByRole('button', { name: 'Make them one' }));
  await desk.until(({ subject }) => subject.kind === 'known');
  expect(await screen.findByRole('region', { name: 'Stage' })).toBeVisible();
});

test('what they want is kept from the page in one line', async () => {
  const desk = await openApp(PRIYA);
  await userEvent.click(await screen.findByRole('button', { name: /What do they want/ }));
  await userEvent.type(screen.getByLabelText('What they want', { selector: 'input' }), 'solar roof{Enter}');
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.profile.length === 1);
  expect(await screen.findByText('Kept for Priya: solar roof')).toBeVisible();
});

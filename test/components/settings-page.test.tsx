import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { SettingsPage } from '../../components/settings/settings-page';
import type { Access } from '../../lib/panel/context';
import { openDesk } from '../panel/desk';
import { move } from '../store/profile';
import { expectAccessible } from './axe';

const sites = [
  { id: 'gmail', label: 'Gmail', kind: 'mail', origins: ['https://mail.google.com/*'] },
  { id: 'roundcube', label: 'Roundcube', kind: 'mail', origins: [] },
];

async function open(origins: string[], given = true) {
  const allowed = new Set(origins);
  const request = vi.fn((asked: string[]) => {
    if (given) for (const origin of asked) allowed.add(origin);
    return Promise.resolve(given);
  });
  const access: Access = {
    request,
    remove: (origin) => {
      allowed.delete(origin);
      return Promise.resolve();
    },
    allowed: () => Promise.resolve([...allowed]),
  };
  const desk = await openDesk([], { access });
  render(<SettingsPage panel={desk.panel} sites={sites} />);
  return { ...desk, request };
}

test('sites are listed and removed', async () => {
  await open(['https://mail.google.com/*', 'https://crm.example/*']);
  await userEvent.click(await screen.findByRole('button', { name: 'Remove crm.example' }));
  expect(screen.queryByText('crm.example')).not.toBeInTheDocument();
  // What is allowed already is not offered again.
  expect(screen.queryByRole('checkbox', { name: /Gmail/ })).not.toBeInTheDocument();
  await expectAccessible();
});

test('more sites are one request; a refusal says how to go on', async () => {
  const { request } = await open([], false);
  await screen.findByText('No site is allowed yet.');
  await userEvent.click(screen.getByRole('checkbox', { name: /Gmail/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Allow this site' }));
  expect(request).toHaveBeenCalledWith(['https://mail.google.com/*']);
  expect(await screen.findByRole('alert')).toHaveTextContent('The browser did not give the permission.');
});

test('own addresses are saved, and what is none is named', async () => {
  const { store } = await open([]);
  await userEvent.type(screen.getByLabelText('Addresses and domains'), 'sam@northwind.example\nnonsense');
  const section = screen.getByRole('region', { name: 'Your own addresses' });
  await userEvent.click(within(section).getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Neither an address nor a domain of your own: nonsense/)).toBeVisible();
  expect((await store.device()).own).toEqual(['sam@northwind.example']);
});

test('the theme is kept on the device', async () => {
  const { store } = await open([]);
  await userEvent.click(screen.getByLabelText('Dark'));
  await expect.poll(async () => (await store.device()).theme).toBe('dark');
});

test('signing out asks first, says what would be lost, and erases', async () => {
  const { store, until } = await open([]);
  await store.commit([move('reach')]);
  await until((state) => state.outbox.pending === 1);
  await userEvent.click(screen.getByRole('button', { name: 'Sign out…' }));
  const ask = await screen.findByRole('group', { name: 'Sign out' });
  expect(ask).toHaveTextContent('1 change is not sent yet and would be lost.');
  await expectAccessible();
  await userEvent.click(within(ask).getByRole('button', { name: 'Sign out and erase' }));
  await until((state) => state.session === null);
  expect(await screen.findByText(/You work with this browser alone/)).toBeVisible();
});

test('what left this browser is told in plain words', async () => {
  await open([]);
  const section = screen.getByRole('region', { name: 'What left this browser' });
  expect(section).toHaveTextContent('To https://team.example, and to nobody else:');
  expect(section).toHaveTextContent('Never sent and never stored: pages, the text of mails');
});

test('own addresses that pages showed are listed by site, taken out and put back', async () => {
  const refused = new Set<string>();
  const learntOwn = {
    list: () =>
      Promise.resolve([
        {
          origin: 'https://mail.example',
          addresses: [{ address: 'sam@repco.test', counts: !refused.has('sam@repco.test') }],
        },
      ]),
    count: (_origin: string, address: string, counts: boolean) => {
      if (counts) refused.delete(address);
      else refused.add(address);
      return Promise.resolve();
    },
  };
  const desk = await openDesk([], { learntOwn });
  render(<SettingsPage panel={desk.panel} sites={sites} />);
  const list = await screen.findByRole('list', { name: 'Learnt from pages' });
  expect(list).toHaveTextContent('sam@repco.test mail.example');
  await userEvent.click(within(list).getByRole('button', { name: 'sam@repco.test is not mine' }));
  expect([...refused]).toEqual(['sam@repco.test']);
  await expectAccessible();
  await userEvent.click(
    await within(list).findByRole('button', { name: 'sam@repco.test is mine after all' }),
  );
  expect([...refused]).toEqual([]);
});

test('what was said of pages is counted, forgotten and brought back; a quiet site is compared again', async () => {
  const desk = await openDesk();
  await desk.store.changePageMemory((memory) => ({
    ...memory,
    choices: { 'zendesk/a/ticket/1': { who: { kind: 'nobody' }, instead: null } },
    quietSites: ['hubspot'],
  }));
  render(<SettingsPage panel={desk.panel} sites={sites} />);
  expect(await screen.findByText('1 page corrected')).toBeVisible();
  expect(await screen.findByText('Stages of HubSpot are left alone')).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Forget all' }));
  expect(await screen.findByText('No page was corrected yet.')).toBeVisible();
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('1 page corrected')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Compare again' }));
  await desk.until(({ memory }) => memory?.quietSites.length === 0);
});

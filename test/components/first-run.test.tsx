import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { FirstRun } from '../../components/page-states/first-run';
import type { JoinAnswer } from '../../lib/panel/context';
import { expectAccessible } from './axe';

const sites = Promise.resolve([
  { id: 'gmail', label: 'Gmail', kind: 'mail', origins: ['https://mail.google.com/*'] },
  {
    id: 'hubspot',
    label: 'HubSpot',
    kind: 'crm',
    origins: ['https://app.hubspot.com/*', 'https://app-eu1.hubspot.com/*'],
  },
  { id: 'roundcube', label: 'Roundcube', kind: 'mail', origins: [] },
]);

async function drawFirstRun(answers: { given?: boolean; joined?: JoinAnswer } = {}) {
  const calls = {
    onAllow: vi.fn((_origins: string[]) => Promise.resolve(answers.given ?? true)),
    onJoin: vi.fn((_link: string, _name: string) => Promise.resolve(answers.joined ?? { ok: true as const })),
    onWithoutServer: vi.fn(() => Promise.resolve()),
    onOwn: vi.fn((_own: string[]) => Promise.resolve(true)),
    onDone: vi.fn(() => Promise.resolve()),
  };
  await act(async () => {
    render(<FirstRun sites={sites} own={{ offered: [], known: [] }} {...calls} />);
    await sites;
  });
  await screen.findByRole('heading', { name: 'Where do you work?' });
  return calls;
}

test('a program is found by its name, what is ticked stays in sight, a stranger is told how to go on', async () => {
  await drawFirstRun();
  await userEvent.click(screen.getByRole('checkbox', { name: /Gmail/ }));
  const field = screen.getByLabelText('Find your programs, or paste an address');
  await userEvent.type(field, 'round');
  expect(screen.getByRole('region', { name: 'E-mail' })).toHaveTextContent(
    /Gmail.*Roundcubepaste its address/,
  );
  expect(screen.queryByRole('checkbox', { name: /HubSpot/ })).not.toBeInTheDocument();
  await userEvent.clear(field);
  await userEvent.type(field, 'Nonesuch{Enter}');
  expect(screen.getByText(/No program of that name is known by heart/)).toBeVisible();
  expect(field).toHaveAccessibleDescription(/paste the address of its pages/);
  await expectAccessible();
});

test('first run: all ticked sites are one request, then the team is joined', async () => {
  const calls = await drawFirstRun();
  await expectAccessible();
  await userEvent.click(screen.getByRole('checkbox', { name: /Gmail/ }));
  await userEvent.click(screen.getByRole('checkbox', { name: /HubSpot/ }));
  await userEvent.type(
    screen.getByLabelText('Find your programs, or paste an address'),
    'mail.example{Enter}',
  );
  expect(screen.getByRole('checkbox', { name: /mail\.example/ })).toBeChecked();
  await userEvent.type(screen.getByLabelText('Invite link'), 'https://team.example/join#abc');
  await userEvent.type(screen.getByLabelText('Your name'), 'Dana');
  await userEvent.click(screen.getByRole('button', { name: 'Allow 3 sites and start' }));
  expect(calls.onAllow.mock.calls).toEqual([
    [
      [
        'https://mail.google.com/*',
        'https://app.hubspot.com/*',
        'https://app-eu1.hubspot.com/*',
        'https://mail.example/*',
      ],
    ],
  ]);
  expect(calls.onJoin).toHaveBeenCalledWith('https://team.example/join#abc', 'Dana');
  expect(calls.onDone).toHaveBeenCalledOnce();
});

test('first run without a server asks for no link', async () => {
  const calls = await drawFirstRun();
  await userEvent.click(screen.getByLabelText('Just me, no server'));
  expect(screen.queryByLabelText('Invite link')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(calls.onAllow).not.toHaveBeenCalled(); // nothing ticked, nothing asked
  expect(calls.onWithoutServer).toHaveBeenCalledOnce();
  expect(calls.onOwn).not.toHaveBeenCalled();
  expect(calls.onDone).toHaveBeenCalledOnce();
});

test('first run takes the user’s own addresses in one line, says why, and can do without', async () => {
  const calls = await drawFirstRun();
  const field = screen.getByLabelText(/^Which e-mail addresses are yours\?/);
  expect(field).toHaveAccessibleDescription(/mail you sent is not taken for a customer’s/);
  await userEvent.click(screen.getByLabelText('Just me, no server'));
  await userEvent.type(field, 'Sam@Northwind.example, northwind.example, gmail.com');
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(screen.getByRole('alert')).toHaveTextContent('One of your addresses cannot be read.');
  expect(field).toHaveAccessibleDescription(/gmail\.com/);
  expect(calls.onDone).not.toHaveBeenCalled();
  await userEvent.clear(field);
  await userEvent.type(field, 'Sam@Northwind.example, northwind.example');
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(calls.onOwn.mock.calls).toEqual([[['sam@northwind.example', 'northwind.example']]]);
  expect(calls.onDone).toHaveBeenCalledOnce();
});

test('first run says what is missing and what went wrong, and goes on nowhere', async () => {
  const calls = await drawFirstRun({ joined: { ok: false, message: 'This invite was used already.' } });
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Paste the invite link and type your name');
  await userEvent.type(screen.getByLabelText('Invite link'), 'https://team.example/join#abc');
  await userEvent.type(screen.getByLabelText('Your name'), 'Dana');
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(await screen.findByText('This invite was used already.')).toBeVisible();
  expect(screen.getByLabelText('Invite link')).toHaveValue('https://team.example/join#abc');
  expect(calls.onDone).not.toHaveBeenCalled();
});

test('first run with a refused permission tells how to go on', async () => {
  const calls = await drawFirstRun({ given: false });
  await userEvent.click(screen.getByLabelText('Just me, no server'));
  await userEvent.click(screen.getByRole('checkbox', { name: /Gmail/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Allow 1 site and start' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The browser did not allow the sites.');
  expect(calls.onWithoutServer).not.toHaveBeenCalled();
});

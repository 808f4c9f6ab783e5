import type { ComponentProps } from 'react';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { FirstRun } from '../../components/page-states/first-run';
import { NoPermission } from '../../components/page-states/no-permission';
import { NotThis } from '../../components/page-states/not-this';
import { Nobody } from '../../components/page-states/nobody';
import { Erased, Silent, TooLarge, Unsupported } from '../../components/page-states/plain-states';
import { OwnQuestion } from '../../components/page-states/own-question';
import { Ask, Several } from '../../components/page-states/several';
import { Skeleton } from '../../components/page-states/skeleton';
import { Unavailable } from '../../components/page-states/unavailable';
import type { PersonRow } from '../../components/contact/people-list';
import { OWN_UNKNOWN } from '../../lib/model/own-unknown';
import type { JoinAnswer } from '../../lib/panel/context';
import { idOf } from '../builders';
import { detected } from '../panel/desk';
import { expectAccessible } from './axe';
import { team } from './view';

const row = (name: string, stage = team.model.stages[3] ?? null): PersonRow => ({
  seen: { ...detected({ name, email: `${name.toLowerCase()}@some.example` }), key: null },
  row: stage === null ? null : { id: idOf(1), name, company: 'Some Company' },
  stage,
});

test.each([
  ['Nothing to read here', <Unsupported key="a" />],
  ['This page is too large to read', <TooLarge key="b" />],
  ['The page does not answer', <Silent key="c" onLook={vi.fn()} />],
  ['Priya was removed', <Erased key="d" name="Priya" />],
  ['Sidestage could not start', <Unavailable key="e" message={null} onRetry={vi.fn()} />],
])('%s: says what it means and what to do', async (title, state) => {
  render(state);
  expect(screen.getByRole('heading', { name: title })).toBeVisible();
  expect(screen.getByRole('group', { name: title }).textContent.length).toBeGreaterThan(title.length + 40);
  await expectAccessible();
});

test('looking: frames of the heights there were, said once to a screen reader', async () => {
  const { container } = render(<Skeleton heights={[120, 90, 150, 170, 130]} />);
  expect(screen.getByRole('status')).toHaveTextContent('Looking at the page');
  const cards = [...container.querySelectorAll<HTMLElement>('.skeleton-card')];
  expect(cards.map((card) => card.style.height)).toEqual(['90px', '150px', '170px', '130px']);
  await expectAccessible();
});

test('a site that may not be read can be allowed, or read once', async () => {
  const onAllow = vi.fn(() => Promise.resolve(false));
  const onReadOnce = vi.fn();
  render(
    <NoPermission
      origin="https://crm.acme.example"
      once
      likely={null}
      onAllow={onAllow}
      onReadOnce={onReadOnce}
    />,
  );
  expect(screen.getByText(/Allow crm\.acme\.example, and nothing else/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Allow this site' }));
  expect(onAllow).toHaveBeenCalledWith(['https://crm.acme.example/*']);
  expect(await screen.findByRole('alert')).toHaveTextContent('The browser did not give the permission.');
  await userEvent.click(screen.getByRole('button', { name: 'Read once' }));
  expect(onReadOnce).toHaveBeenCalledOnce();
});

const hidden = (props: Partial<ComponentProps<typeof NoPermission>> = {}) =>
  render(
    <NoPermission
      origin={null}
      once={false}
      likely={null}
      onAllow={() => Promise.resolve(true)}
      onReadOnce={vi.fn()}
      {...props}
    />,
  );

test('beside the sample team the address of its demo stands there already', async () => {
  const onAllow = vi.fn(() => Promise.resolve(true));
  hidden({ likely: 'http://127.0.0.1:8787/demo/people', onAllow });
  await userEvent.click(screen.getByRole('button', { name: 'Allow' }));
  expect(onAllow).toHaveBeenCalledWith(['http://127.0.0.1/*']);
});

test('where the browser does not tell the page, its address is pasted', async () => {
  const onAllow = vi.fn(() => Promise.resolve(true));
  hidden({ onAllow });
  const field = screen.getByLabelText('Or paste the address of the page');
  await userEvent.type(field, 'javascript:alert(1){Enter}');
  expect(onAllow).not.toHaveBeenCalled();
  expect(field).toHaveAccessibleDescription(/not the address of a web page/);
  await userEvent.clear(field);
  await userEvent.type(field, 'mail.example/inbox{Enter}');
  expect(onAllow).toHaveBeenCalledWith(['https://mail.example/*']);
  await expectAccessible();
});

const nobody = (list: PersonRow[]) =>
  render(
    <Nobody list={list} recent={[]} onChoose={vi.fn()} onFind={() => Promise.resolve([])} onOpen={vi.fn()} />,
  );

test('nobody here: a search among the team’s people', async () => {
  nobody([]);
  expect(screen.getByRole('combobox', { name: 'Find one of your team’s people' })).toBeVisible();
  await expectAccessible();
});

test('a list: its people, with the stage of those the team knows', async () => {
  nobody([row('Priya'), row('Lena'), row('Newcomer', null)]);
  expect(screen.getByRole('heading', { name: '3 people on this page' })).toBeVisible();
  expect(screen.getByText('2 known')).toBeVisible();
  expect(within(screen.getByRole('list')).getAllByText('Retention')).toHaveLength(2);
  await expectAccessible();
});

test('one person in a list is one person', () => {
  nobody([row('Priya')]);
  expect(screen.getByRole('heading', { name: '1 person on this page' })).toBeVisible();
});

test('several people: the user picks', async () => {
  const onChoose = vi.fn();
  const onOpen = vi.fn();
  const other = { id: idOf(9), name: 'Omar Haddad', company: null, emails: [], stageShown: null };
  render(
    <Several
      people={[row('Priya'), row('Lena')]}
      onChoose={onChoose}
      onFind={() => Promise.resolve([other])}
      onOpen={onOpen}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Somebody else…' }));
  await userEvent.type(screen.getByRole('combobox'), 'om');
  await userEvent.click(await screen.findByRole('option', { name: /Omar Haddad/ }));
  expect(onOpen).toHaveBeenCalledWith(other);
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: /Lena/ }));
  expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ name: 'Lena' }));
});

test('what the user said of the page stands above it, and is taken back by its chip', async () => {
  const onForget = vi.fn();
  render(<NotThis chosen="page" onForget={onForget} />);
  expect(screen.getByText(/Remembered for this page only/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Chosen by you · back to the page' }));
  expect(onForget).toHaveBeenCalledOnce();
});

test('not sure: a question, and nothing is done before it is answered', async () => {
  const onChoose = vi.fn();
  const onNobody = vi.fn();
  render(
    <Ask people={[row('Omar'), row('Lena')]} own={<p>Whose?</p>} onChoose={onChoose} onNobody={onNobody} />,
  );
  expect(screen.queryByText('Whose?')).not.toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'Is it Omar?' })).toBeVisible();
  expect(document.body).toHaveFocus();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'No' }));
  expect(onNobody).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: 'Yes' }));
  expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ name: 'Omar' }));
});

test('a page of which nobody knows whether the user wrote it asks for their addresses', async () => {
  const onSave = vi.fn((_own: string[]) => Promise.resolve(true));
  const omar = row('Omar');
  const people = [{ ...omar, seen: { ...omar.seen, evidence: [OWN_UNKNOWN, 'Sender of this message'] } }];
  const own = <OwnQuestion offered={['sam@seen.example']} known={['northwind.example']} onSave={onSave} />;
  render(<Ask people={people} own={own} onChoose={vi.fn()} onNobody={vi.fn()} />);
  expect(screen.getByText(`${OWN_UNKNOWN}.`)).toBeVisible();
  expect(screen.getByText('Known already: northwind.example')).toBeVisible();
  const field = screen.getByLabelText('Which e-mail addresses are yours?');
  await userEvent.type(field, 'sam@@{Enter}');
  expect(field).toHaveAccessibleDescription(/Neither an address nor a domain of your own: sam@@/);
  await expectAccessible();
  await userEvent.clear(field);
  await userEvent.type(field, 'sam@northwind.example');
  await userEvent.click(screen.getByRole('button', { name: 'Add sam@seen.example' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onSave.mock.calls).toEqual([[['sam@northwind.example', 'sam@seen.example']]]);
});

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
  const field = screen.getByLabelText('Which e-mail addresses are yours?');
  expect(field).toHaveAccessibleDescription(/a mail you sent is not taken for a customer’s/);
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

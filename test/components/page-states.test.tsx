import type { ComponentProps } from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
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

test('nobody here: a search among the team’s people, and the way to many', async () => {
  const onMany = vi.fn();
  render(<Nobody recent={[]} onFind={() => Promise.resolve([])} onOpen={vi.fn()} onMany={onMany} />);
  expect(screen.getByRole('combobox', { name: 'Find one of your team’s people' })).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Many people at once…' }));
  expect(onMany).toHaveBeenCalledOnce();
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

test('after ‘not this person’ with nobody else the page is asked about, not called empty', () => {
  render(<Nobody recent={[]} isRefused onFind={() => Promise.resolve([])} onOpen={vi.fn()} />);
  expect(screen.getByText('Whom is this page about, then?')).toBeVisible();
  expect(screen.queryByText('Nobody on this page')).not.toBeInTheDocument();
});

test('what the user said of the page stands above it, and is taken back by its chip', async () => {
  const onForget = vi.fn();
  render(<NotThis chosen="page" onForget={onForget} />);
  expect(screen.getByText(/Remembered for this page only/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Not this person, you said · back to the page' }));
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

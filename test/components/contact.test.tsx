import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { initials } from '../../components/contact/avatar';
import { DoubtfulPerson } from '../../components/contact/doubtful-person';
import { FindPerson } from '../../components/contact/find-person';
import { PersonHead } from '../../components/contact/person-head';
import { UnlinkedRecord } from '../../components/contact/unlinked-record';
import { UnknownPerson } from '../../components/contact/unknown-person';
import type { FoundPerson } from '../../lib/panel/found';
import { idOf } from '../builders';
import { expectAccessible } from './axe';
import { team } from './view';

const found = (name: string, id: number): FoundPerson => ({
  id: idOf(id),
  name,
  company: 'Vogel Metallbau',
  emails: [`${name.toLowerCase().replace(/\W+/g, '.')}@vogel.example`],
  stageShown: team.model.stages[0] ?? null,
});

test('the person is a region with a name, addresses and numbers to copy', async () => {
  const user = userEvent.setup();
  render(
    <PersonHead
      name="Priya Raman"
      phase="retention"
      line="Buyer · Helioworks"
      emails={['p@h.example']}
      phones={['+44 1']}
    />,
  );
  const region = screen.getByRole('region', { name: 'Person' });
  expect(within(region).getByRole('heading', { name: 'Priya Raman' })).toBeVisible();
  await user.click(within(region).getByRole('button', { name: /p@h\.example/ }));
  expect(await navigator.clipboard.readText()).toBe('p@h.example');
  expect(within(region).getByText('Copied')).toBeVisible();
  await expectAccessible();
});

test.each([
  ['Tomás Ó Briain', 'TB'],
  ['priya@helio.example', 'P'],
  ['Yuki', 'Y'],
  ['ליאת בן־דוד', 'לב'],
  ['éa Zola', 'ÉZ'],
  ['!!!', '?'],
  ['', '?'],
])('initials of %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test('names take their own direction', () => {
  render(<PersonHead name="ליאת בן־דוד" phase={null} line={null} emails={[]} phones={[]} />);
  expect(screen.getByRole('heading')).toHaveAttribute('dir', 'auto');
});

const unknown = (arriving = false) => {
  const calls = { onAdd: vi.fn(), onLink: vi.fn(), onSomeoneElse: vi.fn() };
  render(
    <UnknownPerson
      similar={[found('Ingrid Solberg-Lie', 1)]}
      arriving={arriving}
      firstStage={team.model.stages[0] ?? null}
      onFind={() => Promise.resolve([found('Lena Vogel', 2)])}
      {...calls}
    />,
  );
  return calls;
};

test('somebody unknown is added in one press, and the stage is said beforehand', async () => {
  const { onAdd, onLink, onSomeoneElse } = unknown();
  await userEvent.click(screen.getByRole('button', { name: 'Add as Reach' }));
  expect(onAdd).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: 'Ingrid Solberg-Lie' }));
  expect(onLink).toHaveBeenCalledWith(idOf(1));
  await userEvent.click(screen.getByRole('button', { name: 'Someone else' }));
  expect(onSomeoneElse).toHaveBeenCalledOnce();
  await expectAccessible();
});

test('nobody can be added twice while the team’s people are being fetched for the first time', async () => {
  unknown(true);
  expect(screen.getByRole('status')).toHaveTextContent('may be among them');
  expect(screen.queryByRole('button', { name: /Add/ })).toBeNull();
  await expectAccessible();
});

test('or linked to one of the team’s people, found by keyboard', async () => {
  const { onLink } = unknown();
  await userEvent.click(screen.getByRole('button', { name: 'Same person…' }));
  await userEvent.type(screen.getByRole('combobox', { name: 'Who of your team’s people is it?' }), 'len');
  await screen.findByRole('option', { name: /Lena Vogel/ });
  await expectAccessible();
  await userEvent.keyboard('{Enter}');
  expect(onLink).not.toHaveBeenCalled(); // nothing is preselected
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(onLink).toHaveBeenCalledWith(idOf(2));
});

test('a search that finds nobody says what else to try', async () => {
  render(<FindPerson label="Find" first={[]} onFind={() => Promise.resolve([])} onChoose={vi.fn()} />);
  await userEvent.type(screen.getByRole('combobox'), 'zz');
  expect(await screen.findByText(/Nobody begins like that/)).toBeVisible();
});

test('the answer of a search that was overtaken is not shown', async () => {
  const answers = new Map<string, (people: FoundPerson[]) => void>();
  const onFind = (text: string) => new Promise<FoundPerson[]>((resolve) => answers.set(text, resolve));
  render(<FindPerson label="Find" first={[]} onFind={onFind} onChoose={vi.fn()} />);
  await userEvent.type(screen.getByRole('combobox'), 'le');
  answers.get('le')?.([found('Lena Vogel', 2)]);
  await screen.findByRole('option', { name: /Lena/ });
  answers.get('l')?.([found('Liam Stale', 3)]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByRole('option', { name: /Liam/ })).not.toBeInTheDocument();
});

test('several people of one address are a question', async () => {
  const [onChoose, onMerge] = [vi.fn(), vi.fn()];
  render(
    <DoubtfulPerson
      people={[found('Ann Lee', 1), found('Bo Lee', 2)]}
      conflict={false}
      hasAddress
      onChoose={onChoose}
      onMerge={onMerge}
    />,
  );
  expect(screen.getByText('2 of your team’s people have this address')).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: /Bo Lee/ }));
  expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ id: idOf(2) }));
  await userEvent.click(screen.getByRole('button', { name: 'Show them as one…' }));
  expect(onMerge).toHaveBeenCalledOnce();
});

test('a record and an address of two people are a question that says so', async () => {
  render(
    <DoubtfulPerson
      people={[found('Ann Lee', 1), found('Bo Lee', 2)]}
      conflict
      hasAddress
      onChoose={vi.fn()}
      onMerge={vi.fn()}
    />,
  );
  expect(screen.getByText('The record and the address are two people’s')).toBeVisible();
  await expectAccessible();
});

function drawUnlinked(adding: { name: string; email: string } | null) {
  const calls = { onLink: vi.fn(), onOpen: vi.fn(), onType: vi.fn(), onAdd: vi.fn() };
  render(
    <UnlinkedRecord
      what="HubSpot record"
      recent={[found('Ann Lee', 1)]}
      firstStage={team.model.stages[0] ?? null}
      adding={adding}
      onFind={() => Promise.resolve([])}
      {...calls}
    />,
  );
  return calls;
}

test('a record that names nobody is linked once, or somebody new is added', async () => {
  const calls = drawUnlinked(null);
  expect(screen.getByRole('region', { name: 'Who is this HubSpot record?' })).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('option', { name: /Ann Lee/ }));
  expect(calls.onLink).toHaveBeenCalledWith(idOf(1));
  await userEvent.click(screen.getByRole('button', { name: 'Add a new person…' }));
  expect(calls.onOpen).toHaveBeenCalledWith(true);
});

test('the fields of somebody new are typed, added by Enter and left by Escape', async () => {
  const calls = drawUnlinked({ name: 'Nora', email: '' });
  await expectAccessible();
  await userEvent.type(screen.getByLabelText('Address (optional)'), 'n');
  expect(calls.onType).toHaveBeenCalledWith({ email: 'n' });
  await userEvent.type(screen.getByLabelText('Name'), '{Enter}');
  expect(calls.onAdd).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Escape}');
  expect(calls.onOpen).toHaveBeenCalledWith(false);
});

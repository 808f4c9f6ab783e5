import { act, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PanelApp } from '../../components/shell/panel-app';
import type { Change } from '../../lib/model/change';
import { DANA, daysAgo, idOf } from '../builders';
import { add, move, PERSON, sessionOf } from '../store/profile';
import { detected, LENA, LENA_ID, openDesk, PRIYA, sighting, type Desk } from '../panel/desk';
import { expectAccessible } from './axe';

const OMAR_ID = idOf(102);
/** Omar Haddad, in Loyalty, moved there by hand nine days ago. */
const OMAR: Change[] = [
  add({ id: OMAR_ID, name: 'Omar Haddad', emails: ['omar@cedar.example'], phones: [], company: 'Cedar' }),
  move('loyalty', { contactId: OMAR_ID, from: 'retention', at: daysAgo(9) }),
];

const rowOf = (name: string, email: string) => ({
  ...detected({ name, email, evidence: ['Row'] }),
  key: null,
});
const LIST = [
  rowOf('Priya Raman', 'priya@helioworks.example'),
  rowOf('Lena Vogel', 'lena@vogel.example'),
  rowOf('Omar Haddad', 'omar@cedar.example'),
  rowOf('Aoife Nolan', 'aoife@ardmore.example'),
];

async function openList(role: 'lead' | 'rep' | 'agent' = 'lead'): Promise<Desk> {
  const desk = await openDesk([...PRIYA, ...LENA, ...OMAR]);
  const session = sessionOf('Dana');
  await desk.store.signIn({ ...session, member: { ...session.member, roles: [role], id: DANA } });
  await desk.until(({ session: now }) => now?.member.roles.includes(role));
  render(<PanelApp panel={desk.panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  desk.panel.commands.show(sighting({ list: LIST }));
  await screen.findByRole('heading', { name: '4 people on this page' });
  await screen.findByText('Retention');
  return desk;
}

const box = (name: string) => screen.getByRole('checkbox', { name: `Choose ${name}` });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const stages = () => within(screen.getByRole('group', { name: 'Stage to move to' }));
const stageOf = async (desk: Desk, id: string) => (await desk.store.rowsOf([id]))[0]?.stage;
const lines = async () =>
  within(await screen.findByRole('list', { name: 'What would happen' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent);

test('people of a page: choose all, the stage, read it, go, and take it back', async () => {
  const desk = await openList();
  await userEvent.click(button('Select all'));
  await screen.findByRole('region', { name: 'Move people' });
  await userEvent.click(stages().getByRole('button', { name: 'Retention' }));
  expect(await lines()).toEqual([
    'Reach → Retention1forward',
    'Loyalty → Retention1back',
    'already in Retention1stay',
  ]);
  const doubts = within(screen.getByRole('list', { name: 'What to look at' }));
  expect(doubts.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '1 would go backOmar HaddadLeave out',
    '1 chosen or kept by hand in the last 30 daysOmar HaddadLeave out',
  ]);
  expect(button('Move 2')).toBeDisabled();
  expect(screen.getByText('Give a reason first.')).toBeVisible();
  await expectAccessible();
  await userEvent.click(button('Paused'));
  await userEvent.click(button('Move 2'));
  expect(
    await screen.findByText('Moved 2 people to Retention', { selector: '.snackbar-text' }),
  ).toBeVisible();
  expect(await Promise.all([LENA_ID, OMAR_ID, PERSON].map((id) => stageOf(desk, id)))).toEqual([
    'retention',
    'retention',
    'retention',
  ]);
  desk.clock.now += 1000;
  await userEvent.keyboard('z');
  expect(await screen.findByText('2 people are back as before.')).toBeVisible();
  expect(await stageOf(desk, OMAR_ID)).toBe('loyalty');
});

test('what speaks against it is left out with one press; then no reason is asked', async () => {
  const desk = await openList();
  await userEvent.click(button('Select all'));
  await screen.findByRole('region', { name: 'Move people' });
  await userEvent.click(stages().getByRole('button', { name: 'Retention' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Leave out 1 would go back' }));
  expect(await lines()).toEqual(['Reach → Retention1forward', 'already in Retention1stay']);
  await userEvent.click(button('Move 1'));
  await screen.findByText('Moved 1 person to Retention', { selector: '.snackbar-text' });
  expect(await stageOf(desk, OMAR_ID)).toBe('loyalty');
});

test('by keyboard: boxes by arrows and Shift, the stage, go', async () => {
  const desk = await openList();
  box('Priya Raman').focus();
  await userEvent.keyboard(' {Shift>}{ArrowDown}{/Shift}');
  expect(box('Lena Vogel')).toBeChecked();
  expect(box('Lena Vogel')).toHaveFocus();
  await screen.findByRole('region', { name: 'Move people' });
  stages().getByRole('button', { name: 'Loyalty' }).focus();
  await userEvent.keyboard('{Enter}');
  const go = await screen.findByRole('button', { name: 'Move 2' });
  go.focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Moved 2 people to Loyalty', { selector: '.snackbar-text' });
  expect(await stageOf(desk, PERSON)).toBe('loyalty');
});

test('Shift chooses all between two boxes', async () => {
  await openList();
  const user = userEvent.setup();
  await user.click(box('Priya Raman'));
  await user.keyboard('{Shift>}');
  await user.click(box('Omar Haddad'));
  await user.keyboard('{/Shift}');
  expect(
    ['Priya Raman', 'Lena Vogel', 'Omar Haddad'].map((name) => (box(name) as HTMLInputElement).checked),
  ).toEqual([true, true, true]);
  expect(box('Aoife Nolan')).not.toBeChecked();
});

test('while it is read somebody changes: it is looked at again, and says who', async () => {
  const desk = await openList();
  await userEvent.click(box('Lena Vogel'));
  await userEvent.click(await screen.findByRole('button', { name: 'Retention' }));
  expect(await lines()).toEqual(['Reach → Retention1forward']);
  await desk.store.commit([move('acquisition', { contactId: LENA_ID, from: 'reach', at: daysAgo(40) })]);
  expect(await screen.findByText(/Looked at again, since something has changed/)).toHaveTextContent(
    'Lena Vogel',
  );
  expect(await lines()).toEqual(['Acquisition → Retention1forward']);
});

test('next actions that the move opens can rest', async () => {
  const desk = await openList();
  await userEvent.click(box('Lena Vogel'));
  await userEvent.click(await screen.findByRole('button', { name: 'Loyalty' }));
  await userEvent.click(await screen.findByRole('checkbox', { name: /Put these off for 14 days/ }));
  await userEvent.click(button('Move 1'));
  await screen.findByText('Moved 1 person to Loyalty', { selector: '.snackbar-text' });
  const change = (await desk.store.person(LENA_ID))?.stageChanges.at(-1);
  expect(change?.quiet?.actions.length).toBeGreaterThan(0);
  expect(change?.quiet?.until).toBe(desk.clock.now + 14 * 86_400_000);
});

test('who is not known is added in the stage', async () => {
  const desk = await openList();
  await userEvent.click(box('Aoife Nolan'));
  expect(await screen.findByText(/1 of them is not known yet: choose a stage/)).toBeVisible();
  expect(screen.getByRole('region', { name: 'Move people' })).toHaveTextContent(/^Add 1 person in/);
  await userEvent.click(stages().getByRole('button', { name: 'Acquisition' }));
  await userEvent.click(await screen.findByRole('button', { name: 'add them in Acquisition' }));
  await screen.findByText('Added 1 person in Acquisition');
  expect(await desk.store.findByAddress('aoife@ardmore.example')).toMatchObject([{ stage: 'acquisition' }]);
});

test('an agent sees the people and chooses none', async () => {
  await openList('agent');
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Select all' })).toBeNull();
  await userEvent.click(button(/^Lena Vogel/));
  expect(await screen.findByRole('region', { name: 'Person' })).toHaveTextContent('Lena Vogel');
});

test('a pasted list: each line is told, and its people are given to a colleague', async () => {
  const desk = await openList();
  await userEvent.click(button('A list of addresses, or what was done before…'));
  const field = await screen.findByLabelText('Addresses, one a line');
  await userEvent.click(field);
  await userEvent.paste(
    'priya@helioworks.example\nnobody@x.example\nhello\nPriya <PRIYA@helioworks.example>',
  );
  await userEvent.click(button('Look them up'));
  expect(await screen.findByText('1 person found, 1 not known, 2 other lines.')).toBeVisible();
  await userEvent.click(screen.getByText('Lines that are nobody’s'));
  expect(screen.getByText('line 4: the same person as line 1')).toBeVisible();
  await userEvent.click(await screen.findByRole('radio', { name: 'Give' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Nobody' }));
  await expectAccessible();
  await userEvent.click(await screen.findByRole('button', { name: 'Give 1' }));
  expect(await screen.findByText('Gave 1 person to nobody', { selector: '.snackbar-text' })).toBeVisible();
  expect((await desk.store.rowsOf([PERSON]))[0]?.owner).toBeNull();
  desk.clock.now += 1000;
  await userEvent.click(await screen.findByRole('button', { name: 'Undo: Gave 1 person to nobody' }));
  expect(await screen.findByText(/^Taken back\./)).toBeVisible();
  expect((await desk.store.rowsOf([PERSON]))[0]?.owner).toBe(DANA);
  await userEvent.click(button('What became of each'));
  expect(await screen.findByRole('cell', { name: 'Taken back' })).toBeVisible();
  await expectAccessible();
});

test('a file is looked up whole, also again when its people were added', async () => {
  await openList();
  await userEvent.click(button('A list of addresses, or what was done before…'));
  const lines = Array.from({ length: 120 }, (_, at) => `somebody-of-a-list-${String(at)}@long-name.example`);
  const file = new File([['priya@helioworks.example', 'none', ...lines].join('\n')], 'fair.csv');
  await userEvent.upload(await screen.findByLabelText('From a file…'), file);
  expect(await screen.findByText(/1 person found, 120 not known, 1 other line\.$/)).toHaveTextContent(
    'fair.csv: 1 person found',
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Retention' }));
  await userEvent.click(await screen.findByRole('button', { name: 'add them in Retention' }));
  expect(await screen.findByText(/121 people found, 1 other line\.$/)).toBeVisible();
}, 60_000);

test('everybody of a colleague: an answer that comes late is not taken for the one chosen since', async () => {
  const desk = await openList();
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const late = held.then(() => [PERSON]);
  desk.store.peopleOfOwner = (owner) => (owner === null ? Promise.resolve([]) : late);
  await userEvent.click(button('A list of addresses, or what was done before…'));
  await userEvent.click(await screen.findByRole('radio', { name: 'Everybody of…' }));
  const field = screen.getByLabelText('People looked after by');
  await userEvent.selectOptions(field, DANA);
  await userEvent.selectOptions(field, 'nobody');
  expect(await screen.findByText('Nobody on this device.')).toBeVisible();
  await act(async () => {
    answer();
    await late;
  });
  expect(screen.getByText('Nobody on this device.')).toBeVisible();
  await userEvent.selectOptions(field, DANA);
  expect(await screen.findByRole('region', { name: 'Move people' })).toBeVisible();
});

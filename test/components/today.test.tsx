import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PanelApp } from '../../components/shell/panel-app';
import { TodayWalk } from '../../components/today/today-walk';
import type { Change } from '../../lib/model/change';
import { idOf, daysAgo, NOW, DAY } from '../builders';
import { openDesk, type Desk } from '../panel/desk';
import { add, move, note } from '../store/profile';
import { expectAccessible } from './axe';

const person = (number: number, name: string, stage = 'conversion'): Change[] => [
  add({ id: idOf(number), name, emails: [`p${String(number)}@example.test`], company: `${name} Ltd` }),
  move(stage, { contactId: idOf(number), at: daysAgo(40) }),
];
const PROMISE = note({ contactId: idOf(2), at: daysAgo(3), dueAt: daysAgo(1), text: 'Send the offer' });

async function openToday(changes: Change[]): Promise<Desk> {
  const desk = await openDesk(changes);
  render(<PanelApp panel={desk.panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: /^Today/ }));
  await screen.findByRole('heading', { name: 'Today' });
  await desk.until(({ everybody }) => everybody.walk.state === 'done');
  return desk;
}
const lines = () => within(screen.getByRole('list', { name: 'What is open' })).getAllByRole('listitem');
const chosen = () => document.querySelector('.today-row[aria-current="true"]');

const TWO = [...person(1, 'Ada Byron'), ...person(2, 'Ben Okri'), PROMISE];

test('nobody: it says that nothing is open', async () => {
  await openToday([]);
  expect(await screen.findByText(/Nothing is open/)).toBeVisible();
  await expectAccessible();
});

test('one: the line says who, what and how its place comes about', async () => {
  await openToday(person(1, 'Ada Byron'));
  expect(lines()).toHaveLength(1);
  expect(chosen()).toHaveTextContent('Ada Byron');
  expect(chosen()).toHaveTextContent('chance that something moves on');
  await expectAccessible();
});

test('what is promised comes first, says so, and counts in the top bar', async () => {
  await openToday(TWO);
  expect(lines()[0]).toHaveTextContent('Ben Okri');
  expect(lines()[0]).toHaveTextContent('Promised, due 1 day ago. “Send the offer”');
  expect(screen.getByText(/1 is due or promised, 1 more open/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Today 1' })).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible();
});

test('J and K move, Enter opens the person, and Today is left', async () => {
  const desk = await openToday(TWO);
  await userEvent.keyboard('j');
  await waitFor(() => expect(chosen()).toHaveTextContent('Ada Byron'));
  await userEvent.keyboard('k');
  await waitFor(() => expect(chosen()).toHaveTextContent('Ben Okri'));
  await userEvent.keyboard('j{Enter}');
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.name === 'Ada Byron');
  expect(screen.queryByRole('heading', { name: 'Today' })).not.toBeInTheDocument();
});

test('A does the action, the line goes, and Z brings it back', async () => {
  const desk = await openToday(TWO);
  await userEvent.keyboard('a');
  expect(await screen.findByText(/^Done for Ben: /)).toBeVisible();
  await waitFor(() => expect(chosen()).toHaveTextContent('Ada Byron'));
  expect((await desk.store.person(idOf(2)))?.outcomes).toMatchObject([
    { outcome: 'done', action: 'keep-promise', phase: 'conversion', segment: 'prospect' },
  ]);
  await userEvent.keyboard('z');
  await waitFor(() => expect(lines()[0]).toHaveTextContent('Send the offer'));
});

test('a digit moves the chosen person; backwards it asks for a reason', async () => {
  const desk = await openToday(person(1, 'Ada Byron'));
  await userEvent.keyboard('4');
  expect(await screen.findByText('Ada moved to Retention')).toBeVisible();
  await userEvent.keyboard('1');
  const reason = await screen.findByLabelText('Another reason');
  await userEvent.type(reason, 'Wrong one{Enter}');
  expect(await screen.findByText('Ada moved to Reach')).toBeVisible();
  const changes = (await desk.store.person(idOf(1)))?.stageChanges ?? [];
  expect(changes.map(({ to }) => to)).toEqual(['conversion', 'retention', 'reach']);
});

test('S and a digit log a score', async () => {
  const desk = await openToday(person(1, 'Ada Byron'));
  await userEvent.keyboard('s');
  await screen.findByRole('radiogroup', { name: 'NPS, 0 to 10' });
  await expectAccessible();
  await userEvent.keyboard('9');
  expect(await screen.findByText('NPS 9, promoter saved for Ada')).toBeVisible();
  expect((await desk.store.person(idOf(1)))?.responses).toMatchObject([{ score: 9, provenance: 'customer' }]);
});

test('Escape leaves what was asked, then Today; keys of one’s own count instead', async () => {
  const desk = await openToday(person(1, 'Ada Byron'));
  await userEvent.keyboard('s');
  await screen.findByRole('radiogroup');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('radiogroup')).not.toBeInTheDocument());
  await desk.panel.commands.setKey('leave', 'q');
  await desk.until(({ device }) => device.keys?.['leave'] === 'q');
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('heading', { name: 'Today' })).toBeVisible();
  await userEvent.keyboard('q');
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Today' })).not.toBeInTheDocument());
});

test('many: so many lines at once, and more when asked', async () => {
  await openToday(Array.from({ length: 60 }, (_, n) => person(n + 1, `Person ${String(n + 1)}`)).flat());
  expect(lines()).toHaveLength(50);
  await userEvent.click(screen.getByRole('button', { name: 'Show 10 more of 60' }));
  await waitFor(() => expect(lines()).toHaveLength(60));
});

test('a note comes up by itself the day before it is due', async () => {
  const desk = await openToday([
    ...person(1, 'Ada Byron'),
    note({ contactId: idOf(1), dueAt: NOW + 3 * DAY, text: 'Ask for the budget' }),
  ]);
  expect(lines()[0]).not.toHaveTextContent('budget');
  desk.clock.now += 2.5 * DAY;
  await desk.store.commit([
    move('retention', { from: 'conversion', contactId: idOf(1), at: desk.clock.now }),
  ]);
  await waitFor(() => expect(lines()[0]).toHaveTextContent('“Ask for the budget”'));
});

test('while everybody is looked at it says how far, and can be stopped', async () => {
  const calls: string[] = [];
  const { rerender } = render(
    <TodayWalk
      walk={{ state: 'walking', done: 1200, of: 20_000 }}
      onStop={() => calls.push('stop')}
      onBegin={() => calls.push('begin')}
    />,
  );
  expect(screen.getByLabelText('Looking at everybody: 1200 of 20000')).toHaveValue(1200);
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await expectAccessible();
  rerender(
    <TodayWalk
      walk={{ state: 'stopped', done: 1200, of: 20_000 }}
      onStop={() => calls.push('stop')}
      onBegin={() => calls.push('begin')}
    />,
  );
  expect(screen.getByText('Stopped after 1200 of 20000 people.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Look at everybody' }));
  expect(calls).toEqual(['stop', 'begin']);
  await expectAccessible();
});

import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { LessonCard } from '../../components/teach/lesson-card';
import { SettingsPage } from '../../components/settings/settings-page';
import type { Lesson, Progress } from '../../lib/messages';
import { addTaught } from '../../lib/panel/taught';
import { buildTaughtSite, idOf, NOW } from '../builders';
import { openDesk } from '../panel/desk';
import { expectAccessible } from './axe';

const { origin, pages, record, fields } = buildTaughtSite();
const at = (progress: Partial<Progress>, trial: Lesson['trial'] = null): Lesson => ({
  origin,
  trial,
  progress: { step: 'name', picks: [], problem: null, shown: null, ...progress },
});
const PICKS: Progress['picks'] = [
  { field: 'name', text: 'Nora Quell' },
  { field: 'email', text: 'nora.quell@ferngate.example' },
];
const DONE = at({ step: 'done', picks: PICKS, shown: { pages, record, fields } });
const calls = () => ({ onSkip: vi.fn(), onTry: vi.fn(), onSave: vi.fn(), onEnd: vi.fn(), onAgain: vi.fn() });

test('the card mirrors what the picker waits for and what was read', async () => {
  const does = calls();
  const { rerender } = render(<LessonCard lesson={at({})} tried={null} {...does} />);
  expect(screen.getByRole('status')).toHaveTextContent('Point at the name on the page');
  // Without a name there is nothing to go on with.
  expect(screen.queryByRole('button', { name: /Skip/ })).not.toBeInTheDocument();
  await expectAccessible();
  rerender(
    <LessonCard lesson={at({ step: 'stage', picks: PICKS, problem: 'Too long.' })} tried={null} {...does} />,
  );
  expect(screen.getByText('Nora Quell')).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('Too long.');
  await userEvent.click(screen.getByRole('button', { name: 'Skip the stage' }));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(does.onSkip).toHaveBeenCalledOnce();
  expect(does.onEnd).toHaveBeenCalledOnce();
  await expectAccessible();
});

test('what was shown is tried first, then named and saved', async () => {
  const does = calls();
  const { rerender } = render(<LessonCard lesson={DONE} tried={null} {...does} />);
  await userEvent.selectOptions(screen.getByLabelText('A page like this is'), 'A ticket or conversation');
  await userEvent.click(screen.getByRole('button', { name: 'Try it' }));
  expect(does.onTry).toHaveBeenCalledWith('ticket');
  await expectAccessible();
  const trial = { id: idOf(700), pages, fields, record: 'ticket' as const, evidence: 'Where you showed it' };
  rerender(<LessonCard lesson={{ ...DONE, trial }} tried="Nora Quell" {...does} />);
  expect(screen.getByRole('status')).toHaveTextContent('Read that way, the page shows Nora Quell.');
  const name = screen.getByLabelText('Name of the site');
  await userEvent.clear(name);
  await userEvent.type(name, 'Deskbook');
  await userEvent.click(screen.getByRole('button', { name: 'Save for the team' }));
  expect(does.onSave).toHaveBeenCalledWith('Deskbook', 'ticket');
  await expectAccessible();
});

test('a lesson that broke off says why, and begins again', async () => {
  const does = calls();
  const lesson = at({ step: 'ended', problem: 'The page went on to another one.' });
  render(<LessonCard lesson={lesson} tried={null} {...does} />);
  expect(screen.getByText('The page went on to another one.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Begin again' }));
  expect(does.onAgain).toHaveBeenCalledOnce();
  await expectAccessible();
});

async function openSettings() {
  const mine = buildTaughtSite({ label: 'Deskbook' });
  const theirs = buildTaughtSite({
    id: idOf(701),
    label: 'Ledgerline',
    by: idOf(99),
    at: NOW - 1,
    origin: 'https://ledger.example',
  });
  const desk = await openDesk();
  await desk.store.applyPull({
    rows: [mine, theirs].map((data, index) => ({
      kind: 'taught-site' as const,
      id: data.id,
      seq: 3 + index,
      deleted: false,
      data,
    })),
    cursor: 4,
    epoch: 'e1',
    done: true,
  });
  await desk.until(({ taught }) => taught.length === 2);
  render(<SettingsPage panel={desk.panel} sites={[]} />);
  const section = await screen.findByRole('region', { name: 'Sites you taught' });
  return { ...desk, section: within(section) };
}

test('taught sites are listed with where, who and when; a colleague’s can only be seen', async () => {
  const { section } = await openSettings();
  const [first, second] = section.getAllByRole('listitem');
  expect(first).toHaveTextContent('program.example · shown by you on 21 November');
  expect(second).toHaveTextContent('shown by a colleague on 21 November');
  expect(section.queryByRole('button', { name: 'Delete Ledgerline' })).not.toBeInTheDocument();
  await expectAccessible();
});

test('one’s own is renamed, switched off, deleted, and brought back', async () => {
  const { section, until } = await openSettings();
  await userEvent.click(section.getByRole('button', { name: 'Rename Deskbook' }));
  await userEvent.type(section.getByLabelText('Name of the site'), ' 2{Enter}');
  await userEvent.click(await section.findByRole('button', { name: 'Switch Deskbook 2 off' }));
  expect(await section.findByText('Off')).toBeVisible();
  await userEvent.click(section.getByRole('button', { name: 'Delete Deskbook 2' }));
  await until(({ taught }) => taught.length === 1);
  await userEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
  await until(({ taught }) => taught.length === 2);
  await expectAccessible();
});

test('a file is looked at before anything is added; a wrong one says what is wrong', async () => {
  const { section, panel, store, until } = await openSettings();
  const text = await panel.commands.exportTaught();
  await store.commit([{ op: 'delete', kind: 'taught-site', id: idOf(700) }]);
  await until(({ taught }) => taught.length === 1);
  await userEvent.click(section.getByRole('button', { name: 'Import a file…' }));
  const chooser = section.getByLabelText(/A file that was exported/);
  await userEvent.upload(chooser, new File(['nonsense'], 'x.json', { type: 'application/json' }));
  expect(await section.findByRole('alert')).toHaveTextContent('cannot be read');
  await userEvent.upload(chooser, new File([text], 'y.json', { type: 'application/json' }));
  expect(await section.findByText(/^This would be added/)).toHaveTextContent(
    'This would be added, for the whole team: 1 is here already.',
  );
  await expectAccessible();
  await userEvent.click(section.getByRole('button', { name: 'Add 1 site' }));
  await until(({ taught }) => taught.length === 2);
});

test('without any it says how to begin', async () => {
  const desk = await openDesk([addTaught(buildTaughtSite())]);
  await desk.store.commit([{ op: 'delete', kind: 'taught-site', id: idOf(700) }]);
  render(<SettingsPage panel={desk.panel} sites={[]} />);
  expect(await screen.findByText(/choose “Show me” in the sidebar/)).toBeVisible();
});

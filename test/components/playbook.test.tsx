import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { OutcomesSection } from '../../components/settings/outcomes-section';
import { KeysSection } from '../../components/settings/keys-section';
import { PlaybookSection } from '../../components/settings/playbook-section';
import { SettingsNotice } from '../../components/settings/settings-notice';
import { PanelContext } from '../../components/shell/panel-context';
import type { Change } from '../../lib/model/change';
import type { Role } from '../../lib/model/workspace';
import { defaultPlaybook } from '../../lib/rules/playbook';
import { buildOutcome, buildWorkspace, DANA, daysAgo, idOf } from '../builders';
import { openDesk } from '../panel/desk';
import { add, move, sessionOf } from '../store/profile';
import { expectAccessible } from './axe';

const rule = (id: string, title: string) => ({
  id,
  kind: 'call' as const,
  title,
  because: 'It is time.',
  template: null,
  when: { phases: [], minOrders: 0 },
  needsConsent: false,
  windowDays: 14,
  restDays: 60,
});
const OWN = [rule('call', 'Call them'), rule('write', 'Write to them')];

const person = (number: number, name: string, stage: string): Change[] => [
  add({ id: idOf(number), name, emails: [`p${String(number)}@example.test`] }),
  move(stage, { contactId: idOf(number), at: daysAgo(40) }),
];

async function open(changes: Change[] = [], how: { playbook?: typeof OWN; role?: Role } = {}) {
  const { playbook = OWN, role = 'lead' } = how;
  const desk = await openDesk(changes);
  const session = sessionOf('Dana');
  await desk.store.signIn({ ...session, member: { id: DANA, name: 'Dana', roles: [role] } });
  await desk.store.applyPull({
    rows: [
      { kind: 'workspace', id: idOf(2), seq: 9, deleted: false, data: buildWorkspace({ playbook }) },
      { kind: 'member', id: DANA, seq: 10, deleted: false, data: { id: DANA, name: 'Dana', roles: [role] } },
    ],
    cursor: 10,
    epoch: 'e1',
    done: true,
  });
  await desk.until(
    ({ team, session: known }) =>
      team.workspace.playbook.length === playbook.length && known?.member.roles[0] === role,
  );
  render(
    <PanelContext value={desk.panel}>
      <PlaybookSection />
      <OutcomesSection />
      <KeysSection />
      <SettingsNotice />
    </PanelContext>,
  );
  const playbookNow = async () => (await desk.store.team()).workspace?.playbook ?? [];
  return { ...desk, playbookNow };
}
const list = () => screen.getByRole('list', { name: 'Rules, in order' });
const titles = async (now: () => Promise<{ title: string }[]>) => (await now()).map(({ title }) => title);

test('the default playbook is listed with its conditions in words', async () => {
  await open([], { playbook: [] });
  expect(within(list()).getAllByRole('button', { name: /^Edit/ })).toHaveLength(10);
  await userEvent.click(
    screen.getByRole('button', { name: `Show all ${String(defaultPlaybook.length)} rules` }),
  );
  expect(within(list()).getAllByRole('button', { name: /^Edit/ })).toHaveLength(defaultPlaybook.length);
  expect(list()).toHaveTextContent('call · NPS up to 6 · within 60 days');
  expect(screen.getByRole('button', { name: /Back to the playbook/ })).toBeDisabled();
  await expectAccessible();
});

test('who may not edit reads, and is told who may', async () => {
  await open([], { role: 'rep' });
  expect(screen.getByText(/A team lead can change this/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Edit Call them' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Add a rule' })).not.toBeInTheDocument();
});

test('a rule moves by keyboard, and the focus stays with it', async () => {
  const { playbookNow } = await open();
  screen.getByRole('button', { name: 'Move Call them down' }).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(async () => expect(await titles(playbookNow)).toEqual(['Write to them', 'Call them']));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Move Call them up' })).toHaveFocus());
});

test('a rule is switched off, copied and deleted, each with its undo; the last one stays', async () => {
  const { playbookNow, panel } = await open();
  const more = async (title: string, what: string) => {
    await userEvent.click(screen.getByRole('button', { name: `More for ${title}` }));
    await userEvent.click(screen.getByRole('menuitem', { name: what }));
  };
  await more('Call them', 'Switch off');
  await waitFor(async () => expect((await playbookNow())[0]?.off).toBe(true));
  expect(await within(list()).findByText('Off')).toBeVisible();
  await more('Call them', 'Duplicate');
  await waitFor(async () => expect(await titles(playbookNow)).toContain('Call them (copy)'));
  await more('Call them (copy)', 'Delete');
  await waitFor(async () => expect(await titles(playbookNow)).toEqual(['Call them', 'Write to them']));
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await titles(playbookNow)).toContain('Call them (copy)'));
  expect(await panel.commands.changePlaybook(() => [], '')).toBe(false);
  expect(await screen.findByText(/The last rule cannot be deleted/)).toBeVisible();
});

test('a new rule is written; what is wrong stops it with a sentence, what is odd warns', async () => {
  const { playbookNow } = await open();
  await userEvent.click(screen.getByRole('button', { name: 'Add a rule' }));
  const form = screen.getByRole('form', { name: 'New rule' });
  expect(within(form).getByRole('button', { name: 'Save' })).toBeDisabled();
  expect(form).toHaveTextContent('Mind: There is no condition: everybody who may be contacted would get it.');
  await userEvent.type(within(form).getByLabelText('What to do'), 'Say thanks');
  await userEvent.type(within(form).getByLabelText('Why: one sentence'), '{{name} ordered {{moon}.');
  expect(form).toHaveTextContent('Mind: There is no {moon}');
  await userEvent.type(within(form).getByLabelText('Orders, at least'), '3');
  await userEvent.type(within(form).getByLabelText('Orders, at most'), '2');
  expect(form).toHaveTextContent('Orders: at least 3 and at most 2 cannot both hold.');
  await expectAccessible();
  await userEvent.clear(within(form).getByLabelText('Orders, at most'));
  await userEvent.click(within(form).getByRole('button', { name: 'retention' }));
  await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(async () =>
    expect((await playbookNow()).at(-1)).toMatchObject({
      title: 'Say thanks',
      when: { phases: ['retention'], minOrders: 3 },
    }),
  );
  expect(screen.queryByRole('form', { name: 'New rule' })).not.toBeInTheDocument();
});

test('who would get it now: counts, the first names, and who is kept from it', async () => {
  await open([
    ...person(1, 'Ada Byron', 'retention'),
    ...person(3, 'Cleo Dent', 'retention'),
    { op: 'patch', kind: 'contact', id: idOf(3), fields: { doNotContact: true }, base: {} },
    ...person(2, 'Ben Okri', 'reach'),
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Edit Call them' }));
  const form = screen.getByRole('form', { name: 'Rule Call them' });
  await userEvent.click(within(form).getByRole('button', { name: 'Who would get this now?' }));
  expect(await within(form).findByText(/2 of 3 people would get it; for 2 it is the first/)).toBeVisible();
  expect(within(form).getByRole('list', { name: 'The first of them' })).toHaveTextContent('Ada Byron');
  expect(form).toHaveTextContent('1 asked not to be contacted');
  await userEvent.click(within(form).getByRole('button', { name: 'retention' }));
  expect(form).toHaveTextContent('The rule has changed since: ask again.');
  await expectAccessible();
});

test('a colleague saves the same rule meanwhile: it is said, and nothing typed is lost', async () => {
  const { store, playbookNow } = await open();
  await userEvent.click(screen.getByRole('button', { name: 'Edit Call them' }));
  const form = screen.getByRole('form', { name: 'Rule Call them' });
  const title = within(form).getByLabelText('What to do');
  await userEvent.clear(title);
  await userEvent.type(title, 'Ring them');
  const theirs = [
    { ...rule('call', 'Call them soon'), restDays: 5 },
    rule('write', 'Write'),
    rule('new', 'New'),
  ];
  await store.applyPull({
    rows: [
      { kind: 'workspace', id: idOf(2), seq: 20, deleted: false, data: buildWorkspace({ playbook: theirs }) },
    ],
    cursor: 20,
    epoch: 'e1',
    done: true,
  });
  expect(await screen.findByText('A colleague changed this while you were editing.')).toBeVisible();
  expect(form).toHaveTextContent('They changed the title.');
  expect(title).toHaveValue('Ring them');
  await expectAccessible();
  await userEvent.click(within(form).getByRole('button', { name: 'Go on with mine' }));
  await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect(await titles(playbookNow)).toEqual(['Ring them', 'Write', 'New']));
});

test('outcomes are counted for the team, with what is missing for a comparison', async () => {
  const outcome = (fields: Parameters<typeof buildOutcome>[0]): Change => {
    const {
      device: _device,
      number: _number,
      ...fact
    } = buildOutcome({
      contactId: idOf(1),
      action: 'call',
      ...fields,
    });
    return { op: 'event', kind: 'action-outcome', fact };
  };
  await open([
    ...person(1, 'Ada Byron', 'conversion'),
    outcome({ at: daysAgo(30) }),
    outcome({ at: daysAgo(2), outcome: 'not-now', reason: 'Bad moment' }),
    move('retention', { contactId: idOf(1), from: 'conversion', at: daysAgo(25) }),
  ]);
  const section = screen.getByRole('region', { name: 'Outcomes of actions' });
  await userEvent.click(within(section).getByRole('button', { name: 'Count the outcomes' }));
  const found = await within(section).findByRole('list', { name: 'Actions and what became of them' });
  expect(found).toHaveTextContent('Call them');
  expect(found).toHaveTextContent('Done 1, later 0, not now 1');
  expect(found).toHaveTextContent('Not now: Bad moment (1)');
  expect(found).toHaveTextContent(
    '1 of 1 moved on within 14 days: 100 % (21 to 100 %). Stage 1, order 0, score 0.',
  );
  expect(section).toHaveTextContent('there are 0.');
  await expectAccessible();
});

test('without any outcome the view says so', async () => {
  await open(person(1, 'Ada Byron', 'conversion'));
  await userEvent.click(screen.getByRole('button', { name: 'Count the outcomes' }));
  expect(
    await screen.findByText(/No action was done, put off or turned down yet, of 1 people/),
  ).toBeVisible();
});

test('a key is changed, a taken one is refused with a sentence, and all come back', async () => {
  const { until } = await open();
  await userEvent.click(screen.getByRole('button', { name: 'Key for “Next line”: J. Change' }));
  await userEvent.keyboard('k');
  expect(await screen.findByText(/K means “Line before”/)).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('n');
  expect(await screen.findByRole('button', { name: 'Key for “Next line”: N. Change' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Back to the keys as they came' }));
  await until(({ device }) => Object.keys(device.keys ?? {}).length === 0);
  expect(await screen.findByRole('button', { name: 'Key for “Next line”: J. Change' })).toBeVisible();
});

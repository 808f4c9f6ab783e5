import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PanelApp } from '../../components/shell/panel-app';
import type { LookupKey } from '../../lib/model/wire';
import type { LookupAnswer } from '../../lib/panel/context';
import { idOf } from '../builders';
import { openDesk } from '../panel/desk';
import { contactRow } from '../store/profile';
import { expectAccessible } from './axe';

const OTTO = contactRow(5, { id: idOf(400), name: 'Otto Brandt', emails: ['otto@brandt.example'], keys: [] });

/** The search sheet of a device that holds some of the team's people, or all, and a server that answers so. */
async function openSearch(answer: LookupAnswer, isPart = true, held: Promise<unknown> = Promise.resolve()) {
  const asked: LookupKey[][] = [];
  const desk = await openDesk([], {
    lookUp: async (keys) => {
      asked.push(keys);
      await held;
      if (answer === 'found') {
        await desk.store.applyPeople([], { epoch: 'e1', seq: 20, rows: [OTTO], gone: [], rest: [] });
      }
      return answer;
    },
  });
  await desk.store.position();
  if (isPart) {
    const { workspace } = await desk.store.team();
    await desk.store.beginSnapshot('e1', 10, 'mine/pv');
    if (workspace !== null)
      await desk.store.applySnapshot([
        { kind: 'workspace', id: workspace.id, seq: 1, deleted: false, data: workspace },
      ]);
    await desk.store.endSnapshot();
  }
  render(<PanelApp panel={desk.panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Find a person' }));
  const sheet = await screen.findByRole('region', { name: 'Find a person' });
  const type = (text: string) => userEvent.type(within(sheet).getByRole('combobox'), text);
  return { desk, asked, sheet, type };
}

const BUTTON = { name: 'Look in the team’s people' };

test('a whole address of somebody who is not here is asked for when the user says so, and opened', async () => {
  const { desk, asked, sheet, type } = await openSearch('found');
  await type('Otto@Brandt.example');
  const button = await within(sheet).findByRole('button', BUTTON);
  expect(asked).toEqual([]);
  await expectAccessible();
  button.focus();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: 'Otto Brandt' })).toBeVisible();
  expect(asked).toEqual([[{ address: 'otto@brandt.example' }]]);
  await expect.poll(() => desk.store.lookedAt(idOf(400))).not.toBeNull(); // and so it stays on this device
});

test('an answer that comes after the search was left opens nobody', async () => {
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { desk, asked, sheet, type } = await openSearch('found', true, held);
  await type('otto@brandt.example');
  await userEvent.click(await within(sheet).findByRole('button', BUTTON));
  expect(asked).toHaveLength(1);
  await userEvent.type(within(sheet).getByRole('combobox'), '{Escape}');
  expect(sheet).not.toBeInTheDocument();
  answer();
  await expect.poll(() => desk.store.findByAddress('otto@brandt.example')).toHaveLength(1);
  await desk.store.position(); // and a moment more
  expect(screen.queryByRole('heading', { name: 'Otto Brandt' })).toBeNull();
  expect(desk.panel.state.getState().subject.kind).toBe('none');
});

test('a name alone is never asked for: it is said what helps', async () => {
  const { asked, sheet, type } = await openSearch('found');
  await type('Otto');
  expect(await within(sheet).findByText(/Type a whole e-mail address to look for them/)).toBeVisible();
  expect(within(sheet).queryByRole('button', BUTTON)).toBeNull();
  expect(asked).toEqual([]);
});

test.each([
  ['nobody', /Nobody of the team’s people has the address otto@brandt\.example/],
  ['not-reached', /the server cannot be reached/],
] as const)('what came of it is said: %s', async (answer, says) => {
  const { sheet, type } = await openSearch(answer);
  await type('otto@brandt.example');
  await userEvent.click(await within(sheet).findByRole('button', BUTTON));
  expect(await within(sheet).findByRole('button', { name: 'Look again' })).toBeVisible();
  expect(sheet).toHaveTextContent(says);
  await expectAccessible();
});

test('a device that holds everybody offers nothing', async () => {
  const { sheet, type } = await openSearch('found', false);
  await type('otto@brandt.example');
  expect(await within(sheet).findByText(/Nobody begins like that/)).toBeVisible();
  expect(within(sheet).queryByRole('button', BUTTON)).toBeNull();
});

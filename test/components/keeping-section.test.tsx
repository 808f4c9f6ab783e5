import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { SettingsPage } from '../../components/settings/settings-page';
import type { KeepingState, SilentReply } from '../../lib/model/keeping';
import type { Role } from '../../lib/model/workspace';
import type { Keeping } from '../../lib/panel/keeping';
import { openDesk } from '../panel/desk';
import { noKeeping } from '../panel/no-keeping';
import type { sessionOf } from '../store/profile';
import { expectAccessible } from './axe';

const yes = <T,>(value: T) => Promise.resolve({ ok: true as const, value });
const no = (message: string) => Promise.resolve({ ok: false as const, message });
const SILENT: SilentReply = {
  people: 1204,
  atLeast: false,
  some: [
    { name: 'Quiet Example', at: Date.UTC(2024, 2, 1) },
    { name: 'Still Example', at: Date.UTC(2023, 5, 9) },
  ],
};

/** Settings of somebody with these roles, with a server that keeps what it is told. */
async function open(roles: Role[], over: Partial<Keeping> = {}) {
  let state: KeepingState = { months: null, closingAt: null };
  const set = (fields: Partial<KeepingState>) => yes((state = { ...state, ...fields }));
  const keeping: Keeping = {
    ...noKeeping,
    state: () => yes(state),
    silent: vi.fn(() => yes(SILENT)),
    keepFor: vi.fn((months: number | null) => set({ months })),
    close: vi.fn(() => set({ closingAt: Date.UTC(2026, 11, 4, 9) })),
    takeBack: vi.fn(() => set({ closingAt: null })),
    lift: vi.fn((address: string) => yes(address.startsWith('ada@') ? Date.UTC(2026, 9, 12) : null)),
    ...over,
  };
  const desk = await openDesk([], { keeping });
  await desk.store.signIn(await signedIn(desk.store, roles));
  await desk.until((known) => known.session?.member.roles.join() === roles.join());
  render(<SettingsPage panel={desk.panel} sites={[]} />);
  return { ...desk, keeping };
}

async function signedIn(
  store: { session: () => Promise<ReturnType<typeof sessionOf> | null> },
  roles: Role[],
) {
  const session = await store.session();
  if (session === null) throw new Error('Nobody is signed in.');
  return { ...session, member: { ...session.member, roles } };
}

const section = () => screen.findByRole('region', { name: 'Keeping and erasing' });

test.each<Role>(['rep', 'agent'])('a %s is shown nothing of it', async (role) => {
  await open([role]);
  await screen.findByRole('region', { name: 'Account' });
  expect(screen.queryByRole('region', { name: 'Keeping and erasing' })).not.toBeInTheDocument();
});

test('who would be erased is shown before it is switched on, and leaving it changes nothing', async () => {
  const { keeping } = await open(['admin', 'lead']);
  const part = within(await section());
  expect(await part.findByText(/For ever, until somebody erases them/)).toBeVisible();
  await userEvent.selectOptions(part.getByLabelText('Erase people when nothing was recorded for'), '2 years');
  expect(keeping.silent).toHaveBeenCalledWith(24);
  expect(await part.findByText('1,204 people would be erased tonight')).toBeVisible();
  expect(part.getByRole('list', { name: 'Some of them' })).toHaveTextContent(
    'Quiet Example, last on 1 Mar 2024',
  );
  expect(keeping.keepFor).not.toHaveBeenCalled();
  await expectAccessible();
  await userEvent.click(part.getByRole('button', { name: 'Leave it' }));
  expect(part.queryByRole('button', { name: 'Keep people for 2 years' })).not.toBeInTheDocument();
  await userEvent.selectOptions(part.getByLabelText(/Erase people when/), '2 years');
  await userEvent.click(await part.findByRole('button', { name: 'Keep people for 2 years' }));
  expect(keeping.keepFor).toHaveBeenCalledWith(24);
  expect(await part.findByText(/nothing was recorded for 2 years are erased each night/)).toBeVisible();
  await userEvent.selectOptions(part.getByLabelText(/Erase people when/), 'Never');
  await userEvent.click(part.getByRole('button', { name: 'Keep everybody' }));
  expect(await part.findByText(/For ever/)).toBeVisible();
});

test('a server that cannot be reached is said, and asked again', async () => {
  let tries = 0;
  await open(['admin'], {
    state: () =>
      (tries += 1) === 1
        ? no('The server at https://team.example cannot be reached.')
        : yes({ months: 12, closingAt: null }),
  });
  const part = within(await section());
  expect(await part.findByRole('alert')).toHaveTextContent('cannot be reached');
  await expectAccessible();
  await userEvent.click(part.getByRole('button', { name: 'Ask again' }));
  expect(await part.findByText(/nothing was recorded for 1 year are erased/)).toBeVisible();
});

test('the team is erased by its name only, and can be taken back', async () => {
  const { keeping, panel } = await open(['admin']);
  const part = within(await section());
  await userEvent.click(await part.findByRole('button', { name: 'Erase the team…' }));
  const form = part.getByRole('form', { name: 'Erase the team' });
  const name = panel.state.getState().team.workspace.name;
  await userEvent.type(
    within(form).getByLabelText('Type the name of the team to confirm'),
    name.slice(0, -1),
  );
  expect(within(form).getByRole('button', { name: 'Erase in 7 days' })).toBeDisabled();
  await userEvent.type(within(form).getByLabelText(/Type the name/), name.slice(-1));
  await expectAccessible();
  await userEvent.click(within(form).getByRole('button', { name: 'Erase in 7 days' }));
  expect(keeping.close).toHaveBeenCalledWith(name);
  expect(await part.findByText(/This team is erased in the night after 4 December 2026/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(part.getByRole('button', { name: 'Keep the team' }));
  expect(await part.findByRole('button', { name: 'Erase the team…' })).toBeVisible();
});

test('an export shows how far it is, can be stopped, says what went wrong, and is saved', async () => {
  const seen: {
    progress: (done: number) => void;
    signal: AbortSignal;
    end: (pieces: string[] | null) => void;
  }[] = [];
  await open(['admin'], {
    exportAll: (progress, signal) =>
      new Promise((resolve) => {
        const end = (pieces: string[] | null) =>
          resolve(pieces === null ? { ok: false, message: 'It broke off.' } : { ok: true, value: pieces });
        seen.push({ progress, signal, end });
      }),
  });
  const part = within(await section());
  const begin = async () => userEvent.click(await part.findByRole('button', { name: 'Export everything' }));
  await begin();
  seen[0]?.progress(0.42);
  expect(await part.findByText(/Exporting: 42 %/)).toBeVisible();
  await userEvent.click(part.getByRole('button', { name: 'Stop' }));
  expect(seen[0]?.signal.aborted).toBe(true);
  await begin();
  seen[1]?.end(null);
  expect(await part.findByText('Not exported. It broke off.')).toBeVisible();
  const made = vi.fn((_blob: Blob) => 'blob:export');
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => undefined }));
  await begin();
  seen[2]?.end(['{"a":1}\n', '{"b":2}\n']);
  expect(await part.findByText(/Saved\. It holds people’s data/)).toBeVisible();
  expect(made.mock.calls[0]?.[0].size).toBe(16);
});

test('a lead lets somebody be added again, and is told when nobody was erased', async () => {
  const { keeping } = await open(['lead']);
  const part = within(await section());
  expect(part.queryByText('How long people are kept')).not.toBeInTheDocument();
  const field = part.getByLabelText('Address of somebody who was erased');
  const lift = () => userEvent.click(part.getByRole('button', { name: 'Let them be added' }));
  await lift();
  expect(await part.findByText('Type one e-mail address.')).toBeVisible();
  await userEvent.type(field, 'nobody@vanish.example');
  await lift();
  expect(await part.findByText(/Nobody with this address was erased/)).toBeVisible();
  await userEvent.clear(field);
  await userEvent.type(field, 'ada@vanish.example');
  await lift();
  expect(keeping.lift).toHaveBeenLastCalledWith('ada@vanish.example');
  expect(
    await part.findByText('Erased on 12 October 2026; from now on they can be added again.'),
  ).toBeVisible();
  await expectAccessible();
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { TeamSection } from '../../components/settings/team-section';
import { EndedNote } from '../../components/shell/ended-note';
import type { TeamReply } from '../../lib/model/team-wire';
import type { Role } from '../../lib/model/workspace';
import type { Office } from '../../lib/panel/office';
import { DANA, DAY, idOf, NOW } from '../builders';
import { NO_OFFICE } from '../panel/desk';
import { add, note, sessionOf } from '../store/profile';
import { expectAccessible } from './axe';
import { openSettings } from './lead-desk';

const BEA = idOf(20);
const member = (id: string, name: string, roles: Role[]) => {
  return { id, name, roles, joinedAt: NOW - 9 * DAY, removedAt: null };
};
const device = (n: number, memberId: string, name: string, ago: number) => {
  return { id: idOf(n), memberId, name, createdAt: NOW, lastContact: NOW - ago, isThis: n === 30 };
};
const TEAM: TeamReply = {
  members: [member(DANA, 'Dana', ['admin', 'lead']), member(BEA, 'Bea Brandt', ['rep'])],
  devices: [device(30, DANA, 'Chrome on Linux', 0), device(31, BEA, '', 3 * 3_600_000)],
  invites: [
    {
      id: 'f'.repeat(32),
      roles: ['agent'],
      memberId: null,
      by: DANA,
      createdAt: NOW,
      expiresAt: NOW + 2 * DAY,
    },
  ],
};

/** A team's server that notes what it is asked and answers with this. */
function office(more: Partial<Office> = {}) {
  const acts: [string, object][] = [];
  const answers: Office = {
    ...NO_OFFICE,
    team: () => Promise.resolve({ ok: true, value: TEAM }),
    act: (path, body) => {
      acts.push([path, body]);
      return Promise.resolve({ ok: true, value: null });
    },
    ...more,
  };
  return { acts, answers };
}

const open = (more: Partial<Office> = {}, roles: Role[] = ['admin', 'lead']) => {
  const { acts, answers } = office(more);
  return openSettings(<TeamSection />, { roles, options: { office: answers } }).then((desk) => ({
    desk,
    acts,
  }));
};
const click = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('an admin', () => {
  test('sees members with roles and browsers, this one marked, and open links', async () => {
    await open();
    const bea = within(await screen.findByRole('list', { name: 'Browsers of Bea Brandt' }));
    expect(bea.getByRole('listitem')).toHaveTextContent('A browser without a name seen 3 h ago');
    const own = within(screen.getByRole('list', { name: 'Browsers of Dana' })).getByRole('listitem');
    expect(own).toHaveTextContent('Chrome on Linux This one');
    expect(within(own).queryByRole('button', { name: /Sign/ })).not.toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Open links' })).toHaveTextContent(
      'For somebody new as agent, until 23 Nov',
    );
    await expectAccessible();
  });

  test('makes a link with roles and how long it lasts, which is shown once', async () => {
    const asked: object[] = [];
    await open({
      invite: (request) => {
        asked.push(request);
        const invite = {
          ...(TEAM.invites[0] as TeamReply['invites'][number]),
          roles: ['rep' as const, 'lead' as const],
        };
        return Promise.resolve({ ok: true, value: { invite, link: 'http://127.0.0.1:8787/join#secret' } });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Invite somebody…' }));
    await userEvent.click(screen.getByRole('checkbox', { name: /^lead/ }));
    await userEvent.selectOptions(screen.getByLabelText('The link lasts'), '3 days');
    await expectAccessible();
    await click('Make a link');
    const field = await screen.findByLabelText('Link to join');
    expect(field).toHaveValue('http://127.0.0.1:8787/join#secret');
    expect(asked).toEqual([{ roles: ['rep', 'lead'], days: 3 }]);
    expect(screen.getByRole('group', { name: 'New link' })).toHaveTextContent(
      'It leads to this computer alone.',
    );
    await expectAccessible();
    await click('Put away');
    expect(screen.queryByLabelText('Link to join')).not.toBeInTheDocument();
  });

  test('changes roles and takes that back', async () => {
    const { acts } = await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Roles of Bea Brandt' }));
    await userEvent.click(screen.getByRole('checkbox', { name: /^agent/ }));
    await click('Save');
    expect(await screen.findByText('Bea Brandt is now rep, agent')).toBeVisible();
    await click(/Undo/);
    await expect
      .poll(() => acts)
      .toEqual([
        [`/v1/members/${BEA}/roles`, { roles: ['rep', 'agent'] }],
        [`/v1/members/${BEA}/roles`, { roles: ['rep'] }],
      ]);
  });

  test('removes somebody after it was said what that means, and lets them in again', async () => {
    const { acts } = await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Bea Brandt' }));
    const ask = screen.getByRole('group', { name: 'Remove Bea Brandt' });
    expect(ask).toHaveTextContent('signed out everywhere');
    await userEvent.click(within(ask).getByRole('button', { name: 'Remove Bea Brandt' }));
    await userEvent.click(await screen.findByRole('button', { name: /Undo/ }));
    await expect
      .poll(() => acts.map(([path]) => path))
      .toEqual([`/v1/members/${BEA}/remove`, `/v1/members/${BEA}/restore`]);
  });

  test('signs a browser out, which has no undo and says so; withdraws a link likewise', async () => {
    const { acts } = await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out A browser without a name' }));
    expect(screen.getByText(/This cannot be undone; a new link brings it back/)).toBeVisible();
    await click('Sign it out');
    expect(await screen.findByText(/is signed out and erases itself/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Undo/ })).not.toBeInTheDocument();
    await click(/^Withdraw the link/);
    await expect
      .poll(() => acts.map(([path]) => path))
      .toEqual([`/v1/devices/${idOf(31)}/revoke`, `/v1/invites/${'f'.repeat(32)}/withdraw`]);
    expect(await screen.findByText(/so it cannot come back: make a new one/)).toBeVisible();
  });

  test('why something was not done is said, as of the last admin', async () => {
    await open({ act: () => Promise.resolve({ ok: false, message: 'Dana is the only admin.' }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Dana' }));
    const ask = screen.getByRole('group', { name: 'Remove Dana' });
    await userEvent.click(within(ask).getByRole('button', { name: 'Remove Dana' }));
    expect(await screen.findByText('Dana is the only admin.')).toBeVisible();
  });

  test('reads who did what, page by page', async () => {
    const entry = (n: number, action: string, detail = {}) => {
      return { n, at: NOW, action, by: DANA, device: null, subject: BEA, detail };
    };
    await open({
      trail: (before) =>
        Promise.resolve({
          ok: true,
          value:
            before === null
              ? { entries: [entry(9, 'change-roles', { before: ['rep'], after: ['lead'] })], done: false }
              : { entries: [entry(8, 'of-tomorrow')], done: true },
        }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Show who did what' }));
    const list = await screen.findByRole('list', { name: 'Who did what' });
    expect(list).toHaveTextContent('Dana changed the roles of Bea Brandt from rep to lead');
    await click('Earlier');
    await expect.poll(() => within(list).getAllByRole('listitem').length).toBe(2);
    expect(list).toHaveTextContent('Dana of-tomorrow');
    expect(screen.queryByRole('button', { name: 'Earlier' })).not.toBeInTheDocument();
    await expectAccessible();
  });
});

test('who is no admin sees the team and their own browsers, and is told who may', async () => {
  const asked: object[] = [];
  await open(
    {
      invite: (request) => {
        asked.push(request);
        return Promise.resolve({ ok: false, message: 'Not now.' });
      },
    },
    ['rep'],
  );
  expect(
    await screen.findByText(/An admin invites and removes people and changes roles: Dana/),
  ).toBeVisible();
  expect(
    screen.queryByRole('button', { name: /Invite|Roles of|Remove|who did what/ }),
  ).not.toBeInTheDocument();
  await click('Link for another browser of Dana');
  expect(asked).toEqual([{ memberId: DANA, days: 1 }]);
  expect(await screen.findByText('Not now.')).toBeVisible();
});

test('without a connection it says so, keeps what was read, and can be tried again', async () => {
  let isThere = false;
  await open({
    team: () =>
      Promise.resolve(
        isThere ? { ok: true, value: TEAM } : { ok: false, message: 'The server cannot be reached.' },
      ),
  });
  expect(await screen.findByText('The server cannot be reached.')).toBeVisible();
  isThere = true;
  await click('Read again');
  expect(await screen.findByRole('list', { name: 'Members' })).toBeVisible();
  isThere = false;
  await click(/^Withdraw/);
  expect(await screen.findByText('The server cannot be reached.')).toBeVisible();
  expect(screen.getByRole('list', { name: 'Members' })).toBeVisible();
});

test('a browser that was signed out says so, and what was not sent can be copied before it goes', async () => {
  const desk = await openSettings(<EndedNote />);
  await desk.store.commit([add(), note({ text: 'Wants a yearly price.' })]);
  const { token = '' } = (await desk.store.session()) ?? {};
  expect(token).toBe(sessionOf('Dana').token);
  await desk.store.endSession(token, NOW);
  expect(await screen.findByText('This browser was signed out of Harbour Goods')).toBeVisible();
  const list = screen.getByRole('list', { name: 'Not sent' });
  expect(list).toHaveTextContent('Priya Raman · Note: Wants a yearly price.');
  await expectAccessible();
  await click('Erase these too');
  await desk.until(({ ended }) => ended === null);
  expect(screen.queryByRole('list', { name: 'Not sent' })).not.toBeInTheDocument();
});

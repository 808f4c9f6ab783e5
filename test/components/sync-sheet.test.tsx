import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { PanelApp } from '../../components/shell/panel-app';
import type { Contact, LostEdit } from '../../lib/model/contact';
import type { Row } from '../../lib/model/wire';
import { buildInteraction, DANA, idOf, NOW } from '../builders';
import { openDesk, type Desk } from '../panel/desk';
import { contactRow, move, note, page } from '../store/profile';
import { expectAccessible } from './axe';

const BEA = idOf(2);
const over = { by: BEA, at: NOW - 60_000 };
const title: LostEdit = {
  field: 'title',
  mine: 'Head of Buying',
  original: 'Buyer',
  by: DANA,
  at: NOW - 120_000,
  over,
};
const emails: LostEdit = {
  field: 'emails',
  mine: ['mine@x.test'],
  original: [],
  by: DANA,
  at: NOW - 120_000,
  over,
};
const ANA = { name: 'Ana Example', title: 'Procurement', emails: ['theirs@x.test'] };

/** A panel whose server has told of a person, with what Dana lost there. */
async function openApp(lost: LostEdit[], more: Partial<Contact> = {}): Promise<Desk> {
  const desk = await openDesk();
  await desk.store.position();
  const bea: Row = {
    kind: 'member',
    id: BEA,
    seq: 3,
    deleted: false,
    data: { id: BEA, name: 'Bea', roles: ['rep'] },
  };
  const ana = contactRow(4, { ...ANA, ...more, ...(lost.length > 0 && { lost }) });
  await desk.store.applyPull(page(4, bea, ana));
  render(<PanelApp panel={desk.panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  return desk;
}

const ana = async ({ store }: Desk) => (await store.person(idOf(100)))?.contact;
const openSheet = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: /to send$|^Sync|Syncing|Offline|Not synced/ }),
  );
  return screen.findByRole('region', { name: 'Sync and account' });
};

describe('what was typed and lost', () => {
  test('stands in the sheet with theirs, mine and what was there, each with who and when', async () => {
    await openApp([title]);
    const sheet = await openSheet();
    const list = await within(sheet).findByRole('list', { name: 'Yours and theirs of Ana Example' });
    expect(list).toHaveTextContent(/Title: Bea changed it without seeing yours/);
    expect(list).toHaveTextContent(/Theirs, counts now .+Procurement/);
    expect(list).toHaveTextContent(/Yours .+Head of Buying/);
    expect(list).toHaveTextContent(/Before bothBuyer/);
    await expectAccessible();
  });

  test('Keep theirs sets nothing and is gone; its undo brings mine back', async () => {
    const desk = await openApp([title]);
    const sheet = await openSheet();
    await userEvent.click(await within(sheet).findByRole('button', { name: 'Keep theirs' }));
    await waitFor(() => expect(within(sheet).queryByText('Before both')).not.toBeInTheDocument());
    expect((await ana(desk))?.title).toBe('Procurement');
    await userEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
    await screen.findByText('Title of Ana: yours is back.');
    expect((await ana(desk))?.title).toBe('Head of Buying');
  });

  test('at the person one line leads to both; Use mine is one key away and the focus stays', async () => {
    const desk = await openApp([title]);
    desk.panel.commands.openContact(idOf(100), 'Ana Example');
    await userEvent.click(await screen.findByRole('button', { name: 'See both' }));
    await expectAccessible();
    screen.getByRole('button', { name: 'Use mine' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(async () => expect((await ana(desk))?.title).toBe('Head of Buying'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'See both' })).not.toBeInTheDocument());
  });

  test('a text of both is written; lists are kept both; several are settled at once', async () => {
    const desk = await openApp([title, emails]);
    const sheet = await openSheet();
    await userEvent.click(await within(sheet).findByRole('button', { name: 'Keep both' }));
    await waitFor(async () => expect((await ana(desk))?.emails).toEqual(['theirs@x.test', 'mine@x.test']));
    await userEvent.click(within(sheet).getByRole('button', { name: 'Edit' }));
    const field = within(sheet).getByLabelText('Title', { selector: 'textarea' });
    expect(field).toHaveValue('Procurement / Head of Buying');
    await userEvent.clear(field);
    await userEvent.type(field, 'Head of Procurement');
    await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }));
    await waitFor(async () => expect((await ana(desk))?.title).toBe('Head of Procurement'));
  });

  test('all of a person at once', async () => {
    const desk = await openApp([title, emails]);
    const sheet = await openSheet();
    await userEvent.click(await within(sheet).findByRole('button', { name: 'Use all mine' }));
    await waitFor(async () =>
      expect(await ana(desk)).toMatchObject({ title: 'Head of Buying', emails: ['mine@x.test'] }),
    );
  });

  test('settled on another device of the member it goes by itself', async () => {
    const desk = await openApp([title]);
    const sheet = await openSheet();
    await within(sheet).findByText('Before both');
    await desk.store.applyPull(page(5, contactRow(5, ANA)));
    await waitFor(() => expect(within(sheet).queryByText('Before both')).not.toBeInTheDocument());
  });

  test('a note that was edited on two devices is asked about at the person', async () => {
    const desk = await openApp([]);
    const first = { contactId: idOf(100), type: 'note', by: DANA, at: NOW - 5000 } as const;
    const row = (number: number, text: string, replaces: string | null) => {
      const data = buildInteraction({ ...first, id: idOf(number), text, replaces });
      return { kind: 'interaction', id: data.id, seq: number, deleted: false, data } as const;
    };
    await desk.store.applyPull(
      page(6, row(300, 'Wants a quote', null), row(301, 'Laptop', idOf(300)), row(302, 'Phone', idOf(300))),
    );
    desk.panel.commands.openContact(idOf(100), 'Ana Example');
    await userEvent.click(await screen.findByRole('button', { name: 'See both' }));
    expect(await screen.findByText(/Note/, { selector: 'strong' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Use mine' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'See both' })).not.toBeInTheDocument());
    await desk.until(
      ({ subject }) =>
        subject.kind === 'known' && subject.view.timeline.some((entry) => entry.note?.text === 'Laptop'),
    );
  });
});

describe('what is not sent yet', () => {
  test('is read by person, opens them, is taken back, and says why where it cannot be', async () => {
    const desk = await openApp([]);
    await desk.store.commit([
      move('acquisition', { id: idOf(400), contactId: idOf(100), from: null, at: NOW - 3000 }),
      note({ text: 'Asked for a quote', contactId: idOf(100) }),
    ]);
    const sheet = await openSheet();
    const list = await within(sheet).findByRole('list', { name: 'Changes of Ana Example' });
    expect(list).toHaveTextContent(/Asked for a quote/);
    await userEvent.click(within(list).getByRole('button', { name: /^Take back: Added in/ }));
    expect(await within(list).findByText(/The first stage belongs to the person/)).toBeVisible();
    await userEvent.click(within(list).getByRole('button', { name: /^Take back: .*Asked for a quote/ }));
    await within(list).findByText(/taken back/);
    await expectAccessible();
    await userEvent.click(within(sheet).getByRole('button', { name: 'Ana Example' }));
    expect(await screen.findByRole('heading', { name: 'Ana Example' })).toBeVisible();
  });

  test('of many the latest are drawn, and all are searched', async () => {
    const desk = await openApp([]);
    const notes = Array.from({ length: 130 }, (_, at) =>
      note({ text: `Call ${String(at)}`, id: idOf(1000 + at), contactId: idOf(100) }),
    );
    await desk.store.commit(notes);
    const sheet = await openSheet();
    const rows = () => within(sheet).queryAllByRole('button', { name: /^Take back/ });
    await waitFor(() => expect(rows()).toHaveLength(20));
    await userEvent.click(within(sheet).getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(rows()).toHaveLength(70));
    expect(within(sheet).getByText('and 60 more')).toBeVisible();
    await userEvent.type(within(sheet).getByRole('searchbox'), 'Call 7');
    await waitFor(() => expect(rows()).toHaveLength(22));
    await expectAccessible();
  });
});

test('each trouble says what to do, and the countdown is not announced', async () => {
  const desk = await openApp([]);
  await desk.store.setSyncState({
    state: 'error',
    message: 'The server at https://team.example is busy.',
    trouble: 'busy',
    since: NOW,
    retryAt: NOW + 9000,
  });
  const sheet = await openSheet();
  expect(within(sheet).getByRole('status')).toHaveTextContent(/^The server is busy$/);
  expect(sheet).toHaveTextContent(/it is tried again by itself.*Next try in/);
  expect(screen.queryByText(/Next try/)?.closest('[role=status], [aria-live]')).toBeNull();
  await expectAccessible();
});

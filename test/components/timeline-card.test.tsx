import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ChangedLine } from '../../components/timeline/changed-line';
import { rowAt, topsOf } from '../../components/timeline/row-tops';
import { TimelineCard } from '../../components/timeline/timeline-card';
import type { TimelineCardProps } from '../../components/timeline/timeline-props';
import type { Person } from '../../lib/model/change';
import {
  buildContact,
  buildInteraction,
  buildPerson,
  buildReversal,
  buildReward,
  buildStageChange,
  DANA,
  DAY,
  daysAgo,
  idOf,
  NOW,
} from '../builders';
import { expectAccessible } from './axe';
import { team, tomas, viewOf } from './view';

function draw(person: Person, props: Partial<TimelineCardProps> = {}) {
  const on = {
    onUndo: vi.fn(),
    onEdit: vi.fn(),
    onTypeNote: vi.fn(),
    onSaveNote: vi.fn(),
    onDelete: vi.fn(),
    onOpenPerson: vi.fn(),
    onRedeem: vi.fn(),
  };
  const { timeline } = viewOf(person, DANA);
  render(
    <TimelineCard
      entries={timeline}
      changes={person.stageChanges}
      model={team.model}
      changed={null}
      edit={null}
      now={NOW}
      locale="en-GB"
      movedSince={() => []}
      {...on}
      {...props}
    />,
  );
  return { ...on, timeline, card: screen.getByRole('region', { name: 'Timeline' }) };
}

test('empty says what will stand there', async () => {
  const { card } = draw(buildPerson());
  expect(card).toHaveTextContent('Nothing yet. Notes, scores, orders and moves will stand here.');
  await expectAccessible();
});

test('everything, newest first, with its day and the moment behind it', async () => {
  const { card, timeline } = draw(tomas);
  const rows = within(card).getAllByRole('listitem');
  expect(rows).toHaveLength(timeline.length);
  expect(rows[0]).toHaveTextContent('Order €3971 Nov');
  expect(rows[1]).toHaveTextContent('NPS 9 “fast, friendly”11 Oct');
  await expectAccessible();
});

const notes = (count: number) =>
  buildPerson({
    interactions: Array.from({ length: count }, (_, at) =>
      buildInteraction({ type: 'note', text: `Note ${at}`, at: daysAgo(at / 10) }),
    ),
  });

test('of 5,000 entries only those in sight are drawn, and each says its place', () => {
  const { card } = draw(notes(5000));
  const rows = within(card).getAllByRole('listitem');
  expect(rows).toHaveLength(60);
  expect(rows[0]).toHaveAttribute('aria-setsize', '5000');
  expect(rows[59]).toHaveAttribute('aria-posinset', '60');
  expect(card).toHaveTextContent('5000 entries');
});

test('the row at a height', () => {
  const tops = topsOf(['a', 'b', 'c'], (key) => (key === 'b' ? 50 : 20));
  expect(tops).toEqual([0, 20, 70, 90]);
  expect([-5, 0, 19, 20, 69, 70, 999].map((height) => rowAt(tops, height))).toEqual([0, 0, 0, 1, 1, 2, 2]);
  expect(rowAt([0], 10)).toBe(0);
});

test('filtered by words and kind; nothing found says so', async () => {
  const { card } = draw(tomas);
  await userEvent.type(within(card).getByLabelText('Find in the timeline'), 'price');
  expect(within(card).getAllByRole('listitem')).toHaveLength(1);
  expect(within(card).getByRole('status')).toHaveTextContent('1 of 11');
  await userEvent.selectOptions(within(card).getByLabelText('Kind of entry'), 'Scores');
  expect(card).toHaveTextContent('Nothing like that here.');
  await expectAccessible();
  await userEvent.clear(within(card).getByLabelText('Find in the timeline'));
  expect(within(card).getAllByRole('listitem')).toHaveLength(1);
});

test('the journey: what happened in each stage, and how long it took', async () => {
  const { card } = draw(tomas);
  await userEvent.click(within(card).getByLabelText('Journey'));
  const chapters = within(card).getAllByRole('button', { name: /days/ });
  expect(chapters.map((one) => one.textContent)).toEqual([
    'Reach52 days15 Oct 2024 – 6 Dec 2024 · nothing noted',
    'Conversion286 days6 Dec 2024 – 18 Sept · 1 conversation, 5 orders and quotes',
    'Retention64 days so far18 Sept – today · 1 order or quote, 1 score',
  ]);
  expect(chapters.map((one) => one.getAttribute('aria-expanded'))).toEqual(['false', 'false', 'true']);
  await userEvent.click(within(card).getByRole('button', { name: /286 days/ }));
  expect(within(card).getByText(/asked for a yearly price/)).toBeVisible();
  await expectAccessible();
});

test('what was looked for is not hidden in a chapter', async () => {
  const { card } = draw(tomas);
  await userEvent.click(within(card).getByLabelText('Journey'));
  expect(within(card).queryByText(/yearly price/)).not.toBeInTheDocument();
  await userEvent.type(within(card).getByLabelText('Find in the timeline'), 'yearly');
  expect(within(card).getByText(/yearly price/)).toBeVisible();
});

test('an entry opens its detail, who recorded it, and its undo', async () => {
  const { onUndo, timeline } = draw(tomas);
  const move = timeline.find((entry) => entry.title === 'Conversion → Retention');
  const line = screen.getByRole('button', { name: /^Conversion → Retention/ });
  await userEvent.click(line);
  expect(line).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText('third order')).toBeVisible();
  expect(screen.getByText(/recorded by you/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Undo this move' }));
  expect(onUndo).toHaveBeenCalledWith(move?.id);
});

test('the undo of an earlier move says what it passes over', async () => {
  draw(tomas, { movedSince: () => ['moved to Loyalty'] });
  await userEvent.click(screen.getByRole('button', { name: /^Conversion → Retention/ }));
  expect(screen.getByText('Undo passes over what came since: moved to Loyalty.')).toBeVisible();
});

test('what was taken back stays, struck through and in words, without a second undo', async () => {
  const note = buildInteraction({ type: 'note', text: 'Wrong person' });
  const { card } = draw(buildPerson({ interactions: [note], reversals: [buildReversal({ fact: note.id })] }));
  expect(within(card).getByText('Note: Wrong person').tagName).toBe('S');
  expect(card).toHaveTextContent('taken back');
  await userEvent.click(within(card).getByRole('button', { name: /Wrong person/ }));
  expect(screen.queryByRole('button', { name: 'Take back' })).not.toBeInTheDocument();
});

test('markup in a note is text', () => {
  const note = buildInteraction({ type: 'note', text: '<img src=x onerror=alert(1)>' });
  const { card } = draw(buildPerson({ interactions: [note] }));
  expect(card.querySelector('img')).toBeNull();
  expect(card).toHaveTextContent('<img src=x onerror=alert(1)>');
});

const mine = buildInteraction({ type: 'note', text: 'First', dueAt: NOW + 2 * DAY });

test('one’s own note is edited and deleted; another’s is neither', async () => {
  const theirs = buildInteraction({ type: 'note', text: 'Theirs', by: idOf(9) });
  const { card, onEdit, onDelete } = draw(buildPerson({ interactions: [mine, theirs] }));
  await userEvent.click(within(card).getByRole('button', { name: /^Note: Theirs/ }));
  expect(within(card).queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
  await userEvent.click(within(card).getByRole('button', { name: /^Note: First due 23 Nov/ }));
  await userEvent.click(within(card).getByRole('button', { name: 'Edit' }));
  expect(onEdit).toHaveBeenCalledWith(mine.id);
  await userEvent.click(within(card).getByRole('button', { name: 'Delete' }));
  expect(onDelete).toHaveBeenCalledWith(mine.id);
});

test('a note that is edited: typed, saved by key, left by Escape; too long says its count', async () => {
  const props = { edit: { id: mine.id, text: 'x'.repeat(10_001) } };
  const { card, onTypeNote, onSaveNote, onEdit } = draw(buildPerson({ interactions: [mine] }), props);
  expect(within(card).getByLabelText('Note')).toHaveFocus();
  expect(card).toHaveTextContent('A note has at most 10,000 characters and this one has 10,001');
  await expectAccessible();
  await userEvent.keyboard('y');
  expect(onTypeNote).toHaveBeenCalled();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(onSaveNote).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Escape}');
  expect(onEdit).toHaveBeenCalledWith(null);
});

test('what a note said before stays readable', async () => {
  const edit = buildInteraction({ ...mine, id: idOf(960_000_001), text: 'Second', replaces: mine.id });
  const { card } = draw(buildPerson({ interactions: [mine, edit] }));
  await userEvent.click(within(card).getByRole('button', { name: /^Note: Second.* edited/ }));
  expect(card).toHaveTextContent('Edited. It said before:First');
  await expectAccessible();
});

test('a long transcript opens in part, and whole at a press', async () => {
  const call = buildInteraction({ text: `Hello.\n${'word '.repeat(1900)}end` });
  const { card } = draw(buildPerson({ interactions: [call] }));
  await userEvent.click(within(card).getByRole('button', { name: /^Call: Hello/ }));
  expect(card).not.toHaveTextContent('word end');
  await userEvent.click(within(card).getByRole('button', { name: 'Show all of it' }));
  expect(card).toHaveTextContent('word end');
});

test('a referral leads to the person who was referred', async () => {
  const referral = buildInteraction({ type: 'referral', other: idOf(5) });
  const { card, onOpenPerson } = draw(buildPerson({ interactions: [referral] }));
  await userEvent.click(within(card).getByRole('button', { name: /^Referral/ }));
  await userEvent.click(within(card).getByRole('button', { name: 'Open this person' }));
  expect(onOpenPerson).toHaveBeenCalledWith(idOf(5));
});

test('a reward that was not used yet can be marked as used, once', async () => {
  const [used, open] = [buildReward({ label: 'Box' }), buildReward({ label: '10 % off' })];
  const use = buildReward({ label: 'Box', cost: null, redeems: used.id });
  const { card, onRedeem } = draw(buildPerson({ rewards: [used, open, use] }));
  await userEvent.click(within(card).getByRole('button', { name: /^Coupon: Box/ }));
  expect(within(card).queryByRole('button', { name: 'They used it' })).not.toBeInTheDocument();
  await userEvent.click(within(card).getByRole('button', { name: /^Coupon: 10 % off/ }));
  await userEvent.click(within(card).getByRole('button', { name: 'They used it' }));
  expect(onRedeem).toHaveBeenCalledWith(open.id);
});

test('what a colleague did since the last look is marked in words, and one line says so until it is closed', async () => {
  const changed = { ids: new Set([mine.id]), who: 'Sam Okafor', since: daysAgo(3), titles: ['Note: First'] };
  const { card } = draw(buildPerson({ interactions: [mine] }), { changed });
  expect(within(card).getByRole('button', { name: /^New Note: First/ })).toBeVisible();
  const line = render(<ChangedLine changed={changed} now={NOW} locale="en-GB" />);
  expect(line.container).toHaveTextContent('Sam Okafor, since you looked 18 Nov: Note: First.');
  await expectAccessible();
  await userEvent.click(within(line.container).getByRole('button', { name: 'Close this message' }));
  expect(line.container).toBeEmptyDOMElement();
  const more = { ...changed, ids: new Set([mine.id, idOf(3), idOf(4)]), titles: ['A', 'B', 'C'] };
  line.rerender(<ChangedLine changed={more} now={NOW} locale="en-GB" />);
  expect(line.container).toHaveTextContent('A; B, and 1 more in the timeline.');
});

test('texts of any direction and length keep their own', async () => {
  const person = buildPerson({
    contact: buildContact({ name: 'ليلى '.repeat(40).trim() }),
    stageChanges: [buildStageChange({ to: 'reach', reason: '🎉'.repeat(140) })],
    interactions: [buildInteraction({ type: 'note', text: 'متأخر مرتين' })],
  });
  const { card } = draw(person);
  expect(within(card).getByText('Note: متأخر مرتين')).toHaveAttribute('dir', 'auto');
  await expectAccessible();
});

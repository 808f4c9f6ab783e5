import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { TimelineCard } from '../../components/timeline/timeline-card';
import type { Person } from '../../lib/model/change';
import { buildInteraction, buildPerson, buildReversal, daysAgo, NOW } from '../builders';
import { expectAccessible } from './axe';
import { tomas, viewOf } from './view';

function draw(person: Person, since: string[] = []) {
  const onUndo = vi.fn();
  const { timeline } = viewOf(person);
  render(
    <TimelineCard entries={timeline} now={NOW} locale="en-GB" onUndo={onUndo} movedSince={() => since} />,
  );
  return { onUndo, timeline, card: screen.getByRole('region', { name: 'Timeline' }) };
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

test('twenty at a time', async () => {
  const notes = Array.from({ length: 45 }, (_, at) =>
    buildInteraction({ type: 'note', text: `Note ${at}`, at: daysAgo(at) }),
  );
  const { card } = draw(buildPerson({ interactions: notes }));
  expect(within(card).getAllByRole('listitem')).toHaveLength(20);
  await userEvent.click(screen.getByRole('button', { name: 'Show 20 more of 25' }));
  await userEvent.click(screen.getByRole('button', { name: 'Show 5 more of 5' }));
  expect(within(card).getAllByRole('listitem')).toHaveLength(45);
});

test('an entry opens its detail, who recorded it, and its undo', async () => {
  const { onUndo, timeline } = draw(tomas);
  const move = timeline.find((entry) => entry.title === 'Conversion → Retention');
  const line = screen.getByRole('button', { name: /^Conversion → Retention/ });
  await userEvent.click(line);
  expect(line).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText('third order')).toBeVisible();
  expect(screen.getByText(/recorded by Dana Whitfield/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Undo this move' }));
  expect(onUndo).toHaveBeenCalledWith(move?.id);
});

test('the undo of an earlier move says what it passes over', async () => {
  draw(tomas, ['moved to Loyalty']);
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

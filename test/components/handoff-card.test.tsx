import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { HandoffCard } from '../../components/contact/handoff-card';
import type { Person } from '../../lib/model/change';
import { handoffOf } from '../../lib/panel/handoff-view';
import { buildContact, buildInteraction, buildPerson, buildResponse, DAY, daysAgo } from '../builders';
import { expectAccessible } from './axe';
import { tomas, viewOf } from './view';

function draw(person: Person = tomas) {
  const onClose = vi.fn();
  render(<HandoffCard handoff={handoffOf(viewOf(person), 'en-GB')} onClose={onClose} />);
  return { card: screen.getByRole('region', { name: 'Handoff' }), onClose };
}

test('five lines, of what the cards show', async () => {
  const { card } = draw();
  expect([...card.querySelectorAll('dt')].map((one) => one.textContent)).toEqual([
    'Stage',
    'Last score',
    'Open',
    'Value',
    'Do not',
  ]);
  expect(card).toHaveTextContent('Retention for 64 days: third order (Dana Whitfield, 18 Sept 2025)');
  expect(card).toHaveTextContent('NPS 9 “fast, friendly”, 11 Oct 2025');
  expect(card).toHaveTextContent(/Expected revenue, .*€.*80 % range/);
  expect(card).toHaveTextContent('ask for a score before 9 Apr 2026');
  await expectAccessible();
});

test('copied as text and as Markdown', async () => {
  const user = userEvent.setup();
  draw();
  await user.click(screen.getByRole('button', { name: 'Copy as text' }));
  const text = await navigator.clipboard.readText();
  expect(text.split('\n')).toHaveLength(6);
  expect(text).toMatch(/^Tomás Ó Briain, Ardmore Foods\nStage: Retention/);
  await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }));
  expect(await navigator.clipboard.readText()).toMatch(
    /^\*\*Tomás Ó Briain\*\*, Ardmore Foods\n\n- \*\*Stage:/,
  );
});

test('a follow-up comes before what is proposed', () => {
  const angry = buildResponse({ score: 3, at: daysAgo(1) });
  const interactions = [
    buildInteraction({ type: 'note', text: 'Follow up', at: angry.at, dueAt: angry.at + 2 * DAY }),
  ];
  const { card } = draw(buildPerson({ responses: [angry], interactions }));
  expect(card).toHaveTextContent('Follow up the low score, due 22 Nov 2025');
});

test('Escape and Close close it', async () => {
  const { card, onClose } = draw();
  expect(card).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledTimes(2);
});

test('names and words of any kind keep their direction', async () => {
  const contact = buildContact({ name: 'ليلى '.repeat(40).trim(), company: '🎉'.repeat(100) });
  const { card } = draw(buildPerson({ contact, responses: [buildResponse({ comment: 'متأخر مرتين' })] }));
  expect(card.querySelectorAll('dd [dir=auto]')).toHaveLength(5);
  await expectAccessible();
});

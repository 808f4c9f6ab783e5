import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import {
  SatisfactionCard,
  type SatisfactionCardProps,
} from '../../components/satisfaction/satisfaction-card';
import type { Person } from '../../lib/model/change';
import { emptyScore, type ScoreDraft } from '../../lib/panel/draft';
import { buildContact, buildInteraction, buildPerson, buildResponse, DAY, daysAgo, NOW } from '../builders';
import { expectAccessible } from './axe';
import { tomas, viewOf } from './view';

function draw(person: Person = tomas, props: Partial<SatisfactionCardProps> = {}) {
  const onSave = vi.fn((_draft: ScoreDraft) => undefined);
  const on = {
    onQuick: vi.fn(),
    onDrop: vi.fn(),
    onSayMore: vi.fn(),
    onResult: vi.fn(),
    onClose: vi.fn(),
  };
  const typed: { now: ScoreDraft } = { now: props.draft ?? emptyScore('nps') };
  const { short, survey, contact } = viewOf(person);
  function Drawn() {
    const [draft, setDraft] = useState(typed.now);
    return (
      <SatisfactionCard
        short={short}
        survey={survey}
        contact={contact}
        warnings={{ askAgainAt: null, scored: null, doNotContact: false }}
        ticket={null}
        result={null}
        sayMoreOf={null}
        memberName={() => 'Dana Whitfield'}
        clock={() => NOW}
        locale="en-GB"
        {...on}
        {...props}
        draft={draft}
        onType={(change) => {
          typed.now = { ...typed.now, ...change };
          setDraft(typed.now);
        }}
        onSave={() => onSave(typed.now)}
      />
    );
  }
  render(<Drawn />);
  return { card: screen.getByRole('region', { name: 'Satisfaction' }), typed, onSave, ...on };
}
const row = () => screen.getByRole('radiogroup', { name: /^(NPS|CSAT|CES), / });

test('nothing yet says so', async () => {
  const { card } = draw(buildPerson());
  expect(card).toHaveTextContent('No NPS yet.');
  await expectAccessible();
});

test('the last score, what was said, and when to ask again', () => {
  const { card } = draw();
  expect(card).toHaveTextContent('Last 9, 41 days ago“fast, friendly”');
  expect(card).toHaveTextContent('Said by the customer. Ask again from 9 Apr.');
});

test('an agent’s impression is called that', () => {
  const { card } = draw(buildPerson({ responses: [buildResponse({ provenance: 'agent', at: daysAgo(2) })] }));
  expect(card).toHaveTextContent('Agent’s impression.');
});

test('in the row a digit logs its score: two keys with S; elsewhere it does nothing', async () => {
  const { typed, onQuick, onSave } = draw();
  await userEvent.keyboard('9');
  expect(onQuick).not.toHaveBeenCalled();
  row().focus();
  await userEvent.keyboard('{Enter}');
  expect(onSave).not.toHaveBeenCalled();
  await userEvent.keyboard('9');
  expect(onQuick).toHaveBeenCalledWith(9);
  expect(typed.now.score).toBeNull();
});

test('ten has a key of its own, which is shown; on another scale it does nothing', async () => {
  const { card, onQuick } = draw();
  expect(card.querySelector('[data-key="T"]')).toBeInTheDocument();
  row().focus();
  await userEvent.keyboard('t');
  expect(onQuick).toHaveBeenCalledWith(10);
  await userEvent.click(within(card).getByLabelText('CES'));
  row().focus();
  await userEvent.keyboard('t8');
  expect(onQuick).toHaveBeenCalledOnce();
  expect(card.querySelector('[data-key="T"]')).not.toBeInTheDocument();
});

test('a score that was chosen waits: a digit chooses another, Enter saves', async () => {
  const { typed, onQuick, onSave } = draw();
  await userEvent.click(screen.getByRole('radio', { name: '3, detractor' }));
  await userEvent.keyboard('8');
  expect(typed.now.score).toBe(8);
  expect(onQuick).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ score: 8 }));
});

test('arrows move along the scale and stop at its ends', async () => {
  const { typed } = draw();
  row().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(typed.now.score).toBe(0);
  await userEvent.keyboard('{ArrowLeft}');
  expect(typed.now.score).toBe(0);
  await userEvent.keyboard('{ArrowRight}');
  expect(typed.now.score).toBe(1);
});

test('a chosen score opens its comment, channel and who said it', async () => {
  const { typed, onSave } = draw();
  await userEvent.click(screen.getByRole('radio', { name: '3, detractor' }));
  expect(screen.getByRole('radio', { name: '3, detractor' })).toBeChecked();
  expect(screen.getByText(/NPS 3, detractor/)).toBeVisible();
  await expectAccessible();
  await userEvent.type(screen.getByLabelText('Comment'), 'late twice');
  await userEvent.selectOptions(screen.getByLabelText('Channel'), 'Chat');
  await userEvent.click(screen.getByLabelText('My impression'));
  expect(screen.getByText(/Agent’s impression 3 of 10/)).toBeVisible();
  expect(typed.now).toMatchObject({ comment: 'late twice', channel: 'chat', provenance: 'agent' });
  await userEvent.click(screen.getByRole('button', { name: 'Save score' }));
  expect(onSave).toHaveBeenCalledOnce();
});

test('Escape drops what was begun', async () => {
  const { onDrop } = draw();
  await userEvent.click(screen.getByRole('radio', { name: '3, detractor' }));
  await userEvent.keyboard('{Escape}');
  expect(onDrop).toHaveBeenCalledOnce();
});

test('CSAT goes from 1 to 5 and takes no 0', async () => {
  const { card, onQuick } = draw();
  await userEvent.click(within(card).getByLabelText('CSAT'));
  expect(
    within(row())
      .getAllByRole('radio')
      .map((one) => one.textContent),
  ).toEqual(['1', '2', '3', '4', '5']);
  row().focus();
  await userEvent.keyboard('0');
  expect(onQuick).not.toHaveBeenCalled();
  await userEvent.keyboard('5');
  expect(onQuick).toHaveBeenCalledWith(5);
});

test('before a score is logged: asked lately, scored already, do not contact', async () => {
  const scored = buildResponse({
    survey: 'csat',
    score: 4,
    reference: '#4711 on desk.example',
    at: daysAgo(18),
  });
  const warnings = { askAgainAt: daysAgo(-20), scored, doNotContact: true };
  const { card } = draw(tomas, { warnings, ticket: '#4711 on desk.example' });
  expect(card).toHaveTextContent('Ticket #4711 was scored already: CSAT 4 of 5 by Dana Whitfield on 3 Nov.');
  await userEvent.click(screen.getByRole('radio', { name: '9, promoter' }));
  expect(card).toHaveTextContent('Asked lately, next from 11 Dec: log only what was said unasked.');
  expect(card).toHaveTextContent('They asked not to be contacted');
  await expectAccessible();
});

test('the ticket of the page is shown, taken off and put back', async () => {
  const ticket = '#4711 on desk.example';
  const { typed } = draw(tomas, { ticket, draft: { ...emptyScore('nps'), score: 9, reference: ticket } });
  expect(screen.getByText('About ticket #4711')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Not about it' }));
  expect(typed.now.reference).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'It is about ticket #4711' }));
  expect(typed.now.reference).toBe(ticket);
});

const changing = buildPerson({
  responses: [
    buildResponse({ score: 6, at: daysAgo(300), comment: 'slow' }),
    buildResponse({ score: 9, at: daysAgo(41) }),
    buildResponse({ score: 2, at: daysAgo(30), provenance: 'agent', comment: 'sounded cross' }),
    buildResponse({ score: 3, at: daysAgo(20), provenance: 'agent' }),
  ],
});

test('the history: what was said with its trend, what was thought apart, and a table of both', async () => {
  const { card } = draw(changing);
  expect(card).toHaveTextContent('Up 3 since 25 Jan');
  await userEvent.click(within(card).getByRole('button', { name: 'Show all 4' }));
  const table = within(card).getByRole('table', { name: /NPS over time/ });
  const said = within(table).getByRole('rowheader', { name: 'Said by the customer' }).closest('tbody');
  const thought = within(table).getByRole('rowheader', { name: 'Agent’s impressions' }).closest('tbody');
  expect(said).toHaveTextContent('911 Oct');
  expect(said).toHaveTextContent('slow');
  expect(said).not.toHaveTextContent('sounded cross');
  expect(thought).toHaveTextContent('sounded cross');
  await expectAccessible();
});

const angry = buildResponse({ score: 3, at: daysAgo(3) });
const waiting = buildPerson({
  responses: [angry],
  interactions: [
    buildInteraction({ type: 'note', text: 'Follow up', at: angry.at, dueAt: angry.at + 2 * DAY }),
  ],
});

test('a follow-up says when it is due; closing it asks what came of it', async () => {
  const { card, onResult } = draw(waiting);
  expect(card).toHaveTextContent('Follow up Priya, who gave 3 of 10: was due yesterday.');
  await expectAccessible();
  await userEvent.click(within(card).getByRole('button', { name: 'Close it' }));
  expect(onResult).toHaveBeenCalledWith('');
});

test('what came of it is typed in a line; an empty one closes nothing', async () => {
  const { card, onResult, onClose } = draw(waiting, { result: 'new courier' });
  const line = within(card).getByLabelText('What came of it');
  expect(line).toHaveFocus();
  await expectAccessible();
  await userEvent.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Escape}');
  expect(onResult).toHaveBeenLastCalledWith(null);
});

test('an empty result cannot be closed with', () => {
  draw(waiting, { result: ' ' });
  expect(screen.getByRole('button', { name: 'Close' })).toBeDisabled();
});

test('a score that was logged just now asks for its words', async () => {
  const fresh = buildResponse({ at: NOW });
  const { card, onSayMore } = draw(buildPerson({ responses: [fresh] }), { sayMoreOf: fresh.id });
  await userEvent.click(within(card).getByRole('button', { name: 'Add what was said' }));
  expect(onSayMore).toHaveBeenCalledWith(fresh.id);
});

test('more is said of a score: its words have the focus, and the score stays', async () => {
  const draft = { ...emptyScore('nps'), score: 9, of: buildResponse().id };
  const { card } = draw(tomas, { draft });
  expect(card).toHaveTextContent('NPS 9, promoter, logged already: say more of it.');
  expect(screen.getByLabelText('Comment')).toHaveFocus();
  expect(screen.getByRole('button', { name: 'Save words' })).toBeVisible();
  await expectAccessible();
});

test.each([
  [{ consent: { marketing: 'yes' as const, at: daysAgo(41) } }, 'Agreed to marketing, 11 Oct.'],
  [{ consent: { marketing: 'no' as const, at: null } }, 'Said no to marketing.'],
  [{}, 'Consent to marketing is not known.'],
  [{ doNotContact: true }, 'Asked not to be contacted.'],
])('consent is shown: %j', (fields, words) => {
  const { card } = draw(buildPerson({ contact: buildContact(fields) }));
  expect(card).toHaveTextContent(words);
});

test('names and words of any kind keep their direction', async () => {
  const name = 'ليلى '.repeat(40).trim();
  const responses = [
    buildResponse({ comment: '🎉'.repeat(600), at: daysAgo(5) }),
    { ...angry, comment: 'متأخر مرتين' },
  ];
  const { card } = draw({ ...waiting, contact: buildContact({ name }), responses });
  expect(within(card).getByText(/متأخر/)).toHaveAttribute('dir', 'auto');
  expect(card.querySelector('bdi')).toHaveTextContent(/^ليلى .*…$/);
  await expectAccessible();
});

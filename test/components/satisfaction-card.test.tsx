import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { SatisfactionCard } from '../../components/satisfaction/satisfaction-card';
import type { Person } from '../../lib/model/change';
import { emptyScore, type ScoreDraft } from '../../lib/panel/draft';
import { buildPerson, buildResponse, daysAgo, NOW } from '../builders';
import { expectAccessible } from './axe';
import { tomas, viewOf } from './view';

function draw(person: Person = tomas) {
  const onSave = vi.fn((_draft: ScoreDraft) => undefined);
  const onDrop = vi.fn();
  const typed: { now: ScoreDraft } = { now: emptyScore('nps') };
  const clock = { now: NOW };
  function Drawn() {
    const [draft, setDraft] = useState(typed.now);
    return (
      <SatisfactionCard
        survey={viewOf(person).survey}
        draft={draft}
        clock={() => clock.now}
        locale="en-GB"
        onType={(change) => {
          typed.now = { ...typed.now, ...change };
          setDraft(typed.now);
        }}
        onSave={() => onSave(typed.now)}
        onDrop={onDrop}
      />
    );
  }
  render(<Drawn />);
  return { card: screen.getByRole('region', { name: 'Satisfaction' }), typed, onSave, onDrop, clock };
}
const row = () => screen.getByRole('radiogroup', { name: /^(NPS|CSAT), / });

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

test('digits choose a score only in the row; nothing is chosen or saved before', async () => {
  const { typed, onSave } = draw();
  await userEvent.keyboard('9');
  expect(typed.now.score).toBeNull();
  row().focus();
  await userEvent.keyboard('{Enter}');
  expect(onSave).not.toHaveBeenCalled();
  await userEvent.keyboard('9{Enter}');
  expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ score: 9 }));
});

test('1 and then 0 is ten; after a while it is zero', async () => {
  const { typed, clock } = draw();
  row().focus();
  await userEvent.keyboard('1');
  expect(typed.now.score).toBe(1);
  await userEvent.keyboard('0');
  expect(typed.now.score).toBe(10);
  await userEvent.keyboard('1');
  clock.now += 1000;
  await userEvent.keyboard('0');
  expect(typed.now.score).toBe(0);
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
  const { card, typed } = draw();
  await userEvent.click(within(card).getByLabelText('CSAT'));
  expect(
    within(row())
      .getAllByRole('radio')
      .map((one) => one.textContent),
  ).toEqual(['1', '2', '3', '4', '5']);
  row().focus();
  await userEvent.keyboard('0');
  expect(typed.now.score).toBeNull();
  await userEvent.keyboard('5');
  expect(typed.now.score).toBe(5);
});

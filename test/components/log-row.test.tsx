import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { LogRow } from '../../components/log/log-row';
import type { FoundPerson } from '../../lib/panel/found';
import { emptyLog, LOG_CHOICES, type LogDraft } from '../../lib/panel/log-draft';
import { idOf } from '../builders';
import { expectAccessible } from './axe';

const nora: FoundPerson = {
  id: idOf(5),
  name: 'نورا كويل '.repeat(20).trim(),
  emails: ['nora@quell.example'],
  company: null,
  stageShown: null,
};

function draw(begun: Partial<LogDraft> = {}) {
  const on = { onSave: vi.fn(), onClose: vi.fn(), onDrop: vi.fn() };
  const typed: { now: LogDraft } = { now: { ...emptyLog(), ...begun } };
  function Drawn() {
    const [draft, setDraft] = useState(typed.now);
    return (
      <LogRow
        short="Priya"
        draft={draft}
        choices={LOG_CHOICES}
        currency="EUR"
        locale="en-GB"
        {...on}
        onFind={() => Promise.resolve([nora])}
        onType={(change) => {
          typed.now = { ...typed.now, ...change, problem: null };
          setDraft(typed.now);
        }}
      />
    );
  }
  render(<Drawn />);
  return { typed, row: screen.getByRole('form', { name: 'Log for Priya' }), ...on };
}

test('a letter chooses what happened, its field has the focus, Enter logs it', async () => {
  const { typed, onSave } = draw();
  expect(screen.getByRole('radio', { name: 'Call' })).toHaveFocus();
  await userEvent.keyboard('m');
  expect(typed.now.type).toBe('meeting');
  await userEvent.keyboard('Saw the roof{Enter}');
  expect(typed.now.text).toBe('Saw the roof');
  expect(onSave).toHaveBeenCalledOnce();
});

test('an order asks for its amount first', async () => {
  const { typed } = draw();
  await userEvent.keyboard('o420{Tab}Panels');
  expect(typed.now).toMatchObject({ type: 'order', order: 'purchase', amount: '420', text: 'Panels' });
  await userEvent.click(screen.getByLabelText('Refund'));
  expect(typed.now.order).toBe('refund');
  await expectAccessible();
});

test.each(LOG_CHOICES.map(({ type, label, key }) => [label, key, type] as const))(
  '%s by its key %s, with nothing for axe to say',
  async (label, key, type) => {
    const { typed } = draw();
    await userEvent.keyboard(key.toLowerCase());
    expect(typed.now.type).toBe(type);
    expect(screen.getByRole('radio', { name: label })).toBeChecked();
    await expectAccessible();
  },
);

test('arrows move along without leaving the row; Enter goes on', async () => {
  const { typed } = draw();
  await userEvent.keyboard('{ArrowLeft}');
  expect(typed.now.type).toBe('note');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(typed.now.type).toBe('e-mail');
  await userEvent.keyboard('{Enter}');
  expect(screen.getByLabelText('What it said')).toHaveFocus();
});

test('Shift+Enter begins a line, so that a transcript can be pasted and gone on with', async () => {
  const { typed, onSave } = draw();
  await userEvent.keyboard('c');
  await userEvent.paste('Hello.\nGoodbye.');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}x');
  expect(typed.now.text).toBe('Hello.\nGoodbye.\nx');
  expect(onSave).not.toHaveBeenCalled();
});

test('a text that is too long says by how much, and stays', async () => {
  const { typed, row } = draw({ text: 'x'.repeat(100_000) });
  expect(row).toHaveTextContent(
    'Call’s text has at most 10,000 characters and this one has 100,000: 90,000 too many.',
  );
  expect(screen.getByLabelText('What was said, or its transcript')).toBeInvalid();
  expect(typed.now.text).toHaveLength(100_000);
  await expectAccessible();
});

test('what is wrong stands at its field', async () => {
  draw({ type: 'order', amount: 'a lot', problem: { field: 'amount', message: 'Not an amount.' } });
  const amount = screen.getByLabelText('Amount, EUR');
  expect(amount).toBeInvalid();
  expect(amount).toHaveFocus();
  expect(amount).toHaveAccessibleDescription('Not an amount.');
  await expectAccessible();
});

test('now, unless another time is chosen', async () => {
  const { typed } = draw();
  await userEvent.click(screen.getByRole('button', { name: 'Another time' }));
  const when = screen.getByLabelText('When');
  expect(when).toHaveFocus();
  await userEvent.type(when, '2025-11-20T10:30');
  expect(typed.now.when).toBe('2025-11-20T10:30');
});

test('a referral finds the other person, whose name keeps its direction', async () => {
  const { typed, row } = draw();
  await userEvent.keyboard('r');
  expect(screen.getByLabelText('Who was referred', { selector: 'input' })).toHaveFocus();
  await userEvent.keyboard('nor');
  await screen.findByRole('option');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(typed.now.other).toEqual({ id: nora.id, name: nora.name });
  expect(row.querySelector('bdi')).toHaveTextContent(nora.name ?? '');
  await expectAccessible();
  await userEvent.click(within(row).getByRole('button', { name: 'Somebody else' }));
  expect(typed.now.other).toBeNull();
});

test('Escape closes, Drop forgets', async () => {
  const { onClose, onDrop } = draw();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: 'Drop' }));
  expect(onDrop).toHaveBeenCalledOnce();
});

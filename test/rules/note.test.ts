import { describe, expect, test } from 'vitest';
import type { Change, Person } from '../../lib/model/change';
import type { Interaction, Reversal } from '../../lib/model/facts';
import { evidenceOf } from '../../lib/rules/evidence';
import { deleteNote, editNote } from '../../lib/rules/note';
import { countingInteractions, versionsOf } from '../../lib/rules/note-versions';
import { textProblem } from '../../lib/rules/text-limit';
import {
  buildActor,
  buildInteraction,
  buildPerson,
  buildReversal,
  buildWorkspace,
  DAY,
  daysAgo,
  idOf,
  NOW,
} from '../builders';

const note = buildInteraction({ type: 'note', text: 'Wants the price', at: daysAgo(3), dueAt: NOW + DAY });
const person = buildPerson({ interactions: [note] });

/** The person with these changes, as the store would have them. */
function after(before: Person, changes: Change[]): Person {
  const placed = { device: 'device-a', number: 900_000 + before.interactions.length };
  const facts = changes.flatMap((change) => (change.op === 'event' ? [change] : []));
  return {
    ...before,
    interactions: [
      ...before.interactions,
      ...facts
        .filter(({ kind }) => kind === 'interaction')
        .map(({ fact }) => ({ ...fact, ...placed }) as Interaction),
    ],
    reversals: [
      ...before.reversals,
      ...facts
        .filter(({ kind }) => kind === 'reversal')
        .map(({ fact }) => ({ ...fact, ...placed }) as Reversal),
    ],
  };
}

describe('an edit', () => {
  test('FA4 is a new note that stands for the one before, at its moment and with its due date', () => {
    expect(editNote(person, note.id, { text: ' Wants the yearly price ' }, buildActor())).toMatchObject([
      {
        kind: 'interaction',
        fact: {
          type: 'note',
          text: 'Wants the yearly price',
          replaces: note.id,
          at: note.at,
          dueAt: note.dueAt,
        },
      },
    ]);
  });

  test('FA3 counts alone; what it said before stays, newest first', () => {
    const once = after(person, editNote(person, note.id, { text: 'Second' }, buildActor()));
    const twice = after(once, editNote(once, note.id, { text: 'Third' }, buildActor()));
    const counting = countingInteractions(twice.interactions, []);
    expect(counting.map(({ text }) => text)).toEqual(['Third']);
    const [only, ...others] = versionsOf(twice.interactions, new Set());
    expect(others).toEqual([]);
    expect(only?.earlier.map(({ text }) => text)).toEqual(['Second', 'Wants the price']);
  });

  test('FA3 a promise that was edited is one promise in the evidence, with its new words', () => {
    const edited = after(person, editNote(person, note.id, { text: 'Second' }, buildActor()));
    const evidence = evidenceOf(edited, { workspace: buildWorkspace(), now: NOW });
    expect(evidence.open.note?.text).toBe('Second');
  });

  test('FA4 taken back, the note says again what it said before', () => {
    const edited = after(person, editNote(person, note.id, { text: 'Second' }, buildActor()));
    const edit = edited.interactions.at(-1)?.id ?? '';
    const back = countingInteractions(edited.interactions, [buildReversal({ fact: edit })]);
    expect(back.map(({ text }) => text)).toEqual(['Wants the price']);
  });

  test('FA3 of two edits at once on two devices the one made last counts, and the other stays readable', () => {
    const edits = [2, 1].map((number) =>
      buildInteraction({
        ...note,
        id: idOf(950_000_000 + number),
        text: `Edit ${number}`,
        replaces: note.id,
      }),
    );
    const [only, ...others] = versionsOf([note, ...edits], new Set());
    expect([only?.current.text, others.length]).toEqual(['Edit 2', 0]);
    expect(only?.earlier.map(({ text }) => text)).toEqual(['Edit 1', 'Wants the price']);
  });

  test('FA3 versions of a note that has not come yet are together all the same, and a ring ends', () => {
    const first = buildInteraction({ type: 'note', replaces: idOf(1) });
    const ring = [idOf(11), idOf(12)];
    const rings = ring.map((id, at) =>
      buildInteraction({ type: 'note', id, replaces: ring[1 - at] ?? null }),
    );
    expect(
      versionsOf([first, buildInteraction({ type: 'note', replaces: idOf(1) })], new Set()),
    ).toHaveLength(1);
    expect(versionsOf(rings, new Set()).length).toBeGreaterThan(0);
  });

  test('FA4 of the same words is nothing', () => {
    expect(editNote(person, note.id, { text: 'Wants the price' }, buildActor())).toEqual([]);
  });

  test('FA4 is refused with a sentence: another’s note, one that is gone, an empty one', () => {
    const colleague = buildActor({ by: idOf(7) });
    expect(() => editNote(person, note.id, { text: 'x' }, colleague)).toThrow('Only who wrote a note');
    const gone = { ...person, reversals: [buildReversal({ fact: note.id })] };
    expect(() => editNote(gone, note.id, { text: 'x' }, buildActor())).toThrow('gone already');
    expect(() => editNote(person, note.id, { text: ' ' }, buildActor())).toThrow('delete it');
  });
});

test('FA5 deleting takes back all versions, so that no earlier one comes up again', () => {
  const edited = after(person, editNote(person, note.id, { text: 'Second' }, buildActor()));
  const changes = deleteNote(edited, edited.interactions.at(-1)?.id ?? '', buildActor());
  const deleted = after(edited, changes);
  expect(changes).toHaveLength(2);
  expect(countingInteractions(deleted.interactions, deleted.reversals)).toEqual([]);
  const undo = deleted.reversals.map(({ id }) => buildReversal({ fact: id, at: NOW + 1 }));
  const back = countingInteractions(deleted.interactions, [...deleted.reversals, ...undo]);
  expect(back.map(({ text }) => text)).toEqual(['Second']);
});

test('FA6 a text that is too long is refused with its count', () => {
  expect(textProblem('A note', 'x'.repeat(100_000), 10_000, 'en-GB')).toBe(
    'A note has at most 10,000 characters and this one has 100,000: 90,000 too many. Shorten it, or save it in parts.',
  );
  expect(textProblem('A note', 'x'.repeat(10_000), 10_000, 'en-GB')).toBeNull();
  expect(() => editNote(person, note.id, { text: 'x'.repeat(10_001) }, buildActor())).toThrow('1 too many');
});

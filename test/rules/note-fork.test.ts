import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import type { Interaction, Reversal } from '../../lib/model/facts';
import { editNote } from '../../lib/rules/note';
import { lostNotes, settleNote } from '../../lib/rules/note-fork';
import { buildActor, buildInteraction, buildPerson, DANA, idOf } from '../builders';

const first = buildInteraction({ id: idOf(1), type: 'note', text: 'Wants a quote', by: DANA });
/** Ids that sort by the time they were made, as those of devices do. */
const device = (from: number) => {
  let made = from;
  return buildActor({ newId: () => idOf((made += 1)) });
};

const sent = { device: 'd', number: 0 };
const interactions = (changes: Change[]): Interaction[] =>
  changes.flatMap((one) =>
    one.op === 'event' && one.kind === 'interaction' ? [{ ...one.fact, ...sent }] : [],
  );
const reversals = (changes: Change[]): Reversal[] =>
  changes.flatMap((one) => (one.op === 'event' && one.kind === 'reversal' ? [{ ...one.fact, ...sent }] : []));

const before = buildPerson({ interactions: [first] });
const edits = (text: string, from: number) => editNote(before, first.id, { text }, device(from));
const forked = buildPerson({
  interactions: [first, ...interactions(edits('Laptop', 100)), ...interactions(edits('Phone', 200))],
});

describe('a note that was edited on two devices', () => {
  test('CF8 the edit that does not count is lost to its author, with both and the original', () => {
    const [lost, ...more] = lostNotes(forked, DANA);
    expect(more).toEqual([]);
    expect([lost?.lost.text, lost?.current.text, lost?.original]).toEqual([
      'Laptop',
      'Phone',
      'Wants a quote',
    ]);
    expect(lostNotes(forked, idOf(2))).toEqual([]);
  });

  test('CF8 edits one after the other, and the same text twice, lose nothing', () => {
    const [second] = interactions(edits('Laptop', 100));
    if (second === undefined) throw new Error('no edit');
    const chain = buildPerson({ interactions: [first, second] });
    const third = interactions(editNote(chain, second.id, { text: 'Again' }, device(200)));
    expect(lostNotes(buildPerson({ interactions: [first, second, ...third] }), DANA)).toEqual([]);
    const same = [...interactions(edits('Same', 100)), ...interactions(edits('Same', 200))];
    expect(lostNotes(buildPerson({ interactions: [first, ...same] }), DANA)).toEqual([]);
  });

  test.each([
    [null, 'Phone'],
    ['Laptop', 'Laptop'],
    ['Laptop and phone', 'Laptop and phone'],
  ])('CF8 settled with %j the note says %j and nothing is lost any more', (text, says) => {
    const [lost] = lostNotes(forked, DANA);
    if (lost === undefined) throw new Error('nothing is lost');
    const changes = settleNote(forked, lost, text, device(300));
    const after = buildPerson({
      interactions: [...forked.interactions, ...interactions(changes)],
      reversals: reversals(changes),
    });
    expect(lostNotes(after, DANA)).toEqual([]);
    const shown = editNote(after, first.id, { text: 'x' }, device(400));
    const replaced = interactions(shown)[0]?.replaces;
    expect(after.interactions.find(({ id }) => id === replaced)?.text).toBe(says);
  });
});

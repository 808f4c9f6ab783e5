import { expect, test } from 'vitest';
import { Interaction, Order, Reversal } from '../../lib/model/facts';
import { logInteraction, logOrder, reverseFact, standing } from '../../lib/rules/facts';
import {
  buildActor,
  buildContact,
  buildInteraction,
  buildReversal,
  DANA,
  daysAgo,
  idOf,
  NOW,
} from '../builders';

const { id: contactId } = buildContact();
const stored = { device: 'device-a', number: 1 };

test('FA1 an interaction is an event with who, when and what', () => {
  const [change] = logInteraction(
    contactId,
    { type: 'call', text: ' asked for a yearly price ', minutes: 14, dueAt: null },
    buildActor(),
  );
  if (change?.op !== 'event') throw new Error('no event');
  expect(Interaction.parse({ ...change.fact, ...stored })).toMatchObject({
    contactId,
    at: NOW,
    by: DANA,
    type: 'call',
    text: 'asked for a yearly price',
    minutes: 14,
  });
});

test('FA1 an order may have happened earlier', () => {
  const entry = { type: 'purchase' as const, amount: { minor: 4200, currency: 'EUR' }, at: daysAgo(3) };
  const [change] = logOrder(contactId, entry, buildActor());
  if (change?.op !== 'event') throw new Error('no event');
  expect(Order.parse({ ...change.fact, ...stored })).toMatchObject({
    at: daysAgo(3),
    amount: { minor: 4200 },
    label: null,
  });
});

test('FA2 a fact taken back counts no longer, and does again when the reversal is taken back', () => {
  const note = buildInteraction({ type: 'note' });
  const kept = buildInteraction();
  const [change] = reverseFact(contactId, note.id, ' typo ', buildActor());
  if (change?.op !== 'event') throw new Error('no event');
  const reversal = Reversal.parse({ ...change.fact, ...stored });
  expect(reversal).toMatchObject({ fact: note.id, reason: 'typo' });
  expect(standing([note, kept], [reversal])).toEqual([kept]);
  const again = buildReversal({ fact: reversal.id, at: NOW + 1 });
  expect(standing([note, kept], [reversal, again])).toEqual([note, kept]);
  const gone = buildReversal({ fact: again.id, at: NOW + 2 });
  expect(standing([note, kept], [gone, reversal, again])).toEqual([kept]);
});

test('FA2 of one moment, the reversal of the later number is taken to know of the earlier', () => {
  const note = buildInteraction();
  const reversal = buildReversal({ fact: note.id, number: 1 });
  const again = buildReversal({ fact: reversal.id, number: 2 });
  expect(standing([note], [reversal, again])).toEqual([note]);
  expect(standing([note], [again, reversal])).toEqual([note]);
  const elsewhere = buildReversal({ fact: reversal.id, number: 1, device: 'device-b' });
  expect(standing([note], [reversal, elsewhere])).toEqual([note]);
  expect(standing([note], [elsewhere, reversal])).toEqual([note]);
});

test('FA2 a reversal of something unknown changes nothing', () => {
  const note = buildInteraction();
  expect(standing([note], [buildReversal({ fact: idOf(5) })])).toEqual([note]);
});

import { expect, test } from 'vitest';
import { movesOf } from '../../lib/panel/moves';
import type { Role } from '../../lib/model/workspace';
import {
  buildContact,
  buildInteraction,
  buildOrder,
  buildPerson,
  buildResponse,
  buildReversal,
  buildStageChange,
  DANA,
  daysAgo,
  idOf,
} from '../builders';
import { team } from '../components/view';
import { sessionOf } from '../store/profile';

const INES = idOf(9);
const first = buildStageChange({ to: 'reach', at: daysAgo(9) });
const second = buildStageChange({ from: 'reach', to: 'acquisition', at: daysAgo(6), by: INES });
const third = buildStageChange({ from: 'acquisition', to: 'conversion', at: daysAgo(3) });
const undo = buildStageChange({
  from: 'conversion',
  to: 'acquisition',
  at: daysAgo(1),
  source: 'undo',
  undoes: third.id,
});

function moves(roles: Role[] | null, owner: string | null = null) {
  const contact = buildContact({ owner });
  const person = buildPerson({ contact, stageChanges: [first, second, third, undo] });
  const session = sessionOf('Dana');
  return movesOf(
    { person, contact, team },
    { me: DANA, session: roles && { ...session, member: { ...session.member, roles } } },
  );
}

test('the newest first, each with what came after it', () => {
  expect(moves(null).map((move) => [move.id, move.since])).toEqual([
    [undo.id, []],
    [third.id, ['Acquisition']],
    [second.id, ['Conversion', 'Acquisition']],
    [first.id, ['Acquisition', 'Conversion', 'Acquisition']],
  ]);
});

test('what else was recorded since is counted, without what was taken back', () => {
  const orders = [5, 4, 2].map((days) => buildOrder({ at: daysAgo(days) }));
  const person = buildPerson({
    stageChanges: [first, second, third],
    orders,
    responses: [buildResponse({ at: daysAgo(2) })],
    interactions: [buildInteraction({ at: daysAgo(8) }), buildInteraction({ at: daysAgo(1) })],
    reversals: [buildReversal({ fact: orders[2]?.id ?? '' })],
  });
  const found = movesOf({ person, contact: person.contact, team }, { me: DANA, session: null });
  expect(found.map((move) => move.besides)).toEqual([
    ['1 score', '1 other entry'],
    ['2 orders', '1 score', '1 other entry'],
    ['2 orders', '1 score', '2 other entries'],
  ]);
});

test('what cannot be taken back says why', () => {
  const fixed = (roles: Role[] | null, owner: string | null = null) =>
    moves(roles, owner).map((move) => move.fixed);
  const [taken, start] = [
    'This move was taken back already.',
    'This is the first stage: there is none to go back to.',
  ];
  expect(fixed(null)).toEqual([null, taken, null, start]);
  expect(fixed(['lead'], INES)).toEqual([null, taken, null, start]);
  // A rep takes back what others did to people they look after, or whom nobody does.
  expect(fixed(['rep'])).toEqual([null, taken, null, start]);
  expect(fixed(['rep'], DANA)).toEqual([null, taken, null, start]);
  expect(fixed(['rep'], INES)[2]).toBe('Only a colleague or a team lead can take this back.');
  expect(fixed(['agent'])[0]).toBeNull();
  expect(fixed(['agent'])[2]).toMatch(/^Only/);
});

import { describe, expect, test } from 'vitest';
import { Role } from '../../lib/model/workspace';
import { ACTIONS, bulkLimit, can, type Action } from '../../lib/rules/can';

/** DOMAIN section 7, written out once more by hand: what each role may do to anybody, and what only to its own people. */
const EXPECTED: Record<Role, { anybody: Action[]; own: Action[] }> = {
  rep: {
    anybody: [
      'see-people',
      'see-value',
      'edit-people',
      'add-facts',
      'change-stage',
      'accept-stage',
      'undo-own',
      'teach-sites',
    ],
    own: [
      'merge-people',
      'delete-people',
      'change-owner',
      'undo-others',
      'bulk',
      'change-taught',
      'manage-devices',
      'edit-views',
    ],
  },
  agent: {
    anybody: ['see-people', 'edit-people', 'add-facts', 'accept-stage', 'undo-own', 'teach-sites'],
    own: ['change-taught', 'manage-devices', 'edit-views'],
  },
  lead: {
    anybody: ACTIONS.filter(
      (action) => !['manage-members', 'manage-devices', 'see-audit', 'keep-team'].includes(action),
    ),
    own: ['manage-devices'],
  },
  admin: {
    anybody: [
      'edit-team',
      'manage-members',
      'manage-devices',
      'see-audit',
      'keep-team',
      'lift-erasure',
      'teach-sites',
      'change-taught',
    ],
    own: [],
  },
};

describe.each(Role.options)('%s', (role) => {
  test.each(ACTIONS)('%s', (action) => {
    const { anybody, own } = EXPECTED[role];
    expect(can(role, action)).toBe(anybody.includes(action));
    expect(can(role, action, true)).toBe(anybody.includes(action) || own.includes(action));
  });
});

test('several roles add up, and none may do nothing', () => {
  expect(can(['agent', 'admin'], 'change-stage')).toBe(false);
  expect(can(['agent', 'rep'], 'change-stage')).toBe(true);
  expect(can(['admin', 'agent'], 'manage-members')).toBe(true);
  for (const action of ACTIONS) expect(can([], action, true)).toBe(false);
});

test('BK9: a lead changes 10,000 people at once, a rep 50 of their own, others nobody', () => {
  expect([bulkLimit('lead'), bulkLimit(['rep', 'lead']), bulkLimit('rep')]).toEqual([10_000, 10_000, 50]);
  expect([bulkLimit('agent'), bulkLimit('admin'), bulkLimit([])]).toEqual([0, 0, 0]);
});

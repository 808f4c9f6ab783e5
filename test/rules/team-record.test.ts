import { expect, test } from 'vitest';
import { mayKeep } from '../../lib/rules/team-record';
import { buildTeamRecord, DANA, idOf } from '../builders';

const OTHER = idOf(9);

test('TR1 what is shared its maker may change, and a lead; a colleague and an admin may not', () => {
  const record = buildTeamRecord({ shared: true });
  expect(mayKeep(['rep'], record, DANA)).toBe(true);
  expect(mayKeep(['agent'], record, DANA)).toBe(true);
  expect(mayKeep(['lead'], record, OTHER)).toBe(true);
  expect(mayKeep(['rep', 'agent'], record, OTHER)).toBe(false);
  expect(mayKeep(['admin'], record, OTHER)).toBe(false);
});

test('TR1 what is not shared is its maker’s alone, whatever the role', () => {
  const record = buildTeamRecord({ shared: false });
  expect(mayKeep(['rep'], record, DANA)).toBe(true);
  expect(mayKeep(['lead', 'admin'], record, OTHER)).toBe(false);
});

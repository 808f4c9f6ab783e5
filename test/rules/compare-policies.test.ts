import { expect, test } from 'vitest';
import { putIn, emptyTally, type ActionCounts } from '../../lib/rules/action-counts';
import { comparePolicies } from '../../lib/rules/compare-policies';
import type { LoggedChoice } from '../../lib/rules/off-policy';
import { seededRandom } from '../../lib/rules/seeded-random';

/** Choices between two actions drawn half and half: the rules' first moves on for 2 in 10, the other for 6 in 10. */
function logged(number: number): LoggedChoice[] {
  const random = seededRandom('choices');
  return Array.from({ length: number }, () => {
    const action = random() < 0.5 ? 'first' : 'second';
    const reward = random() < (action === 'first' ? 0.2 : 0.6) ? 1 : 0;
    return { context: 'retention/loyalist', offered: ['second', 'first'], action, propensity: 0.5, reward };
  });
}

function learnt(): ActionCounts {
  const counts: ActionCounts = new Map();
  const at = { phase: 'retention', segment: 'loyalist' } as const;
  putIn(counts, [
    { rule: 'first', ...at, tally: { ...emptyTally(), done: 500, moved: 100 } },
    { rule: 'second', ...at, tally: { ...emptyTally(), done: 500, moved: 300 } },
  ]);
  return counts;
}

test('LN15 the learnt order is set beside that of the rules, each with its range', () => {
  const found = comparePolicies(logged(2000), { order: ['first', 'second'], counts: learnt() });
  if (!found.enough) throw new Error(found.missing);
  expect(found.learnt.value).toBeCloseTo(0.6, 1);
  expect(found.rules.value).toBeCloseTo(0.2, 1);
  expect(found.differs).toBe(true);
  expect(found.choices).toBe(2000);
});

test('LN15 with too few choices it says what is missing', () => {
  const found = comparePolicies(logged(12), { order: ['first', 'second'], counts: learnt() });
  expect(found).toMatchObject({ enough: false, choices: 12 });
  expect(found.enough ? '' : found.missing).toMatch(/^It takes 100 actions .* there are 12\.$/);
});

test('LN15 where an order would seldom have chosen what was done there is no comparison', () => {
  const same = logged(400).map((choice) => ({ ...choice, action: 'second' }));
  const found = comparePolicies(same, { order: ['first', 'second'], counts: learnt() });
  expect(found.enough ? '' : found.missing).toMatch(/too little to compare/);
});

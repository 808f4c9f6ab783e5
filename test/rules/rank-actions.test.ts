import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActionOutcome } from '../../lib/model/facts';
import { type ActionContext, type ActionCounts, emptyTally, putIn } from '../../lib/rules/action-counts';
import { defaultPlaybook } from '../../lib/rules/playbook';
import { urgentRules } from '../../lib/rules/playbook-urgent';
import { chancesToBeFirst, proposalOf, rankActions } from '../../lib/rules/rank-actions';
import { seededRandom } from '../../lib/rules/seeded-random';
import { expectedShare, successBeliefs } from '../../lib/rules/success-belief';
import { buildOutcome } from '../builders';
import { CHOOSERS, regret } from './simulated-world';

const HERE: ActionContext = { phase: 'retention', segment: 'loyalist' };
const OTHER_SEGMENT: ActionContext = { phase: 'retention', segment: 'promising' };
const OTHER_PHASE: ActionContext = { phase: 'growth', segment: 'loyalist' };
type Seen = { rule: string; done: number; moved: number } & Partial<ActionContext>;

function learnt(...seen: Seen[]): ActionCounts {
  const counts: ActionCounts = new Map();
  for (const { rule, done, moved, ...at } of seen)
    putIn(counts, [{ ...HERE, ...at, rule, tally: { ...emptyTally(), done, moved } }]);
  return counts;
}

const chances = (counts: ActionCounts, rules = ['a', 'b', 'c']) =>
  chancesToBeFirst(rules, { context: HERE, counts });
const expected = (counts: ActionCounts, rule: string, context = HERE) =>
  successBeliefs(counts, [{ rule, place: 2 }], context).map(expectedShare)[0] ?? Number.NaN;
const rank = (rules: string[], counts: ActionCounts, random = seededRandom('x')) =>
  rankActions(
    rules.map((id) => ({ rule: { id } })),
    { context: HERE, counts, random },
  );

describe('what is believed', () => {
  test('LN4 without outcomes one in ten, more of what the rules put first', () => {
    expect(expected(new Map(), 'a')).toBeCloseTo(0.1, 6);
    const places = [0, 1, 2, 3, 4].map((place) => ({ rule: 'a', place }));
    const shares = successBeliefs(new Map(), places, HERE).map(expectedShare);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(new Set(shares).size).toBe(5);
  });

  test('LN4 other segments of the phase, and the segment elsewhere, are evidence where there is none of its own', () => {
    const others = learnt(
      { rule: 'a', done: 200, moved: 80, ...OTHER_SEGMENT },
      { rule: 'b', done: 200, moved: 10 },
    );
    expect(expected(others, 'a')).toBeGreaterThan(0.3);
    expect(expected(others, 'b', OTHER_SEGMENT)).toBeLessThan(0.08);
    // Loyalists take it up four times as often as others in another phase: here too it is expected to do better.
    const elsewhere = learnt(
      { rule: 'a', done: 300, moved: 120, ...OTHER_PHASE },
      { rule: 'a', done: 300, moved: 30, ...OTHER_PHASE, segment: 'promising' },
      { rule: 'a', done: 300, moved: 30, ...OTHER_SEGMENT },
    );
    expect(expected(elsewhere, 'a')).toBeGreaterThan(2 * 0.1);
    expect(expected(elsewhere, 'a', { ...HERE, segment: 'at-risk' })).toBeLessThan(0.15);
  });

  test('LN4 many outcomes of its own outweigh what the others say', () => {
    const counts = learnt(
      { rule: 'a', done: 5000, moved: 2500, ...OTHER_SEGMENT },
      { rule: 'a', done: 3000, moved: 150 },
    );
    expect(expected(counts, 'a')).toBeGreaterThan(0.05);
    expect(expected(counts, 'a')).toBeLessThan(0.07);
  });

  test('LN4 one more success never lowers what is expected, one more failure never raises it', () => {
    const cell = fc.record({ done: fc.nat(300), share: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(cell, cell, cell, ({ done, share }, segment, phase) => {
        const seen = (of: typeof segment) => ({ done: of.done, moved: Math.floor(of.done * of.share) });
        const rest: Seen[] = [
          { rule: 'a', ...seen(segment), ...OTHER_SEGMENT },
          { rule: 'a', ...seen(phase), ...OTHER_PHASE },
        ];
        const moved = Math.floor(done * share);
        const now = expected(learnt({ rule: 'a', done, moved }, ...rest), 'a');
        const better = learnt({ rule: 'a', done: done + 1, moved: moved + 1 }, ...rest);
        const worse = learnt({ rule: 'a', done: done + 1, moved }, ...rest);
        expect(expected(better, 'a')).toBeGreaterThanOrEqual(now);
        // A failure lowers what is usual in the phase as well.
        expect(expected(worse, 'a')).toBeLessThanOrEqual(now);
      }),
    );
  });
});

describe('the order', () => {
  test('LN6 with nothing learnt, the order of the playbook is the likeliest', () => {
    expect(chances(new Map())).toEqual(chances(new Map()).toSorted((a, b) => b - a));
    expect(chances(new Map())[0]).toBeGreaterThan(0.6);
    expect(chances(new Map())[2]).toBeGreaterThan(0.05);
  });

  test('LN6 what does better comes first more often; what was never done is still tried', () => {
    const counts = learnt({ rule: 'a', done: 400, moved: 20 }, { rule: 'b', done: 400, moved: 80 });
    const [a = 0, b = 0, c = 0] = chances(counts);
    expect(a).toBeLessThan(0.01);
    expect(b).toBeGreaterThan(0.7);
    expect(c).toBeGreaterThan(0.02);
    const tried = learnt(
      { rule: 'b', done: 400, moved: 80 },
      { rule: 'c', done: 400, moved: 20 },
      { rule: 'a', done: 400, moved: 20 },
    );
    expect(chances(tried)[2]).toBeLessThan(c);
  });

  test('LN6 propensities are above 0, sum to 1, and are those with which an action comes first', () => {
    const seen = fc.array(
      fc.record({
        rule: fc.constantFrom('a', 'b', 'c', 'd'),
        done: fc.integer({ min: 1, max: 500 }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(seen, fc.integer({ min: 1, max: 60 }), (list, n) => {
        const counts = learnt(
          ...list.map(({ rule, done, part }) => ({ rule, done, moved: Math.floor(done * part) })),
        );
        const rules = ['a', 'b', 'c', 'd', ...Array.from({ length: 60 }, (_, i) => `r${i}`)].slice(0, n);
        const ranked = rank(rules, counts);
        const propensities = ranked.map(({ propensity }) => propensity ?? Number.NaN);
        expect(propensities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        expect(propensities.every((p) => p > 0 && p <= 1)).toBe(true);
        expect(ranked.map(({ rule }) => rule.id).sort()).toEqual(rules.sort());
      }),
      { numRuns: 40 },
    );
    const counts = learnt({ rule: 'a', done: 30, moved: 3 }, { rule: 'b', done: 30, moved: 5 });
    const random = seededRandom('many');
    const draws = Array.from({ length: 2000 }, () => rank(['a', 'b', 'c'], counts, random));
    for (const [i, chance] of chances(counts).entries()) {
      const share = draws.filter((ranked) => ranked[0]?.rule.id === 'abc'[i]).length / 2000;
      expect(Math.abs(share - chance)).toBeLessThan(5 * Math.sqrt((chance * (1 - chance)) / 2000));
    }
  });

  test('LN6 the runners-up follow by their chance', () => {
    const counts = learnt(
      { rule: 'a', done: 90, moved: 3 },
      { rule: 'b', done: 90, moved: 20 },
      { rule: 'c', done: 90, moved: 40 },
    );
    expect(rank(['a', 'b', 'c'], counts, () => 0).map(({ rule }) => rule.id)).toEqual(['a', 'c', 'b']);
    expect(rank(['a', 'b', 'c'], counts, () => 0.9999).map(({ rule }) => rule.id)).toEqual(['c', 'b', 'a']);
  });

  test('LN7 what cannot wait stays first, whatever is learnt; so does what the team put before it', () => {
    const counts = learnt(
      ...urgentRules.map(({ id }) => ({ rule: id, done: 1000, moved: 0 })),
      { rule: 'z', done: 1000, moved: 900 },
      { rule: 'own', done: 1000, moved: 0 },
    );
    const [loop = '', complaint = ''] = urgentRules.map(({ id }) => id);
    for (let seed = 0; seed < 50; seed += 1) {
      const ranked = rank(['own', loop, complaint, 'y', 'z'], counts, seededRandom(String(seed)));
      expect(ranked.slice(0, 3).map(({ rule }) => rule.id)).toEqual(['own', loop, complaint]);
      expect(ranked.map(({ propensity }) => propensity)).toEqual([null, null, null, null, null]);
    }
    expect(defaultPlaybook.slice(0, urgentRules.length)).toEqual(urgentRules);
  });

  test('LN9 the propensity is recorded of what stood first, of a runner-up none', () => {
    const ranked = rank(['a', 'b'], new Map());
    const [first, second] = ranked;
    if (first === undefined || second === undefined) throw new Error('not ranked');
    const offered = [first.rule.id, second.rule.id];
    const proposal = (rule: string) => proposalOf(ranked, rule, HERE);
    expect(proposal(first.rule.id)).toEqual({ ...HERE, offered, propensity: first.propensity });
    expect(proposal(second.rule.id)).toEqual({ ...HERE, offered, propensity: null });
    expect(proposalOf([], 'a', HERE)).toEqual({ ...HERE, offered: [], propensity: null });
    const many = rank(
      Array.from({ length: 70 }, (_, i) => `r${i}`),
      new Map(),
    );
    const outcome = { ...buildOutcome(), ...proposalOf(many, many[0]?.rule.id ?? '', HERE) };
    expect(ActionOutcome.parse(outcome)).toEqual(outcome);
    expect(rank([], new Map())).toEqual([]);
  });
});

test('LN4 LN6 in the simulated world it costs little at first and soon beats the rules alone', () => {
  const seeds = Array.from({ length: 4 }, (_, i) => `unit ${i}`);
  const total = (choose: Parameters<typeof regret>[1]) => {
    const runs = seeds.map((seed) => regret(seed, choose, [500, 3000]));
    return [0, 1].map((i) => runs.reduce((sum, run) => sum + (run[i] ?? Number.NaN), 0) / seeds.length);
  };
  const [rules, random, learning] = [CHOOSERS.rules, CHOOSERS.random, CHOOSERS.learning].map(total);
  // The world itself: the reference's means and four of their standard errors, for 4 seeds instead of 30.
  expect(random?.[0]).toBeGreaterThan(43.8 - 4 * 1.2 * 2.7);
  expect(random?.[0]).toBeLessThan(43.8 + 4 * 1.2 * 2.7);
  expect(learning?.[0]).toBeLessThan(1.6 * (rules?.[0] ?? 0));
  expect(learning?.[1]).toBeLessThan(0.9 * (rules?.[1] ?? 0));
  expect(learning?.[1]).toBeLessThan(0.45 * (random?.[1] ?? 0));
});

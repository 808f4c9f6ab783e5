// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { look } from '../../lib/sites/look';
import { DECOY, MUTATIONS } from './mutations';
import { outcomeOf } from './report';
import { showSaved } from './saved-page';
import { syntheticTruths, trapTruths, type Truth } from './truths';
import { sites } from '../../lib/sites/index';

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// Without its marks a message's own text cannot be told from the page: such a page is not mutated in its class names.
const NEEDS_MARKS =
  /quoted|own-phone|reply-form|preheader|prose|two-tickets|inactive|h-card|microdata|forwarded|colleagues/;
const SEEDS = [1, 2, 3];

const pages = [...trapTruths(), ...syntheticTruths()].filter(({ site }) => site === 'generic');

/** Two or three mutations of one page. */
function chosen(truth: Truth, seed: number): [string, () => void][] {
  const random = numbers(seed * 7_919 + truth.name.length * 31 + truth.name.charCodeAt(7));
  const names = Object.keys(MUTATIONS).filter(
    (name) => !(name.startsWith('classes') && NEEDS_MARKS.test(truth.name)),
  );
  return Array.from({ length: 2 + Math.floor(random() * 2) }, () => {
    const name = names[Math.floor(random() * names.length)] ?? '';
    return [name, () => MUTATIONS[name]?.(random)];
  });
}

describe('a page that was changed in what does not matter never names somebody else', () => {
  const counts: Record<string, number> = {};
  const cases = pages.flatMap((truth) => SEEDS.map((seed) => [truth.name, seed, truth] as const));

  test.each(cases)('%s, seed %i', (_name, seed, truth) => {
    showSaved(truth.path);
    const mutations = chosen(truth, seed);
    for (const [, mutate] of mutations) mutate();
    const { seen } = look(document, new URL(truth.url), truth.own, { sites, limitMs: 20_000 });
    const outcome = outcomeOf({ ...truth, never: [...truth.never, DECOY.email] }, seen);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    const why = `${mutations.map(([name]) => name).join(', then ')}: ${seen.primary?.email ?? seen.status}`;
    expect(outcome, why).not.toBe('wrong');
  });

  test('and most are read all the same', () => {
    console.log(`Mutated pages: ${JSON.stringify(counts)}`);
    expect(counts['right'] ?? 0).toBeGreaterThan(cases.length * 0.7);
  });
});

describe('a record that is hidden', () => {
  test.each(
    pages
      .filter(({ expect: { status } }) => status === 'person')
      .map((truth) => [truth.name, truth] as const),
  )('%s shows nobody', (_name, truth) => {
    showSaved(truth.path);
    document.body.setAttribute('style', 'display:none');
    const { seen } = look(document, new URL(truth.url), truth.own, { sites, limitMs: 20_000 });
    expect([seen.primary, ...seen.others].filter((who) => who !== null)).toEqual([]);
  });
});

import type { Segment } from '../../lib/model/action';
import type { Phase } from '../../lib/model/lifecycle';
import { type ActionContext, type ActionCounts, emptyTally, putIn } from '../../lib/rules/action-counts';
import { type LoggedChoice, type Policy } from '../../lib/rules/off-policy';
import { rankActions } from '../../lib/rules/rank-actions';
import { seededRandom } from '../../lib/rules/seeded-random';

// The world of test/fixtures/next-action/reference.json, as its text describes it.
const PHASES: Phase[] = ['acquisition', 'conversion', 'retention', 'growth'];
const SEGMENTS: Segment[] = ['new-buyer', 'promising', 'loyalist'];
const ACTIONS = ['write', 'call', 'meet', 'offer', 'ask'];

type Random = () => number;

interface Place {
  context: ActionContext;
  /** The action of the rules first, then the others, about which the rules know nothing. */
  order: string[];
  /** Probability of success by action. */
  success: Map<string, number>;
  best: string;
}

const logit = (p: number) => Math.log(p / (1 - p));
const share = (x: number) => 1 / (1 + Math.exp(-x));
const normal = (random: Random, deviation: number) =>
  deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const oneOf = <T>(random: Random, items: T[]): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};
const chance = (place: Place, action: string) => place.success.get(action) ?? Number.NaN;

/** Twelve contexts with five actions each. */
export function simulatedWorld(seed: string): Place[] {
  const random = seededRandom(`world ${seed}`);
  const bySegment = new Map(
    SEGMENTS.map((segment) => [segment, ACTIONS.map(() => normal(random, 0.35))] as const),
  );
  return PHASES.flatMap((phase) => {
    const base = ACTIONS.map(() => logit(0.04 + 0.16 * random()));
    return SEGMENTS.map((segment) => {
      const success = new Map(
        ACTIONS.map((action, a) => {
          const odds = (base[a] ?? 0) + (bySegment.get(segment)?.[a] ?? 0) + normal(random, 0.25);
          return [action, share(odds)] as const;
        }),
      );
      const best = ACTIONS.reduce((a, b) => ((success.get(b) ?? 0) > (success.get(a) ?? 0) ? b : a));
      const first = random() < 0.5 ? best : oneOf(random, ACTIONS);
      const order = [first, ...ACTIONS.filter((action) => action !== first)];
      return { context: { phase, segment }, order, success, best };
    });
  });
}

/** How one of the compared ways chooses; `learnt` holds what came of its own choices. */
type Choose = (place: Place, learnt: ActionCounts, random: Random) => string;

/** Ways to choose: those the reference names, and the product's. */
export const CHOOSERS = {
  random: (place, _, random) => oneOf(random, place.order),
  rules: (place) => place.order[0] ?? '',
  learning: (place, counts, random) => {
    const actions = place.order.map((id) => ({ rule: { id } }));
    return rankActions(actions, { context: place.context, counts, random })[0]?.rule.id ?? '';
  },
} satisfies Record<string, Choose>;

/** The summed regret after each of the numbers of decisions, which rise. */
export function regret(seed: string, choose: Choose, decisions: number[]): number[] {
  const world = simulatedWorld(seed);
  const [arrivals, random, luck] = ['arrivals', 'choice', 'luck'].map((name) =>
    seededRandom(`${name} ${seed}`),
  );
  if (arrivals === undefined || random === undefined || luck === undefined) throw new Error('no random');
  const learnt: ActionCounts = new Map();
  const sums: number[] = [];
  let sum = 0;
  for (let made = 1; made <= Math.max(...decisions); made += 1) {
    const place = oneOf(arrivals, world);
    const action = choose(place, learnt, random);
    sum += chance(place, place.best) - chance(place, action);
    const moved = luck() < chance(place, action) ? 1 : 0;
    putIn(learnt, [{ ...place.context, rule: action, tally: { ...emptyTally(), done: 1, moved } }]);
    if (decisions.includes(made)) sums.push(sum);
  }
  return sums;
}

/** A log of the reference's logging policy, its target policy, and what the target is worth in truth. */
export function simulatedLog(seed: string, size: number) {
  const world = simulatedWorld(seed);
  const random = seededRandom(`log ${seed}`);
  const named = new Map(world.map((place) => [nameOf(place), place]));
  const logged = new Map(world.map((place) => [place, mixed(place, place.order[0] ?? '', 0.6)]));
  const wanted = new Map(world.map((place) => [nameOf(place), mixed(place, place.best, 0.9)]));
  const choices: LoggedChoice[] = Array.from({ length: size }, () => {
    const place = oneOf(random, world);
    const action = random() < 0.6 ? (place.order[0] ?? '') : oneOf(random, place.order);
    const propensity = logged.get(place)?.get(action) ?? Number.NaN;
    const reward = random() < chance(place, action) ? 1 : 0;
    return { context: nameOf(place), offered: place.order, action, propensity, reward };
  });
  const target: Policy = ({ context }) => wanted.get(context) ?? new Map<string, number>();
  const truth = [...named].map(([name, place]) =>
    [...(wanted.get(name) ?? [])].reduce((sum, [action, p]) => sum + p * chance(place, action), 0),
  );
  return { choices, target, truth: truth.reduce((a, b) => a + b, 0) / truth.length };
}

const nameOf = ({ context }: Place) => `${context.phase} ${context.segment}`;

/** So much on one action, the rest alike on all. */
function mixed(place: Place, action: string, most: number): Map<string, number> {
  return new Map(place.order.map((id) => [id, (id === action ? most : 0) + (1 - most) / place.order.length]));
}

import { doublyRobust, selfNormalised } from '../../lib/rules/off-policy';
import { CHOOSERS, regret, simulatedLog } from '../rules/simulated-world';
import type { Figure } from './sizes';

const SEEDS = 30;
const LOGS = 200;
const LOG_SIZE = 20_000;
/** Most regret allowed, as a multiple of the rules alone, after so many decisions. */
const GOALS = new Map([
  [500, 1.5],
  [2000, null],
  [5000, 0.75],
  [20_000, 0.4],
]);

/** What learning costs and brings in the simulated world, and how right the off-policy estimates are. */
export function benchNextAction(): Figure[] {
  return [...regrets(), ...estimates()];
}

function regrets(): Figure[] {
  const decisions = [...GOALS.keys()];
  const means = (choose: Parameters<typeof regret>[1]) => {
    const runs = Array.from({ length: SEEDS }, (_, seed) => regret(String(seed), choose, decisions));
    return decisions.map((_, i) => mean(runs.map((run) => run[i] ?? Number.NaN)));
  };
  const [rules, learning, random] = [means(CHOOSERS.rules), means(CHOOSERS.learning), means(CHOOSERS.random)];
  return [...GOALS].map(([made, goal], i) => ({
    figure: `regret after ${made} decisions, as a multiple of the rules alone`,
    seeds: SEEDS,
    learning: round(learning[i]),
    rulesAlone: round(rules[i]),
    uniformRandom: round(random[i]),
    value: round((learning[i] ?? Number.NaN) / (rules[i] ?? Number.NaN), 3),
    goal,
  }));
}

function estimates(): Figure[] {
  const ways = { 'self-normalised': selfNormalised, 'doubly robust': doublyRobust };
  const errors = new Map<string, { error: number; covers: boolean }[]>();
  for (let seed = 0; seed < LOGS; seed += 1) {
    const { choices, target, truth } = simulatedLog(String(seed), LOG_SIZE);
    for (const [name, way] of Object.entries(ways)) {
      const found = way(choices, target);
      if (found === null) throw new Error('no estimate');
      const covers = found.low <= truth && truth <= found.high;
      errors.set(name, [...(errors.get(name) ?? []), { error: found.value / truth - 1, covers }]);
    }
  }
  return [...errors].flatMap(([name, all]) => [
    {
      figure: `off-policy, ${name}: relative root mean square error`,
      logs: LOGS,
      choices: LOG_SIZE,
      value: round(Math.sqrt(mean(all.map(({ error }) => error ** 2))), 4),
      bias: round(mean(all.map(({ error }) => error)), 4),
      goal: 0.04,
    },
    {
      figure: `off-policy, ${name}: share of 95 % intervals that hold the truth`,
      logs: LOGS,
      choices: LOG_SIZE,
      value: round(mean(all.map(({ covers }) => (covers ? 1 : 0))), 3),
      goal: '0.92 to 0.98',
    },
  ]);
}

function mean(values: number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function round(value = Number.NaN, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** A choice that was logged: what could be chosen where, what was put first with which probability, what came of it. */
export interface LoggedChoice {
  /** People of one context are alike to the estimate: phase and segment. */
  context: string;
  /** Ids of the actions that fitted. */
  offered: string[];
  action: string;
  /** Above 0, at most 1. */
  propensity: number;
  /** 1: something moved on within the window; 0: it did not. */
  reward: number;
}

/** Another way to choose: the probability of each offered action to be put first. What is not named has none. */
export type Policy = (choice: Pick<LoggedChoice, 'context' | 'offered'>) => ReadonlyMap<string, number>;

/** How often something would have moved on: 0 to 1, with a 95 % interval. */
export interface PolicyEstimate {
  value: number;
  low: number;
  high: number;
  choices: number;
  /** How many choices of equal weight would say as much; with few of them the interval cannot be trusted. */
  effective: number;
}

const NORMAL_95 = 1.959964;

/** The playbook's order as a policy: always the first of the order that is offered; where none is, nothing. */
export function orderPolicy(order: string[]): Policy {
  const placeOf = new Map(order.map((rule, place) => [rule, place]));
  const place = (rule: string) => placeOf.get(rule) ?? Infinity;
  return ({ offered }) => {
    const known = offered.filter((rule) => placeOf.has(rule));
    const first = known.reduce<string | null>((a, b) => (a === null || place(b) < place(a) ? b : a), null);
    return new Map(first === null ? [] : [[first, 1]]);
  };
}

/**
 * How another policy would have done, from what was logged: the mean reward, each choice weighted by how much more often
 * the other policy would have made it, over the sum of the weights (self-normalised inverse propensity, Swaminathan and
 * Joachims 2015), with the interval of the delta method. Null where the policy would have made none of the choices. LN10
 */
export function selfNormalised(choices: LoggedChoice[], policy: Policy): PolicyEstimate | null {
  const weights = choices.map((choice) => weightOf(choice, policy(choice)));
  const total = sum(weights);
  if (total === 0) return null;
  const value = sum(choices.map((choice, i) => (weights[i] ?? 0) * choice.reward)) / total;
  const spread = sum(choices.map((choice, i) => ((weights[i] ?? 0) * (choice.reward - value)) ** 2));
  return estimate(value, Math.sqrt(spread) / total, weights);
}

/**
 * The same with a model of the rewards: what the policy is expected to bring by the mean of each context and action, and
 * the weighted errors of that model on top (doubly robust, Dudik, Langford and Li 2011). A choice's own reward is left
 * out of the mean it is compared with. Null where the policy would have made none of the choices. LN11
 */
export function doublyRobust(choices: LoggedChoice[], policy: Policy): PolicyEstimate | null {
  const model = rewardModel(choices);
  const weights: number[] = [];
  const values = choices.map((choice) => {
    const wanted = policy(choice);
    const weight = weightOf(choice, wanted);
    weights.push(weight);
    const without = model.without(choice);
    let expected = 0;
    for (const [action, probability] of wanted) {
      expected += probability * (action === choice.action ? without : model.mean(choice.context, action));
    }
    return expected + weight * (choice.reward - without);
  });
  if (sum(weights) === 0) return null;
  const value = sum(values) / values.length;
  const spread = sum(values.map((one) => (one - value) ** 2));
  return estimate(value, Math.sqrt(spread) / values.length, weights);
}

function weightOf(choice: LoggedChoice, wanted: ReadonlyMap<string, number>): number {
  return (wanted.get(choice.action) ?? 0) / choice.propensity;
}

/** The mean reward of each context and action, starting from one in ten. */
function rewardModel(choices: LoggedChoice[]) {
  const cells = new Map<string, Map<string, { tried: number; rewards: number }>>();
  for (const { context, action, reward } of choices) {
    const actions = cells.get(context) ?? new Map<string, { tried: number; rewards: number }>();
    const cell = actions.get(action) ?? { tried: 0, rewards: 0 };
    cells.set(context, actions.set(action, cell));
    cell.tried += 1;
    cell.rewards += reward;
  }
  const of = (context: string, action: string) => cells.get(context)?.get(action) ?? { tried: 0, rewards: 0 };
  const share = (rewards: number, tried: number) => (rewards + 1) / (tried + 10);
  return {
    mean: (context: string, action: string) => share(of(context, action).rewards, of(context, action).tried),
    without: ({ context, action, reward }: LoggedChoice) =>
      share(of(context, action).rewards - reward, of(context, action).tried - 1),
  };
}

function estimate(value: number, error: number, weights: number[]): PolicyEstimate {
  const within = (share: number) => Math.min(1, Math.max(0, share));
  return {
    value: within(value),
    low: within(value - NORMAL_95 * error),
    high: within(value + NORMAL_95 * error),
    choices: weights.length,
    effective: sum(weights) ** 2 / sum(weights.map((weight) => weight ** 2)),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

import type { Objective } from './line-search';

/** Logarithms of parameters are kept about here: a factor of e^25 says as much as infinity. */
const FAR = 25;

/** The objective with a wall far out, where a likelihood that rises for ever would lead a search. Unchanged within. */
export function bounded(objective: Objective): Objective {
  return (point, gradient) => {
    let value = objective(point, gradient);
    for (const [i, at] of point.entries()) {
      const beyond = Math.max(0, Math.abs(at) - FAR);
      value += beyond * beyond;
      gradient[i] = (gradient[i] ?? 0) + 2 * beyond * Math.sign(at);
    }
    return value;
  };
}

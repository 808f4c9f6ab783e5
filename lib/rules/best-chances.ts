/** What is believed of a share: a Beta distribution by its two counts, both above 0. */
export interface Belief {
  successes: number;
  failures: number;
}

/** Where a density has fallen to this power of e of its greatest, it is taken to end. */
const END = -20;
/** Steps to the deviation of the narrowest belief. */
const FINE = 2;
const MOST_POINTS = 4000;
/** Shares are divided by: never 0. */
const LEAST = 1e-300;

/** A belief on log odds, where a Beta is smooth, has one hump, and tails that fall off like an exponential's. */
interface Shape extends Belief {
  mode: number;
  deviation: number;
  low: number;
  high: number;
}

/**
 * For each belief the probability that its share is the greatest: the integral of its density times the other beliefs'
 * distributions, by the trapezoid rule with its first correction (Euler and Maclaurin). Sums to 1; the error is below
 * 0.0001 where no belief is a hundred times narrower than another. With no belief, an empty list. LN6
 */
export function bestChances(beliefs: Belief[]): number[] {
  if (beliefs.length < 2) return beliefs.map(() => 1);
  const shapes = beliefs.map(shapeOf);
  // Below this some belief has nothing, so that no other can be the greatest there.
  const low = Math.max(...shapes.map((shape) => shape.low));
  const high = Math.max(...shapes.map((shape) => shape.high));
  const finest = Math.min(...shapes.map((shape) => shape.deviation));
  const points = Math.max(32, Math.min(MOST_POINTS, Math.ceil(((high - low) / finest) * FINE)));
  const grid = gridOf(low, (high - low) / points, points);
  const tables = shapes.map((shape) => tableOf(shape, grid));
  const all = new Float64Array(points).fill(1);
  for (const { below } of tables)
    for (let i = 0; i < points; i += 1) all[i] = (all[i] ?? 0) * (below[i] ?? 0);
  const chances = tables.map(({ density, below }) => {
    let sum = 0;
    for (let i = 0; i < points; i += 1) sum += ((density[i] ?? 0) * (all[i] ?? 0)) / (below[i] ?? 1);
    return sum;
  });
  const total = chances.reduce((a, b) => a + b, 0);
  return chances.map((chance) => chance / total);
}

function shapeOf(belief: Belief): Shape {
  const { successes, failures } = belief;
  const mode = Math.log(successes / failures);
  const deviation = Math.sqrt(1 / successes + 1 / failures);
  const end = (step: number) => {
    let reach = step;
    while (logHeight(belief, mode, mode + reach) > END) reach *= 1.25;
    return mode + reach;
  };
  return { ...belief, mode, deviation, low: end(-deviation), high: end(deviation) };
}

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** The logarithm of the density of the log odds over what it is at its mode. */
function logHeight({ successes, failures }: Belief, mode: number, x: number): number {
  return successes * (x - mode) - (successes + failures) * (softplus(x) - softplus(mode));
}

/** Points on log odds, with what every belief needs there. */
interface Grid {
  low: number;
  step: number;
  x: Float64Array;
  softplus: Float64Array;
  share: Float64Array;
}

function gridOf(low: number, step: number, points: number): Grid {
  const x = Float64Array.from({ length: points }, (_, i) => low + i * step);
  return { low, step, x, softplus: x.map(softplus), share: x.map((at) => 1 / (1 + Math.exp(-at))) };
}

/** The density at each point, and the share that lies below it. */
function tableOf(shape: Shape, grid: Grid) {
  const { step, x } = grid;
  const { successes, mode } = shape;
  const size = successes + shape.failures;
  const atMode = softplus(mode);
  const density = new Float64Array(x.length);
  const below = new Float64Array(x.length);
  let mass = massBelow(shape, grid.low);
  for (let i = 0; i < x.length; i += 1) {
    const at = x[i] ?? 0;
    const power = successes * (at - mode) - size * ((grid.softplus[i] ?? 0) - atMode);
    const height = power > END ? Math.exp(power) : 0;
    const bend = (height * (successes - size * (grid.share[i] ?? 0)) * step * step) / 12;
    if (i === 0) mass += bend - (height * step) / 2;
    density[i] = height;
    below[i] = mass + (height * step) / 2 - bend;
    mass += height * step;
  }
  for (let i = 0; i < x.length; i += 1) {
    density[i] = ((density[i] ?? 0) * step) / mass;
    below[i] = Math.max(LEAST, Math.min(1, (below[i] ?? 0) / mass));
  }
  return { density, below };
}

/** The mass below a point, not normalised: the same rule in steps of the belief's own width. */
function massBelow(shape: Shape, to: number): number {
  const step = shape.deviation / FINE;
  const end = Math.exp(logHeight(shape, shape.mode, to));
  const slope = shape.successes - (shape.successes + shape.failures) / (1 + Math.exp(-to));
  let mass = end * (step / 2 - (slope * step * step) / 12);
  for (let x = to - step; x > shape.low; x -= step) mass += Math.exp(logHeight(shape, shape.mode, x)) * step;
  return mass;
}

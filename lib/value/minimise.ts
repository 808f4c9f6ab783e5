import { lineSearch, type Objective } from './line-search';

/** How a search goes on. */
export interface MinimiseHow {
  /** Told after each step. */
  onStep?: (steps: number, value: number) => void;
  /** Asked before each step; true ends the search where it is. */
  isCancelled?: () => boolean;
}

/** Where a search ended, and why. */
export interface Minimum {
  point: number[];
  value: number;
  gradient: number[];
  steps: number;
  end: 'converged' | 'limit' | 'cancelled';
}

/** Runs the search for the least value from these parameters, by their logarithms. */
export type Search = (objective: Objective, start: readonly number[]) => Minimum;

const MAX_STEPS = 400;
/** The gradient, relative to the size of the value, below which nothing is left to gain. */
const FLAT = 1e-10;
/** Two steps in a row that gain less than this share of the value end the search. */
const NO_GAIN = 1e-15;
/** Longest step of one coordinate. Points are logarithms of parameters: a factor of e^2 at a time. */
const LONGEST = 2;

/**
 * Least value of a smooth function by the quasi-Newton method BFGS with the inverse matrix of second derivatives
 * updated at each step. Ends by relative rules, so that the scale of the function does not matter. Source: Nocedal and
 * Wright, Numerical Optimization, 2nd edition (2006), algorithm 6.1, equations 6.17 and 6.20.
 */
export function minimise(f: Objective, start: readonly number[], how: MinimiseHow = {}): Minimum {
  const gradient: number[] = start.map(() => 0);
  let at: Minimum = { point: [...start], value: f(start, gradient), gradient, steps: 0, end: 'limit' };
  let inverse: number[][] | null = null;
  let idle = 0;
  while (at.steps < MAX_STEPS) {
    if (how.isCancelled?.() === true) return { ...at, end: 'cancelled' };
    if (largest(at.gradient) <= FLAT * Math.max(1, Math.abs(at.value))) return { ...at, end: 'converged' };
    const direction = downhill(at.gradient, inverse);
    const found = lineSearch(f, at, direction);
    if (found === null) {
      // Rounding hides what is left, or the matrix has gone bad: once more straight downhill, then this is the end.
      if (inverse === null) return { ...at, end: 'converged' };
      inverse = null;
      continue;
    }
    idle = at.value - found.value <= NO_GAIN * Math.abs(at.value) ? idle + 1 : 0;
    inverse = updated(inverse, minus(found.point, at.point), minus(found.gradient, at.gradient));
    at = { ...found, steps: at.steps + 1, end: 'limit' };
    how.onStep?.(at.steps, at.value);
    if (idle >= 2) return { ...at, end: 'converged' };
  }
  return at;
}

function downhill(gradient: number[], inverse: number[][] | null): number[] {
  const newton = inverse?.map((row) => -dot(row, gradient));
  const direction = newton !== undefined && dot(newton, gradient) < 0 ? newton : gradient.map((g) => -g);
  const size = largest(direction);
  const longest = newton === undefined ? Math.min(LONGEST, 0.5) : LONGEST;
  return size > longest || newton === undefined ? direction.map((d) => (d * longest) / size) : direction;
}

/** The BFGS update of the inverse second derivatives after step s changed the gradient by y. */
function updated(inverse: number[][] | null, s: number[], y: number[]): number[][] | null {
  const curve = dot(s, y);
  if (!(curve > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y)))) return inverse;
  const from = inverse ?? s.map((_, i) => s.map((__, j) => (i === j ? curve / dot(y, y) : 0)));
  const hy = from.map((row) => dot(row, y));
  const weight = 1 + dot(y, hy) / curve;
  return from.map((row, i) =>
    row.map((cell, j) => {
      const [si, sj] = [s[i] ?? 0, s[j] ?? 0];
      return cell + (weight * si * sj - (hy[i] ?? 0) * sj - si * (hy[j] ?? 0)) / curve;
    }),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => value - (b[i] ?? 0));
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** A function to be made least: returns its value at the point and writes its derivatives into `gradient`. */
export type Objective = (point: readonly number[], gradient: number[]) => number;

/** A point of the function with all that is known there. */
export interface Seen {
  point: number[];
  value: number;
  gradient: number[];
}

const ARMIJO = 1e-4;
const CURVATURE = 0.9;
/** Values that differ by less than this share of themselves cannot be told apart: the slope decides. */
const ROUNDING = 1e-13;
const TRIES = 40;

/**
 * A step along the direction that meets the Wolfe conditions, or null where there is none to be found. Near the end,
 * where values differ by rounding only, the slope alone decides (the approximate Wolfe conditions). Source: Hager and
 * Zhang, A new conjugate gradient method with guaranteed descent and an efficient line search, SIAM Journal on
 * Optimization 16 (2005), equations 4.1 and 4.2.
 */
export function lineSearch(f: Objective, from: Seen, direction: readonly number[]): Seen | null {
  const slope = along(from.gradient, direction);
  if (!(slope < 0)) return null;
  let [low, high] = [0, Infinity];
  let slopeLow = slope;
  let slopeHigh = Number.NaN;
  let step = 1;
  for (let i = 0; i < TRIES; i += 1) {
    const seen = look(f, from.point, direction, step);
    const slopeThere = along(seen.gradient, direction);
    if (!Number.isFinite(seen.value) || !Number.isFinite(slopeThere)) {
      [high, slopeHigh] = [step, Number.NaN];
    } else if (!isLower(from.value, seen.value, step, slope, slopeThere)) {
      [high, slopeHigh] = [step, slopeThere];
    } else if (slopeThere >= CURVATURE * slope) {
      return seen;
    } else {
      [low, slopeLow] = [step, slopeThere];
    }
    step = next(low, high, slopeLow, slopeHigh);
  }
  return null;
}

function isLower(before: number, after: number, step: number, slope: number, slopeThere: number): boolean {
  if (after <= before + ARMIJO * step * slope) return true;
  const isClose = after <= before + ROUNDING * Math.abs(before);
  return isClose && slopeThere <= (2 * ARMIJO - 1) * slope;
}

/** Further out, or between the ends where the slope crosses zero by a straight line, kept away from both. */
function next(low: number, high: number, slopeLow: number, slopeHigh: number): number {
  if (high === Infinity) return Math.max(1, low) * 3;
  const width = high - low;
  const crossing = slopeHigh > 0 ? (-slopeLow / (slopeHigh - slopeLow)) * width : width / 2;
  return low + Math.min(0.9 * width, Math.max(0.1 * width, crossing));
}

function look(f: Objective, point: readonly number[], direction: readonly number[], step: number): Seen {
  const there = point.map((value, i) => value + step * (direction[i] ?? 0));
  const gradient = there.map(() => 0);
  return { point: there, value: f(there, gradient), gradient };
}

function along(gradient: readonly number[], direction: readonly number[]): number {
  return gradient.reduce((sum, value, i) => sum + value * (direction[i] ?? 0), 0);
}

const STEPS = 100;
/** Near enough to the level. */
const CLOSE = 1e-9;

/**
 * Where an increasing function from 0 to 1 crosses a level between two ends, to 1e-9 of the level: by the straight line
 * through the ends, where an end that stays a second time counts half (the Illinois method). Source: Dowell and
 * Jarratt, A modified regula falsi method for computing the root of an equation, BIT 11 (1971).
 * @param low where the function is at most the level
 * @param high where it is at least the level
 */
export function crossing(f: (x: number) => number, level: number, low: number, high: number): number {
  let [from, to] = [low, high];
  let [left, right] = [f(from) - level, f(to) - level];
  if (left >= 0) return from;
  if (right <= 0) return to;
  let moved: 'from' | 'to' | null = null;
  let x = to;
  for (let i = 0; i < STEPS; i += 1) {
    x = (from * right - to * left) / (right - left);
    const value = f(x) - level;
    if (Math.abs(value) <= CLOSE) break;
    if (value < 0) {
      if (moved === 'from') right /= 2;
      [from, left, moved] = [x, value, 'from'];
    } else {
      if (moved === 'to') left /= 2;
      [to, right, moved] = [x, value, 'to'];
    }
  }
  return x;
}

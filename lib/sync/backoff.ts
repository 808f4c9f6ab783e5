const BASE_MS = 1000;
const CAP_MS = 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: exponential with full jitter, so that devices which lost
 * a server together do not come back together. `failures` in a row, from 1; `random` gives 0 to 1.
 */
export function backoffMs(failures: number, random: () => number): number {
  const most = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(failures, 30));
  return Math.round(random() * most);
}

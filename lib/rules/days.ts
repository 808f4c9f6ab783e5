/** Milliseconds of a day of 24 hours. */
export const DAY = 86_400_000;

/** Whole days of 24 hours from one moment to a later one, cut off; 0 when the later is not later. */
export function wholeDays(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / DAY));
}

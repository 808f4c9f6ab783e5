import { firstDay, monthOf } from './figure-days';
import type { Period } from './metric';

/** Up to so many days a line goes by weeks, else by months. */
const BY_WEEKS = 100;

/** The steps of a line over a time: weeks from its begin, or calendar months; the part that lies ahead is left out. */
export function stepsOf({ from, to }: Period, today: number): Period[] {
  const end = Math.min(to, today + 1);
  const steps: Period[] = [];
  for (let at = from; at < end;) {
    const next = to - from <= BY_WEEKS ? at + 7 : firstDay(monthOf(at) + 1);
    steps.push({ from: at, to: Math.min(next, end) });
    at = next;
  }
  return steps;
}

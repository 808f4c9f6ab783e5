import type { Range } from './value-estimate';

/** What a formula gives, or why it gives nothing, in a sentence that says what to do. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; message: string };

/** No answer, and why. */
export function refused(message: string): { ok: false; message: string } {
  return { ok: false, message };
}

/** Rounded to whole minor units, or refused where they cannot be counted exactly. */
export function counted(value: number): Answer<number> {
  const rounded = Math.round(value);
  if (!Number.isSafeInteger(rounded))
    return refused('These numbers are too large to be counted exactly. Check them.');
  return { ok: true, value: rounded === 0 ? 0 : rounded };
}

/** A figure that is known, or a careful, a likely and a hopeful one. */
export type Ends = number | Range;

/** The three ends of a figure. */
export function endsOf(of: Ends): Range {
  return typeof of === 'number' ? { low: of, base: of, high: of } : of;
}

/** Three answers as a range, the first refusal among them, or a sentence where they are not in order. */
export function inOrder(low: Answer<number>, base: Answer<number>, high: Answer<number>): Answer<Range> {
  if (!low.ok) return low;
  if (!base.ok) return base;
  if (!high.ok) return high;
  if (low.value > base.value || base.value > high.value)
    return refused('The careful figures give more than the hopeful ones. Check which is which.');
  return { ok: true, value: { low: low.value, base: base.value, high: high.value } };
}

import type { Collector } from './collector';
import type { StageRef, WorthMeasure } from './figure-key';

/** Low, base and high in whole minor units of the team's currency. */
export interface WorthRange {
  low: number;
  base: number;
  high: number;
}

/** What one person is expected to bring, as it was estimated at some moment. */
export interface PersonWorth {
  at: number;
  ranges: Record<WorthMeasure, WorthRange>;
}

/** Upper bounds of the buckets of customers by value, in whole units of the currency; above the last is one more. */
export const WORTH_BOUNDS = [
  0, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000,
] as const;

/** The bucket of a value in whole units: the first whose bound it does not exceed. */
function bucketOf(units: number): number {
  const at = WORTH_BOUNDS.findIndex((bound) => units <= bound);
  return at < 0 ? WORTH_BOUNDS.length : at;
}

/**
 * Adds an estimate to its stage; that of a customer to the buckets and to its source as well. It is the only part that
 * depends on the time it was made, so what is added is kept, and taken out as it was put in. `unit`: minor units of one. MT9
 */
export function addWorth(
  collector: Collector,
  ranges: PersonWorth['ranges'],
  { ref, channel, isCustomer, unit }: { ref: StageRef; channel: string; isCustomer: boolean; unit: number },
): void {
  for (const measure of ['value', 'cash-3', 'cash-6', 'cash-12'] as const) {
    const { low, base, high } = ranges[measure];
    collector.ever(['worth', measure, 'people', ref]);
    collector.ever(['worth', measure, 'low', ref], { amount: low });
    collector.ever(['worth', measure, 'base', ref], { amount: base });
    collector.ever(['worth', measure, 'high', ref], { amount: high });
  }
  if (!isCustomer) return;
  const { low, base, high } = ranges.value;
  const bin = bucketOf(base / unit);
  collector.ever(['worth-bucket', 'people'], { bin });
  collector.ever(['worth-bucket', 'low'], { bin, amount: low });
  collector.ever(['worth-bucket', 'base'], { bin, amount: base });
  collector.ever(['worth-bucket', 'high'], { bin, amount: high });
  collector.ever(['worth-source', channel, 'people']);
  collector.ever(['worth-source', channel, 'low'], { amount: low });
  collector.ever(['worth-source', channel, 'base'], { amount: base });
  collector.ever(['worth-source', channel, 'high'], { amount: high });
}

import type { OrderSummary } from './order-summary';

/** One purchase: when, and how much it brought. */
export interface DatedPurchase {
  /** Milliseconds since 1970. */
  at: number;
  /** In minor units, or any other unit of money that is used throughout. */
  amount: number;
}

const DAY = 86_400_000;

/**
 * Frequency, recency and age of one customer. Purchases of one day are one, the first is not a repeat, and what comes
 * after `until` does not count. A refund (an amount below 0) is no purchase: it lowers the last day of purchase up to
 * its own, and a day that it takes back wholly does not count. Null where no purchase is left, as of somebody who
 * has not bought yet.
 * @param until milliseconds since 1970; its day counts
 */
export function summarise(
  purchases: readonly DatedPurchase[],
  until: number,
  unitDays = 7,
): OrderSummary | null {
  return summariseDays(
    purchases.map(({ at, amount }) => ({ day: Math.floor(at / DAY), amount })),
    Math.floor(until / DAY),
    unitDays,
  );
}

/** summarise, where the days are numbers from any beginning. */
export function summariseDays(
  purchases: readonly { day: number; amount: number }[],
  until: number,
  unitDays: number,
): OrderSummary | null {
  const days: { day: number; total: number; isRefunded: boolean }[] = [];
  // On one day the purchases come before the refunds.
  const inOrder = purchases.toSorted((a, b) => a.day - b.day || b.amount - a.amount);
  for (const { day, amount } of inOrder) {
    if (day > until) break;
    const last = days.at(-1);
    if (amount < 0) {
      if (last === undefined) continue;
      last.total += amount;
      last.isRefunded = last.total <= 0;
    } else if (last?.day === day) last.total += amount;
    else days.push({ day, total: amount, isRefunded: false });
  }
  const kept = days.filter(({ isRefunded }) => !isRefunded);
  const [first, ...repeats] = kept;
  if (first === undefined) return null;
  const last = repeats.at(-1) ?? first;
  const paid = repeats.filter(({ total }) => total > 0);
  return {
    x: repeats.length,
    tx: (last.day - first.day) / unitDays,
    T: (until - first.day) / unitDays,
    zbar: paid.length === 0 ? 0 : paid.reduce((sum, { total }) => sum + total, 0) / paid.length,
    xz: paid.length,
  };
}

import type { Order } from './facts';

/** A subscription that is running: what is paid each period and when the next payment is due. */
export interface Subscription {
  label: string | null;
  /** A period's price. */
  amount: Order['amount'];
  periodMonths: number;
  dueAt: number;
  /** When it began, and how often it was renewed since. */
  startedAt: number;
  renewals: number;
}

const DAY = 86_400_000;
const MONTH = (365.25 / 12) * DAY;
/** A renewal that nobody recorded for so long has not happened. */
const GRACE = 60 * DAY;

/**
 * Subscriptions running at `now`, the one due first at the front. Events of one label belong to one subscription;
 * without a period it is taken to be monthly. Ended: cancelled, or more than 60 days overdue.
 * @param orders standing orders in the order they count in
 */
export function runningSubscriptions(orders: Order[], now: number): Subscription[] {
  const running = new Map<string, Subscription>();
  for (const order of orders) {
    if (order.at > now) continue;
    const key = order.label ?? '';
    const before = running.get(key);
    if (order.type === 'subscription-cancelled') running.delete(key);
    else if (order.type.startsWith('subscription-')) running.set(key, next(order, before));
  }
  return [...running.values()].filter((s) => s.dueAt + GRACE >= now).sort((a, b) => a.dueAt - b.dueAt);
}

function next(order: Order, before: Subscription | undefined): Subscription {
  const periodMonths = order.periodMonths ?? before?.periodMonths ?? 1;
  const paid = order.type !== 'subscription-changed';
  const dueAt = order.dueAt ?? (paid || !before ? order.at + periodMonths * MONTH : before.dueAt);
  return {
    label: order.label,
    amount: order.amount,
    periodMonths,
    dueAt: Math.round(dueAt),
    startedAt: before?.startedAt ?? order.at,
    renewals: (before?.renewals ?? 0) + (order.type === 'subscription-renewed' ? 1 : 0),
  };
}

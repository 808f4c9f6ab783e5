import type { Order } from './facts';

/** What of an order tells of a subscription. */
export type SubscriptionOrder = Pick<Order, 'type' | 'at' | 'amount'> &
  Partial<Pick<Order, 'label' | 'periodMonths' | 'dueAt'>>;

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

/** A subscription from its first event on, running or not. */
export interface SubscriptionLife extends Subscription {
  isRunning: boolean;
  /** Whether its start was recorded, and whether it had one period throughout: else its renewals do not tell its age. */
  hasStart: boolean;
  hasOnePeriod: boolean;
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
  return subscriptionLives(orders, now)
    .filter(({ isRunning }) => isRunning)
    .map(({ isRunning: _is, hasStart: _start, hasOnePeriod: _one, ...subscription }) => subscription)
    .sort((a, b) => a.dueAt - b.dueAt);
}

/**
 * All subscriptions up to `now`, those that have ended among them; one that is taken up again after it was cancelled is a
 * new one. See runningSubscriptions.
 * @param orders standing orders in the order they count in
 */
export function subscriptionLives(orders: readonly SubscriptionOrder[], now: number): SubscriptionLife[] {
  const running = new Map<string, SubscriptionLife>();
  const ended: SubscriptionLife[] = [];
  for (const order of orders) {
    if (order.at > now) continue;
    const key = order.label ?? '';
    const before = running.get(key);
    if (order.type === 'subscription-cancelled') {
      if (before !== undefined) ended.push({ ...before, isRunning: false });
      running.delete(key);
    } else if (order.type.startsWith('subscription-')) running.set(key, next(order, before));
  }
  const lives = [...running.values()].map((life) => ({ ...life, isRunning: life.dueAt + GRACE >= now }));
  return [...ended, ...lives];
}

function next(order: SubscriptionOrder, before: SubscriptionLife | undefined): SubscriptionLife {
  const periodMonths = order.periodMonths ?? before?.periodMonths ?? 1;
  const paid = order.type !== 'subscription-changed';
  const dueAt = order.dueAt ?? (paid || !before ? order.at + periodMonths * MONTH : before.dueAt);
  return {
    label: order.label ?? null,
    amount: order.amount,
    periodMonths,
    dueAt: Math.round(dueAt),
    startedAt: before?.startedAt ?? order.at,
    renewals: (before?.renewals ?? 0) + (order.type === 'subscription-renewed' ? 1 : 0),
    isRunning: true,
    hasStart: before?.hasStart ?? order.type === 'subscription-started',
    hasOnePeriod: before === undefined || (before.hasOnePeriod && before.periodMonths === periodMonths),
  };
}

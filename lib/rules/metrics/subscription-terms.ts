import type { Order } from '../../model/facts';
import { DAY } from '../days';

const MONTH = (365.25 / 12) * DAY;
/** A renewal that nobody recorded for so many days has not happened. */
export const GRACE_DAYS = 60;
const GRACE = GRACE_DAYS * DAY;

/** A period of a subscription up to the day it is due, and what became of it. */
export interface Term {
  label: string;
  dueAt: number;
  /** `open`: neither yet; from 60 days behind the day it counts as not renewed. */
  end: 'renewed' | 'cancelled' | 'open';
}

/** From when until when somebody had a subscription of one label. */
export interface Running {
  label: string;
  from: number;
  to: number;
}

/**
 * The periods of a person's subscriptions, each by its label, and when they had one. A renewal that comes more than 60
 * days late is a new beginning. As subscriptionLives reads them, period by period. MT8
 * @param orders standing orders in the order they count in
 */
export function subscriptionTerms(orders: readonly Order[]): { terms: Term[]; running: Running[] } {
  const terms: Term[] = [];
  const running: Running[] = [];
  const open = new Map<string, { from: number; dueAt: number; months: number }>();
  for (const order of orders) {
    if (!order.type.startsWith('subscription-')) continue;
    const label = order.label ?? '';
    const before = open.get(label);
    if (order.type === 'subscription-cancelled') {
      if (before === undefined) continue;
      open.delete(label);
      const isLate = order.at > before.dueAt + GRACE;
      terms.push({ label, dueAt: before.dueAt, end: isLate ? 'open' : 'cancelled' });
      running.push({ label, from: before.from, to: Math.min(order.at, before.dueAt + GRACE) });
      continue;
    }
    const months = order.periodMonths ?? before?.months ?? 1;
    const isPaid = order.type !== 'subscription-changed';
    const dueAt = Math.round(
      order.dueAt ?? (isPaid || before === undefined ? order.at + months * MONTH : before.dueAt),
    );
    const isLate = before !== undefined && isPaid && order.at > before.dueAt + GRACE;
    if (before !== undefined && isLate) {
      terms.push({ label, dueAt: before.dueAt, end: 'open' });
      running.push({ label, from: before.from, to: before.dueAt + GRACE });
    } else if (before !== undefined && order.type === 'subscription-renewed') {
      terms.push({ label, dueAt: before.dueAt, end: 'renewed' });
    }
    const from = before === undefined || isLate ? order.at : before.from;
    open.set(label, { from, dueAt, months });
  }
  for (const [label, { from, dueAt }] of open) {
    terms.push({ label, dueAt, end: 'open' });
    running.push({ label, from, to: dueAt + GRACE });
  }
  return { terms, running };
}

/** When somebody's last subscription ended, each time: no other one was running then. */
export function subscriptionEnds(running: readonly Running[]): number[] {
  const ends = running
    .filter((one) => !running.some((other) => other !== one && other.from <= one.to && other.to > one.to))
    .map(({ to }) => to);
  return [...new Set(ends)].sort((a, b) => a - b);
}

import type { Ledger } from './ledger';
import { DAY, monthsLater } from './moments';
import type { Random } from './random';

/** From how many days ago until how many days ago something went on. */
export interface Span {
  from: number;
  until: number;
}

const GOODS = [
  'Regular order',
  'Refill pack',
  'Spare parts',
  'Workshop material',
  'Seasonal box',
  'Starter set',
  'Gift boxes',
];

/** Whole tens of euros for larger sums, else euros: how prices look. */
const price = (euros: number): number =>
  euros > 1000 ? Math.round(euros / 10) * 10 : Math.max(20, Math.round(euros));

/** At least so many days lie between two orders of one buyer. */
const SHORTEST_GAP = 2;

/**
 * Orders at will, each buyer at a rate of their own, with baskets around their own mean, and with a chance of their own to
 * leave after an order and to say nothing (the picture that BG/NBD and Gamma-Gamma assume: Fader, Hardie and Lee 2005; the
 * `loyal` do not leave). Now and then with a refund. Returns how many days ago they left, null for who did not.
 */
export function buyAtWill(
  span: Span,
  how: { loyal: boolean },
  ledger: Ledger,
  random: Random,
): number | null {
  const rhythm = Math.min(160, Math.max(10, random.around(36, 0.8)));
  const basket = random.around(290, 0.6);
  const leaves = how.loyal ? 0 : 0.6 * random.next() ** 2;
  const favourite = random.pick(GOODS);
  let days = span.from;
  while (days >= span.until) {
    const euros = price(basket * erlang(3, random));
    const label = random.chance(0.7) ? favourite : random.pick(GOODS);
    ledger.order(days, 'purchase', euros, label);
    const back = days - random.between(3, 12);
    if (random.chance(0.04) && back > 0) {
      const share = random.pick([1, 0.5, 0.25]);
      ledger.order(back, 'refund', price(euros * share), share === 1 ? 'Wrong size' : 'Part arrived damaged');
    }
    if (random.chance(leaves)) return days;
    days -= Math.max(SHORTEST_GAP, rhythm * erlang(1, random));
  }
  return null;
}

/** A gamma distributed number of whole shape and mean 1: the mean of so many waiting times of a Poisson process. */
function erlang(shape: number, random: Random): number {
  let sum = 0;
  for (let i = 0; i < shape; i += 1) sum -= Math.log(1 - random.next());
  return sum / shape;
}

/** What a subscription did not do at its end: `cancelled` ends it at `span.until`, `overdue` misses the last renewal. */
type Ending = 'runs' | 'cancelled' | 'overdue';

/** A subscription from its start, renewed whenever it was due, with the next renewal's date. */
export function subscribe(span: Span, ending: Ending, ledger: Ledger, random: Random): void {
  const months = random.pick([1, 1, 3, 12]);
  const name = { 1: 'monthly', 3: 'quarterly', 12: 'yearly' }[months] ?? 'yearly';
  const label = `Service plan, ${name}`;
  let euros = price(random.around(95, 0.5) * months * (months === 12 ? 0.85 : 1));
  const start = ledger.moment(span.from);
  const end = ledger.moment(span.until);
  const daysAgo = (at: number): number => span.until + (end - at) / DAY;
  ledger.order(span.from, 'subscription-started', euros, label, {
    months,
    dueAt: monthsLater(start, months),
  });
  let due = monthsLater(start, months);
  for (let period = 2; due < end; period++) {
    const next = monthsLater(start, months * period);
    if (next >= end && ending === 'overdue' && end - due < 25 * DAY) return;
    const days = daysAgo(due) + random.between(0, 3);
    ledger.order(days, 'subscription-renewed', euros, label, { months, dueAt: next });
    if (random.chance(months === 12 ? 0.4 : 0.06) && next < end) {
      euros = price(euros * 1.3);
      ledger.order(days - 0.4, 'subscription-changed', euros, label, { months, dueAt: next });
    }
    due = next;
  }
  if (ending === 'cancelled')
    ledger.order(span.until, 'subscription-cancelled', 0, label, { months, dueAt: null });
}

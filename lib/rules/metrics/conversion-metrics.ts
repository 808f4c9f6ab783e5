import { CART_DAYS } from './contact-part';
import type { KeyOf } from './figure-key';
import { countFound, shareFound, type Recipe } from './recipe';
import { isCustomerPhase } from './reading';

/** Whether a cart of a day has had the days in which it may come back. */
export function isCartDecided(day: number, today: number): boolean {
  return day < today - CART_DAYS;
}

/** Whether a move won somebody: out of the phase conversion into a stage of customers. */
export function isWon([, from, to]: KeyOf<'flow'>): boolean {
  return from?.[2] === 'conversion' && to !== null && isCustomerPhase(to[2]);
}

/** Metrics of conversion. */
export const CONVERSION_METRICS: readonly Recipe[] = [
  {
    id: 'lead-conversion',
    phase: 'conversion',
    label: 'Lead conversion rate',
    unit: 'share',
    definition:
      'Of the people who became leads in this time: how many have become customers since, by today. A young cohort is not done yet.',
    find: ({ table }, period) =>
      shareFound(table.sum('lead-won', period), table.sum('lead', period), 'No leads in this time.'),
    people: (period) => ({ what: 'leads-won', period }),
  },
  {
    id: 'close-rate',
    phase: 'conversion',
    label: 'Opportunity-to-close rate',
    unit: 'share',
    definition:
      'Won divided by won and lost: moves out of the phase conversion into a stage of customers, and into a lapsed one.',
    find({ table }, period) {
      const won = table.sum('flow', period, ({ key }) => isWon(key));
      const lost = table.sum('flow', period, ({ key: [, from, to] }) => {
        return from?.[2] === 'conversion' && to?.[2] === 'lapsed';
      });
      return shareFound(won, won + lost, 'Nothing was won or lost in this time.');
    },
    people: (period) => ({ what: 'won', period }),
  },
  {
    id: 'carts',
    phase: 'conversion',
    label: 'Abandoned carts',
    unit: 'count',
    definition: 'Interactions of the kind abandoned cart.',
    find: ({ table }, period) => countFound(table.sum('cart', period)),
    people: (period) => ({ what: 'carts', period }),
  },
  {
    id: 'carts-recovered',
    phase: 'conversion',
    label: 'Carts recovered',
    unit: 'share',
    byOrders: true,
    definition:
      'Of the abandoned carts that are at least 14 days old: how many an order followed within 14 days.',
    find({ table, today }, period) {
      const isDecided = ({ day }: { day: number }) => isCartDecided(day, today);
      return shareFound(
        table.sum('cart-recovered', period, isDecided),
        table.sum('cart', period, isDecided),
        'No abandoned cart of this time is 14 days old.',
      );
    },
    people: (period, today) => ({ what: 'carts-recovered', period, today }),
  },
];

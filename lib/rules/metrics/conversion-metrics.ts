import { countFound, shareFound, type Recipe } from './recipe';
import { isCustomerPhase } from './reading';
import type { Period } from './metric';

/** A cart may come back so many days long. */
const CART_DAYS = 14;

/** The part of a time whose carts have had their days. */
function decided({ from, to }: Period, today: number): Period {
  return { from, to: Math.max(from, Math.min(to, today - CART_DAYS)) };
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
      const out = table.cells('flow', period, ({ key: [, from] }) => from?.[2] === 'conversion');
      const sum = (which: (phase: string) => boolean) =>
        out.reduce((all, { key, amount }) => all + (which(key[2]?.[2] ?? '') ? amount : 0), 0);
      const won = out.reduce(
        (all, { key, amount }) => all + (key[2] !== null && isCustomerPhase(key[2][2]) ? amount : 0),
        0,
      );
      const lost = sum((phase) => phase === 'lapsed');
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
      const time = decided(period, today);
      return shareFound(
        table.sum('cart-recovered', time),
        table.sum('cart', time),
        'No abandoned cart of this time is 14 days old.',
      );
    },
    people: (period) => ({ what: 'carts-recovered', period }),
  },
];

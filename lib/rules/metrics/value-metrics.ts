import { isBuying } from '../../model/order-revenue';
import { newCustomersBySource, sourceWords } from './acquisition-metrics';
import { allSpend, sourceKey } from './entered-sums';
import type { WorthPart } from './figure-key';
import type { MetricPart, Period } from './metric';
import { countFound, nothing, type Found, type MetricSource, type Recipe } from './recipe';
import { customersAt } from './retention-metrics';

/** How often people bought in a time. */
function buysIn({ table }: MetricSource, period: Period): number {
  return table.sum('order', period, ({ key: [, type] }) => isBuying({ type }));
}

/** What customers of a source are expected to bring, on average; by the source's key, '' for all. */
function worthBySource({ table }: MetricSource): Map<string, { people: number; base: number }> {
  const worths = new Map<string, { people: number; base: number }>();
  const add = (source: string, part: WorthPart, amount: number) => {
    const worth = worths.get(source) ?? { people: 0, base: 0 };
    if (part === 'people' || part === 'base') worth[part] += amount;
    worths.set(source, worth);
  };
  for (const { key, amount } of table.cells('worth-source', null)) add(sourceKey(key[1]), key[2], amount);
  return worths;
}

function equityFound({ table }: MetricSource): Found {
  const sum = (part: WorthPart) => table.sum('worth-bucket', null, ({ key }) => key[1] === part);
  const of = sum('people');
  if (of === 0) return nothing('No customer has an estimate yet.', 0);
  return {
    value: sum('base'),
    count: null,
    of,
    range: { low: sum('low'), high: sum('high') },
    missing: null,
    parts: [],
  };
}

function valueToCost(source: MetricSource, period: Period): Found {
  const entered = source.entered(period);
  const { acquisitionSpend } = entered;
  const total = allSpend(entered);
  if (total === null || acquisitionSpend === null) {
    return nothing('No acquisition spend was entered for this time.');
  }
  const worths = worthBySource(source);
  const customers = newCustomersBySource(source, period);
  const ratio = (worth: { people: number; base: number }, spend: number, people: number) =>
    worth.people === 0 || people === 0 || spend === 0 ? null : worth.base / worth.people / (spend / people);
  const parts = [...acquisitionSpend].map(([name, spend]): MetricPart => {
    const worth = worths.get(sourceKey(name)) ?? { people: 0, base: 0 };
    const people = customers.get(sourceKey(name)) ?? 0;
    return { label: sourceWords(name), value: ratio(worth, spend, people), count: people, of: worth.people };
  });
  const all = { people: 0, base: 0 };
  for (const { people, base } of worths.values()) {
    all.people += people;
    all.base += base;
  }
  const people = [...customers.values()].reduce((sum, some) => sum + some, 0);
  const value = ratio(all, total, people);
  if (value === null) return nothing('There is no new customer, no spend or no estimate to compare.');
  return { value, count: people, of: all.people, range: null, missing: null, parts };
}

/** Metrics of value: they are told by orders and estimates. */
export const VALUE_METRICS: readonly Recipe[] = [
  {
    id: 'revenue',
    phase: 'value',
    label: 'Revenue',
    unit: 'money',
    byOrders: true,
    definition:
      'What orders, starts and renewals of subscriptions brought in, less refunds, in the team’s currency by the rate of their day.',
    find: ({ table }, period) => ({
      ...countFound(table.sum('revenue', period)),
      count: table.sum('basket', period),
    }),
    people: (period) => ({ what: 'ordered', period }),
  },
  {
    id: 'orders',
    phase: 'value',
    label: 'Orders',
    unit: 'count',
    byOrders: true,
    definition: 'Purchases, and starts and renewals of subscriptions.',
    find: (source, period) => countFound(buysIn(source, period)),
    people: (period) => ({ what: 'ordered', period }),
  },
  {
    id: 'basket',
    phase: 'value',
    label: 'Basket',
    unit: 'money',
    byOrders: true,
    definition:
      'What an order was worth on average, refunds not taken off; orders without a rate are left out.',
    find({ table }, period) {
      const of = table.sum('basket', period);
      if (of === 0) return nothing('No orders in this time.', 0);
      return { ...countFound(Math.round(table.sum('bought', period) / of)), count: null, of };
    },
    people: (period) => ({ what: 'ordered', period }),
  },
  {
    id: 'orders-a-customer',
    phase: 'value',
    label: 'Orders a customer',
    unit: 'ratio',
    byOrders: true,
    definition: 'Orders of this time, for each customer there was on average of its begin and its end.',
    find(source, period) {
      const end = Math.min(period.to, source.today + 1);
      const of = (customersAt(source.table, period.from) + customersAt(source.table, end)) / 2;
      const count = buysIn(source, period);
      if (of <= 0) return nothing('There were no customers in this time.', 0);
      return { value: count / of, count, of, range: null, missing: null, parts: [] };
    },
    people: (period) => ({ what: 'ordered', period }),
  },
  {
    id: 'customer-equity',
    phase: 'value',
    label: 'Customer equity',
    unit: 'money',
    byOrders: true,
    standing: true,
    definition:
      'The sum of what today’s customers are expected to bring, each as their own page says it. The ends of the range are the sums of their ends: wider than it is likely to be.',
    find: (source) => equityFound(source),
  },
  {
    id: 'value-to-cost',
    phase: 'value',
    label: 'CLV : CAC',
    unit: 'ratio',
    byOrders: true,
    definition:
      'What a customer of today is expected to bring on average, divided by the cost of winning one in this time; by source as well.',
    find: valueToCost,
  },
];

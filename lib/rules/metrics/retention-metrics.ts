import type { FigureTable } from './figure-table';
import type { Period } from './metric';
import { countFound, eachFound, nothing, shareFound, type MetricSource, type Recipe } from './recipe';
import { GRACE_DAYS } from './subscription-terms';

/** Whether a subscription that was due on a day may still be renewed. */
export function canStillRenew(day: number, today: number): boolean {
  return day > today - GRACE_DAYS;
}

/** How many customers there were when a day began. */
export function customersAt(table: FigureTable, day: number): number {
  const before = ({ bin }: { bin: number }) => bin < day;
  return table.sum('came', null, before) - table.sum('went', null, before);
}

/** Customers at the begin of a time, and how many of those were lost in it. */
function keptIn({ table }: MetricSource, period: Period): { lost: number; of: number } {
  const { from } = period;
  return {
    // Who came and was lost within the time was not there at its begin.
    lost: table.sum('lost', period, ({ day, bin }) => day - bin < from),
    of: customersAt(table, from),
  };
}

/** Metrics of retention. */
export const RETENTION_METRICS: readonly Recipe[] = [
  {
    id: 'renewal-rate',
    phase: 'retention',
    label: 'Renewal rate',
    unit: 'share',
    byOrders: true,
    definition:
      'Renewed divided by due: subscriptions that were due in this time. One that is not 60 days overdue and neither renewed nor cancelled is not counted yet.',
    find({ table, today }, period) {
      const waiting = table.sum('due-open', period, ({ day }) => canStillRenew(day, today));
      return shareFound(
        table.sum('due-renewed', period),
        table.sum('due', period) - waiting,
        waiting === 0 ? 'No subscription was due in this time.' : 'All that were due can still be renewed.',
      );
    },
    people: (period, today) => ({ what: 'renewals-due', period, today }),
  },
  {
    id: 'logo-churn',
    phase: 'retention',
    label: 'Logo churn rate',
    unit: 'share',
    definition:
      'Of the customers at the begin of this time: how many were lost in it. Lost is who came into a lapsed stage, or whose last subscription was cancelled or is 60 days overdue.',
    find(source, period) {
      const { lost, of } = keptIn(source, period);
      return shareFound(lost, of, 'There were no customers at the begin of this time.');
    },
    people: (period) => ({ what: 'customers-lost', period }),
  },
  {
    id: 'repeat-purchase',
    phase: 'retention',
    label: 'Repeat purchase rate',
    unit: 'share',
    byOrders: true,
    definition: 'Of the people whose first order lies in this time: how many have ordered again, by today.',
    find: ({ table }, period) =>
      shareFound(
        table.sum('second-order', period),
        table.sum('first-order', period),
        'Nobody ordered for the first time in this time.',
      ),
    people: (period) => ({ what: 'ordered-again', period }),
  },
  {
    id: 'cost-to-keep',
    phase: 'retention',
    label: 'Cost to keep a customer',
    unit: 'money',
    definition:
      'Retention spend as entered, and what rewards cost, divided by the customers who were there at the begin of this time and were not lost in it.',
    find(source, period) {
      const { retentionSpend } = source.entered(period);
      const rewards = source.table.sum('reward-cost', period);
      if (retentionSpend === null && rewards === 0) {
        return nothing('No retention spend was entered for this time, and no reward with a cost was given.');
      }
      const { lost, of } = keptIn(source, period);
      const total = (retentionSpend ?? 0) + rewards;
      return { ...eachFound(total, of - lost, 'No customer was kept over this time.'), count: total };
    },
  },
  {
    id: 'rewards',
    phase: 'retention',
    label: 'Rewards',
    unit: 'money',
    byOrders: true,
    definition: 'What the rewards cost that were given in this time, as far as a cost was recorded.',
    find({ table }, period) {
      const kinds = new Map<string, number>();
      for (const { key, amount } of table.cells('reward', period)) {
        kinds.set(key[1], (kinds.get(key[1]) ?? 0) + amount);
      }
      const parts = [...kinds].map(([label, count]) => ({ label, value: count, count, of: null }));
      const count = parts.reduce((sum, part) => sum + part.count, 0);
      return { ...countFound(table.sum('reward-cost', period), parts), count };
    },
    people: (period) => ({ what: 'rewards', period }),
  },
];

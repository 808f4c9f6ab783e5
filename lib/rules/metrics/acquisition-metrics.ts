import type { MetricPart, Period } from './metric';
import { allSpend, sourceKey, type EnteredSums } from './entered-sums';
import { countFound, eachFound, nothing, type Found, type MetricSource, type Recipe } from './recipe';
import { quantileOf } from './spread';

/** What somebody typed in for a time. */
function enteredRecipe(
  id: 'impressions' | 'branded-searches' | 'visits',
  label: string,
  of: (sums: EnteredSums) => number | null,
): Recipe {
  return {
    id,
    phase: 'awareness',
    label,
    unit: 'count',
    definition: `${label} as they were entered for these days; an entry that reaches over the end counts by its share of days.`,
    find({ entered }, period) {
      const sum = of(entered(period));
      return sum === null
        ? nothing(`No ${label.toLowerCase()} were entered for this time.`)
        : countFound(sum);
    },
  };
}

/** New customers by source, the most first; '' is not known. */
export function newCustomersBySource({ table }: MetricSource, period: Period): Map<string, number> {
  const sources = new Map<string, number>();
  for (const { key, amount } of table.cells('customer', period)) {
    const source = sourceKey(key[1]);
    sources.set(source, (sources.get(source) ?? 0) + amount);
  }
  return new Map([...sources].filter(([, people]) => people !== 0).sort(([, a], [, b]) => b - a));
}

/** How a source is called. */
export const sourceWords = (source: string): string => (source === '' ? 'Not known' : source);

function costFound(source: MetricSource, period: Period): Found {
  const entered = source.entered(period);
  const { acquisitionSpend } = entered;
  const total = allSpend(entered);
  if (acquisitionSpend === null || total === null) {
    return nothing('No acquisition spend was entered for this time.');
  }
  const customers = newCustomersBySource(source, period);
  const spent = new Map<string, number>();
  for (const [name, spend] of acquisitionSpend) {
    spent.set(sourceKey(name), (spent.get(sourceKey(name)) ?? 0) + spend);
  }
  const parts = [...new Set([...spent.keys(), ...customers.keys()])].map((name): MetricPart => {
    const [people, spend] = [customers.get(name) ?? 0, spent.get(name) ?? null];
    const value = spend === null || people === 0 ? null : Math.round(spend / people);
    return { label: sourceWords(name), value, count: spend, of: people };
  });
  const all = [...customers.values()].reduce((sum, people) => sum + people, 0);
  return { ...eachFound(total, all, 'Nobody became a customer in this time.'), count: total, parts };
}

/** Metrics of awareness and acquisition. */
export const ACQUISITION_METRICS: readonly Recipe[] = [
  enteredRecipe('impressions', 'Impressions', ({ impressions }) => impressions),
  enteredRecipe('branded-searches', 'Branded searches', ({ brandedSearches }) => brandedSearches),
  enteredRecipe('visits', 'Website visits', ({ visits }) => visits),
  {
    id: 'leads',
    phase: 'acquisition',
    label: 'Leads',
    unit: 'people',
    definition: 'People who came into a stage of the phase acquisition for the first time.',
    find: ({ table }, period) => countFound(table.sum('lead', period)),
    people: (period) => ({ what: 'leads', period }),
  },
  {
    id: 'inquiries',
    phase: 'acquisition',
    label: 'Inquiries',
    unit: 'count',
    definition: 'Interactions of the kind inquiry.',
    find: ({ table }, period) => countFound(table.sum('inquiry', period)),
    people: (period) => ({ what: 'inquiries', period }),
  },
  {
    id: 'first-reply',
    phase: 'acquisition',
    label: 'Median time to first reply',
    unit: 'hours',
    definition:
      'Whole hours from an inquiry to the first call, message, meeting, visit, demonstration or quote after it: the median of the inquiries that were answered.',
    find({ table }, period) {
      const replies = table.bins('replied', period);
      const count = table.sum('replied', period);
      const of = table.sum('inquiry', period);
      const value = quantileOf(replies, 0.5);
      if (value === null) return nothing(of === 0 ? 'No inquiries in this time.' : 'None was answered.', of);
      const range = { low: quantileOf(replies, 0.25) ?? value, high: quantileOf(replies, 0.75) ?? value };
      return { value, count, of, range, missing: null, parts: [] };
    },
    people: (period) => ({ what: 'replied', period }),
  },
  {
    id: 'new-customers',
    phase: 'acquisition',
    label: 'New customers',
    unit: 'people',
    definition:
      'People who became a customer for the first time: by their first order, or by coming into a stage of onboarding, retention, growth or advocacy. By the source they are known to be from.',
    find(source, period) {
      const sources = newCustomersBySource(source, period);
      const parts = [...sources].map(([name, people]) => ({
        label: sourceWords(name),
        value: people,
        count: people,
        of: null,
      }));
      return countFound(source.table.sum('customer', period), parts);
    },
    people: (period) => ({ what: 'customers', period }),
  },
  {
    id: 'acquisition-cost',
    phase: 'acquisition',
    label: 'Customer acquisition cost',
    unit: 'money',
    definition: 'Acquisition spend as entered, divided by new customers; by source as well.',
    find: costFound,
    people: (period) => ({ what: 'customers', period }),
  },
];

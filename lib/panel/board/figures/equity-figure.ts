import type { Workspace } from '../../../model/workspace';
import { WORTH_BOUNDS } from '../../../rules/metrics/worth-part';
import { currencyDecimals } from '../../../model/money';
import type { EquityFigure } from '../figures-view';
import type { StageScope } from './figures-input';

/** What all customers are expected to bring, and how many are worth how much; null of nobody, or where it is not to be seen. */
export function equityFigure(
  { table, ordersKnown }: StageScope,
  { currency, value }: Pick<Workspace, 'currency' | 'value'>,
): EquityFigure | null {
  if (!ordersKnown) return null;
  const sum = { people: 0, low: 0, base: 0, high: 0 };
  const unit = 10 ** currencyDecimals(currency);
  const buckets = [...WORTH_BOUNDS, null].map((bound) => ({
    upTo: bound === null ? null : bound * unit,
    people: 0,
    base: 0,
  }));
  for (const { key, bin, amount } of table.cells('worth-bucket', null)) {
    sum[key[1]] += amount;
    const bucket = buckets[bin];
    if (bucket !== undefined && (key[1] === 'people' || key[1] === 'base')) bucket[key[1]] += amount;
  }
  if (sum.people === 0) return null;
  const isValue = value.margin !== null;
  const label = `${isValue ? 'Customer lifetime value' : 'Expected revenue'}, ${value.horizonMonths} months`;
  return { sum, label, buckets };
}

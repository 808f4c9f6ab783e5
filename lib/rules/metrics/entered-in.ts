import type { EnteredFigure, EnteredKind, MetricGoal, MetricRemark } from '../../model/entered-figure';
import type { TeamRecord } from '../../model/team-record';
import { sourceKey, type EnteredSums } from './entered-sums';
import type { Period } from './metric';

/** A record that is a goal. */
type GoalRecord = TeamRecord & { body: MetricGoal };

/** The records of one sort. */
function bodiesOf<B extends TeamRecord['body']>(records: readonly TeamRecord[], is: B['is']): B[] {
  return records.map(({ body }) => body).filter((body): body is B => body.is === is);
}

/**
 * What was entered for a time; one that reaches over its ends counts by its share of days, rounded. Spend counts in the
 * team's currency alone. Null where nothing was entered: that is not nought. MT11
 */
export function enteredIn(
  records: readonly TeamRecord[],
  { from, to }: Period,
  currency: string,
): EnteredSums {
  const counting = bodiesOf<EnteredFigure>(records, 'entered').flatMap((entry) => {
    const days = Math.min(to, entry.to + 1) - Math.max(from, entry.from);
    if (days <= 0 || (entry.currency !== null && entry.currency !== currency)) return [];
    return [{ ...entry, amount: (entry.amount * days) / (entry.to + 1 - entry.from) }];
  });
  const sum = (what: EnteredKind) => {
    const some = counting.filter((entry) => entry.what === what);
    return some.length === 0 ? null : Math.round(some.reduce((all, { amount }) => all + amount, 0));
  };
  const spend = new Map<string, number>();
  for (const { what, source, amount } of counting) {
    if (what !== 'acquisition-spend') continue;
    spend.set(sourceKey(source), (spend.get(sourceKey(source)) ?? 0) + amount);
  }
  return {
    impressions: sum('impressions'),
    brandedSearches: sum('branded-searches'),
    visits: sum('visits'),
    acquisitionSpend:
      spend.size === 0 ? null : new Map([...spend].map(([name, amount]) => [name, Math.round(amount)])),
    retentionSpend: sum('retention-spend'),
  };
}

/** The goal of a metric that counts: the one that was set last. MT11 */
export function goalRecord(records: readonly TeamRecord[], metric: string): GoalRecord | undefined {
  return records
    .filter((record): record is GoalRecord => record.body.is === 'goal' && record.body.metric === metric)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .at(-1);
}

/** What the goal of a metric is; null where there is none. MT11 */
export function goalOf(records: readonly TeamRecord[], metric: string): number | null {
  return goalRecord(records, metric)?.body.value ?? null;
}

/** What was written on a metric's line in a time, by day. MT11 */
export function remarksOf(
  records: readonly TeamRecord[],
  metric: string,
  { from, to }: Period,
): MetricRemark[] {
  return bodiesOf<MetricRemark>(records, 'remark')
    .filter((remark) => remark.metric === metric && remark.day >= from && remark.day < to)
    .sort((a, b) => a.day - b.day);
}

import { firstDay, monthOf } from '../../../rules/metrics/figure-days';
import type { Family } from '../../../rules/metrics/figure-key';
import type { BoardFigures, CohortFigure } from '../figures-view';
import type { StageScope } from './figures-input';

/** At most so many months are followed. */
const MONTHS = 24;

/** Cohorts by the month somebody began in: customers who were kept, and people who became customers. */
export function cohortFigures(scope: StageScope): BoardFigures['cohorts'] {
  return {
    kept: cohortsOf(scope, 'customer', 'cohort-customers', (size, month, k) => {
      return size - sumTo(scope, 'lost-after', month, k);
    }),
    won: cohortsOf(scope, 'start', 'cohort-began', (_size, month, k) => {
      return sumTo(scope, 'start-won', month, k);
    }),
  };
}

function daysOf(month: number) {
  return { from: firstDay(month), to: firstDay(month + 1) };
}

function sumTo({ table }: StageScope, family: Family, month: number, k: number): number {
  return table.sum(family, daysOf(month), ({ bin }) => bin <= k);
}

function cohortsOf(
  { table, wanted, today }: StageScope,
  family: 'customer' | 'start',
  what: 'cohort-customers' | 'cohort-began',
  after: (size: number, month: number, k: number) => number,
): CohortFigure[] {
  const now = monthOf(today);
  const last = Math.min(monthOf(wanted.period.to - 1), now);
  const cohorts: CohortFigure[] = [];
  for (let month = monthOf(wanted.period.from); month <= last; month += 1) {
    const size = table.sum(family, daysOf(month));
    if (size === 0) continue;
    // A month counts when it has passed: the one that is running would always look worse.
    const passed = Math.min(MONTHS, now - month);
    const months = Array.from({ length: last - monthOf(wanted.period.from) + 1 }, (_, k) =>
      k < passed ? after(size, month, k) : null,
    );
    cohorts.push({ month: firstDay(month), size, months, behind: { what, period: daysOf(month) } });
  }
  return cohorts;
}

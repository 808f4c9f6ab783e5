import type { PeopleFilter, Span } from '../../model/people-filter';
import { wholeDays } from '../../rules/days';
import type { PeopleRow } from './people-row';

/** A text as it is searched and sorted: small letters without accents. */
export function plainText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A row as it is kept: with what it is searched by, as plain text. */
export interface KeptRow {
  row: PeopleRow;
  /** Name, company and addresses. */
  search: string;
  name: string;
  company: string;
}

type Test = (kept: KeptRow) => boolean;

/**
 * Tells who matches a filter. What is not worked out of somebody yet matches no condition on it.
 * @param now for the days in a stage
 */
export function matcherOf(filter: PeopleFilter, now: number): Test {
  const tests: Test[] = [];
  const among = <T>(values: readonly T[] | undefined, of: (row: PeopleRow) => T | undefined) => {
    if (values === undefined) return;
    const set = new Set(values);
    tests.push(({ row }) => {
      const value = of(row);
      return value !== undefined && set.has(value);
    });
  };
  const within = (span: Span | undefined, of: (row: PeopleRow) => number | null) => {
    if (span !== undefined) tests.push(({ row }) => isWithin(of(row), span));
  };
  among(filter.stages, (row) => row.stage);
  among(filter.phases, (row) => row.phase ?? undefined);
  among(filter.owners, (row) => row.owner);
  among(filter.markets, (row) => row.market);
  among(filter.segments, (row) => row.figures?.segment);
  among(filter.tiers, (row) => (row.figures === null ? undefined : row.figures.tier));
  among(filter.channels, (row) => row.channel ?? '');
  among(filter.actions, (row) => (row.action === undefined ? undefined : (row.action?.rule ?? null)));
  within(filter.value, (row) => row.figures?.value?.base ?? null);
  within(filter.days, (row) => (row.since === null ? null : wholeDays(row.since, now)));
  const { score, text } = filter;
  if (score !== undefined) {
    tests.push(({ row }) => {
      const given = row.figures?.score ?? null;
      // An agent's impression is no score: it matches none.
      const isSaid = given !== null && given.survey === score.survey && given.provenance === 'customer';
      return isSaid && isWithin(given.score, score);
    });
  }
  if (text !== undefined) {
    const words = plainText(text).split(/\s+/).filter(Boolean);
    tests.push(({ search }) => words.every((word) => search.includes(word)));
  }
  return (kept) => tests.every((test) => test(kept));
}

function isWithin(value: number | null, { min, max }: Span): boolean {
  return value !== null && (min === null || value >= min) && (max === null || value <= max);
}

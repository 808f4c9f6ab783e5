import type { PeopleFilter } from '../../model/people-filter';
import { MAIN, NOBODY, type BoardChoices } from './choices';
import { COLUMNS, type ColumnId, type PeopleSort } from './people-query';
import type { PeopleRow, StageStat } from './people-row';

/** Rows are read so many at a time. */
export const ROWS_AT_ONCE = 60;

/** What the People table shows. */
export interface PeopleTable {
  filter: PeopleFilter;
  sort: PeopleSort;
  /** The number whose people these are, and their list in the index; null: everybody. */
  behind: { title: string; list: number } | null;
  /** The view that was chosen, while nothing of it was changed. */
  viewId: string | null;
  /** How many match and how many there are; null until that is known. */
  counts: { total: number; of: number } | null;
  /** How far the reading of contacts has come; null once all are here. */
  reading: { done: number; of: number } | null;
  /** Rows by the number of their block of ROWS_AT_ONCE. */
  blocks: ReadonlyMap<number, PeopleRow[]>;
  /** The place of the row that the keys are on, and where a range begins. */
  at: number;
  anchor: number;
  stats: StageStat[];
  channels: string[];
  /** How many stall; null until everybody was looked at. */
  stalled: number | null;
}

export const FIRST_TABLE: PeopleTable = {
  filter: {},
  sort: { by: 'added', down: true },
  behind: null,
  viewId: null,
  counts: null,
  reading: { done: 0, of: 0 },
  blocks: new Map(),
  at: 0,
  anchor: 0,
  stats: [],
  channels: [],
  stalled: null,
};

/** Columns of somebody who has chosen none. */
export const FIRST_COLUMNS: readonly ColumnId[] = [
  'name',
  'company',
  'stage',
  'days',
  'value',
  'action',
  'contact',
  'score',
  'owner',
];

/** Columns as they were kept; ones that are not known are left out, and the name is always there. */
export function columnsOf(kept: readonly string[] | undefined): ColumnId[] {
  if (kept === undefined) return [...FIRST_COLUMNS];
  const known = kept.flatMap((id) => COLUMNS.find((column) => column.id === id)?.id ?? []);
  const once = [...new Set(known)];
  return once.includes('name') ? once : ['name', ...once];
}

/** The filter with what the head of the board says of owner and market. */
export function filterWith(filter: PeopleFilter, { owner, market }: BoardChoices): PeopleFilter {
  const both = <T>(own: T[] | undefined, chosen: T) =>
    own === undefined || own.includes(chosen) ? [chosen] : [];
  return {
    ...filter,
    ...(owner !== null && { owners: both(filter.owners, owner === NOBODY ? null : owner) }),
    ...(market !== null && { markets: both(filter.markets, market === MAIN ? null : market) }),
  };
}

/** The row at a place; undefined while it is not read. */
export function rowAt({ blocks }: Pick<PeopleTable, 'blocks'>, at: number): PeopleRow | undefined {
  return blocks.get(Math.floor(at / ROWS_AT_ONCE))?.[at % ROWS_AT_ONCE];
}

import type { PeopleFilter } from '../../model/people-filter';

/** The columns of the People table. */
export const COLUMNS = [
  { id: 'name', label: 'Name' },
  { id: 'company', label: 'Company' },
  { id: 'stage', label: 'Stage' },
  { id: 'days', label: 'Days in stage' },
  { id: 'owner', label: 'Owner' },
  { id: 'value', label: 'Value' },
  { id: 'active', label: 'Still active' },
  { id: 'score', label: 'Score' },
  { id: 'action', label: 'Next action' },
  { id: 'contact', label: 'Last contact' },
  { id: 'segment', label: 'Segment' },
  { id: 'tier', label: 'Tier' },
  { id: 'market', label: 'Market' },
  { id: 'source', label: 'Source' },
  { id: 'added', label: 'Added' },
] as const;
export type ColumnId = (typeof COLUMNS)[number]['id'];

/** By which column people are sorted; `down`: the greatest, latest or last first. */
export interface PeopleSort {
  by: ColumnId;
  down: boolean;
}

/** Which people are asked for, and in which order. */
export interface PeopleQuery {
  filter: PeopleFilter;
  sort: PeopleSort;
  /** Of the people of this list alone: what `among` of the index gave. */
  list?: number;
}

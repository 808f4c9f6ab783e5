import type { KeptRow } from './people-match';
import type { ColumnId, PeopleSort } from './people-query';

/** What a column is sorted by; null: nothing is known, which stands last whatever the direction. */
type SortKey = string | number | null;

/** How names of other things are sorted: by what is written, in the order of the model for stages. */
export interface OrderHow {
  stageRank: (stage: string | null, market: string | null) => number | null;
  memberName: (id: string | null) => string | null;
  marketName: (id: string | null) => string;
  tierRank: (id: string | null) => number | null;
}

/** All rows in the order of a column. Rows without a value stand last; equal ones stay as they were. */
export function inOrder(all: readonly KeptRow[], { by, down }: PeopleSort, how: OrderHow): KeptRow[] {
  const key = keyOf(by, how);
  const known: { kept: KeptRow; key: string | number }[] = [];
  const unknown: KeptRow[] = [];
  for (const kept of all) {
    const value = key(kept);
    if (value === null) unknown.push(kept);
    else known.push({ kept, key: value });
  }
  const sign = down ? -1 : 1;
  known.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0));
  return [...known.map(({ kept }) => kept), ...unknown];
}

function keyOf(by: ColumnId, how: OrderHow): (kept: KeptRow) => SortKey {
  switch (by) {
    case 'name':
      return ({ name }) => (name === '' ? null : name);
    case 'company':
      return ({ company }) => (company === '' ? null : company);
    case 'stage':
      return ({ row }) => how.stageRank(row.stage, row.market);
    case 'days':
      // The longest time is the earliest moment.
      return ({ row }) => (row.since === null ? null : -row.since);
    case 'owner':
      return ({ row }) => how.memberName(row.owner);
    case 'value':
      return ({ row }) => row.figures?.value?.base ?? null;
    case 'active':
      return ({ row }) => row.figures?.active ?? null;
    case 'score':
      return ({ row }) => row.figures?.score?.score ?? null;
    case 'action':
      return ({ row }) => row.action?.title ?? null;
    case 'contact':
      return ({ row }) => row.figures?.contact?.at ?? null;
    case 'segment':
      return ({ row }) => row.figures?.segment ?? null;
    case 'tier':
      return ({ row }) => how.tierRank(row.figures?.tier ?? null);
    case 'market':
      return ({ row }) => how.marketName(row.market);
    case 'source':
      return ({ row }) => row.channel;
    case 'added':
      return ({ row }) => row.createdAt;
  }
}

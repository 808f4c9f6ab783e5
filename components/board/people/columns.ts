import type { ColumnId } from '../../../lib/panel/board/people-query';

/** How wide each column is at least, in pixels. */
export const WIDTHS: Record<ColumnId, number> = {
  name: 190,
  company: 160,
  stage: 132,
  days: 118,
  owner: 120,
  value: 172,
  active: 92,
  score: 150,
  action: 210,
  contact: 150,
  segment: 140,
  tier: 90,
  market: 120,
  source: 110,
  added: 100,
};

/** Numbers stand to the right. */
export const NUMERIC: ReadonlySet<ColumnId> = new Set(['days', 'value', 'active']);

/** What is most, longest or latest comes first when such a column is chosen. */
export const DOWN_FIRST: ReadonlySet<ColumnId> = new Set([...NUMERIC, 'score', 'contact', 'added', 'tier']);

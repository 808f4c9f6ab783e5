import type { TeamFigures } from '../../lib/model/team-figures';
import { EVER } from '../../lib/rules/metrics/figure-days';
import { keyOf, type Family } from '../../lib/rules/metrics/figure-key';
import { addEntries, noSums, type Sums } from '../../lib/rules/metrics/figure-table';
import { dayOf } from '../../lib/rules/metrics/metric';
import { BEFORE_ALL } from '../db/in-workspace';
import { sql } from '../db/kysely';
import type { WorkspaceTransaction } from '../db/tables';
import { amountsOf, entriesOf } from './count-people';
import type { FiguredRow, MonthRow } from './statements';

/** So many people are added up at once: those of nobody may be all of a large team. */
const PAGE = 1000;

/** What is asked for: months from and to, both included, and whose people; '' is nobody. */
export interface FiguresAsked {
  from: number;
  to: number;
  owner: string | null;
}

/** The months of a team, or of the people one member looks after: those are added up when they are asked for. */
export async function readMonths(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { from, to, owner }: FiguresAsked,
): Promise<MonthRow[]> {
  if (owner === null) {
    const { rows } = await sql<MonthRow>`
      select month, market, amounts from sidestage.figure_months
      where workspace_id = ${workspaceId}::uuid and amounts <> '{}'
        and (month = ${EVER} or month between ${from} and ${to})
      order by month, market`.execute(trx);
    return rows;
  }
  const byMarket = new Map<string, Sums>();
  for await (const { market, entries } of figuredOf(trx, workspaceId, owner)) {
    const sums = byMarket.get(market) ?? noSums();
    byMarket.set(market, sums);
    addEntries(sums, entriesOf(entries), 1);
  }
  return [...byMarket].flatMap(([market, sums]) =>
    [...sums]
      .filter(([month]) => month === EVER || (month >= from && month <= to))
      .map(([month, keys]) => ({ month, market, amounts: amountsOf(keys) })),
  );
}

type Added = Pick<FiguredRow, 'contact_id' | 'market' | 'entries'>;

/** What each of an owner's people adds, read a page at a time. */
async function* figuredOf(
  trx: WorkspaceTransaction,
  workspaceId: string,
  owner: string,
): AsyncGenerator<Added> {
  for (let after = BEFORE_ALL; ;) {
    const { rows } = await sql<Added>`
      select contact_id, market, entries from sidestage.figured
      where workspace_id = ${workspaceId}::uuid and owner = ${owner} and contact_id > ${after}::uuid
      order by contact_id limit ${PAGE}`.execute(trx);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.contact_id;
  }
}

/** People who were referred, each once, by who referred them first. */
export async function readReferred(
  trx: WorkspaceTransaction,
  workspaceId: string,
  owner: string | null,
): Promise<TeamFigures['referred']> {
  const { rows } = await sql<{ at: number; market: string; revenue: number }>`
    with referred as (
      select distinct on (other.id) other.id, other.at, f.market
      from sidestage.figured f, jsonb_to_recordset(f.refers) as other (id uuid, at bigint)
      where f.workspace_id = ${workspaceId}::uuid and f.refers <> '[]'
        and (${owner}::text is null or f.owner = ${owner})
      order by other.id, other.at
    ), shown as (
      select r.at, r.market, p.contact_id, p.revenue from referred r
      join sidestage.figured p on p.workspace_id = ${workspaceId}::uuid and p.contact_id = r.id
      union all
      select r.at, r.market, p.contact_id, p.revenue from referred r
      join sidestage.figured p on p.workspace_id = ${workspaceId}::uuid and cardinality(p.members) > 1
        and p.members && array[r.id] and p.contact_id <> r.id
    )
    select distinct on (contact_id) at, market, revenue from shown order by contact_id, at`.execute(trx);
  return rows.map(({ at, market, revenue }) => ({
    day: dayOf(at),
    market,
    revenue,
  }));
}

/** What is told by orders: not for who is not shown them. Rewards are shown to everybody who sees people. */
const BY_ORDERS: ReadonlySet<Family> = new Set<Family>([
  'cart-recovered',
  'order',
  'revenue',
  'bought',
  'basket',
  'no-rate',
  'first-order',
  'second-order',
  'due',
  'due-renewed',
  'due-open',
  'worth',
  'worth-bucket',
  'worth-source',
]);

/** The months without what is told by orders. */
export function withoutOrders(months: readonly MonthRow[]): MonthRow[] {
  return months.map(({ amounts, ...month }) => ({
    ...month,
    amounts: Object.fromEntries(Object.entries(amounts).filter(([key]) => !BY_ORDERS.has(keyOf(key)[0]))),
  }));
}

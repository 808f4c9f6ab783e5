import type { Reversal } from '../../lib/model/facts';
import { takenBack } from '../../lib/model/standing';
import type { Workspace } from '../../lib/model/workspace';
import { standingMarket } from '../../lib/rules/market';
import { mergesOf, shownAs } from '../../lib/rules/shown-as';
import type { PaidOrder } from '../../lib/value/order-purchases';
import type { Database } from '../db/connect';
import { BEFORE_ALL, inWorkspace } from '../db/in-workspace';
import { sql } from '../db/kysely';

/** One person's orders that stand, with the market that counts for them. */
export interface PersonOrders {
  market: string | null;
  orders: PaidOrder[];
}

/** So many orders are read at a time. */
const PAGE = 5000;

interface OrderRow {
  contact_id: string;
  id: string;
  type: PaidOrder['type'];
  at: string;
  minor: string;
  currency: string;
  label: string | null;
  months: number | null;
  due: string | null;
}

/** Whose orders are being read. */
interface Open {
  contact: string;
  orders: PaidOrder[];
}

/**
 * Reads all orders of a workspace, page by page and person by person, so that they are never in memory together; those of
 * people who were merged come last, as one person each. Each page is a transaction of its own.
 * @param seen told how many orders were read, of how many
 */
export async function* readOrders(
  db: Database,
  workspace: Pick<Workspace, 'id' | 'markets'>,
  seen: (read: number, of: number) => void,
): AsyncGenerator<PersonOrders[]> {
  const { people, gone, count } = await readAround(db, workspace.id);
  const merges = mergesOf(people.values());
  const marketOf = (id: string) => standingMarket(workspace, people.get(id)?.market ?? null)?.id ?? null;
  const merged = new Map<string, PaidOrder[]>();
  const isMerged = new Set(
    [...people.values()].flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [id, mergedInto])),
  );
  let read = 0;
  let after = { contact: BEFORE_ALL, id: BEFORE_ALL };
  let open: Open | null = null;
  for (;;) {
    const rows = await readPage(db, workspace.id, after);
    const batch: PersonOrders[] = [];
    const close = (person: Open | null) => {
      if (person === null) return;
      const { contact, orders } = person;
      if (!isMerged.has(contact)) batch.push({ market: marketOf(contact), orders });
      else {
        const shown = shownAs(contact, merges);
        merged.set(shown, [...(merged.get(shown) ?? []), ...orders]);
      }
    };
    for (const row of rows) {
      const before: Open | null = open;
      const now: Open = before?.contact === row.contact_id ? before : { contact: row.contact_id, orders: [] };
      if (now !== before) close(before);
      if (!gone.has(row.id)) now.orders.push(paidOrder(row));
      open = now;
    }
    const last = rows.at(-1);
    if (last === undefined) close(open);
    else after = { contact: last.contact_id, id: last.id };
    read += rows.length;
    seen(read, Math.max(read, count));
    if (last === undefined) {
      yield [...batch, ...[...merged].map(([id, orders]) => ({ market: marketOf(id), orders }))];
      return;
    }
    yield batch;
  }
}

function paidOrder({ type, at, minor, currency, label, months, due }: OrderRow): PaidOrder {
  const order = { type, at: Number(at), amount: { minor: Number(minor), currency } };
  if (!type.startsWith('subscription-')) return order;
  return { ...order, label, periodMonths: months, dueAt: due === null ? null : Number(due) };
}

type Around = { id: string; market: string | null; mergedInto: string | null };

/** What orders are read with: who is in another market or takes part in a merge, and which facts were taken back. */
async function readAround(db: Database, workspaceId: string) {
  return inWorkspace(db, workspaceId, async (trx) => {
    const people = await sql<Around>`
      select id, data ->> 'market' as market, data ->> 'mergedInto' as "mergedInto" from sidestage.records
      where workspace_id = ${workspaceId}::uuid and kind = 'contact' and not deleted and (
        data ->> 'market' is not null or data ->> 'mergedInto' is not null or id in (
          select (data ->> 'mergedInto')::uuid from sidestage.records
          where workspace_id = ${workspaceId}::uuid and kind = 'contact' and not deleted
            and data ->> 'mergedInto' is not null))
    `.execute(trx);
    const reversals = await sql<{ data: Reversal }>`
      select data from sidestage.records
      where workspace_id = ${workspaceId}::uuid and kind = 'reversal' and not deleted
    `.execute(trx);
    const counted = await sql<{ count: number }>`
      select count(*)::int as count from sidestage.records
      where workspace_id = ${workspaceId}::uuid and kind = 'order' and not deleted
    `.execute(trx);
    return {
      people: new Map(people.rows.map((row) => [row.id, row])),
      gone: takenBack(reversals.rows.map(({ data }) => data)),
      count: counted.rows[0]?.count ?? 0,
    };
  });
}

async function readPage(
  db: Database,
  workspaceId: string,
  after: { contact: string; id: string },
): Promise<OrderRow[]> {
  return inWorkspace(db, workspaceId, async (trx) => {
    const { rows } = await sql<OrderRow>`
      select contact_id, id, data ->> 'type' as type, data ->> 'at' as at,
        data #>> '{amount,minor}' as minor, data #>> '{amount,currency}' as currency,
        data ->> 'label' as label, (data ->> 'periodMonths')::int as months, data ->> 'dueAt' as due
      from sidestage.records
      where workspace_id = ${workspaceId}::uuid and kind = 'order' and not deleted
        and (contact_id, id) > (${after.contact}::uuid, ${after.id}::uuid)
      order by contact_id, id limit ${PAGE}
    `.execute(trx);
    return rows;
  });
}

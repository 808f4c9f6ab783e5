import type { Contact } from '../../lib/model/contact';
import type { KindedFact } from '../../lib/rules/person-of';
import type { Run, Statement } from '../db/pipeline';

const statement = (name: string, text: string): Statement => ({ name: `figures-${name}`, text });

/** What one person added when they were last counted: by month and key, code and amount in turn. */
export interface FiguredRow {
  contact_id: string;
  owner: string;
  market: string;
  members: string[];
  refers: { id: string; at: number }[];
  revenue: number;
  entries: Record<string, Record<string, number[]>>;
}

const BEFORE = statement(
  'before',
  `select contact_id, market, members, entries from sidestage.figured
   where workspace_id = $1::uuid and contact_id = any($2::uuid[])
   union all
   select contact_id, market, members, entries from sidestage.figured
   where workspace_id = $1::uuid and cardinality(members) > 1 and members && $2::uuid[]
     and contact_id <> all($2::uuid[])`,
);
export type Before = Pick<FiguredRow, 'contact_id' | 'market' | 'members' | 'entries'>;

/** What these people added, and those they were shown with. */
export function findBefore(run: Run, workspaceId: string, ids: readonly string[]): Promise<Before[]> {
  return run<Before>(BEFORE, [workspaceId, ids]);
}

const RECORDS = statement(
  'records',
  `select kind, id, contact_id, data from sidestage.records
   where workspace_id = $1::uuid and contact_id = any($2::uuid[]) and not deleted`,
);
interface RecordRow {
  kind: string;
  id: string;
  contact_id: string;
  data: object;
}

/** Contacts and facts of these people, by the person they were recorded of. */
export async function readPeople(
  run: Run,
  workspaceId: string,
  ids: readonly string[],
): Promise<{ contacts: Map<string, Contact>; facts: Map<string, KindedFact[]> }> {
  const contacts = new Map<string, Contact>();
  const facts = new Map<string, KindedFact[]>();
  for (const { kind, id, contact_id: of, data } of await run<RecordRow>(RECORDS, [workspaceId, ids])) {
    if (kind === 'contact') contacts.set(id, data as Contact);
    else {
      const some = facts.get(of) ?? [];
      // As the server wrote it: contents were parsed when they came.
      some.push({ ...data, kind } as KindedFact);
      facts.set(of, some);
    }
  }
  return { contacts, facts };
}

const MONTHS = statement(
  'months',
  `select month, market, amounts from sidestage.figure_months f
   where workspace_id = $1::uuid and exists (
     select 1 from json_to_recordset($2::json) as row (month integer, market text)
     where row.month = f.month and row.market = f.market)`,
);
const PUT_MONTHS = statement(
  'put-months',
  `insert into sidestage.figure_months (workspace_id, month, market, amounts)
   select $1::uuid, month, market, amounts
   from json_to_recordset($2::json) as row (month integer, market text, amounts jsonb)
   on conflict (workspace_id, month, market) do update set amounts = excluded.amounts`,
);
const PUT = statement(
  'put',
  `insert into sidestage.figured (workspace_id, contact_id, owner, market, members, refers, revenue, entries)
   select $1::uuid, contact_id, owner, market, array(select json_array_elements_text(members)::uuid), refers, revenue,
     entries
   from json_to_recordset($2::json) as row (contact_id uuid, owner text, market text, members json, refers jsonb,
     revenue bigint, entries jsonb)
   on conflict (workspace_id, contact_id) do update set owner = excluded.owner, market = excluded.market,
     members = excluded.members, refers = excluded.refers, revenue = excluded.revenue, entries = excluded.entries`,
);
const DROP = statement(
  'drop',
  `delete from sidestage.figured where workspace_id = $1::uuid and contact_id = any($2::uuid[])`,
);

/** A month of a market, as it is kept. */
export interface MonthRow {
  month: number;
  market: string;
  amounts: Record<string, number[]>;
}

/** Months as they are kept, of those that are named. */
export function findMonths(
  run: Run,
  workspaceId: string,
  named: readonly Pick<MonthRow, 'month' | 'market'>[],
): Promise<MonthRow[]> {
  return run<MonthRow & Record<string, unknown>>(MONTHS, [workspaceId, JSON.stringify(named)]);
}

/** Writes what people add now, and the months after it. */
export async function writeFigures(
  run: Run,
  workspaceId: string,
  {
    rows,
    gone,
    months,
  }: { rows: readonly FiguredRow[]; gone: readonly string[]; months: readonly MonthRow[] },
): Promise<void> {
  if (months.length > 0) await run(PUT_MONTHS, [workspaceId, JSON.stringify(months)]);
  if (gone.length > 0) await run(DROP, [workspaceId, gone]);
  if (rows.length > 0) await run(PUT, [workspaceId, JSON.stringify(rows)]);
}

import type { Run, Statement } from '../db/pipeline';
import type { Counting } from './counting';
import type { Counted, Lead, Place } from './place';

const statement = (name: string, text: string): Statement => ({ name: `people-${name}`, text });

interface Stored {
  id: string;
  owner: string | null;
  market: string | null;
  merged_into: string | null;
  lead: Lead | null;
  place: Place | null;
  /** Whether somebody was merged into them; also of somebody who is not there. */
  joined: boolean;
}

/** A person as they were counted, or null for somebody who is not there; `joined`: others were merged into them. */
export interface Known {
  counted: Counted | null;
  joined: boolean;
}

const FIND = statement(
  'find',
  `select named.id, p.owner, p.market, p.merged_into, p.lead, p.place,
     exists (select 1 from sidestage.people q where q.workspace_id = $1::uuid and q.merged_into = named.id) as joined
   from unnest($2::uuid[]) as named (id)
   left join sidestage.people p on p.workspace_id = $1::uuid and p.contact_id = named.id`,
);

/** How people are counted now, by id. */
export async function findCounted(run: Run, workspaceId: string, ids: string[]): Promise<Map<string, Known>> {
  const rows = await run<Stored>(FIND, [workspaceId, ids]);
  return new Map(rows.map((row) => [row.id, { counted: countedOf(row), joined: row.joined }]));
}

const AROUND = statement(
  'around',
  `with recursive around (id) as (
     select unnest($2::uuid[])
     union
     select case when p.contact_id = a.id then p.merged_into else p.contact_id end
     from around a join sidestage.people p on p.workspace_id = $1::uuid and p.merged_into is not null
       and (p.contact_id = a.id or p.merged_into = a.id)
   )
   select p.contact_id as id, p.owner, p.market, p.merged_into, p.lead, p.place, false as joined
   from around a join sidestage.people p on p.workspace_id = $1::uuid and p.contact_id = a.id`,
);

/** These people and everybody who hangs together with them by merges, as far as they are there. */
export async function findAround(run: Run, workspaceId: string, ids: string[]): Promise<Counted[]> {
  const rows = await run<Stored>(AROUND, [workspaceId, ids]);
  return rows.map(countedOf).filter((one) => one !== null);
}

function countedOf({ id, owner, market, merged_into: mergedInto, lead, place }: Stored): Counted | null {
  return market === null ? null : { id, owner, market, mergedInto, lead, place };
}

const WRITE = statement(
  'write',
  `insert into sidestage.people (workspace_id, contact_id, owner, market, merged_into, lead, place)
   select $1::uuid, id, owner, market, merged_into, lead, place
   from json_to_recordset($2::json) as row (id uuid, owner uuid, market text, merged_into uuid, lead jsonb, place jsonb)
   on conflict (workspace_id, contact_id) do update set owner = excluded.owner, market = excluded.market,
     merged_into = excluded.merged_into, lead = excluded.lead, place = excluded.place`,
);

/** Writes how people are counted, behind the lock of their workspace's order. */
export function writeCounted(run: Run, workspaceId: string, people: readonly Counted[]) {
  const rows = people.map(({ mergedInto, ...row }) => ({ ...row, merged_into: mergedInto }));
  return run(WRITE, [workspaceId, JSON.stringify(rows)]);
}

const REMOVE = statement(
  'remove',
  `with gone as (delete from sidestage.opened where workspace_id = $1::uuid and contact_id = any($2::uuid[]))
   delete from sidestage.people where workspace_id = $1::uuid and contact_id = any($2::uuid[])`,
);

/** People who are not there any more. */
export function removeCounted(run: Run, workspaceId: string, ids: readonly string[]) {
  return run(REMOVE, [workspaceId, ids]);
}

const COUNT_STAGES = statement(
  'count-stages',
  `insert into sidestage.stage_counts as known (workspace_id, market, model, stage, people)
   select $1::uuid, market, model, stage, people
   from json_to_recordset($2::json) as row (market text, model text, stage text, people bigint)
   on conflict (workspace_id, market, model, stage) do update set people = known.people + excluded.people`,
);
const COUNT_OWNERS = statement(
  'count-owners',
  `insert into sidestage.owner_counts as known (workspace_id, owner, people)
   select $1::uuid, owner, people from json_to_recordset($2::json) as row (owner text, people bigint)
   on conflict (workspace_id, owner) do update set people = known.people + excluded.people`,
);

/** Adds to the counters, behind the lock of the workspace's order: two that count wait for each other there. */
export function addCounts(run: Run, workspaceId: string, counting: Counting): Promise<unknown>[] {
  const [stages, owners] = [counting.stageRows(), counting.ownerRows()];
  return [
    ...(stages.length > 0 ? [run(COUNT_STAGES, [workspaceId, JSON.stringify(stages)])] : []),
    ...(owners.length > 0 ? [run(COUNT_OWNERS, [workspaceId, JSON.stringify(owners)])] : []),
  ];
}

/** Hashes that people are found by from now on, and no longer. */
export interface KeyChange {
  id: string;
  added: string[];
  removed: string[];
}

const ADD_KEYS = statement(
  'add-keys',
  `insert into sidestage.person_keys (workspace_id, hash, contact_id)
   select $1::uuid, decode(hash, 'hex'), id from unnest($2::text[], $3::uuid[]) as row (hash, id) on conflict do nothing`,
);
const REMOVE_KEYS = statement(
  'remove-keys',
  `delete from sidestage.person_keys known using unnest($2::text[], $3::uuid[]) as row (hash, id)
   where known.workspace_id = $1::uuid and known.hash = decode(row.hash, 'hex') and known.contact_id = row.id`,
);

/** Writes what people are found by. */
export function writeKeys(run: Run, workspaceId: string, changes: readonly KeyChange[]): Promise<unknown>[] {
  const pairs = (which: 'added' | 'removed') =>
    changes.flatMap((change) => change[which].map((hash) => [hash, change.id] as const));
  const sent = (text: Statement, rows: (readonly [string, string])[]) =>
    rows.length === 0 ? [] : [run(text, [workspaceId, rows.map(([hash]) => hash), rows.map(([, id]) => id)])];
  return [...sent(REMOVE_KEYS, pairs('removed')), ...sent(ADD_KEYS, pairs('added'))];
}

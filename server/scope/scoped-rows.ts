import type { RecordKind } from '../../lib/model/change';
import { sql } from '../db/kysely';
import { unsharedSql } from '../db/unshared';
import { PAGE_CHARACTERS, rowText, type FoundRow, type RowPage } from '../db/rows';
import type { WorkspaceTransaction } from '../db/tables';
import type { Caller } from '../sign-in';
import { insideSql, type DeviceScope } from './scope';

/** So many changes of a workspace are looked through for one page, whoever they are of. */
const WINDOW = 20_000;

/** Rows that a device is sent, and the people who changed and are not sent to it: some may have been, until now. */
export interface ScopedPage extends RowPage {
  out: string[];
}

/**
 * What changed with `after` < seq <= `upTo` of the people a device is sent, settings and members, and every deletion of a
 * person; of anybody else who was edited, the id alone: they may have left since the device's last pull came to its end,
 * which may be pages before `after`. A fact of somebody who was merged into one of these comes when that person does: the
 * device fetches them whole.
 */
export async function readScopedRows(
  trx: WorkspaceTransaction,
  caller: Caller,
  scope: DeviceScope,
  range: { after: number; upTo: number; kinds: readonly RecordKind[]; limit: number },
): Promise<ScopedPage> {
  const { workspaceId } = caller;
  const upTo = Math.min(range.upTo, range.after + WINDOW);
  const { rows: found } = await sql<FoundRow & { inside: boolean }>`
    select r.kind, r.id, r.seq, r.deleted or h.hidden as deleted,
      case when s.inside and not h.hidden then r.data::text end as data, s.inside
    from sidestage.records r
    left join sidestage.people p on p.workspace_id = ${workspaceId}::uuid and p.contact_id = r.contact_id
    left join sidestage.people t on t.workspace_id = ${workspaceId}::uuid and t.contact_id = p.merged_into
      and r.kind = 'contact'
    cross join lateral (select ${unsharedSql('r', caller.memberId)} as hidden) h
    cross join lateral (select case
      when r.contact_id is null then true
      when r.deleted then r.kind = 'contact'
      else ${insideSql(scope, caller, 'p')} or ${insideSql(scope, caller, 't')} end as inside) s
    where r.workspace_id = ${workspaceId}::uuid and r.seq > ${range.after} and r.seq <= ${upTo}
      and r.kind = any(${range.kinds}::text[])
      and (s.inside or (r.kind = 'contact' and not r.deleted))
    order by r.seq limit ${range.limit}
  `.execute(trx);
  const [rows, out]: [string[], string[]] = [[], []];
  let [last, size] = [range.after, 0];
  for (const row of found) {
    if (size > PAGE_CHARACTERS) return { rows, out, last, isLast: false };
    if (row.inside) rows.push(rowText(row, 4));
    else out.push(row.id);
    size += row.data?.length ?? 0;
    last = row.seq;
  }
  const isAll = found.length < range.limit;
  return { rows, out, last: isAll ? upTo : last, isLast: isAll && upTo === range.upTo };
}

/** People of a scope in the order of their ids, after one of them. */
export async function peopleInScope(
  trx: WorkspaceTransaction,
  caller: Caller,
  scope: DeviceScope,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const { workspaceId, deviceId, memberId } = caller;
  const some = (owned: ReturnType<typeof sql>) => sql`(select contact_id as id from sidestage.people
    where workspace_id = ${workspaceId}::uuid and ${owned} and contact_id > ${after}::uuid order by 1 limit ${limit})`;
  const isMine = sql`owner = ${memberId}::uuid`;
  const owned = {
    all: [],
    team: [some(isMine), some(sql`owner is null`)],
    mine: [some(isMine)],
    opened: [],
  }[scope.level];
  const sources = [
    ...owned,
    sql`(select contact_id as id from sidestage.opened where workspace_id = ${workspaceId}::uuid
      and device_id = ${deviceId}::uuid and contact_id > ${after}::uuid order by 1 limit ${limit})`,
    sql`(select q.contact_id as id from sidestage.people q
      join sidestage.people t on t.workspace_id = ${workspaceId}::uuid and t.contact_id = q.merged_into
      where q.workspace_id = ${workspaceId}::uuid and q.merged_into is not null and q.contact_id > ${after}::uuid
        and ${insideSql(scope, caller, 't')} order by 1 limit ${limit})`,
  ];
  const { rows } = await sql<{ id: string }>`
    select id from (${sql.join(sources, sql` union `)}) as inside order by id limit ${limit}
  `.execute(trx);
  return rows.map(({ id }) => id);
}

/** Everything there is of these people, as far as its kind is among those asked for; each person's rows together. */
export async function rowsOfPeople(
  trx: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
  kinds: readonly RecordKind[],
): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    select kind, id, seq, deleted, data::text as data from sidestage.records
    where workspace_id = ${workspaceId}::uuid and contact_id = any(${ids}::uuid[]) and not deleted
      and kind = any(${kinds}::text[])
    order by contact_id, seq
  `.execute(trx);
  return rows;
}

/** Settings, members, taught sites and what the team keeps together; of these kinds. */
export async function settingsRows(
  trx: WorkspaceTransaction,
  { workspaceId, memberId }: Caller,
  kinds: readonly RecordKind[],
): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    select kind, id, seq, deleted, data::text as data from sidestage.records r
    where workspace_id = ${workspaceId}::uuid and contact_id is null and not deleted
      and kind = any(${kinds}::text[]) and not ${unsharedSql('r', memberId)} order by seq
  `.execute(trx);
  return rows;
}

import { sql } from '../db/kysely';
import type { WorkspaceTransaction } from '../db/tables';
import { can } from '../../lib/rules/can';
import type { Caller } from '../sign-in';
import { levelOf, type Level } from './level';

/** What a device is sent, and its name on the wire: with what the member may see, so that a change of roles is one of it. */
export interface DeviceScope {
  level: Level;
  tag: string;
}

/** The scope of a device, given the tag it has now, or null for one that has none yet. */
export async function scopeOf(
  trx: WorkspaceTransaction,
  { workspaceId, memberId, roles }: Caller,
  { before, limit }: { before: string | null; limit?: number | undefined },
): Promise<DeviceScope> {
  const { rows } = await sql<{ all: number; mine: number; nobodys: number }>`
    select coalesce(sum(people), 0)::bigint as all,
      coalesce(sum(people) filter (where owner = ${memberId}), 0)::bigint as mine,
      coalesce(sum(people) filter (where owner = ''), 0)::bigint as nobodys
    from sidestage.owner_counts where workspace_id = ${workspaceId}::uuid
  `.execute(trx);
  const { all = 0, mine = 0, nobodys = 0 } = rows[0] ?? {};
  const level = levelOf({ all, team: mine + nobodys, mine }, before?.split('/')[0] ?? null, limit);
  const rights = `${can(roles, 'see-people') ? 'p' : ''}${can(roles, 'see-value') ? 'v' : ''}`;
  return { level, tag: `${level}/${rights}` };
}

/** What a scope says of a person's row in `people`, as SQL with the row's alias. */
export function insideSql(
  { level }: DeviceScope,
  { workspaceId, deviceId, memberId }: Caller,
  alias: string,
) {
  const owner = sql.ref(`${alias}.owner`);
  const id = sql.ref(`${alias}.contact_id`);
  const owned =
    level === 'team'
      ? sql`(${owner} is null or ${owner} = ${memberId}::uuid)`
      : level === 'mine'
        ? sql`coalesce(${owner} = ${memberId}::uuid, false)`
        : sql`${sql.raw(level === 'all' ? 'true' : 'false')}`;
  return sql`(${id} is not null and (${owned} or exists (select 1 from sidestage.opened o
    where o.workspace_id = ${workspaceId}::uuid and o.device_id = ${deviceId}::uuid and o.contact_id = ${id})))`;
}

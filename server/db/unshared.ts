import type { RawBuilder } from 'kysely';
import { sql } from './kysely';

/**
 * Whether a record is somebody else's alone: to everybody but its maker it is as if it were deleted, so that a device which
 * had it while it was shared lets it go. `alias`: of the table of records.
 */
export function unsharedSql(alias: string, memberId: string): RawBuilder<boolean> {
  const [kind, owner, data] = ['kind', 'owner', 'data'].map((column) => sql.ref(`${alias}.${column}`));
  return sql<boolean>`coalesce(${kind} = 'team-record' and ${owner} is distinct from ${memberId}::uuid
    and ${data} ->> 'shared' = 'false', false)`;
}

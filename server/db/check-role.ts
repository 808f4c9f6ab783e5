import { sql } from './kysely';
import { StartError } from '../start-error';
import type { Database } from './connect';

const OLDEST = 15;

/**
 * Makes sure that row-level security binds this connection: PostgreSQL 15 or newer, and a role that is no superuser,
 * cannot bypass row-level security and owns none of our tables, not even through a role it belongs to.
 * @throws StartError when it is not so.
 */
export async function checkRole(db: Database): Promise<void> {
  const { rows } = await sql<{
    version: number;
    name: string;
    super: boolean;
    bypass: boolean;
    owner: boolean;
  }>`
    select current_setting('server_version_num')::int / 10000 as version,
      current_user as name, rolsuper as super, rolbypassrls as bypass,
      exists (
        select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('sidestage', 'sidestage_meta')
          and (pg_has_role(current_user, c.relowner, 'member') or pg_has_role(current_user, n.nspowner, 'member'))
      ) as owner
    from pg_roles where rolname = current_user
  `.execute(db.queries);
  const role = rows[0];
  if (role === undefined) throw new StartError('The role of DATABASE_URL does not exist in the database.');
  if (role.version < OLDEST) {
    throw new StartError(
      `The database is PostgreSQL ${role.version}: Sidestage needs ${OLDEST} or newer, please use another one.`,
    );
  }
  const why = role.super
    ? 'is a superuser'
    : role.bypass
      ? 'bypasses row-level security'
      : role.owner
        ? 'owns the tables'
        : null;
  if (why !== null) {
    throw new StartError(
      `The role "${role.name}" of DATABASE_URL ${why}, so nothing would keep teams apart: create one that owns nothing ` +
        `(CREATE ROLE sidestage_app LOGIN PASSWORD '...'), put it into DATABASE_URL, and the owner into DATABASE_ADMIN_URL.`,
    );
  }
}

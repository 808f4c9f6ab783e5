import type { Kysely } from 'kysely';
import { sql } from '../kysely';

/** When somebody last got another owner is not asked any more: a pull names whoever changed and is not sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sidestage.people drop column moved`.execute(db);
}

import type { Kysely } from 'kysely';
import { sql } from '../kysely';

/** What version 3 added to records, as JSON; the places of a record that is edited inside have a path. */
const ADDED = [
  ['contact', '{"profile":[],"mergedInto":null}'],
  ['workspace', '{"tiers":[]}'],
  ['interaction', '{"amount":null,"other":null,"replaces":null,"reference":null}'],
  ['action-outcome', '{"propensity":null,"offered":[],"phase":null,"segment":null,"untilReply":false}'],
] as const;
const INSIDE = [
  ['contact', 'source', '{"referrer":null}'],
  ['workspace', 'model', '{"retired":[]}'],
] as const;

/**
 * Fills up the records of version 2: their rows go to devices as they are stored. They keep their places: a device of
 * version 2 is not sent what is new, and one that was updated fetches everything again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Row-level security holds for the owner too; within this transaction nobody else sees the table without it.
  await sql`alter table sidestage.records no force row level security`.execute(db);
  for (const [kind, added] of ADDED) {
    await sql`
      update sidestage.records set data = ${added}::jsonb || data where kind = ${kind} and data is not null
    `.execute(db);
  }
  for (const [kind, field, added] of INSIDE) {
    await sql`
      update sidestage.records set data = jsonb_set(data, array[${field}], ${added}::jsonb || (data -> ${field}))
      where kind = ${kind} and jsonb_typeof(data -> ${field}) = 'object'
    `.execute(db);
  }
  await sql`alter table sidestage.records force row level security`.execute(db);
}

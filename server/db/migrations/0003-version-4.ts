import type { Kysely } from 'kysely';
import { sql } from '../kysely';

/** What version 4 added to records, as JSON. */
const ADDED = [
  ['contact', '{"market":null}'],
  [
    'workspace',
    '{"markets":[],"mainMarket":"","fits":[],"rates":[],"valueMore":{"costOfService":null,"relationshipYears":null,"since":{}}}',
  ],
] as const;

/**
 * Fills up the records of version 3: their rows go to devices as they are stored. They keep their places: a device of
 * version 3 is not sent what is new, and one that was updated fetches everything again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Row-level security holds for the owner too; within this transaction nobody else sees the table without it.
  await sql`alter table sidestage.records no force row level security`.execute(db);
  for (const [kind, added] of ADDED) {
    await sql`
      update sidestage.records set data = ${added}::jsonb || data where kind = ${kind} and data is not null
    `.execute(db);
  }
  await sql`alter table sidestage.records force row level security`.execute(db);
}

import type { Database } from '../db/connect';
import { BEFORE_ALL } from '../db/in-workspace';
import { sql } from '../db/kysely';
import { erasedHash, idName } from '../erase/erased-names';
import { erasePeople } from '../erase/erase-people';
import { asideSchema } from './aside';
import { readBackup } from './backup-file';
import { batchesOf } from './load-rows';

/** So many people are looked at at a time. */
const BATCH = 1000;

/** Keeps who was erased in what was set aside: also those who were erased after the backup. */
export async function keepErasedFrom(db: Database, aside: string): Promise<void> {
  const schema = asideSchema(aside, 'sidestage');
  const there = await db.pool.query<{ is: boolean }>('select to_regclass($1) is not null as is', [
    `${schema}.erased`,
  ]);
  if (there.rows[0]?.is !== true) return; // of a version that kept no list
  await sql`update sidestage.workspaces as mine set erase_key = theirs.erase_key
    from ${sql.id(schema)}.workspaces as theirs
    where theirs.workspace_id = mine.workspace_id and theirs.erase_key is not null`.execute(db.queries);
  await sql`insert into sidestage.erased (workspace_id, hash, erased_at)
    select workspace_id, hash, erased_at from ${sql.id(schema)}.erased
    where workspace_id in (select workspace_id from sidestage.workspaces) on conflict do nothing`.execute(
    db.queries,
  );
}

/** The same of a later backup, whole or of who was erased alone. */
export async function keepErasedOf(db: Database, file: string): Promise<void> {
  for await (const { table, rows } of batchesOf(readBackup(file, () => undefined))) {
    const json = `[${rows.map((row) => row.json).join()}]`;
    if (table === 'workspaces') {
      await sql`update sidestage.workspaces as mine set erase_key = theirs.erase_key
        from json_populate_recordset(null::sidestage.workspaces, ${json}::json) as theirs
        where theirs.workspace_id = mine.workspace_id and theirs.erase_key is not null`.execute(db.queries);
    }
    if (table === 'erased') {
      await sql`insert into sidestage.erased (workspace_id, hash, erased_at)
        select workspace_id, hash, erased_at from json_populate_recordset(null::sidestage.erased, ${json}::json)
        where workspace_id in (select workspace_id from sidestage.workspaces) on conflict do nothing`.execute(
        db.queries,
      );
    }
  }
}

/** Erases whoever is on the list and there all the same; returns how many they were. `now` in milliseconds. */
export async function eraseAgain(db: Database, now: number): Promise<number> {
  const { rows: teams } = await sql<{ id: string; key: Buffer }>`
    select workspace_id as id, erase_key as key from sidestage.workspaces w where erase_key is not null
      and exists (select from sidestage.erased e where e.workspace_id = w.workspace_id)`.execute(db.queries);
  let again = 0;
  for (const { id, key } of teams) {
    for await (const people of peopleOf(db, id)) {
      const hashes = new Map(
        people.map((person) => [erasedHash(key, idName(person)).toString('hex'), person]),
      );
      const { rows } = await sql<{ hash: string }>`
        select encode(hash, 'hex') as hash from sidestage.erased where workspace_id = ${id}::uuid
          and hash = any(${[...hashes.keys()].map((hash) => Buffer.from(hash, 'hex'))}::bytea[])`.execute(
        db.queries,
      );
      const found = rows.flatMap(({ hash }) => hashes.get(hash) ?? []);
      if (found.length > 0) await erasePeople(db.queries, id, found, { now, isForGood: false });
      again += found.length;
    }
  }
  return again;
}

async function* peopleOf(db: Database, workspaceId: string): AsyncGenerator<string[]> {
  let after = BEFORE_ALL;
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      select id from sidestage.records where workspace_id = ${workspaceId}::uuid and id > ${after}::uuid
        and kind = 'contact' and not deleted order by id limit ${BATCH}`.execute(db.queries);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ id }) => id);
    after = last.id;
  }
}

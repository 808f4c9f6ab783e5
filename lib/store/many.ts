import { contactRow } from './contact-row';
import type { SidestageDatabase } from './database';
import type { KeptBulk, ManyRow } from './many-store';
import { connected, hasMerges } from './merged';
import { eachRow } from './people';
import type { ContactRow } from './store';
import { groupsOf, mergesOf, shownAs } from '../rules/shown-as';

/** These people as lists show them; those who were merged once, as whom they are shown. One transaction. */
export async function rowsOf(db: SidestageDatabase, ids: readonly string[]): Promise<ManyRow[]> {
  return db.transaction('r', db.contacts, async () => {
    const wanted = [...new Set(ids)];
    if (!(await hasMerges(db))) {
      const rows = await db.contacts.bulkGet(wanted);
      return rows
        .filter((row) => row !== undefined)
        .map((row) => ({ ...contactRow(row), others: [], leadId: row.lead?.id ?? null }));
    }
    const around = await connected(db, wanted);
    const merges = mergesOf(around.values());
    const groups = groupsOf(merges);
    const shown = [...new Set(wanted.map((id) => shownAs(id, merges)))];
    return shown.flatMap((id): ManyRow[] => {
      const row = around.get(id);
      return row === undefined
        ? []
        : [
            {
              ...contactRow(row),
              others: (groups.get(id) ?? []).filter((other) => other !== id),
              leadId: row.lead?.id ?? null,
            },
          ];
    });
  });
}

/** Whom each address finds. One transaction, one read of the index. */
export async function findByAddresses(
  db: SidestageDatabase,
  keys: readonly string[],
): Promise<ContactRow[][]> {
  return db.transaction('r', db.contacts, async () => {
    const found = await db.contacts
      .where('addresses')
      .anyOf([...new Set(keys)])
      .distinct()
      .toArray();
    const byKey = new Map<string, Map<string, ContactRow>>();
    const around = (await hasMerges(db))
      ? await connected(
          db,
          found.map(({ id }) => id),
        )
      : new Map(found.map((row) => [row.id, row]));
    const merges = mergesOf(around.values());
    for (const { id, addresses } of found) {
      const row = around.get(shownAs(id, merges));
      if (row === undefined) continue;
      for (const key of addresses) {
        const some = byKey.get(key) ?? new Map<string, ContactRow>();
        byKey.set(key, some.set(row.id, contactRow(row)));
      }
    }
    return keys.map((key) => [...(byKey.get(key)?.values() ?? [])]);
  });
}

/** Everybody of an owner, each once, as whom they are shown. */
export async function peopleOfOwner(db: SidestageDatabase, owner: string | null): Promise<string[]> {
  const ids: string[] = [];
  await eachRow(db, (rows) => {
    for (const row of rows) if (row.owner === owner) ids.push(row.id);
  });
  return ids;
}

/** What was done to many here, the newest first. */
export async function allBulks(db: SidestageDatabase): Promise<KeptBulk[]> {
  return db.bulks.orderBy('at').reverse().toArray();
}

/** Those of these bulks that are remembered here. */
export async function someBulks(db: SidestageDatabase, ids: readonly string[]): Promise<KeptBulk[]> {
  return (await db.bulks.bulkGet([...ids])).filter((bulk) => bulk !== undefined);
}

import type { Row } from '../../lib/model/wire';
import { storedContact } from '../../lib/store/contact-row';
import { SidestageDatabase, type StageLead, type StoredFact } from '../../lib/store/database';

const BATCH = 1000;

/** Writes rows with no more than the indexes ask. */
export async function fill(
  db: SidestageDatabase,
  rows: readonly Row[],
  lead: StageLead | null,
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    await db.transaction('rw', db.contacts, db.facts, async () => {
      const contacts = batch.flatMap((row) =>
        row.kind === 'contact' && row.data ? [storedContact(row.data, lead)] : [],
      );
      const facts = batch.flatMap((row) =>
        row.kind === 'contact' ? [] : [{ ...row.data, kind: row.kind } as StoredFact],
      );
      await db.contacts.bulkPut(contacts);
      if (facts.length > 0) await db.facts.bulkPut(facts);
    });
  }
}

/**
 * The same rows written to IndexedDB with the same indexes and nothing else: what a first pull cannot be below.
 * Milliseconds.
 */
export async function fillBare(rows: readonly Row[], lead: StageLead | null): Promise<number> {
  const db = new SidestageDatabase('bare', {});
  await db.open();
  const begun = performance.now();
  await fill(db, rows, lead);
  const ms = performance.now() - begun;
  await db.delete();
  return ms;
}

import type { SidestageDatabase } from '../database';
import { getMeta } from '../meta';

/**
 * Remembers whose figures are not those of today any more; part of the transaction that changed something of them. Nothing
 * where nobody was counted yet: then everybody will be. So what is written costs one look, and who never opens the board
 * pays nothing else.
 */
export async function markPeople(db: SidestageDatabase, ids: Iterable<string>): Promise<void> {
  const some = [...new Set(ids)];
  if (some.length === 0 || (await getMeta(db, 'figuring')) === undefined) return;
  await db.unfigured.bulkPut(some.map((id) => ({ id })));
}

/** Forgets all figures: everybody is to be counted anew. Part of the caller's transaction. */
export async function forgetFigures(db: SidestageDatabase): Promise<void> {
  if ((await getMeta(db, 'figuring')) === undefined) return;
  await db.meta.bulkDelete(['figuring', 'figureKeys']);
  await Promise.all([db.figured.clear(), db.months.clear(), db.unfigured.clear()]);
}

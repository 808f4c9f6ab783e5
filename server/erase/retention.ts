import type { Database } from '../db/connect';
import { inWorkspace } from '../db/in-workspace';
import { erasePeople } from './erase-people';
import { monthsBefore, silentBatch, stillSilent } from './silent-people';

/** So many people are erased while others of the team wait. */
const BATCH = 100;
/** Another server did it today where it was begun less than so long ago. */
const DAY = 20 * 60 * 60 * 1000;

/**
 * Erases the people of whom nothing was recorded for as long as the team keeps them, in batches of their own
 * transactions; what was recorded meanwhile saves them. They may be added again. Returns how many they were; null where
 * the team keeps everybody, or another server has begun today. `now` in milliseconds.
 */
export async function retain(
  db: Database,
  workspaceId: string,
  { now, changed }: { now: number; changed: (workspaceId: string, seq: number) => void },
): Promise<number | null> {
  const months = await claim(db, workspaceId, now);
  if (months === null) return null;
  const before = monthsBefore(now, months);
  let erased = 0;
  for (let after: string | undefined, more = true; more;) {
    const from = after;
    const done = await inWorkspace(db, workspaceId, async (trx) => {
      const range = { before, limit: BATCH, ...(from === undefined ? {} : { after: from }) };
      const { people, next } = await silentBatch(trx, workspaceId, range);
      const ids =
        people.length === 0
          ? []
          : await stillSilent(
              trx,
              workspaceId,
              people.map(({ id }) => id),
              before,
            );
      const seq =
        ids.length === 0 ? null : await erasePeople(trx, workspaceId, ids, { now, isForGood: false });
      return { count: ids.length, next, seq };
    });
    erased += done.count;
    if (done.seq !== null) changed(workspaceId, done.seq);
    more = done.next !== null;
    after = done.next ?? undefined;
  }
  return erased;
}

/** Of several servers one does it; how many months the team keeps people, or null where there is nothing to do. */
async function claim(db: Database, workspaceId: string, now: number): Promise<number | null> {
  const claimed = await inWorkspace(db, workspaceId, (trx) =>
    trx
      .updateTable('workspaces')
      .set({ retained_at: new Date(now) })
      .where('workspace_id', '=', workspaceId)
      .where('retention_months', 'is not', null)
      .where((eb) => eb.or([eb('retained_at', 'is', null), eb('retained_at', '<', new Date(now - DAY))]))
      .returning('retention_months')
      .executeTakeFirst(),
  );
  return claimed?.retention_months ?? null;
}

import { eraseTeam } from './erase/erase-team';
import { retain } from './erase/retention';
import { keepFigures } from './figures/catch-up';
import { purge } from './purge';
import type { Services } from './services';

/**
 * What is done for a team at night: it is erased where its time has come; else people of whom nothing was recorded for as
 * long as the team keeps them are erased, old tombstones and receipts are purged, and its figures forget whoever
 * was erased. Says what was done; null where another server does it.
 */
export async function tidyTeam(
  { db, live, now }: Pick<Services, 'db' | 'live' | 'now'>,
  workspaceId: string,
): Promise<object | null> {
  if (await eraseTeam(db, workspaceId, now())) return { team: 'erased' };
  const changed = (id: string, seq: number) => live.changed(id, seq);
  const silent = await retain(db, workspaceId, { now: now(), changed });
  const purged = await purge(db, workspaceId, now());
  await keepFigures(db, workspaceId);
  return silent === null && purged === null ? null : { ...purged, ...(silent === null ? {} : { silent }) };
}

import type { Workspace } from '../../lib/model/workspace';
import type { ValueFit } from '../../lib/model/value-fit';
import { marketsOf } from '../../lib/rules/market';
import { newestFits } from '../../lib/value/fit-bases';
import type { Database } from '../db/connect';
import { editedWorkspace } from '../db/edit-workspace';
import { inWorkspace } from '../db/in-workspace';
import { currentSeq, putRecords, takeSeq } from '../db/records';
import type { Live } from '../live';
import { fitInThread } from './fit-in-thread';
import { fittedUpTo } from './fit-turns';
import { readOrders } from './read-orders';

/** What a fit works with; `now`: the server's clock. */
export interface FitServices {
  db: Database;
  live: Pick<Live, 'changed'>;
  now: () => number;
}

/** How a fit of a workspace is made: cancelled by `signal`; told how much is done, 0 to 1. */
export interface FitHow {
  signal: AbortSignal;
  onProgress: (done: number) => void;
}

/** What became of it: of how many markets, and why not of others. */
export interface FitDone {
  fitted: number;
  refused: string[];
}

/** Reading is about half of the work. */
const READING = 0.5;

/**
 * Fits the value model to a workspace's orders, market by market, and writes what it found into the workspace's settings
 * in their normal order, so that every device gets it with its next pull. Nothing is written where it is cancelled or
 * nothing could be fitted. VA17
 * @throws an AbortError when it is cancelled, and the database's errors
 */
export async function fitWorkspace(
  { db, live, now }: FitServices,
  workspaceId: string,
  { signal, onProgress }: FitHow,
): Promise<FitDone> {
  const { workspace, seen } = await inWorkspace(db, workspaceId, async (trx) => {
    const { data } = await trx
      .selectFrom('records')
      .select('data')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    // As the server wrote it. What comes while the orders are read is for the next fit.
    return { workspace: data as Workspace, seen: await currentSeq(trx, workspaceId) };
  });
  const at = now();
  const { currency, rates } = workspace;
  const people = readOrders(db, workspace, (read, of) =>
    onProgress(of === 0 ? READING : (READING * read) / of),
  );
  const found = await fitInThread({
    start: { at, until: at, currency, rates },
    people,
    signal,
    onProgress: (done) => onProgress(READING + (1 - READING) * done),
  });
  signal.throwIfAborted();
  if (found.fits.length > 0) {
    const seq = await writeFits({ db, now }, workspaceId, found.fits);
    live.changed(workspaceId, seq);
  }
  await fittedUpTo(db, workspaceId, { seq: seen, at });
  const labels = new Map(marketsOf(workspace).map(({ id, label }) => [id, label]));
  const several = labels.size > 1;
  return {
    fitted: found.fits.length,
    refused: found.refused.map(({ market, message }) =>
      several ? `${labels.get(market) ?? 'A market'}: ${message}` : message,
    ),
  };
}

/** Writes what was found into the settings; markets that are gone meanwhile lose theirs. */
async function writeFits(
  { db, now }: Omit<FitServices, 'live'>,
  workspaceId: string,
  found: ValueFit[],
): Promise<number> {
  return inWorkspace(db, workspaceId, async (trx) => {
    const edited = await editedWorkspace(trx, workspaceId, now(), (workspace) => ({
      fits: newestFits(
        workspace.fits,
        found,
        marketsOf(workspace).map(({ id }) => id),
      ),
    }));
    const seq = await takeSeq(trx, workspaceId, 1);
    await putRecords(trx, workspaceId, seq, [edited]);
    return seq;
  });
}

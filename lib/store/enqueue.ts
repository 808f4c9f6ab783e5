import type { StoreContext } from './context';
import type { OutboxMutation } from './database';
import { keepBulk, partsOfAll } from './bulk';
import { StoreTooLargeError } from './errors';
import { jsonBytes } from './json-bytes';
import type { CommitHow } from './many-store';
import { positionOf, putMeta } from './meta';
import type { Position } from './meta-rows';
import { layOnTop } from './overlay';
import { BODY_LIMIT } from '../model/limits';

/** Half a request: what is larger might never fit beside the rest. */
const SIZE_LIMIT = BODY_LIMIT / 2;

/** What a mutation is called: by this device, by its number there, and by a UUID that names its effect. */
export interface MutationName {
  clientId: string;
  mid: number;
  uuid: string;
}

/** A mutation that has no name yet, and when it was made. */
export interface MutationDraft {
  at: number;
  named: (name: MutationName) => OutboxMutation;
}

/**
 * Puts mutations at the end of the outbox and lays them over their records; part of the caller's transaction.
 * @throws StoreTooLargeError, the signal's reason
 */
export async function enqueue(
  context: StoreContext,
  drafts: readonly MutationDraft[],
  how: CommitHow = {},
): Promise<Position> {
  const { db } = context;
  const before = await positionOf(db, context.newId);
  const entries = drafts.map(({ at, named }, index) => {
    const mid = before.lastMid + 1 + index;
    const mutation = named({ clientId: before.clientId, mid, uuid: context.newId() });
    const size = jsonBytes(mutation);
    if (size > SIZE_LIMIT) throw new StoreTooLargeError();
    const bulk = mutation.op === 'bulk' ? { bulk: 1 as const } : {};
    return { state: 'pending' as const, recordId: mutation.recordId, at, size, mutation, ...bulk };
  });
  for (const { mutation, at } of entries) if (mutation.op === 'bulk') await keepBulk(db, mutation, at);
  await db.outbox.bulkAdd(entries);
  how.signal?.throwIfAborted();
  const mutations = entries.map(({ mutation }) => mutation);
  await layOnTop(db, await partsOfAll(db, mutations), (done, of) => {
    how.signal?.throwIfAborted();
    how.progress?.(done, of);
  });
  const after = { ...before, lastMid: before.lastMid + entries.length };
  await putMeta(db, 'position', after);
  return after;
}

import { sql } from 'kysely';
import type { Mutation, PushEnvelope, PushReply, RejectionCode } from '../../lib/model/wire';
import type { Workspace } from '../../lib/model/workspace';
import type { z } from '../../lib/model/zod';
import type { Database } from '../db/connect';
import { inWorkspace } from '../db/in-workspace';
import { currentSeq } from '../db/records';
import type { WorkspaceTransaction } from '../db/tables';
import { Refusal } from '../refusal';
import { callerOf, requireEpoch, type Caller } from '../sign-in';
import type { DeviceToken } from '../token';
import type { Acting } from './acting';
import { applyMutation } from './apply';
import { finishClient, lockClient } from './client';
import { editTime } from './edit-time';
import { fieldsReference } from './read-mutation';
import { findReceipts, writeReceipts, type Receipt } from './receipts';
import { WorkingSet } from './working-set';

/** A mutation of a push with what can be read of it: null where it can never succeed. */
export interface Queued {
  mid: number;
  uuid: string;
  mutation: Mutation | null;
}

/** A push as it was read from the wire. */
export interface Push extends Pick<z.infer<typeof PushEnvelope>, 'clientId' | 'epoch' | 'now'> {
  queue: Queued[];
}

/**
 * Applies a push in one transaction: its effects, their receipts and the client's last mid are stored together or not at
 * all. Locks are taken in one order everywhere: client, records by id, workspace. `now` is the server's clock. Returns
 * also whether anything changed.
 * @throws Refusal `not-signed-in`, `epoch`, `gap` or `cloned`; nothing is stored then.
 */
export async function push(
  db: Database,
  token: DeviceToken,
  request: Push,
  now: number,
): Promise<PushReply & { changed: boolean }> {
  return inWorkspace(db, token.workspaceId, async (trx) => {
    const caller = await callerOf(trx, token);
    requireEpoch(caller, request.epoch);
    const client = await lockClient(trx, caller, request.clientId, now);
    const receipts = await findReceipts(trx, caller.workspaceId, request.queue);
    const { fresh, lastMid } = unseen(request.queue, receipts, client.lastMid);
    const records = await loadRecords(trx, caller, fresh);
    const acting: Acting = {
      workspaceId: caller.workspaceId,
      memberId: caller.memberId,
      roles: caller.roles,
      clocks: { now, clientNow: request.now, lastContact: caller.lastContact.getTime() },
    };
    let { lastEdit } = client;
    const done: Receipt[] = [];
    for (const { mid, uuid, mutation } of fresh) {
      let code: RejectionCode | null = 'invalid';
      if (mutation !== null) {
        lastEdit = editTime(mutation.ageMs, lastEdit, acting.clocks);
        code = applyMutation(mutation, [lastEdit, request.clientId, mid], records, acting);
      }
      done.push({ mid, uuid, code });
      receipts.set(uuid, code);
    }
    if (lastMid > client.lastMid) {
      await writeReceipts(trx, caller.workspaceId, request.clientId, done, now);
      await finishClient(trx, caller, request.clientId, { lastMid, lastEdit, now });
    }
    if (fresh.some(({ mutation }) => mutation?.op === 'patch' && mutation.kind === 'workspace')) {
      await keepName(trx, caller, records);
    }
    const seq = await records.write(trx, caller.workspaceId);
    const rejected = request.queue.flatMap(({ mid, uuid }) => {
      const code = receipts.get(uuid) ?? null;
      return code === null ? [] : [{ mid, code }];
    });
    // Without an effect of its own: the seq now, which holds what the same push did when it came before.
    const reached = seq ?? (await currentSeq(trx, caller.workspaceId));
    return { lastMid, rejected, seq: reached, epoch: caller.epoch, changed: seq !== null };
  });
}

/**
 * The mutations without a receipt, and the client's last mid after the push. One that was received before counts as done
 * again: also when a client that got a new id sends it under a new mid.
 * @throws Refusal `cloned` for an old mid with an unknown uuid, `gap` for a mid that is missing before another.
 */
function unseen(
  queue: readonly Queued[],
  receipts: ReadonlyMap<string, RejectionCode | null>,
  knownMid: number,
): { fresh: Queued[]; lastMid: number } {
  let lastMid = knownMid;
  const fresh = new Map<string, Queued>();
  for (const one of queue) {
    const isKnown = receipts.has(one.uuid) || fresh.has(one.uuid);
    if (one.mid > lastMid + 1) {
      throw new Refusal('gap', `Mutation ${lastMid + 1} is missing: send from there.`, knownMid);
    }
    if (one.mid <= lastMid && !isKnown) {
      throw new Refusal('cloned', 'Another copy of this client has sent mutations: take a new id.', knownMid);
    }
    if (!isKnown) fresh.set(one.uuid, one);
    lastMid = Math.max(lastMid, one.mid);
  }
  return { fresh: [...fresh.values()], lastMid };
}

function loadRecords(
  trx: WorkspaceTransaction,
  caller: Caller,
  fresh: readonly Queued[],
): Promise<WorkingSet> {
  const records: string[] = [];
  const whole: string[] = [];
  for (const { mutation } of fresh) {
    if (mutation === null) continue;
    records.push(mutation.recordId);
    if (mutation.op === 'delete') whole.push(mutation.recordId);
    if (mutation.op === 'event')
      records.push(mutation.fields.contactId, fieldsReference(mutation) ?? mutation.recordId);
  }
  return WorkingSet.load(trx, caller.workspaceId, { records, whole });
}

/** The team's name stands in the settings record, where it is edited, and beside the workspace, for the server. */
async function keepName(trx: WorkspaceTransaction, caller: Caller, records: WorkingSet): Promise<void> {
  const settings = records.get(caller.workspaceId)?.data as Partial<Workspace> | null | undefined;
  if (settings?.name === undefined) return;
  await sql`
    update sidestage.workspaces set name = ${settings.name}
    where workspace_id = ${caller.workspaceId}::uuid and name <> ${settings.name}
  `.execute(trx);
}

import type { PushReply, RejectionCode } from '../../lib/model/wire';
import { noteAct, type Act } from '../audit/note-act';
import type { Database } from '../db/connect';
import { pipelined, type Pipeline, type Run } from '../db/pipeline';
import type { StoredRecord } from '../db/records';
import { addCounts, removeCounted, writeCounted, writeKeys } from '../people/statements';
import { settlePeople } from '../people/settle';
import { Refusal } from '../refusal';
import type { DeviceToken } from '../token';
import type { Acting } from './acting';
import type { Clock } from '../../lib/rules/merge';
import { applyMutation } from './apply';
import { applyBulk, type BulkAround } from './apply-bulk';
import { writeBulks, type KnownBulk } from './bulks';
import type { ClientState } from './client-state';
import type { Caller } from '../sign-in';
import { editTime } from './edit-time';
import { erasedAt, rememberNames, takeEraseKey, type Erased } from './erased';
import { load, type Codes } from './load';
import { peopleChanged, type PeopleChange } from './people-changed';
import type { Push, Queued } from './read-push';
import { actsOf } from './acts-of';
import { finishClient, readSeq, renameWorkspace, takePlaces, writeReceipts, writeTaken } from './statements';
import type { WorkingSet } from './working-set';

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
  const { workspaceId } = token;
  return pipelined(db, workspaceId, async (pipeline) => {
    const { caller, client, codes, records, counted, erased, bulks } = await load(
      pipeline,
      token,
      request,
      now,
    );
    const { fresh, lastMid } = unseen(request.queue, codes, client.lastMid);
    const clocks = { now, clientNow: request.now, lastContact: caller.lastContact.getTime() };
    const acting: Acting = { workspaceId, memberId: caller.memberId, roles: caller.roles, clocks, erased };
    const known = new Set(bulks.keys());
    const lastEdit = applyAll(fresh, codes, records, acting, {
      ...client,
      clientId: request.clientId,
      around: { bulks, counted },
    });
    const reached = { lastMid, lastEdit, now, isNew: lastMid > client.lastMid };
    const changed = records.changed();
    const people = peopleChanged(records, counted);
    await rememberErased(pipeline, caller, records.erasedNames, now);
    const done = [...bulks.values()].filter(({ id }) => !known.has(id));
    const acts = actsOf(fresh, codes, { now, memberId: caller.memberId, deviceId: caller.deviceId });
    const isNew = (id: string) => records.original(id) === undefined;
    const what = { fresh, codes, changed, isNew, people, acts, reached, bulks: done };
    const seq = await store(pipeline, token, request.clientId, what);
    const rejected = request.queue.flatMap((one) => rejection(one, codes, erased, request.v));
    const results = request.queue.flatMap(({ mutation }) => {
      const one = mutation?.op === 'bulk' ? bulks.get(mutation.recordId) : undefined;
      return one === undefined ? [] : [{ id: one.id, done: one.done, skipped: one.skipped }];
    });
    return {
      lastMid,
      rejected,
      ...(results.length > 0 && { bulks: results }),
      seq,
      epoch: caller.epoch,
      changed: changed.length > 0,
    };
  });
}

/** Notes whose names are not to come back, before the workspace is locked for all the rest. */
async function rememberErased(
  pipeline: Pipeline,
  { workspaceId, eraseKey }: Caller,
  names: readonly string[],
  now: number,
): Promise<void> {
  if (names.length === 0) return;
  let key = eraseKey;
  if (key === null) [key] = await pipeline.together((run) => [takeEraseKey(run, workspaceId)]);
  const kept = { key, names, now };
  await pipeline.together((run) => [rememberNames(run, workspaceId, kept)]);
}

/** How a refused mutation is told; version 3 has no word for somebody who was erased and was to be added again. */
function rejection(
  { mid, uuid, mutation }: Queued,
  codes: Codes,
  erased: Erased,
  version: number,
): PushReply['rejected'] {
  const code = codes.get(uuid) ?? null;
  if (code === null) return [];
  if (code !== 'erased') return [{ mid, code }];
  if (version < 4) return [{ mid, code: 'gone' }];
  const at =
    mutation?.op === 'patch' && mutation.kind === 'contact' ? erasedAt(mutation.fields, erased, []) : null;
  return [{ mid, code, ...(at === null ? {} : { at }) }];
}

/**
 * The mutations without a receipt, and the client's last mid after the push. One that was received before counts as done
 * again: also when a client that got a new id sends it under a new mid.
 * @throws Refusal `cloned` for an old mid with an unknown uuid, `gap` for a mid that is missing before another.
 */
function unseen(
  queue: readonly Queued[],
  codes: Codes,
  knownMid: number,
): { fresh: Queued[]; lastMid: number } {
  let lastMid = knownMid;
  const fresh = new Map<string, Queued>();
  for (const one of queue) {
    const isKnown = codes.has(one.uuid) || fresh.has(one.uuid);
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

/** Applies mutations one after the other, notes what became of each, and returns the time of the last edit. */
function applyAll(
  fresh: readonly Queued[],
  codes: Codes,
  records: WorkingSet,
  acting: Acting,
  client: { lastEdit: number; clientId: string; around: BulkAround },
): number {
  let { lastEdit } = client;
  for (const { mid, uuid, mutation } of fresh) {
    let code: RejectionCode | null = 'invalid';
    if (mutation !== null) {
      lastEdit = editTime(mutation.ageMs, lastEdit, acting.clocks);
      const clock: Clock = [lastEdit, client.clientId, mid, acting.memberId];
      code =
        mutation.op === 'bulk'
          ? applyBulk(mutation, clock, records, acting, client.around)
          : applyMutation(mutation, clock, records, acting);
    }
    codes.set(uuid, code);
  }
  return lastEdit;
}

/** Writes everything and commits; returns the workspace's seq. */
async function store(
  pipeline: Pipeline,
  { workspaceId }: DeviceToken,
  clientId: string,
  done: {
    fresh: readonly Queued[];
    codes: Codes;
    changed: StoredRecord[];
    /** Whether a record was not there before. */
    isNew: (id: string) => boolean;
    people: PeopleChange;
    bulks: KnownBulk[];
    acts: Act[];
    reached: ClientState & { now: number; isNew: boolean };
  },
): Promise<number> {
  const { changed, people, acts, reached } = done;
  const receipts = done.fresh.map(({ mid, uuid }) => ({ mid, uuid, code: done.codes.get(uuid) ?? null }));
  const settings = changed.find(({ kind }) => kind === 'workspace')?.data;
  const write = (run: Run) => {
    const kept: Promise<unknown>[] = [];
    if (receipts.length > 0) {
      kept.push(writeReceipts(run, workspaceId, clientId, receipts, reached.now));
    }
    if (reached.isNew) kept.push(finishClient(run, workspaceId, clientId, reached));
    if (settings && 'name' in settings) {
      kept.push(renameWorkspace(run, workspaceId, String(settings.name)));
    }
    if (done.bulks.length > 0) kept.push(writeBulks(run, workspaceId, done.bulks, reached.now));
    if (changed.length === 0) return [readSeq(run, workspaceId), ...kept] as const;
    kept.push(...writeKeys(run, workspaceId, people.keys));
    // The workspace is locked last, and until the commit right behind.
    const seq = takePlaces(run, workspaceId, changed.length);
    kept.push(...writeTaken(run, workspaceId, changed, done.isNew));
    if (people.gone.length > 0) kept.push(removeCounted(run, workspaceId, people.gone));
    if (people.written.length > 0) kept.push(writeCounted(run, workspaceId, people.written));
    kept.push(...addCounts(run, workspaceId, people.counting));
    return [seq, ...kept, ...acts.map((act) => noteAct(run, workspaceId, act))] as const;
  };
  if (people.tangled.length === 0) {
    const [[row]] = await pipeline.commit(write);
    return row?.seq ?? 0;
  }
  // Of people who were merged more than the push knows of is to be read, behind the lock.
  const [[row]] = await pipeline.together(write);
  await pipeline.together((run) => [settlePeople(run, workspaceId, people.tangled)]);
  await pipeline.commit(() => []);
  return row?.seq ?? 0;
}

import type { Bulk } from '../../lib/model/bulk';
import { bulkPeople } from '../../lib/rules/bulk';
import type { RejectionCode } from '../../lib/model/wire';
import type { Pipeline } from '../db/pipeline';
import { findCaller, requireEpoch, type Caller } from '../sign-in';
import { findCounted, type Known } from '../people/statements';
import type { DeviceToken } from '../token';
import { bulkIdsOf, findBulks, type Bulks, type KnownBulk } from './bulks';
import { addClient, clientState, lockClient, type ClientState } from './client-state';
import { findErased, namesOf, type Erased } from './erased';
import { fieldsReference } from './read-mutation';
import type { Push, Queued } from './read-push';
import { findReceipts, lockPeople, lockRecords } from './statements';
import { WorkingSet } from './working-set';

/** What became of mutations, by uuid: null for those that had their effect. */
export type Codes = Map<string, RejectionCode | null>;

/** All that a push needs of the database. */
export interface Loaded {
  caller: Caller;
  client: ClientState;
  /** Of those mutations that were received before. */
  codes: Codes;
  records: WorkingSet;
  /** How the people are counted whose place, owner or being there may change. */
  counted: Map<string, Known>;
  /** Of those people whom the push would add. */
  erased: Erased;
  /** Bulks that had their effect before, of those the push has or takes back. */
  bulks: Bulks;
}

/**
 * Locks and reads what a push is about, in one way there and back: the client first, then the records by id. `now` is in
 * milliseconds.
 * @throws Refusal `not-signed-in`, `epoch` or `cloned`.
 */
export async function load(
  pipeline: Pipeline,
  token: DeviceToken,
  request: Push,
  now: number,
): Promise<Loaded> {
  const { workspaceId, deviceId } = token;
  const { clientId, epoch, queue } = request;
  const uuids = queue.map(({ uuid }) => uuid);
  const bulkIds = bulkIdsOf(queue);
  // Whom a bulk that is taken back was about stands in it alone.
  const [bulks] =
    bulkIds.length > 0
      ? await pipeline.together((run) => [findBulks(run, workspaceId, bulkIds)])
      : [new Map<string, KnownBulk>()];
  const { ids, people, placed } = recordsOf(queue, bulks);
  const read = () =>
    pipeline.together((run) => [
      findCaller(run, token),
      lockClient(run, workspaceId, clientId),
      findReceipts(run, workspaceId, uuids),
      lockRecords(run, workspaceId, ids),
      people.length > 0 ? lockPeople(run, workspaceId, people) : Promise.resolve([]),
      // Behind the lock of their records, so that nobody changes it meanwhile.
      placed.length > 0 ? findCounted(run, workspaceId, placed) : Promise.resolve(new Map<string, Known>()),
    ]);
  let [caller, [row], receipts, records, facts, counted] = await read();
  requireEpoch(caller, epoch);
  if (row === undefined) {
    // Its first push. Read again behind the lock: the same push may have arrived twice and the other one be done now.
    await pipeline.together((run) => [addClient(run, { workspaceId, deviceId, clientId }, now)]);
    [caller, [row], receipts, records, facts, counted] = await read();
  }
  return {
    caller,
    client: clientState(row, deviceId),
    codes: new Map(receipts.map(({ uuid, code }) => [uuid, code])),
    records: new WorkingSet([...records, ...facts]),
    counted,
    erased: await loadErased(pipeline, workspaceId, caller.eraseKey, queue),
    bulks,
  };
}

/** Only teams where somebody was erased are asked, and only of people who are added or get addresses. */
async function loadErased(
  pipeline: Pipeline,
  workspaceId: string,
  key: Buffer | null,
  queue: readonly Queued[],
): Promise<Erased> {
  const names = key === null ? [] : namesOf(queue);
  if (key === null || names.length === 0) return new Map();
  const [erased] = await pipeline.together((run) => [findErased(run, workspaceId, key, names)]);
  return erased;
}

/**
 * Every record that a queue is about, the people it ends with all that is known of them, and the people who may be
 * counted elsewhere after it.
 */
function recordsOf(
  queue: readonly Queued[],
  bulks: Bulks,
): { ids: string[]; people: string[]; placed: string[] } {
  const ids = new Set<string>();
  const people: string[] = [];
  const placed = new Set<string>();
  for (const { mutation } of queue) {
    if (mutation === null) continue;
    if (mutation.op === 'bulk') {
      const { fields } = mutation;
      const meant =
        fields.act === 'undo' ? (bulks.get(fields.of)?.fields ?? sentBulk(queue, fields.of)) : fields;
      for (const id of meant === null ? [] : bulkPeople(meant)) {
        ids.add(id);
        placed.add(id);
      }
      continue;
    }
    ids.add(mutation.recordId);
    if (mutation.op === 'delete' && mutation.kind === 'contact') {
      people.push(mutation.recordId);
      placed.add(mutation.recordId);
    }
    if (mutation.op === 'patch' && mutation.kind === 'contact') {
      const { mergedInto = null } = mutation.fields;
      if (mutation.base === null || PLACING.some((field) => field in mutation.fields))
        placed.add(mutation.recordId);
      // Whom somebody is merged into is counted with them from then on: locked, so that nobody counts them alone.
      if (mergedInto !== null) ids.add(mergedInto);
    }
    if (mutation.op === 'event') {
      ids.add(mutation.fields.contactId);
      ids.add(fieldsReference(mutation) ?? mutation.recordId);
      if (mutation.kind === 'stage-change') placed.add(mutation.fields.contactId);
    }
  }
  return { ids: [...ids], people, placed: [...placed] };
}

/** A bulk that is in the same push as what takes it back. */
function sentBulk(queue: readonly Queued[], id: string): Bulk | null {
  const found = queue.find(({ mutation }) => mutation?.op === 'bulk' && mutation.recordId === id)?.mutation;
  return found?.op === 'bulk' ? found.fields : null;
}

/** Fields by which somebody is counted or handed out. */
const PLACING: readonly string[] = ['owner', 'market', 'mergedInto'];

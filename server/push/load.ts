import type { RejectionCode } from '../../lib/model/wire';
import type { Pipeline } from '../db/pipeline';
import { findCaller, requireEpoch, type Caller } from '../sign-in';
import type { DeviceToken } from '../token';
import { addClient, clientState, lockClient, type ClientState } from './client-state';
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
  const { ids, people } = recordsOf(queue);
  const read = () =>
    pipeline.together((run) => [
      findCaller(run, token),
      lockClient(run, workspaceId, clientId),
      findReceipts(run, workspaceId, uuids),
      lockRecords(run, workspaceId, ids),
      people.length > 0 ? lockPeople(run, workspaceId, people) : Promise.resolve([]),
    ]);
  let [caller, [row], receipts, records, facts] = await read();
  requireEpoch(caller, epoch);
  if (row === undefined) {
    // Its first push. Read again behind the lock: the same push may have arrived twice and the other one be done now.
    await pipeline.together((run) => [addClient(run, { workspaceId, deviceId, clientId }, now)]);
    [caller, [row], receipts, records, facts] = await read();
  }
  return {
    caller,
    client: clientState(row, deviceId),
    codes: new Map(receipts.map(({ uuid, code }) => [uuid, code])),
    records: new WorkingSet([...records, ...facts]),
  };
}

/** Every record that a queue is about, and the people it ends with all that is known of them. */
function recordsOf(queue: readonly Queued[]): { ids: string[]; people: string[] } {
  const ids = new Set<string>();
  const people: string[] = [];
  for (const { mutation } of queue) {
    if (mutation === null) continue;
    ids.add(mutation.recordId);
    if (mutation.op === 'delete' && mutation.kind === 'contact') people.push(mutation.recordId);
    if (mutation.op === 'event') {
      ids.add(mutation.fields.contactId);
      ids.add(fieldsReference(mutation) ?? mutation.recordId);
    }
  }
  return { ids: [...ids], people };
}

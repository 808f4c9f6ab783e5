import type { Change } from '../model/change';
import { writing, type StoreContext } from './context';
import type { OutboxMutation } from './database';
import { enqueue, type MutationName } from './enqueue';
import type { CommitHow } from './many-store';

/**
 * Writes what a person did and what is to be sent of it, in one transaction. Facts get this device's client id and
 * the number of their mutation, and keep both for ever.
 * @throws StoreFullError, StoreReadOnlyError, StoreClosedError, StoreTooLargeError, the signal's reason: nothing was written
 */
export async function commit(
  context: StoreContext,
  changes: readonly Change[],
  how: CommitHow = {},
): Promise<void> {
  if (changes.length === 0) return;
  const at = context.now();
  const drafts = changes.map((change) => ({ at, named: (name: MutationName) => mutationOf(change, name) }));
  context.mark(await writing(context, () => enqueue(context, drafts, how)));
}

function mutationOf(change: Change, { clientId, mid, uuid }: MutationName): OutboxMutation {
  switch (change.op) {
    case 'patch': {
      const { id, ...rest } = change;
      return { mid, uuid, recordId: id, ...rest };
    }
    case 'event': {
      const fields = { ...change.fact, device: clientId, number: mid };
      return {
        mid,
        uuid,
        recordId: change.fact.id,
        op: 'event',
        kind: change.kind,
        fields,
      } as OutboxMutation;
    }
    case 'bulk': {
      const { id, fields } = change;
      const named = fields.act === 'owner' ? fields : { ...fields, device: clientId, number: mid };
      return { mid, uuid, recordId: id, op: 'bulk', kind: 'contact', fields: named };
    }
    case 'delete':
      return { mid, uuid, recordId: change.id, op: 'delete', kind: change.kind };
  }
}

import type { WorkspaceTransaction } from '../db/tables';
import { Refusal } from '../refusal';
import type { Caller } from '../sign-in';

/** Where a client stands: its last mid, and the time of its last edit in milliseconds. */
export interface ClientState {
  lastMid: number;
  lastEdit: number;
}

/**
 * Locks the client's row, made at its first push, so that the same push sent twice at once is applied once.
 * @throws Refusal `cloned` when the client's id is that of another device.
 */
export async function lockClient(
  trx: WorkspaceTransaction,
  caller: Caller,
  clientId: string,
  now: number,
): Promise<ClientState> {
  const row = (await selectClient(trx, caller, clientId)) ?? (await insertClient(trx, caller, clientId, now));
  if (row?.device_id !== caller.deviceId) {
    throw new Refusal(
      'cloned',
      'This client id belongs to another device: take a new one.',
      row?.last_mid ?? 0,
    );
  }
  return { lastMid: row.last_mid, lastEdit: row.last_edit.getTime() };
}

function selectClient(trx: WorkspaceTransaction, caller: Caller, clientId: string) {
  return trx
    .selectFrom('clients')
    .select(['device_id', 'last_mid', 'last_edit'])
    .where('workspace_id', '=', caller.workspaceId)
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirst();
}

async function insertClient(trx: WorkspaceTransaction, caller: Caller, clientId: string, now: number) {
  await trx
    .insertInto('clients')
    .values({
      workspace_id: caller.workspaceId,
      client_id: clientId,
      device_id: caller.deviceId,
      last_mid: 0,
      last_contact: new Date(now),
      last_edit: new Date(0),
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'client_id']).doNothing())
    .execute();
  return selectClient(trx, caller, clientId);
}

/** Notes how far the client has come, in the transaction of its effects. */
export async function finishClient(
  trx: WorkspaceTransaction,
  caller: Caller,
  clientId: string,
  to: ClientState & { now: number },
): Promise<void> {
  await trx
    .updateTable('clients')
    .set({ last_mid: to.lastMid, last_edit: new Date(to.lastEdit), last_contact: new Date(to.now) })
    .where('workspace_id', '=', caller.workspaceId)
    .where('client_id', '=', clientId)
    .execute();
}

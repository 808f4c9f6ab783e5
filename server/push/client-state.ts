import type { Run, Statement } from '../db/pipeline';
import { Refusal } from '../refusal';

/** Where a client stands: its last mid, and the time of its last edit in milliseconds. */
export interface ClientState {
  lastMid: number;
  lastEdit: number;
}

/** A client's row. */
export interface ClientRow {
  device_id: string;
  last_mid: number;
  last_edit: Date;
}

const LOCK: Statement = {
  name: 'push-lock-client',
  text: `select device_id, last_mid, last_edit from sidestage.clients
    where workspace_id = $1::uuid and client_id = $2 for update`,
};

/** Locks the client's row, so that the same push sent twice at once is applied once. None at its first push. */
export function lockClient(run: Run, workspaceId: string, clientId: string): Promise<ClientRow[]> {
  return run<ClientRow>(LOCK, [workspaceId, clientId]);
}

const ADD: Statement = {
  name: 'push-add-client',
  text: `insert into sidestage.clients (workspace_id, client_id, device_id, last_mid, last_contact, last_edit)
    values ($1, $2, $3, 0, $4, $5) on conflict do nothing`,
};

/** Makes the row of a client at its first push, unless another request is faster; `now` in milliseconds. */
export function addClient(
  run: Run,
  client: { workspaceId: string; deviceId: string; clientId: string },
  now: number,
): Promise<object[]> {
  const { workspaceId, clientId, deviceId } = client;
  return run(ADD, [workspaceId, clientId, deviceId, new Date(now), new Date(0)]);
}

/**
 * Where the client stands by its row.
 * @throws Refusal `cloned` when its id is that of another device.
 */
export function clientState(row: ClientRow | undefined, deviceId: string): ClientState {
  if (row?.device_id !== deviceId) {
    const message = 'This client id belongs to another device: take a new one.';
    throw new Refusal('cloned', message, row?.last_mid ?? 0);
  }
  return { lastMid: row.last_mid, lastEdit: row.last_edit.getTime() };
}

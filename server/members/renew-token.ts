import type { WorkspaceTransaction } from '../db/tables';
import { Refusal } from '../refusal';
import { formatDeviceToken, hashSecret, newSecret, type DeviceToken } from '../token';

/**
 * Gives a device a second secret and returns its token. Both count until the new one is confirmed: the answer may be
 * lost on its way, and the device must not be locked out by that. Asked again, another second one takes its place; the one
 * it is asked with goes on counting.
 */
export async function renewToken(
  trx: WorkspaceTransaction,
  { workspaceId, deviceId, secret: known }: DeviceToken,
): Promise<string> {
  const secret = newSecret();
  await trx
    .updateTable('devices')
    .set({ secret_hash: hashSecret(known), next_hash: hashSecret(secret) })
    .where('workspace_id', '=', workspaceId)
    .where('device_id', '=', deviceId)
    .execute();
  return formatDeviceToken({ workspaceId, deviceId, secret });
}

/**
 * Ends the secret before: the device has shown that it has the new one. Safe to repeat.
 * @throws Refusal `bad-request` when it is asked for with the old one while there is a new one.
 */
export async function confirmToken(
  trx: WorkspaceTransaction,
  { workspaceId, deviceId, secret }: DeviceToken,
): Promise<void> {
  const hash = hashSecret(secret);
  const { numUpdatedRows } = await trx
    .updateTable('devices')
    .set({ secret_hash: hash, next_hash: null })
    .where('workspace_id', '=', workspaceId)
    .where('device_id', '=', deviceId)
    .where((eb) =>
      eb.or([
        eb('next_hash', '=', hash),
        eb.and([eb('next_hash', 'is', null), eb('secret_hash', '=', hash)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    throw new Refusal('bad-request', 'Confirm with the new token: this is the one before.');
  }
}

import { randomUUID } from 'node:crypto';
import type { TeamDevice } from '../../lib/model/team-wire';
import type { WorkspaceTransaction } from '../db/tables';
import { nothingHere } from '../refusal';
import type { Caller } from '../sign-in';
import { formatDeviceToken, hashSecret, newSecret } from '../token';

/** Devices that are signed in: of one member, or of everybody where `memberId` is null. */
export async function signedIn(
  trx: WorkspaceTransaction,
  { workspaceId, deviceId }: Caller,
  memberId: string | null,
): Promise<TeamDevice[]> {
  const rows = await trx
    .selectFrom('devices')
    .select(['device_id', 'member_id', 'name', 'created_at', 'last_contact'])
    .where('workspace_id', '=', workspaceId)
    .where('revoked_at', 'is', null)
    .$if(memberId !== null, (query) => query.where('member_id', '=', memberId))
    .orderBy('last_contact', 'desc')
    .limit(5000)
    .execute();
  return rows.map((row) => ({
    id: row.device_id,
    memberId: row.member_id,
    name: row.name,
    createdAt: row.created_at.getTime(),
    lastContact: row.last_contact.getTime(),
    isThis: row.device_id === deviceId,
  }));
}

/** Adds a device of a member; returns its token, whose secret is told this once. `now` in milliseconds. */
export async function addDevice(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { memberId, name }: { memberId: string; name: string },
  now: number,
): Promise<string> {
  const at = new Date(now);
  const secret = newSecret();
  const deviceId = randomUUID();
  await trx
    .insertInto('devices')
    .values({
      workspace_id: workspaceId,
      device_id: deviceId,
      member_id: memberId,
      secret_hash: hashSecret(secret),
      name,
      created_at: at,
      last_contact: at,
    })
    .execute();
  return formatDeviceToken({ workspaceId, deviceId, secret });
}

/**
 * Whose device it is, locked for a change.
 * @throws Refusal `not-found` where there is none, or it is not the caller's and they may only manage their own.
 */
export async function lockDevice(
  trx: WorkspaceTransaction,
  { workspaceId, memberId }: Caller,
  deviceId: string,
  mayAll: boolean,
): Promise<{ memberId: string; name: string; isRevoked: boolean }> {
  const row = await trx
    .selectFrom('devices')
    .select(['member_id', 'name', 'revoked_at'])
    .where('workspace_id', '=', workspaceId)
    .where('device_id', '=', deviceId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || (!mayAll && row.member_id !== memberId)) throw nothingHere();
  return { memberId: row.member_id, name: row.name, isRevoked: row.revoked_at !== null };
}

/** Ends devices: one, or all of a member. They are refused at their next request. */
export async function revoke(
  trx: WorkspaceTransaction,
  workspaceId: string,
  which: { deviceId: string } | { memberId: string },
  now: number,
): Promise<void> {
  const query = trx
    .updateTable('devices')
    .set({ revoked_at: new Date(now) })
    .where('workspace_id', '=', workspaceId)
    .where('revoked_at', 'is', null);
  await (
    'deviceId' in which
      ? query.where('device_id', '=', which.deviceId)
      : query.where('member_id', '=', which.memberId)
  ).execute();
}

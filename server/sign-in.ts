import type { Role } from '../lib/model/workspace';
import type { Run, Statement } from './db/pipeline';
import { runIn } from './db/records';
import type { WorkspaceTransaction } from './db/tables';
import { DeviceRevoked, Refusal } from './refusal';
import { isSecret, parseDeviceToken, type DeviceToken } from './token';

/** Who asks: a device with its member, and where their workspace stands. */
export interface Caller {
  workspaceId: string;
  deviceId: string;
  memberId: string;
  roles: Role[];
  lastContact: Date;
  epoch: string;
  /** The workspace's last seq that is committed. */
  seq: number;
  purgedSeq: number;
  /** Of the list of who was erased; null as long as nobody was. */
  eraseKey: Buffer | null;
}

function refused(): Refusal {
  return new Refusal(
    'not-signed-in',
    'This device is not signed in here (any more): join again with a new link.',
  );
}

/**
 * The device token of a request; which workspace it claims to be of is known before any look-up.
 * @throws Refusal `not-signed-in` when there is none that could be one.
 */
export function tokenOf(request: Request): DeviceToken {
  const [scheme, text] = (request.headers.get('authorization') ?? '').split(' ');
  const token = scheme?.toLowerCase() === 'bearer' ? parseDeviceToken(text ?? '') : null;
  if (token === null) throw refused();
  return token;
}

const FIND_CALLER: Statement = {
  name: 'find-caller',
  text: `select d.secret_hash, d.next_hash, d.last_contact, m.member_id, m.roles,
      w.epoch, w.seq, w.purged_seq, w.erase_key,
      d.revoked_at is not null or m.removed_at is not null as revoked
    from sidestage.devices d
    join sidestage.members m on m.workspace_id = d.workspace_id and m.member_id = d.member_id
    join sidestage.workspaces w on w.workspace_id = d.workspace_id
    where d.workspace_id = $1::uuid and d.device_id = $2::uuid`,
};

interface Found {
  secret_hash: Buffer;
  next_hash: Buffer | null;
  revoked: boolean;
  last_contact: Date;
  member_id: string;
  roles: Role[];
  epoch: string;
  seq: number;
  purged_seq: number;
  erase_key: Buffer | null;
}

/**
 * Looks the device up in the transaction that does its work, so that a revoked one is refused at its next request and a
 * changed role counts at once.
 * @throws Refusal `not-signed-in` for an unknown or wrong token, DeviceRevoked for one that counted once.
 */
export async function findCaller(run: Run, token: DeviceToken): Promise<Caller> {
  const [row] = await run<Found>(FIND_CALLER, [token.workspaceId, token.deviceId]);
  if (row === undefined || !isSecretOf(row, token.secret)) throw refused();
  if (row.revoked) throw new DeviceRevoked();
  return {
    workspaceId: token.workspaceId,
    deviceId: token.deviceId,
    memberId: row.member_id,
    roles: row.roles,
    lastContact: row.last_contact,
    epoch: row.epoch,
    seq: row.seq,
    purgedSeq: row.purged_seq,
    eraseKey: row.erase_key,
  };
}

/** The same in an ordinary transaction: see `findCaller`. */
export function callerOf(trx: WorkspaceTransaction, token: DeviceToken): Promise<Caller> {
  return findCaller(runIn(trx), token);
}

/** While a secret is renewed both count: the answer that told the new one may have been lost. */
function isSecretOf({ secret_hash: hash, next_hash: next }: Found, secret: string): boolean {
  return isSecret(secret, hash) || (next !== null && isSecret(secret, next));
}

/** How exactly the time of a device's last contact is kept: it costs a write. */
const CONTACT_STEP = 30_000;

/**
 * Notes that a device fetched: it has sent what it had before, so an edit it sends later is not older than this. `now`
 * is in milliseconds.
 */
export async function noteContact(trx: WorkspaceTransaction, caller: Caller, now: number): Promise<void> {
  if (now - caller.lastContact.getTime() < CONTACT_STEP) return;
  await trx
    .updateTable('devices')
    .set({ last_contact: new Date(now) })
    .where('workspace_id', '=', caller.workspaceId)
    .where('device_id', '=', caller.deviceId)
    .execute();
}

/**
 * A client that knows another epoch than ours has data the server may lack, since it was restored from a backup.
 * @throws Refusal `epoch`.
 */
export function requireEpoch(caller: Caller, epoch: string | null): void {
  if (epoch === null || epoch === caller.epoch) return;
  throw new Refusal('epoch', 'The server was restored from a backup: fetch everything again.');
}

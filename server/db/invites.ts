import type { Role } from '../../lib/model/workspace';
import { formatInvite, hashSecret, newSecret } from '../token';
import type { Database } from './connect';
import { inWorkspace } from './in-workspace';
import type { WorkspaceTransaction } from './tables';

/** How long an invite can be used: 7 days, in milliseconds. */
export const INVITE_LIFE = 7 * 24 * 60 * 60 * 1000;

/**
 * Makes an invite that one person can use once within 7 days, with the roles it gives. Returns the text that goes behind
 * `ORIGIN/join#`; only its hash is stored. `now` is in milliseconds.
 * @throws the database's error, such as when there is no such workspace.
 */
export async function createInvite(
  db: Database,
  workspaceId: string,
  roles: readonly Role[],
  now: number = Date.now(),
): Promise<string> {
  return inWorkspace(db, workspaceId, (trx) => insertInvite(trx, workspaceId, roles, now));
}

/** Makes an invite within a transaction: see `createInvite`. */
export async function insertInvite(
  trx: WorkspaceTransaction,
  workspaceId: string,
  roles: readonly Role[],
  now: number,
): Promise<string> {
  const secret = newSecret();
  await trx
    .insertInto('invites')
    .values({
      workspace_id: workspaceId,
      secret_hash: hashSecret(secret),
      roles: [...roles],
      created_at: new Date(now),
      expires_at: new Date(now + INVITE_LIFE),
    })
    .execute();
  return formatInvite({ workspaceId, secret });
}

/**
 * Uses an invite up and returns its roles; null when it does not exist, was used or is too old. Of two requests at once
 * one gets it.
 */
export async function useInvite(
  trx: WorkspaceTransaction,
  invite: { workspaceId: string; secret: string },
  now: number,
): Promise<Role[] | null> {
  const used = await trx
    .updateTable('invites')
    .set({ used_at: new Date(now) })
    .where('workspace_id', '=', invite.workspaceId)
    .where('secret_hash', '=', hashSecret(invite.secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .returning('roles')
    .executeTakeFirst();
  return used?.roles ?? null;
}

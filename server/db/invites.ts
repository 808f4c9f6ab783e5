import type { TeamInvite } from '../../lib/model/team-wire';
import type { Role } from '../../lib/model/workspace';
import { noteAct } from '../audit/note-act';
import { formatInvite, hashSecret, newSecret } from '../token';
import type { Database } from './connect';
import { inWorkspace } from './in-workspace';
import { sql } from './kysely';
import { runIn } from './records';
import type { WorkspaceTransaction } from './tables';

const DAY = 24 * 60 * 60 * 1000;
/** How long an invite can be used at most, and unless told otherwise: 7 days, in milliseconds. */
export const INVITE_LIFE = 7 * DAY;

/** Of the first person of a team. */
export const FIRST_ROLES = ['admin', 'lead', 'rep'] as const satisfies Role[];

/** What an invite is made with; `by`: who makes it, null for the server's owner. */
export interface NewInvite {
  /** Of whoever joins. */
  roles: readonly Role[];
  /** For another browser of this member; null: for somebody new. */
  memberId?: string | null;
  by?: { memberId: string; deviceId: string } | null;
  days?: number;
}

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
  return inWorkspace(
    db,
    workspaceId,
    async (trx) => (await insertInvite(trx, workspaceId, { roles }, now)).token,
  );
}

/** Makes an invite within a transaction, and notes it: see `createInvite`. */
export async function insertInvite(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { roles, memberId = null, by = null, days = 7 }: NewInvite,
  now: number,
): Promise<{ invite: TeamInvite; token: string }> {
  const secret = newSecret();
  const hash = hashSecret(secret);
  const expiresAt = now + Math.min(days * DAY, INVITE_LIFE);
  const invite: TeamInvite = {
    id: inviteId(hash),
    roles: [...roles],
    memberId,
    by: by?.memberId ?? null,
    createdAt: now,
    expiresAt,
  };
  await trx
    .insertInto('invites')
    .values({
      workspace_id: workspaceId,
      secret_hash: hash,
      roles: invite.roles,
      created_by: invite.by,
      member_id: memberId,
      created_at: new Date(now),
      expires_at: new Date(expiresAt),
    })
    .execute();
  const { id: subject } = invite;
  const detail = memberId === null ? { roles: invite.roles } : { member: memberId };
  const act = { at: now, action: 'invite', by: invite.by, device: by?.deviceId ?? null } as const;
  await noteAct(runIn(trx), workspaceId, { ...act, subject, detail });
  return { invite, token: formatInvite({ workspaceId, secret }) };
}

/** An invite's name: the first half of the hash of its secret. */
export function inviteId(secretHash: Buffer): string {
  return secretHash.toString('hex').slice(0, 32);
}

/** Invites that can be used now, the newest first; `memberId`: only those for another browser of that member. */
export async function openInvites(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { now, memberId }: { now: number; memberId: string | null },
): Promise<TeamInvite[]> {
  const rows = await trx
    .selectFrom('invites')
    .select(['secret_hash', 'roles', 'member_id', 'created_by', 'created_at', 'expires_at'])
    .where('workspace_id', '=', workspaceId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .$if(memberId !== null, (query) => query.where('member_id', '=', memberId))
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: inviteId(row.secret_hash),
    roles: row.roles,
    memberId: row.member_id,
    by: row.created_by,
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
  }));
}

/** Ends an invite by its id. False where there is none that can be used. */
export async function deleteInvite(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { id, now, memberId }: { id: string; now: number; memberId: string | null },
): Promise<boolean> {
  const open = await trx
    .selectFrom('invites')
    .select('secret_hash')
    .where('workspace_id', '=', workspaceId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .$if(memberId !== null, (query) => query.where('member_id', '=', memberId))
    .execute();
  const hash = open.find(({ secret_hash: one }) => inviteId(one) === id)?.secret_hash;
  if (hash === undefined) return false;
  const { numDeletedRows } = await trx
    .deleteFrom('invites')
    .where('workspace_id', '=', workspaceId)
    .where('secret_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/**
 * Uses an invite up and returns its roles and for whom it is; null when it does not exist, was used or is too old. Of two
 * requests at once one gets it.
 */
export async function useInvite(
  trx: WorkspaceTransaction,
  invite: { workspaceId: string; secret: string },
  now: number,
): Promise<{ roles: Role[]; memberId: string | null; id: string } | null> {
  const hash = hashSecret(invite.secret);
  const used = await trx
    .updateTable('invites')
    .set({ used_at: new Date(now) })
    .where('workspace_id', '=', invite.workspaceId)
    .where('secret_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .returning(['roles', 'member_id'])
    .executeTakeFirst();
  return used === undefined ? null : { roles: used.roles, memberId: used.member_id, id: inviteId(hash) };
}

/**
 * When the first person joins, the links that servers printed for the first person end: what stands in a log makes nobody
 * else an admin.
 */
export async function endFirstInvites(trx: WorkspaceTransaction, workspaceId: string): Promise<void> {
  const member = await trx
    .selectFrom('members')
    .select('member_id')
    .where('workspace_id', '=', workspaceId)
    .limit(1)
    .executeTakeFirst();
  if (member !== undefined) return;
  await trx
    .deleteFrom('invites')
    .where('workspace_id', '=', workspaceId)
    .where('used_at', 'is', null)
    .where('roles', '=', sql<Role[]>`${[...FIRST_ROLES]}::text[]`)
    .execute();
}

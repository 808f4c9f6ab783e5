import type { TeamMember } from '../../lib/model/team-wire';
import type { Member, Role } from '../../lib/model/workspace';
import { putRecords, storedRecord, takeSeq } from '../db/records';
import type { MembersTable, WorkspaceTransaction } from '../db/tables';
import { nothingHere, Refusal } from '../refusal';

type Found = Pick<MembersTable, 'member_id' | 'name' | 'roles'> & { removed_at: Date | null };

/** Everybody who belongs to the team or was removed from it, in the order they joined. */
export async function allMembers(trx: WorkspaceTransaction, workspaceId: string): Promise<TeamMember[]> {
  const rows = await trx
    .selectFrom('members')
    .select(['member_id', 'name', 'roles', 'created_at', 'removed_at'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('member_id')
    .execute();
  return rows.map((row) => ({
    id: row.member_id,
    name: row.name,
    roles: row.roles,
    joinedAt: row.created_at.getTime(),
    removedAt: row.removed_at?.getTime() ?? null,
  }));
}

/**
 * Locks a member for a change, and all admins with them: two who take the right from each other at the same moment would
 * leave nobody who has it.
 * @throws Refusal `not-found`.
 */
export async function lockMember(
  trx: WorkspaceTransaction,
  workspaceId: string,
  memberId: string,
): Promise<{ member: Found; isLastAdmin: boolean }> {
  const rows: Found[] = await trx
    .selectFrom('members')
    .select(['member_id', 'name', 'roles', 'removed_at'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('member_id')
    .forUpdate()
    .execute();
  const member = rows.find((row) => row.member_id === memberId);
  if (member === undefined) throw nothingHere();
  const admins = rows.filter((row) => row.removed_at === null && row.roles.includes('admin'));
  return { member, isLastAdmin: admins.length === 1 && admins[0] === member };
}

/** Why the last admin stays one. */
export function lastAdmin({ name }: Found): Refusal {
  return new Refusal(
    'forbidden',
    `${name} is the only admin: make somebody else an admin first, or nobody could invite or remove people.`,
  );
}

/** Writes what devices see of a member; returns the workspace's seq after it. */
export async function putMember(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { member_id: id, name }: Found,
  { roles, removed }: { roles: Role[]; removed: boolean },
): Promise<number> {
  const data: Member = { id, name, roles, ...(removed ? { removed } : {}) };
  const seq = await takeSeq(trx, workspaceId, 1);
  await putRecords(trx, workspaceId, seq, [storedRecord({ kind: 'member', data })]);
  return seq;
}

/** Writes a member's roles, or whether they were removed. */
export async function setMember(
  trx: WorkspaceTransaction,
  workspaceId: string,
  memberId: string,
  values: { roles?: Role[]; removed_at?: Date | null },
): Promise<void> {
  await trx
    .updateTable('members')
    .set(values)
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', memberId)
    .execute();
}

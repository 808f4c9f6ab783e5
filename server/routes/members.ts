import { Hono, type Context } from 'hono';
import { EmptyRequest, RolesRequest } from '../../lib/model/team-wire';
import { can } from '../../lib/rules/can';
import { parseRequest, readJson } from '../body';
import { isUuid } from '../db/in-workspace';
import { asCaller, type Asked } from '../members/as-caller';
import { revoke } from '../members/devices';
import { lastAdmin, lockMember, putMember, setMember } from '../members/members';
import { nothingHere, Refusal } from '../refusal';
import type { Services } from '../services';

type Member = Awaited<ReturnType<typeof lockMember>>;

/**
 * POST /v1/members/ID/roles, /remove and /restore, for admins. Whoever is removed is signed out everywhere; what they did
 * stays, with their name. The last admin stays one.
 */
export function memberRoutes(services: Services): Hono {
  const app = new Hono();
  /** One act on a member; returns the workspace's seq where devices have something to fetch. */
  const change = async (c: Context, act: (asked: Asked, found: Member) => Promise<number | null>) => {
    const { seq, workspaceId } = await asCaller(services, c.req.raw, async (asked) => {
      const { trx, caller } = asked;
      if (!can(caller.roles, 'manage-members')) {
        throw new Refusal('forbidden', 'Only an admin can change who belongs to the team.');
      }
      const id = c.req.param('id') ?? '';
      if (!isUuid(id)) throw nothingHere();
      const found = await lockMember(trx, caller.workspaceId, id);
      return { seq: await act(asked, found), workspaceId: caller.workspaceId };
    });
    if (seq !== null) services.live.changed(workspaceId, seq);
    return c.json({ ok: true });
  };

  app.post('/v1/members/:id/roles', async (c) => {
    const { roles } = parseRequest(RolesRequest, (await readJson(c.req.raw)).value);
    return change(c, async ({ trx, caller: { workspaceId }, note }, { member, isLastAdmin }) => {
      if (member.removed_at !== null) throw nothingHere();
      if (isLastAdmin && !roles.includes('admin')) throw lastAdmin(member);
      const { member_id: id, roles: before } = member;
      if (before.toSorted().join() === roles.toSorted().join()) return null;
      await setMember(trx, workspaceId, id, { roles });
      const seq = await putMember(trx, workspaceId, member, { roles, removed: false });
      await note('change-roles', id, { before, after: roles });
      return seq;
    });
  });
  app.post('/v1/members/:id/remove', async (c) => {
    parseRequest(EmptyRequest, (await readJson(c.req.raw)).value);
    return change(c, async ({ trx, caller: { workspaceId }, now, note }, { member, isLastAdmin }) => {
      if (isLastAdmin) throw lastAdmin(member);
      const { member_id: id, roles } = member;
      if (member.removed_at !== null) return null;
      await setMember(trx, workspaceId, id, { removed_at: new Date(now) });
      await revoke(trx, workspaceId, { memberId: id }, now);
      await trx
        .deleteFrom('invites')
        .where('workspace_id', '=', workspaceId)
        .where('member_id', '=', id)
        .where('used_at', 'is', null)
        .execute();
      const seq = await putMember(trx, workspaceId, member, { roles, removed: true });
      await note('remove-member', id);
      return seq;
    });
  });
  app.post('/v1/members/:id/restore', async (c) => {
    parseRequest(EmptyRequest, (await readJson(c.req.raw)).value);
    return change(c, async ({ trx, caller: { workspaceId }, note }, { member }) => {
      const { member_id: id, roles } = member;
      if (member.removed_at === null) return null;
      await setMember(trx, workspaceId, id, { removed_at: null });
      const seq = await putMember(trx, workspaceId, member, { roles, removed: false });
      await note('restore-member', id);
      return seq;
    });
  });
  return app;
}
